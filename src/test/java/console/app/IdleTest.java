package console.app;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.session.LinkState;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What is not looked at costs nothing: an idle window draws nothing, a closed one holds nothing.
/// `-Dconsole.idle=60` watches for a minute instead of ten seconds.
final class IdleTest extends ConsoleWindow {
    private static final Duration WATCHED =
            Duration.ofSeconds(Integer.getInteger("console.idle", 10));

    private volatile CountDownLatch pulse = new CountDownLatch(1);

    @Test
    void anIdleWindowHasNoPulses() throws InterruptedException {
        settled();
        until(30, "live", () -> session().link().latest().phase() == LinkState.Phase.LIVE);
        interact(() -> stage().getScene().addPostLayoutPulseListener(() -> pulse.countDown()));

        assertThat(quiet(Duration.ofSeconds(3), 10)).as("what came last is drawn").isTrue();
        assertThat(quiet(WATCHED, 1)).as("no pulse for " + WATCHED).isTrue();
    }

    /// Whether no pulse came for this long, in one of several tries.
    private boolean quiet(Duration time, int tries) throws InterruptedException {
        for (int i = 0; i < tries; i++) {
            pulse = new CountDownLatch(1);
            if (!pulse.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void openingAndClosingAHundredTimesLeavesNoSubscription() {
        int before = session().subscribers();
        interact(
                () -> {
                    for (int i = 0; i < 100; i++) {
                        ConsoleContent other = content(content().settingsProperty().get());
                        other.change(other.settingsProperty().get().language("de"));
                        other.close();
                    }
                });
        assertThat(session().subscribers()).isEqualTo(before);
        interact(content()::close);
        assertThat(session().subscribers()).isZero();
    }
}
