package console.services.row;

import console.services.fact.Row;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A Fleet GitRepo.
///
/// @param commit of the last git job; `pollingCommit` the newest seen, empty where not told
/// @param job `status.gitJobStatus`, as Fleet spells it
/// @param display `status.display.state`, empty when ready
/// @param stalled status of the condition, null without one; `polling` that of `GitPolling`
/// @param error the words of whichever of these two says that Git cannot be read; else empty
/// @param message `status.display.message`
/// @param pollingSeconds 0 where polling is off
/// @param polled when Fleet last looked at it, null where that is not told
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
        boolean paused,
        List<String> paths,
        @Nullable Instant polled)
        implements Row {
    public GitRepoRow {
        paths = List.copyOf(paths);
    }

    @Override
    public String key() {
        return namespace + "/" + name;
    }
}
