package console.services.ssh;

import java.time.Duration;

/// What a command left.
///
/// @param exit its status; -1 where it was ended by a signal, or by us because of its length
/// @param truncated whether an output was longer than was kept
public record CommandResult(
        int exit, String stdout, String stderr, boolean truncated, Duration took) {
    public boolean succeeded() {
        return exit == 0 && !truncated;
    }
}
