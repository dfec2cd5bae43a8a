package console.services.kube;

import console.services.fact.Subscription;
import console.services.fact.Timer;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/// A wait that anybody can end.
final class Patience {
    private final Timer timer;
    private final Semaphore ended = new Semaphore(0);

    Patience(Timer timer) {
        this.timer = timer;
    }

    /// Blocks for this long, or until `end`, or until the thread is interrupted. An `end` that came
    /// since the last wait counts: none is lost between a failure and the wait after it.
    void sit(Duration time) {
        Subscription alarm = timer.after(time, ended::release);
        try {
            ended.acquire();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            alarm.close();
            ended.drainPermits();
        }
    }

    void end() {
        ended.release();
    }
}
