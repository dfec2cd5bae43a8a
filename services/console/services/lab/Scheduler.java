package console.services.lab;

import console.services.lab.api.Json;
import console.services.lab.api.StoredObject;
import console.services.resource.Quantity;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Places waiting pods by their requests, where most is free, and tells in the scheduler's words
/// why one fits nowhere.
final class Scheduler {
    private final World world;
    private final PodStates states;

    /// A node as one pass sees it.
    private record Candidate(String name, JsonNode tree) {
        BigDecimal offers(String resource) {
            return Quantity.parse(Json.text(tree, "status", "allocatable", resource))
                    .orElse(BigDecimal.ZERO);
        }
    }

    Scheduler(World world, PodStates states) {
        this.world = world;
        this.states = states;
    }

    /// Looks at every waiting pod once.
    void pass() {
        Collection<StoredObject> waiting = world.ledger.waiting();
        if (waiting.isEmpty()) {
            return;
        }
        List<Candidate> nodes = new ArrayList<>();
        for (StoredObject node : world.store.list("nodes", "")) {
            nodes.add(new Candidate(node.name(), node.tree()));
        }
        waiting.forEach(pod -> place(pod, nodes));
    }

    private void place(StoredObject pod, List<Candidate> nodes) {
        JsonNode tree = pod.tree();
        Map<String, Integer> reasons = new TreeMap<>();
        @Nullable Candidate best = null;
        double most = -1;
        for (Candidate node : nodes) {
            List<String> lacks = lacks(node, tree, pod.pod().requests());
            if (lacks.isEmpty() && free(node) > most) {
                best = node;
                most = free(node);
            }
            lacks.forEach(reason -> reasons.merge(reason, 1, Integer::sum));
        }
        if (best != null) {
            states.bind(pod, best.name());
            return;
        }
        List<String> parts = new ArrayList<>();
        reasons.forEach((reason, count) -> parts.add(count + " " + reason));
        states.refuse(
                pod,
                ("0/%1$d nodes are available: %2$s. preemption: 0/%1$d nodes are available: %1$d No"
                                + " preemption victims found for incoming pod.")
                        .formatted(nodes.size(), String.join(", ", parts)));
    }

    /// The share of its processors that nobody has asked for.
    private double free(Candidate node) {
        double all = node.offers("cpu").doubleValue();
        return all == 0 ? 0 : 1 - used(node, "cpu").doubleValue() / all;
    }

    private BigDecimal used(Candidate node, String resource) {
        return world.ledger.used(node.name()).getOrDefault(resource, BigDecimal.ZERO);
    }

    private List<String> lacks(Candidate node, JsonNode pod, Map<String, BigDecimal> needs) {
        JsonNode spec = node.tree().path("spec");
        if (spec.path("unschedulable").asBoolean(false)) {
            return List.of("node(s) were unschedulable");
        }
        for (JsonNode taint : spec.path("taints")) {
            if (!Json.is(taint, "effect", "PreferNoSchedule") && !Tolerations.bears(pod, taint)) {
                return List.of(
                        "node(s) had untolerated taint {%s: %s}"
                                .formatted(Json.text(taint, "key"), Json.text(taint, "value")));
            }
        }
        for (Map.Entry<String, JsonNode> label :
                pod.path("spec").path("nodeSelector").properties()) {
            JsonNode has = node.tree().path("metadata").path("labels").path(label.getKey());
            if (!has.equals(label.getValue())) {
                return List.of("node(s) didn't match Pod's node affinity/selector");
            }
        }
        List<String> lacks = new ArrayList<>();
        needs.forEach(
                (name, need) -> {
                    if (need.compareTo(node.offers(name).subtract(used(node, name))) > 0) {
                        lacks.add("Insufficient " + name);
                    }
                });
        lacks.sort(null);
        return lacks;
    }
}
