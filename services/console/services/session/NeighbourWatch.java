package console.services.session;

import console.services.fact.Clock;
import console.services.fact.Fact;
import console.services.fact.Subscription;
import console.services.fact.Timer;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Asks again and again who answers for which address; a round that takes longer than the rhythm
/// delays the next one. What comes after its end is dropped.
final class NeighbourWatch implements AutoCloseable {
    private static final Duration RHYTHM = Duration.ofSeconds(5);

    private final Neighbours neighbours;
    private final Clock clock;
    private final Consumer<Fact> store;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final Subscription rhythm;
    private volatile boolean closed;

    /// Looks for the first time at once.
    NeighbourWatch(Neighbours neighbours, Clock clock, Timer timer, Consumer<Fact> store) {
        this.neighbours = neighbours;
        this.clock = clock;
        this.store = store;
        rhythm = timer.every(RHYTHM, this::look);
        look();
    }

    private void look() {
        if (!closed && looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("neighbours").start(this::round);
        }
    }

    private void round() {
        try {
            Fact fact = neighbours.look(clock.instant());
            if (!closed) {
                store.accept(fact);
            }
        } finally {
            looking.set(false);
        }
    }

    @Override
    public void close() {
        closed = true;
        rhythm.close();
    }
}
