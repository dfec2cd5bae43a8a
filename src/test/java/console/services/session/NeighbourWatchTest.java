package console.services.session;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Fact;
import console.services.fact.Row;
import console.services.row.NeighbourRow;
import console.services.row.NeighbourRow.Probe;
import console.services.row.Sources;
import console.support.TestingClock;
import console.support.TestingTimer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Rounds of looking at the network: at once, then in their rhythm, never two together.
final class NeighbourWatchTest {
    private final TestingClock clock = new TestingClock();
    private final TestingTimer timer = new TestingTimer(clock);
    private final BlockingQueue<Fact> facts = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
    private final Semaphore slow = new Semaphore(0);

    @Test
    void aRoundThatTakesLongDelaysTheNextAndNoneComesAfterTheEnd() throws InterruptedException {
        NeighbourWatch watch = new NeighbourWatch(this::look, clock, timer, facts::add);
        assertThat(begun.poll(10, TimeUnit.SECONDS)).isNotNull();
        timer.advance(Duration.ofMinutes(1));
        assertThat(begun).isEmpty();
        slow.release();
        assertThat(facts.poll(10, TimeUnit.SECONDS)).isInstanceOf(Fact.Listed.class);

        assertThat(again()).isEqualTo("round");
        watch.close();
        slow.release();
        timer.advance(Duration.ofMinutes(1));
        assertThat(begun).isEmpty();
        assertThat(facts).isEmpty();
        assertThat(timer.pending()).isZero();
    }

    @Test
    void aRoundThatBreaksDownIsSilenceAndTheNextOneIsAsked() throws InterruptedException {
        try (NeighbourWatch _ = new NeighbourWatch(this::breakDown, clock, timer, facts::add)) {
            assertThat(begun.poll(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(facts.poll(10, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            Fact.Silent.class,
                            silent -> {
                                assertThat(silent.source()).isEqualTo(Sources.NEIGHBOURS);
                                assertThat(silent.why().detail()).contains("no route");
                            });
            assertThat(again()).isEqualTo("round");
        }
    }

    @Test
    void aTimeThatJittersIsNoNewsAndOneThatDoublesIs() throws InterruptedException {
        Iterator<Double> times = List.of(0.2, 0.31, 0.7).iterator();
        try (NeighbourWatch _ =
                new NeighbourWatch(now -> answer(now, times), clock, timer, facts::add)) {
            assertThat(begun.poll(10, TimeUnit.SECONDS)).isNotNull();
            Row first = row(facts.poll(10, TimeUnit.SECONDS));
            assertThat(again()).isEqualTo("round");
            assertThat(row(facts.poll(10, TimeUnit.SECONDS))).isEqualTo(first);
            assertThat(again()).isEqualTo("round");
            assertThat(row(facts.poll(10, TimeUnit.SECONDS))).isNotEqualTo(first);
        }
    }

    private static Row row(@Nullable Fact fact) {
        assertThat(fact).isInstanceOf(Fact.Listed.class);
        return ((Fact.Listed) Objects.requireNonNull(fact)).rows().getFirst();
    }

    private Fact answer(Instant now, Iterator<Double> times) {
        if (times.hasNext()) {
            Probe probe = new Probe(NeighbourRow.ARPING, 3, 3, times.next());
            Row row = new NeighbourRow("10.21.0.40", List.of("a"), "maint", "REACHABLE", probe);
            begun.add("round");
            return new Fact.Listed(Sources.NEIGHBOURS, now, List.of(row), 0, "");
        }
        return new Fact.Alive(Sources.NEIGHBOURS, now);
    }

    private Fact breakDown(Instant now) {
        begun.add("round");
        throw new IllegalStateException("no route at " + now);
    }

    /// The round before may still be on its way out when its fact is already here.
    private String again() throws InterruptedException {
        String next = null;
        for (int i = 0; next == null && i < 1000; i++) {
            timer.advance(Duration.ofSeconds(5));
            next = begun.poll(10, TimeUnit.MILLISECONDS);
        }
        return String.valueOf(next);
    }

    private Fact look(Instant now) {
        begun.add("round");
        slow.acquireUninterruptibly();
        return new Fact.Listed(Sources.NEIGHBOURS, now, List.of(), 0, "");
    }
}
