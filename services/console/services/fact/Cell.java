package console.services.fact;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A feed that somebody sets.
public final class Cell<T> implements Feed<T> {
    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private volatile T value;

    public Cell(T value) {
        this.value = value;
    }

    @Override
    public T latest() {
        return value;
    }

    /// From one thread at a time.
    public void set(T value) {
        this.value = value;
        subscribers.forEach(subscriber -> subscriber.onChange.run());
    }

    @Override
    public Subscription subscribe(Runnable onChange) {
        Subscriber subscriber = new Subscriber(onChange);
        subscribers.add(subscriber);
        onChange.run();
        return () -> subscribers.remove(subscriber);
    }

    public int subscribers() {
        return subscribers.size();
    }

    /// Compared by identity, so that the same Runnable may subscribe twice.
    private static final class Subscriber {
        private final Runnable onChange;

        private Subscriber(Runnable onChange) {
            this.onChange = onChange;
        }
    }
}
