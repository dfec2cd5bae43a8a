package console.services.lab.api;

import tools.jackson.databind.JsonNode;

import java.util.Map;

/// PodDisruptionBudgets: whether one more pod may go.
final class Budgets {
    private Budgets() {}

    static void check(LabStore store, StoredObject pod) {
        for (StoredObject budget : store.list("poddisruptionbudgets.policy", pod.namespace())) {
            JsonNode tree = budget.tree();
            if (!selects(tree.path("spec").path("selector").path("matchLabels"), pod)) {
                continue;
            }
            int allowed = tree.path("status").path("disruptionsAllowed").asInt(0);
            if (allowed <= 0) {
                // No Retry-After: with it kubectl retries inside one request, past its own
                // time-out.
                throw new ApiFailure(
                        429,
                        "TooManyRequests",
                        "Cannot evict pod as it would violate the pod's disruption budget.");
            }
            store.update(
                    "poddisruptionbudgets.policy",
                    budget.namespace(),
                    budget.name(),
                    changed ->
                            Json.child(changed, "status").put("disruptionsAllowed", allowed - 1));
        }
    }

    private static boolean selects(JsonNode labels, StoredObject pod) {
        if (labels.isEmpty()) {
            return false;
        }
        for (Map.Entry<String, JsonNode> label : labels.properties()) {
            if (!pod.label(label.getKey()).equals(label.getValue().asString(""))) {
                return false;
            }
        }
        return true;
    }
}
