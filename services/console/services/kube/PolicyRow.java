package console.services.kube;

import console.services.fact.Row;
import console.services.fact.Source;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;

/// What a ClusterPolicy of the GPU operator says of the MIG manager's configuration. It never gets
/// into the store.
///
/// @param namespace of the operator; empty before it has said so
/// @param config the name of the ConfigMap
record PolicyRow(String name, @Nullable Instant created, String namespace, String config)
        implements Row {
    static final Source<PolicyRow> SOURCE = new Source<>("clusterpolicies", PolicyRow.class);
    static final Kind<PolicyRow> KIND =
            Kind.of(SOURCE, "/apis/nvidia.com/v1/clusterpolicies", PolicyRow::of);

    /// The one that the operator brings, where the policy names no other.
    private static final String SHIPPED = "default-mig-parted-config";

    static PolicyRow of(JsonNode policy) {
        String config = Fields.text(policy, "spec", "migManager", "config", "name");
        return new PolicyRow(
                Fields.text(policy, "metadata", "name"),
                Fields.time(policy, "metadata", "creationTimestamp"),
                Fields.text(policy, "status", "namespace"),
                config.isEmpty() ? SHIPPED : config);
    }

    @Override
    public String key() {
        return name;
    }
}
