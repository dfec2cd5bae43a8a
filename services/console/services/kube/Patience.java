package console.services.kube;

import console.services.fact.Subscription;
import console.services.fact.Timer;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// A wait that anybody can end.
final class Patience {
    private final Timer timer;
    private volatile CountDownLatch latch = new CountDownLatch(1);

    Patience(Timer timer) {
        this.timer = timer;
    }

    /// Blocks for this long, or until `end`, or until the thread is interrupted.
    void sit(Duration time) {
        CountDownLatch mine = new CountDownLatch(1);
        latch = mine;
        Subscription alarm = timer.after(time, mine::countDown);
        try {
            mine.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            alarm.close();
        }
    }

    void end() {
        latch.countDown();
    }
}
