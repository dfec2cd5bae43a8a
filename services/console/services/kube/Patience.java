package console.services.kube;

import console.services.fact.Subscription;
import console.services.fact.Timer;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/// A wait that can be ended for good.
final class Patience {
    private final Timer timer;
    private final Semaphore ended = new Semaphore(0);

    Patience(Timer timer) {
        this.timer = timer;
    }

    /// Blocks for this long; not at all after `end`, or when the thread is interrupted.
    void sit(Duration time) {
        Subscription alarm = timer.after(time, ended::release);
        try {
            ended.acquire();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            alarm.close();
        }
    }

    void end() {
        ended.release(1 << 20);
    }
}
