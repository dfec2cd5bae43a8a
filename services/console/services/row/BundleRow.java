package console.services.row;

import console.services.fact.Row;
import console.services.resource.BundleState;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

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
        List<Dependency> dependsOn,
        boolean paused,
        boolean deleting,
        @Nullable String ready,
        String message,
        Map<String, Integer> counters,
        boolean hasSummary,
        boolean transitioning)
        implements Row {

    /// One entry of `spec.dependsOn`: a name, labels of BundleDeployments, or both of which both
    /// must hold.
    ///
    /// @param name null where only labels select
    /// @param accepted Fleet's words for the states that satisfy it
    public record Dependency(
            @Nullable String name, Map<String, String> labels, Set<String> accepted) {
        public Dependency {
            labels = Map.copyOf(labels);
            accepted = accepted.isEmpty() ? Set.of("Ready") : Set.copyOf(accepted);
        }

        /// The common one: by name, and only ready satisfies it.
        public static Dependency on(String name) {
            return new Dependency(name, Map.of(), Set.of());
        }

        @Override
        public String toString() {
            return name != null ? name : labels.toString();
        }
    }

    public BundleRow {
        dependsOn = List.copyOf(dependsOn);
        counters = Map.copyOf(counters);
    }

    @Override
    public String key() {
        return namespace + "/" + name;
    }

    /// What the Bundle alone says of its state.
    public BundleState.Evidence evidence() {
        return new BundleState.Evidence(
                deleting, ready, message, hasSummary ? counters : null, transitioning);
    }
}
