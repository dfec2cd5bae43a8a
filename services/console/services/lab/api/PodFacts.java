package console.services.lab.api;

import console.services.resource.Quantity;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/// What is asked of pods again and again, read once when a version is stored; empty for other
/// kinds.
///
/// @param owner uid of the controller, empty for a bare pod
/// @param requests sums over the containers, in base units
public record PodFacts(
        String node,
        String phase,
        boolean ready,
        boolean terminating,
        String owner,
        Map<String, BigDecimal> requests) {
    static final PodFacts NONE = new PodFacts("", "", false, false, "", Map.of());

    public PodFacts {
        requests = Map.copyOf(requests);
    }

    static PodFacts of(JsonNode pod) {
        boolean ready = false;
        for (JsonNode condition : pod.path("status").path("conditions")) {
            ready |= Json.is(condition, "type", "Ready") && Json.is(condition, "status", "True");
        }
        String owner = "";
        for (JsonNode reference : pod.path("metadata").path("ownerReferences")) {
            owner =
                    reference.path("controller").asBoolean(false)
                            ? Json.text(reference, "uid")
                            : owner;
        }
        Map<String, BigDecimal> requests = new HashMap<>();
        for (JsonNode container : pod.path("spec").path("containers")) {
            JsonNode asked = container.path("resources").path("requests");
            for (Map.Entry<String, JsonNode> amount : asked.properties()) {
                Quantity.parse(amount.getValue().asString(""))
                        .ifPresent(
                                found -> requests.merge(amount.getKey(), found, BigDecimal::add));
            }
        }
        return new PodFacts(
                Json.text(pod, "spec", "nodeName").intern(),
                Json.text(pod, "status", "phase").intern(),
                ready,
                !Json.text(pod, "metadata", "deletionTimestamp").isEmpty(),
                owner,
                requests);
    }

    /// Whether it holds what it requests.
    public boolean holds() {
        return !node.isEmpty() && !phase.equals("Succeeded") && !phase.equals("Failed");
    }

    /// Serves now, and is not about to leave.
    public boolean healthy() {
        return ready && !terminating;
    }
}
