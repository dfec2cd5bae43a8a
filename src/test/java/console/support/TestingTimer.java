package console.support;

import console.services.fact.Subscription;
import console.services.fact.Timer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A timer whose time passes when a test says so: `advance` moves its clock and runs what is due,
/// in order, on the calling thread.
public final class TestingTimer implements Timer {
    private final TestingClock clock;
    private final List<Task> tasks = new ArrayList<>();
    private boolean closed;

    public TestingTimer(TestingClock clock) {
        this.clock = clock;
    }

    @Override
    public Subscription after(Duration delay, Runnable task) {
        return add(new Task(clock.instant().plus(delay), Duration.ZERO, task));
    }

    @Override
    public Subscription every(Duration period, Runnable task) {
        return add(new Task(clock.instant().plus(period), period, task));
    }

    /// Time passes; each due task sees the clock at its own moment.
    public void advance(Duration duration) {
        Instant end = clock.instant().plus(duration);
        Optional<Task> due = nextUntil(end);
        while (due.isPresent()) {
            Task task = due.get();
            if (task.due.isAfter(clock.instant())) {
                clock.set(task.due);
            }
            task.run.run();
            due = nextUntil(end);
        }
        clock.set(end);
    }

    /// How many tasks wait.
    public synchronized int pending() {
        return tasks.size();
    }

    @Override
    public synchronized void close() {
        closed = true;
        tasks.clear();
    }

    private synchronized Subscription add(Task task) {
        if (!closed) {
            tasks.add(task);
        }
        return () -> remove(task);
    }

    private synchronized void remove(Task task) {
        tasks.remove(task);
    }

    private synchronized Optional<Task> nextUntil(Instant end) {
        Optional<Task> next =
                tasks.stream()
                        .filter(task -> !task.due.isAfter(end))
                        .min(Comparator.comparing(task -> task.due));
        next.ifPresent(
                task -> {
                    if (task.period.isZero()) {
                        tasks.remove(task);
                    } else {
                        task.again();
                    }
                });
        return next;
    }

    private static final class Task {
        private final Duration period;
        private final Runnable run;
        private Instant due;

        private Task(Instant due, Duration period, Runnable run) {
            this.due = due;
            this.period = period;
            this.run = run;
        }

        private void again() {
            due = due.plus(period);
        }
    }
}
