package console.services.session;

import console.services.fact.Clock;
import console.services.fact.Fact;
import console.services.fact.Reason;
import console.services.fact.Row;
import console.services.fact.Subscription;
import console.services.fact.Timer;
import console.services.fact.Why;
import console.services.row.NeighbourRow;
import console.services.row.Sources;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Asks again and again who answers for which address; a round that takes longer than the rhythm
/// delays the next one. What comes after its end is dropped; a round that breaks down is silence.
final class NeighbourWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NeighbourWatch.class);
    private static final Duration RHYTHM = Duration.ofSeconds(5);

    private final Neighbours neighbours;
    private final Clock clock;
    private final Consumer<Fact> store;
    private final Map<String, NeighbourRow> last = new ConcurrentHashMap<>();
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
            Fact fact = steady(fact());
            if (!closed) {
                store.accept(fact);
            }
        } finally {
            looking.set(false);
        }
    }

    private Fact fact() {
        Instant now = clock.instant();
        try {
            return neighbours.look(now);
        } catch (RuntimeException e) {
            LOG.debug("A look at the network failed", e);
            Why why = new Why(Reason.UNREACHABLE, Sources.NEIGHBOURS.name(), e.toString());
            return new Fact.Silent(Sources.NEIGHBOURS, now, why);
        }
    }

    /// The rows as they were, where only the time of an answer jitters: that is no news.
    private Fact steady(Fact fact) {
        if (!(fact instanceof Fact.Listed listed)) {
            return fact;
        }
        List<Row> rows = new ArrayList<>();
        for (Row row : listed.rows()) {
            NeighbourRow before = last.get(row.key());
            rows.add(row instanceof NeighbourRow now ? now.steadied(before) : row);
        }
        last.clear();
        for (Row row : rows) {
            if (row instanceof NeighbourRow now) {
                last.put(now.key(), now);
            }
        }
        return new Fact.Listed(listed.source(), listed.at(), rows, listed.skipped(), listed.note());
    }

    @Override
    public void close() {
        closed = true;
        rhythm.close();
    }
}
