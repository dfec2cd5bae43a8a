package console.services.lab;

import console.services.lab.api.Budgets;
import console.services.lab.api.Json;
import console.services.lab.api.StoredObject;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Brings what counts pods in line with them: controllers' numbers, endpoint slices, budgets.
final class Readiness {
    private static final List<String> OWNERS =
            List.of("replicasets.apps", "deployments.apps", "statefulsets.apps", "daemonsets.apps");
    private static final String SLICES = "endpointslices.discovery.k8s.io";

    private final World world;

    /// Of one controller's pods that are not about to leave.
    private record Count(int all, int ready) {
        static final Count NONE = new Count(0, 0);

        Count plus(Count other) {
            return new Count(all + other.all, ready + other.ready);
        }
    }

    Readiness(World world) {
        this.world = world;
    }

    /// For the namespaces whose pods have changed.
    void step() {
        for (String namespace : world.ledger.changedNamespaces()) {
            refresh(namespace);
        }
    }

    private void refresh(String namespace) {
        Map<String, Count> counts = new HashMap<>();
        for (StoredObject pod : world.store.list("pods", namespace)) {
            if (!pod.pod().owner().isEmpty() && !pod.pod().terminating()) {
                Count one = new Count(1, pod.pod().ready() ? 1 : 0);
                counts.merge(pod.pod().owner(), one, Count::plus);
            }
        }
        for (String kind : OWNERS) {
            for (StoredObject owner : world.store.list(kind, namespace)) {
                Count count = counts.getOrDefault(owner.uid(), Count.NONE);
                if (kind.equals("replicasets.apps")) {
                    JsonNode above = owner.tree().path("metadata").path("ownerReferences").path(0);
                    counts.merge(Json.text(above, "uid"), count, Count::plus);
                }
                status(owner, count);
            }
        }
        world.store.list(SLICES, namespace).forEach(this::slice);
        Budgets.refresh(world.store, namespace);
    }

    private void status(StoredObject owner, Count count) {
        world.store.update(
                owner.resource().id(),
                owner.namespace(),
                owner.name(),
                tree -> {
                    ObjectNode status = Json.child(tree, "status");
                    if (owner.resource().kind().equals("DaemonSet")) {
                        daemon(status, count);
                    } else {
                        replicas(status, count, tree.path("spec").path("replicas").asInt(1));
                    }
                });
    }

    private static void daemon(ObjectNode status, Count count) {
        int desired = status.path("desiredNumberScheduled").asInt(0);
        status.put("currentNumberScheduled", count.all()).put("numberMisscheduled", 0);
        status.put("numberReady", count.ready()).put("numberAvailable", count.ready());
        status.put("updatedNumberScheduled", count.all());
        status.put("numberUnavailable", desired - count.ready());
    }

    private void replicas(ObjectNode status, Count count, int wanted) {
        status.remove("desiredNumberScheduled");
        status.put("replicas", count.all()).put("readyReplicas", count.ready());
        status.put("availableReplicas", count.ready()).put("updatedReplicas", count.all());
        status.put("unavailableReplicas", Math.max(0, wanted - count.ready()));
        ObjectNode available = Json.element(status, "conditions", "type", "Available");
        boolean enough = count.ready() >= wanted;
        available.put("status", enough ? "True" : "False");
        available.put("reason", enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable");
    }

    private void slice(StoredObject slice) {
        String service = slice.label("kubernetes.io/service-name");
        JsonNode found = world.tree("services", slice.namespace(), service);
        JsonNode selector = found.path("spec").path("selector");
        if (!selector.isEmpty()) {
            world.store.update(
                    SLICES, slice.namespace(), slice.name(), tree -> fill(tree, slice, selector));
        }
    }

    private void fill(ObjectNode tree, StoredObject slice, JsonNode selector) {
        ArrayNode endpoints = tree.putArray("endpoints");
        for (StoredObject pod : world.store.list("pods", slice.namespace())) {
            if (!pod.pod().node().isEmpty() && pod.has(selector)) {
                endpoint(endpoints.addObject(), pod);
            }
        }
    }

    private static void endpoint(ObjectNode endpoint, StoredObject pod) {
        boolean ready = pod.pod().ready();
        boolean ends = pod.pod().terminating();
        endpoint.putArray("addresses").add(Json.text(pod.tree(), "status", "podIP"));
        ObjectNode conditions = endpoint.putObject("conditions");
        conditions.put("ready", ready && !ends).put("serving", ready).put("terminating", ends);
        endpoint.put("nodeName", pod.pod().node());
        ObjectNode target = endpoint.putObject("targetRef").put("kind", "Pod");
        target.put("name", pod.name()).put("namespace", pod.namespace()).put("uid", pod.uid());
    }
}
