package console.services.row;

import console.services.fact.Row;
import console.services.resource.BundleState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A Fleet Bundle: its counters and its dependencies; the manifests in it are never kept.
///
/// @param counters of `status.summary`, zero where left out (`ready`, `desiredReady`, `notReady`,
///   …)
/// @param transitioning whether the summary names objects that are not ready and all of them are
///   only on their way (`transitioning` and not `error`)
/// @param changed when what it says of being ready last changed; null where it does not tell
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
        boolean transitioning,
        @Nullable Instant changed)
        implements Row {

    /// One entry of `spec.dependsOn`: a name, a selector over labels of BundleDeployments, or both
    /// of which both must hold.
    ///
    /// @param name null where only the selector chooses
    /// @param labels that must be there with these values
    /// @param accepted Fleet's words for the states that satisfy it
    public record Dependency(
            @Nullable String name,
            Map<String, String> labels,
            List<Requirement> requirements,
            Set<String> accepted) {
        public Dependency {
            labels = Map.copyOf(labels);
            requirements = List.copyOf(requirements);
            accepted = accepted.isEmpty() ? Set.of("Ready") : Set.copyOf(accepted);
        }

        /// The common one: by name, and only ready satisfies it.
        public static Dependency on(String name) {
            return new Dependency(name, Map.of(), List.of(), Set.of());
        }

        public boolean selects() {
            return !labels.isEmpty() || !requirements.isEmpty();
        }

        /// Whether what bears these labels is chosen by the selector.
        public boolean selects(Map<String, String> worn) {
            return worn.entrySet().containsAll(labels.entrySet())
                    && requirements.stream().allMatch(each -> each.holds(worn));
        }

        /// As `kubectl` writes it: `hub`, `tier=base, env in (a, b)`.
        @Override
        public String toString() {
            Stream<String> equal = labels.entrySet().stream().map(Map.Entry::toString).sorted();
            String selector =
                    Stream.concat(equal, requirements.stream().map(Requirement::toString))
                            .collect(Collectors.joining(", "));
            return name == null
                    ? selector
                    : selector.isEmpty() ? name : name + " (" + selector + ")";
        }
    }

    /// One of a selector's `matchExpressions`.
    ///
    /// @param operator as Kubernetes spells it; another than its four is never fulfilled
    public record Requirement(String key, String operator, List<String> values) {
        public Requirement {
            values = List.copyOf(values);
        }

        boolean holds(Map<String, String> worn) {
            String value = worn.get(key);
            return switch (operator) {
                case "In" -> value != null && values.contains(value);
                case "NotIn" -> value == null || !values.contains(value);
                case "Exists" -> value != null;
                case "DoesNotExist" -> value == null;
                default -> false;
            };
        }

        @Override
        public String toString() {
            String list = " (" + String.join(", ", values) + ")";
            return switch (operator) {
                case "In" -> key + " in" + list;
                case "NotIn" -> key + " notin" + list;
                case "Exists" -> key;
                case "DoesNotExist" -> "!" + key;
                default -> key + " " + operator + list;
            };
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
