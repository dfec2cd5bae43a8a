package console.services.row;

import org.jspecify.annotations.Nullable;

/// A container of a pod that is not ready, as the kubelet tells of it; reasons and messages are the
/// kubelet's own words and may be empty.
///
/// @param before how it ended the last time, null where it did not
public record Container(String name, State state, @Nullable Ended before) {
    public sealed interface State {}

    /// @param reason `ImagePullBackOff`, `CrashLoopBackOff`, `ContainerCreating`
    public record Waiting(String reason, String message) implements State {}

    public record Running() implements State {}

    /// @param code null where it is not told
    public record Ended(String reason, @Nullable Integer code, String message) implements State {}

    public record Untold() implements State {}

    /// Whether it is on its way, as far as anybody can tell.
    public boolean moving() {
        return switch (state) {
            case Waiting(String reason, String _) ->
                    reason.equals("ContainerCreating") || reason.equals("PodInitializing");
            case Running _, Untold _ -> true;
            case Ended _ -> false;
        };
    }
}
