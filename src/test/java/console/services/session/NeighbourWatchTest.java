package console.services.session;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Fact;
import console.services.row.Sources;
import console.support.TestingClock;
import console.support.TestingTimer;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
