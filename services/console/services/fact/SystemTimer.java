package console.services.fact;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The timer of the running program: one daemon thread.
public final class SystemTimer implements Timer {
    private static final Logger LOG = LoggerFactory.getLogger(SystemTimer.class);

    private final ScheduledThreadPoolExecutor pool =
            new ScheduledThreadPoolExecutor(
                    1,
                    Thread.ofPlatform().daemon().name("timer").factory(),
                    (_, _) -> LOG.debug("The timer has ended"));

    public SystemTimer() {
        pool.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Subscription after(Duration delay, Runnable task) {
        return handle(pool.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public Subscription every(Duration period, Runnable task) {
        long nanos = period.toNanos();
        return handle(
                pool.scheduleWithFixedDelay(guarded(task), nanos, nanos, TimeUnit.NANOSECONDS));
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    private static Subscription handle(Future<?> future) {
        return () -> future.cancel(false);
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("A timed task failed", e);
            }
        };
    }
}
