package console.views.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import console.support.TestingClock;
import console.support.TestingTimer;
import console.views.common.FxDoor;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A question that is asked again: no change is missed, and a slow answer is not asked for twice.
final class AskingTest {
    private final TestingClock clock = new TestingClock();
    private final TestingTimer timer = new TestingTimer(clock);
    private final BlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private final List<String> answers = new ArrayList<>();
    private final List<Instant> times = new ArrayList<>();
    private final Asking<String> asking =
            new Asking<>(
                    new FxDoor(screen::add),
                    clock,
                    timer,
                    (answer, at) -> {
                        answers.add(answer);
                        times.add(at);
                    });

    @Test
    void aChangeWithinTheRhythmIsLookedAtAfterIt() {
        about("creating");
        hop();
        asking.soon();
        asking.soon();
        assertThat(screen).isEmpty();
        assertThat(timer.pending()).isEqualTo(1);

        timer.advance(Asking.RHYTHM);
        hop();
        hop();
        assertThat(answers).containsExactly("creating", "creating");
        assertThat(timer.pending()).as("nothing ticks while nothing changes").isZero();
    }

    @Test
    void oneAskIsOnItsWayAndAChangeMeanwhileIsLookedAtAfterwards() {
        about("slow");
        Runnable answer = next();
        timer.advance(Asking.RHYTHM.multipliedBy(3));
        asking.soon();
        asking.next();
        asking.soon();
        assertThat(timer.pending()).isZero();
        answer.run();
        hop();
        assertThat(answers).hasSize(2);
        assertThat(screen).isEmpty();
    }

    @Test
    void anAnswerIsAsOldAsItsQuestion() {
        about("slow");
        Runnable answer = next();
        timer.advance(Duration.ofSeconds(9));
        answer.run();
        assertThat(times).containsExactly(TestingClock.START);
    }

    @Test
    void anOlderAnswerOverwritesNoNewerOne() {
        about("first");
        Runnable old = next();
        about("second");
        hop();
        old.run();
        assertThat(answers).containsExactly("second");
    }

    @Test
    void whoAsksNothingMoreWaitsForNothing() {
        about("closed");
        hop();
        asking.soon();
        asking.about(null);
        asking.soon();
        timer.advance(Asking.RHYTHM.multipliedBy(2));
        asking.soon();
        assertThat(timer.pending()).isZero();
        assertThat(screen).isEmpty();
        assertThat(answers).containsExactly("closed");
    }

    private void about(String answer) {
        asking.about(new Asking.Question<>(answer, () -> answer));
    }

    private void hop() {
        next().run();
    }

    private Runnable next() {
        try {
            Runnable next = screen.poll(10, TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            return next == null ? () -> {} : next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
