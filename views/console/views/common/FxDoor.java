package console.views.common;

import console.services.fact.Feed;
import console.services.fact.Subscription;

import javafx.application.Platform;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The only way of a value to the JavaFX thread: always queued, never inline, one pending hop per
/// feed, the last value wins. Work that blocks runs on virtual threads and comes back through it.
public final class FxDoor {
    private final Executor screen;

    public FxDoor() {
        this(Platform::runLater);
    }

    /// For tests without a toolkit.
    public FxDoor(Executor screen) {
        this.screen = screen;
    }

    /// Hands over the latest value now and after every change, until closed.
    public <T> Subscription follow(Feed<T> feed, Consumer<? super T> consumer) {
        AtomicBoolean pending = new AtomicBoolean();
        AtomicBoolean closed = new AtomicBoolean();
        Subscription subscription =
                feed.subscribe(
                        () -> {
                            if (pending.compareAndSet(false, true)) {
                                screen.execute(
                                        () -> {
                                            pending.set(false);
                                            if (!closed.get()) {
                                                consumer.accept(feed.latest());
                                            }
                                        });
                            }
                        });
        return () -> {
            closed.set(true);
            subscription.close();
        };
    }

    /// Runs blocking work on a virtual thread of this name and hands its result over.
    public <T> void fetch(String name, Supplier<T> work, Consumer<? super T> consumer) {
        Thread.ofVirtual()
                .name(name)
                .start(
                        () -> {
                            T result = work.get();
                            screen.execute(() -> consumer.accept(result));
                        });
    }
}
