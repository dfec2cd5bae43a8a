package console.services.fleet;

import console.services.resource.BundleState;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// A Bundle as the graph of dependencies needs it.
///
/// @param evidence what the Bundle alone says of its state
public record Bundle(
        String namespace,
        String name,
        BundleState.Evidence evidence,
        List<Dependency> dependsOn) {

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

        /// An entry with neither is skipped by Fleet's agent.
        boolean isEmpty() {
            return name == null && labels.isEmpty();
        }

        @Override
        public String toString() {
            return name != null ? name : labels.toString();
        }
    }

    public Bundle {
        dependsOn = List.copyOf(dependsOn);
    }

    public String key() {
        return namespace + "/" + name;
    }

    /// The worst of its counters in Fleet's words, for a bundle whose deployments are not known.
    FleetState state() {
        Map<String, Integer> counters = evidence.counters();
        if (counters == null) {
            return FleetState.PENDING;
        }
        return List.of(
                        FleetState.ERR_APPLIED,
                        FleetState.WAIT_APPLIED,
                        FleetState.MODIFIED,
                        FleetState.OUT_OF_SYNC,
                        FleetState.PENDING,
                        FleetState.NOT_READY)
                .stream()
                .filter(state -> counters.getOrDefault(counter(state), 0) > 0)
                .findFirst()
                .orElse(FleetState.READY);
    }

    private static String counter(FleetState state) {
        return Character.toLowerCase(state.word().charAt(0)) + state.word().substring(1);
    }
}
