package console.services.lab;

import console.services.lab.api.Json;
import console.services.lab.api.StoredObject;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The node life-cycle controller and the taint manager: a node whose Lease is too old becomes
/// Unknown and is tainted, its pods are no longer ready, and who does not bear a NoExecute taint
/// for longer is deleted.
final class NodeController {
    /// The default of `--node-monitor-grace-period` since 1.32.
    static final int GRACE = 50;

    private static final String UNREACHABLE = "node.kubernetes.io/unreachable";
    private static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";
    private static final long POD_GRACE = 30;

    private final World world;
    private final Nodes nodes;
    private final PodStates pods;
    private final Kubelets kubelets;
    private final Endings endings;
    private final Set<String> lost = new HashSet<>();
    // Node to its NoExecute taints, each with the second when it was first seen.
    private final Map<String, Map<JsonNode, Long>> driving = new HashMap<>();

    NodeController(World world, Nodes nodes, PodStates pods, Kubelets kubelets, Endings endings) {
        this.world = world;
        this.nodes = nodes;
        this.pods = pods;
        this.kubelets = kubelets;
        this.endings = endings;
    }

    void step(long second) {
        lost.retainAll(kubelets.off().keySet());
        kubelets.off()
                .forEach(
                        (node, since) -> {
                            if (second - since >= GRACE && lost.add(node)) {
                                lost(node);
                            }
                        });
        world.ledger.changedNodes().forEach(node -> look(node, second));
        Map.copyOf(driving).keySet().stream().sorted().forEach(node -> evict(node, second));
    }

    private void lost(String node) {
        nodes.unknown(node);
        world.event(
                "Normal",
                "NodeNotReady",
                "Node",
                "",
                node,
                "Node " + node + " status is now: NodeNotReady");
        for (StoredObject pod : world.ledger.podsOn(node)) {
            pods.lost(pod);
            world.event(
                    "Warning",
                    "NodeNotReady",
                    "Pod",
                    pod.namespace(),
                    pod.name(),
                    "Node is not ready");
        }
    }

    /// Brings the taints in line with what the node says of itself.
    private void look(String name, long second) {
        Optional<StoredObject> node = world.store.get("nodes", "", name);
        if (node.isEmpty()) {
            driving.remove(name);
            return;
        }
        JsonNode tree = node.get().tree();
        boolean unknown = false;
        for (JsonNode condition : tree.path("status").path("conditions")) {
            unknown |=
                    Json.is(condition, "type", "Ready") && Json.is(condition, "status", "Unknown");
        }
        taint(name, UNREACHABLE, "NoSchedule", unknown);
        taint(name, UNREACHABLE, "NoExecute", unknown);
        taint(
                name,
                UNSCHEDULABLE,
                "NoSchedule",
                tree.path("spec").path("unschedulable").asBoolean(false));
        remember(name, second);
    }

    private void taint(String node, String key, String effect, boolean wanted) {
        world.store.update(
                "nodes",
                "",
                node,
                tree -> {
                    List<JsonNode> rest = new ArrayList<>();
                    boolean there = false;
                    for (JsonNode each : tree.path("spec").path("taints")) {
                        boolean same = Json.is(each, "key", key) && Json.is(each, "effect", effect);
                        there |= same;
                        if (!same || wanted) {
                            rest.add(each);
                        }
                    }
                    if (wanted && !there) {
                        ObjectNode added = Json.object().put("key", key).put("effect", effect);
                        rest.add(added.put("timeAdded", world.now().toString()));
                    }
                    ObjectNode spec = Json.child(tree, "spec");
                    ArrayNode taints = spec.putArray("taints").addAll(rest);
                    if (taints.isEmpty()) {
                        spec.remove("taints");
                    }
                });
    }

    private void remember(String name, long second) {
        Map<JsonNode, Long> before = driving.getOrDefault(name, Map.of());
        Map<JsonNode, Long> now = new HashMap<>();
        for (JsonNode taint : world.tree("nodes", "", name).path("spec").path("taints")) {
            if (Json.is(taint, "effect", "NoExecute")) {
                now.put(taint, before.getOrDefault(taint, second));
            }
        }
        if (now.isEmpty()) {
            driving.remove(name);
        } else {
            driving.put(name, now);
        }
    }

    private void evict(String node, long second) {
        for (StoredObject pod : world.ledger.podsOn(node)) {
            if (pod.pod().terminating()) {
                continue;
            }
            JsonNode tree = pod.tree();
            boolean leaves = false;
            for (Map.Entry<JsonNode, Long> taint :
                    driving.getOrDefault(node, Map.of()).entrySet()) {
                long bears =
                        Tolerations.limit(tree, taint.getKey())
                                .map(java.time.Duration::toSeconds)
                                .orElse(0L);
                leaves |= second - taint.getValue() >= bears;
            }
            if (leaves) {
                evict(pod);
            }
        }
    }

    private void evict(StoredObject pod) {
        pods.disrupted(
                pod, "DeletionByTaintManager", "Taint manager: deleting due to NoExecute taint");
        world.event(
                "Normal",
                "TaintManagerEviction",
                "Pod",
                pod.namespace(),
                pod.name(),
                "Marking for deletion Pod " + pod.namespace() + "/" + pod.name());
        world.store
                .get("pods", pod.namespace(), pod.name())
                .ifPresent(current -> endings.delete(current, POD_GRACE));
    }
}
