package console.support;

import console.services.fact.Clock;

import java.time.Duration;
import java.time.Instant;

/// A clock that a test sets; starts at a fixed moment.
public final class TestingClock implements Clock {
    public static final Instant START = Instant.parse("2026-11-24T05:40:00Z");

    private volatile Instant now = START;

    @Override
    public Instant instant() {
        return now;
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    public void set(Instant instant) {
        now = instant;
    }
}
