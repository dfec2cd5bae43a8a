package console.services.row;

import console.services.fact.Row;
import console.services.resource.FleetState;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// A Fleet BundleDeployment: what the agent made of a bundle on one cluster.
///
/// @param bundle key of its Bundle, `namespace/name`
/// @param labels those that other bundles may select it by
/// @param desired `spec.deploymentID`; `staged` and `applied` beside it, empty where missing
/// @param conditions by type
/// @param unready objects that are not ready; Fleet names at most ten
/// @param modified objects that differ from Git; Fleet names at most ten
/// @param incomplete whether Fleet cut one of the two lists
public record BundleDeploymentRow(
        String namespace,
        String name,
        String bundle,
        Map<String, String> labels,
        String desired,
        String staged,
        String applied,
        boolean ready,
        boolean nonModified,
        Map<String, Condition> conditions,
        List<Item> unready,
        List<Item> modified,
        boolean incomplete)
        implements Row {

    public record Condition(String status, String message) {}

    /// An object that Fleet names.
    ///
    /// @param transitioning on its way, and no error
    /// @param fact what is wrong with it, in Fleet's words; may be empty
    public record Item(
            String kind, String namespace, String name, boolean transitioning, String fact) {}

    public BundleDeploymentRow {
        labels = Map.copyOf(labels);
        conditions = Map.copyOf(conditions);
        unready = List.copyOf(unready);
        modified = List.copyOf(modified);
    }

    @Override
    public String key() {
        return namespace + "/" + name;
    }

    /// Fleet's own decision.
    public FleetState state() {
        return FleetState.of(desired, staged, applied, status("Deployed"), ready, nonModified);
    }

    public boolean isFalse(String condition) {
        return "False".equals(status(condition));
    }

    /// Empty without that condition.
    public String message(String condition) {
        Condition found = conditions.get(condition);
        return found == null ? "" : found.message();
    }

    private @Nullable String status(String condition) {
        Condition found = conditions.get(condition);
        return found == null ? null : found.status();
    }
}
