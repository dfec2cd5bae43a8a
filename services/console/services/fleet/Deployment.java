package console.services.fleet;

import console.services.resource.BundleState;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A BundleDeployment: what the agent made of a bundle on this cluster.
///
/// @param bundle namespace and name of its bundle, `namespace/name`
/// @param desired `spec.deploymentID`; `staged` and `applied` beside it, empty where missing
/// @param conditions by type
/// @param unready objects that are not ready; Fleet names at most ten
/// @param modified objects that differ from Git; Fleet names at most ten
public record Deployment(
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
        List<Item> modified) {

    public record Condition(String status, String message) {}

    /// An object that Fleet names.
    ///
    /// @param transitioning on its way, and no error
    /// @param fact what is wrong with it, in Fleet's words; may be empty
    public record Item(
            String kind, String namespace, String name, boolean transitioning, String fact) {}

    public Deployment {
        labels = Map.copyOf(labels);
        conditions = Map.copyOf(conditions);
        unready = List.copyOf(unready);
        modified = List.copyOf(modified);
    }

    public FleetState state() {
        return FleetState.of(desired, staged, applied, status("Deployed"), ready, nonModified);
    }

    /// The console's word for it, without a look at its dependencies.
    BundleState word() {
        return switch (state()) {
            case ERR_APPLIED ->
                    BundleState.waitsForOthers(message("Deployed"))
                            ? BundleState.BLOCKED
                            : BundleState.APPLY_FAILED;
            case WAIT_APPLIED -> BundleState.DEPLOYING;
            case NOT_READY -> whyUnready();
            case OUT_OF_SYNC, PENDING -> BundleState.WAITING;
            case MODIFIED -> BundleState.DRIFTED;
            case READY ->
                    isFalse("Deployed") || isFalse("Monitored")
                            ? BundleState.READY_STALE
                            : BundleState.READY;
        };
    }

    private BundleState whyUnready() {
        if (isFalse("Installed")) {
            return BundleState.INSTALL_FAILED;
        }
        return !unready.isEmpty() && unready.stream().allMatch(Item::transitioning)
                ? BundleState.DEPLOYING
                : BundleState.NOT_READY;
    }

    /// Fleet's words for what is wrong; empty where it has none. What was installed before says
    /// nothing of what is to be applied now.
    String message() {
        Stream<String> types =
                applied.equals(desired)
                        ? Stream.of("Deployed", "Installed", "Monitored")
                        : Stream.of("Deployed", "Monitored");
        return types.filter(this::isFalse)
                .map(this::message)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private boolean isFalse(String type) {
        return "False".equals(status(type));
    }

    private @Nullable String status(String type) {
        Condition condition = conditions.get(type);
        return condition == null ? null : condition.status();
    }

    private String message(String type) {
        Condition condition = conditions.get(type);
        return condition == null ? "" : condition.message();
    }
}
