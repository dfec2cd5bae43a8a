package console.services.ssh;

import java.time.Duration;

/// How long a command may take, and how many bytes of each of its outputs are kept.
public record Limits(Duration time, int bytes) {
    /// For what a person waits for.
    public static final Limits SHORT = new Limits(Duration.ofSeconds(10), 1 << 20);
}
