package console.services.lab.api;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// PodDisruptionBudgets: how many more pods may go, counted anew from the pods every time.
public final class Budgets {
    private static final String KIND = "poddisruptionbudgets.policy";

    private Budgets() {}

    private record Count(int expected, int healthy, int desired) {
        int allowed() {
            return Math.max(0, healthy - desired);
        }
    }

    private static Count count(LabStore store, StoredObject budget) {
        JsonNode spec = budget.tree().path("spec");
        List<StoredObject> pods = new ArrayList<>(store.list("pods", budget.namespace()));
        pods.removeIf(pod -> !selects(spec, pod));
        int expected = (int) pods.stream().filter(pod -> !pod.pod().terminating()).count();
        int healthy = (int) pods.stream().filter(pod -> pod.pod().healthy()).count();
        int desired =
                spec.has("maxUnavailable")
                        ? expected - amount(spec.path("maxUnavailable"), expected)
                        : amount(spec.path("minAvailable"), expected);
        return new Count(expected, healthy, Math.max(0, desired));
    }

    private static boolean selects(JsonNode spec, StoredObject pod) {
        JsonNode labels = spec.path("selector").path("matchLabels");
        return !labels.isEmpty() && pod.has(labels);
    }

    /// A number, or a share of all that is rounded up.
    private static int amount(JsonNode value, int of) {
        String text = value.asString("0");
        return text.endsWith("%")
                ? Math.ceilDiv(of * Lists.number(text.replace("%", "")), 100)
                : Lists.number(text);
    }

    /// Brings the status of a namespace's budgets in line with its pods.
    public static void refresh(LabStore store, String namespace) {
        for (StoredObject budget : store.list(KIND, namespace)) {
            Count count = count(store, budget);
            store.update(
                    KIND,
                    namespace,
                    budget.name(),
                    tree -> {
                        ObjectNode status = Json.child(tree, "status");
                        status.put("currentHealthy", count.healthy());
                        status.put("desiredHealthy", count.desired());
                        status.put("expectedPods", count.expected());
                        status.put("disruptionsAllowed", count.allowed());
                    });
        }
    }

    /// Refuses an eviction that a budget stands against.
    static void check(LabStore store, StoredObject pod) {
        for (StoredObject budget : store.list(KIND, pod.namespace())) {
            if (!selects(budget.tree().path("spec"), pod)) {
                continue;
            }
            Count count = count(store, budget);
            if (pod.pod().healthy() && count.allowed() == 0) {
                throw refused(budget, count);
            }
        }
    }

    /// Without a Retry-After: with it kubectl retries inside one request, past its own time-out.
    private static ApiFailure refused(StoredObject budget, Count count) {
        ObjectNode details = Json.object();
        details.putArray("causes")
                .addObject()
                .put("reason", "DisruptionBudget")
                .put(
                        "message",
                        "The disruption budget %s needs %d healthy pods and has %d currently"
                                .formatted(budget.name(), count.desired(), count.healthy()));
        return new ApiFailure(
                429,
                "TooManyRequests",
                "Cannot evict pod as it would violate the pod's disruption budget.",
                details);
    }
}
