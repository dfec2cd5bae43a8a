package console.services.lab;

import console.services.fact.Subscription;
import console.services.fact.Timer;

import java.time.Duration;

/// A timer that never fires: the lab stands still unless a test moves it.
final class ManualTimer implements Timer {
    @Override
    public Subscription after(Duration delay, Runnable task) {
        return () -> {};
    }

    @Override
    public Subscription every(Duration period, Runnable task) {
        return () -> {};
    }

    @Override
    public void close() {}
}
