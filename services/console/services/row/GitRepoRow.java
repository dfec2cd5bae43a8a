package console.services.row;

import console.services.fact.Row;

import org.jspecify.annotations.Nullable;

/// A Fleet GitRepo.
///
/// @param commit of the last git job; `pollingCommit` the newest seen, empty where not told
/// @param job `status.gitJobStatus`, as Fleet spells it
/// @param display `status.display.state`, empty when ready
/// @param stalled status of the condition, null without one; `polling` that of `GitPolling`
/// @param error the words of whichever of these two says that Git cannot be read; else empty
/// @param message `status.display.message`
/// @param pollingSeconds 0 where polling is off
public record GitRepoRow(
        String namespace,
        String name,
        String repo,
        String branch,
        String commit,
        String pollingCommit,
        String job,
        String display,
        @Nullable String stalled,
        @Nullable String polling,
        String error,
        String message,
        int pollingSeconds,
        boolean paused)
        implements Row {
    @Override
    public String key() {
        return namespace + "/" + name;
    }
}
