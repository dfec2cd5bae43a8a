package console.services.fact;

import java.time.Duration;

/// The only place that waits. Tasks run on the timer's own thread, must not block, and hand over at
/// once; a task that throws is logged and does not end a repetition.
public interface Timer extends AutoCloseable {
    /// Runs `task` once after `delay`. Closing the handle before then cancels it.
    Subscription after(Duration delay, Runnable task);

    /// Runs `task` every `period`, the first time after one period, until the handle is closed.
    Subscription every(Duration period, Runnable task);

    /// Ends all tasks; what is scheduled later is ignored.
    @Override
    void close();
}
