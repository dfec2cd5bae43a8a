package console.services.lab;

import console.services.lab.api.Json;
import console.services.lab.api.StoredObject;
import console.services.resource.Quantity;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Places waiting pods by their requests, and tells in the scheduler's words why one fits nowhere.
final class Scheduler {
    private final World world;
    private final Pods pods;

    Scheduler(World world, Pods pods) {
        this.world = world;
        this.pods = pods;
    }

    /// Looks at every waiting pod once.
    void pass() {
        for (StoredObject pod : List.copyOf(world.store.list("pods", ""))) {
            if (pod.nodeName().isEmpty() && pod.phase().equals("Pending")) {
                place(pod);
            }
        }
    }

    private void place(StoredObject pod) {
        Map<String, BigDecimal> needs = requests(pod.tree());
        Map<String, Integer> reasons = new TreeMap<>();
        for (StoredObject node : world.store.list("nodes", "")) {
            List<String> lacks = lacks(node, needs);
            if (lacks.isEmpty()) {
                pods.bind(pod, node.name());
                return;
            }
            lacks.forEach(reason -> reasons.merge(reason, 1, Integer::sum));
        }
        List<String> parts = new ArrayList<>();
        reasons.forEach((reason, count) -> parts.add(count + " " + reason));
        int nodes = world.store.list("nodes", "").size();
        pods.refuse(
                pod,
                ("0/%d nodes are available: %s. preemption: 0/%d nodes are available: %d No"
                                + " preemption victims found for incoming pod.")
                        .formatted(nodes, String.join(", ", parts), nodes, nodes));
    }

    private List<String> lacks(StoredObject node, Map<String, BigDecimal> needs) {
        JsonNode tree = node.tree();
        for (JsonNode taint : tree.path("spec").path("taints")) {
            if (!Json.text(taint, "effect").equals("PreferNoSchedule")) {
                return List.of(
                        "node(s) had untolerated taint {%s: %s}"
                                .formatted(Json.text(taint, "key"), Json.text(taint, "value")));
            }
        }
        if (tree.path("spec").path("unschedulable").asBoolean(false)) {
            return List.of("node(s) were unschedulable");
        }
        List<String> lacks = new ArrayList<>();
        Map<String, BigDecimal> used = used(node.name());
        needs.forEach(
                (name, need) -> {
                    String offered = Json.text(tree, "status", "allocatable", name);
                    BigDecimal free =
                            Quantity.parse(offered)
                                    .orElse(BigDecimal.ZERO)
                                    .subtract(used.getOrDefault(name, BigDecimal.ZERO));
                    if (need.compareTo(free) > 0) {
                        lacks.add("Insufficient " + name);
                    }
                });
        return lacks;
    }

    private Map<String, BigDecimal> used(String node) {
        Map<String, BigDecimal> used = new HashMap<>();
        for (StoredObject pod : world.store.list("pods", "")) {
            boolean counts = !pod.phase().equals("Succeeded") && !pod.phase().equals("Failed");
            if (pod.nodeName().equals(node) && counts) {
                requests(pod.tree())
                        .forEach((name, amount) -> used.merge(name, amount, BigDecimal::add));
            }
        }
        return used;
    }

    private static Map<String, BigDecimal> requests(JsonNode pod) {
        Map<String, BigDecimal> requests = new HashMap<>();
        for (JsonNode container : pod.path("spec").path("containers")) {
            JsonNode asked = container.path("resources").path("requests");
            for (Map.Entry<String, JsonNode> amount : asked.properties()) {
                Quantity.parse(amount.getValue().asString(""))
                        .ifPresent(
                                found -> requests.merge(amount.getKey(), found, BigDecimal::add));
            }
        }
        return requests;
    }
}
