package console.services.row;

import console.services.fact.Row;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// A Fleet Bundle: its counters and its dependencies; the manifests in it are never kept.
///
/// @param counters of `status.summary`, zero where left out (`ready`, `desiredReady`, `notReady`,
///   …)
/// @param transitioning whether the summary names objects that are not ready and all of them are
///   only on their way (`transitioning` and not `error`)
/// @param ready status of the Ready condition, null where there is none
public record BundleRow(
        String namespace,
        String name,
        String repo,
        String commit,
        List<String> dependsOn,
        boolean paused,
        boolean deleting,
        @Nullable String ready,
        String message,
        Map<String, Integer> counters,
        boolean hasSummary,
        boolean transitioning)
        implements Row {

    public BundleRow {
        dependsOn = List.copyOf(dependsOn);
        counters = Map.copyOf(counters);
    }

    @Override
    public String key() {
        return namespace + "/" + name;
    }

    public int count(String counter) {
        return counters.getOrDefault(counter, 0);
    }
}
