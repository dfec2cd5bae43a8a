package console.services.lab;

import console.services.lab.api.Json;
import console.services.lab.api.Resources;
import console.services.lab.api.StoredObject;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The workloads of `workloads.yaml` with their pods, services and endpoint slices, and what keeps
/// their number: a pod that ends comes back elsewhere.
final class Workloads {
    /// What owns pods.
    ///
    /// @param deployment the name of the Deployment above a ReplicaSet, else empty
    private record Owned(
            String kind, String name, String uid, String deployment, JsonNode workload) {}

    private final World world;
    private final Pods pods;
    private final Map<String, Owned> owners = new LinkedHashMap<>();
    private int spread;

    Workloads(World world, Pods pods) {
        this.world = world;
        this.pods = pods;
    }

    /// Before all others: the UID of `kube-system` is the cluster's, the same in every scenario.
    void namespaces() {
        Set<String> namespaces = new LinkedHashSet<>();
        namespaces.addAll(List.of("kube-system", "default", "kube-node-lease", "kube-public"));
        JsonNode workloads = Resources.yaml("workloads.yaml");
        workloads.forEach(workload -> namespaces.add(Json.text(workload, "namespace")));
        namespaces.addAll(List.of("fleet-local", Fleet.NAMESPACE));
        for (String name : namespaces) {
            ObjectNode namespace =
                    world.object("", name, Map.of("kubernetes.io/metadata.name", name));
            namespace.putObject("spec").putArray("finalizers").add("kubernetes");
            namespace.putObject("status").put("phase", "Active");
            world.put("namespaces", namespace);
        }
    }

    void build() {
        Resources.yaml("workloads.yaml").forEach(this::workload);
    }

    private void workload(JsonNode workload) {
        String kind = Json.text(workload, "kind");
        String namespace = Json.text(workload, "namespace");
        String name = Json.text(workload, "name");
        List<String> nodes = nodes(workload);
        ObjectNode tree = world.object(namespace, name, labels(workload));
        String id = kind.toLowerCase(Locale.ROOT) + "s.apps";
        StoredObject stored = world.put(id, template(tree, workload, nodes.size()));
        Owned owned = new Owned(kind, name, stored.uid(), "", workload);
        if (kind.equals("Deployment")) {
            owned = replicaSet(owned, nodes.size());
        }
        owners.put(owned.uid(), owned);
        for (int i = 0; i < nodes.size(); i++) {
            pod(owned, nodes.get(i), i, Duration.ofDays(9));
        }
        if (workload.has("port")) {
            service(workload);
            endpoints(workload);
        }
    }

    private static Map<String, String> labels(JsonNode workload) {
        Map<String, String> labels = new LinkedHashMap<>();
        workload.path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
        return labels;
    }

    private List<String> nodes(JsonNode workload) {
        boolean onServers = Json.is(workload, "trait", "server");
        return switch (Json.text(workload, "on")) {
            case "server" -> List.copyOf(world.servers);
            case "worker" -> List.copyOf(world.workers);
            case "node" -> world.machines();
            default -> {
                List<String> some = onServers ? world.servers : world.workers;
                List<String> nodes = new ArrayList<>();
                for (int i = 0; i < workload.path("on").asInt(1); i++) {
                    nodes.add(some.get(spread++ % some.size()));
                }
                yield nodes;
            }
        };
    }

    private static ObjectNode template(ObjectNode tree, JsonNode workload, int replicas) {
        ObjectNode spec = tree.putObject("spec");
        if (!Json.is(workload, "kind", "DaemonSet")) {
            spec.put("replicas", replicas);
        }
        ObjectNode selector = spec.putObject("selector").putObject("matchLabels");
        labels(workload).forEach(selector::put);
        ObjectNode template = spec.putObject("template");
        labels(workload).forEach(template.putObject("metadata").putObject("labels")::put);
        ObjectNode container = template.putObject("spec").putArray("containers").addObject();
        container.put("name", Json.text(workload, "name"));
        container.put("image", Json.text(workload, "image"));
        ObjectNode requests = container.putObject("resources").putObject("requests");
        Pods.requests(Json.text(workload, "cpu"), Json.text(workload, "memory"))
                .forEach(requests::put);
        ObjectNode status = tree.putObject("status").put("observedGeneration", 1);
        status.put("desiredNumberScheduled", replicas);
        return tree;
    }

    private Owned replicaSet(Owned deployment, int replicas) {
        JsonNode workload = deployment.workload();
        String name = deployment.name() + "-" + world.ids.suffix(9);
        ObjectNode set = world.object(Json.text(workload, "namespace"), name, labels(workload));
        ((ObjectNode) set.get("metadata"))
                .putArray("ownerReferences")
                .addObject()
                .put("apiVersion", "apps/v1")
                .put("kind", deployment.kind())
                .put("name", deployment.name())
                .put("uid", deployment.uid())
                .put("controller", true);
        StoredObject stored = world.put("replicasets.apps", template(set, workload, replicas));
        return new Owned("ReplicaSet", name, stored.uid(), deployment.name(), workload);
    }

    private void pod(Owned owned, @Nullable String node, int ordinal, Duration age) {
        pods.create(plan(owned, ordinal), node, age);
    }

    private Pods.Plan plan(Owned owned, int ordinal) {
        JsonNode workload = owned.workload();
        boolean numbered = owned.kind().equals("StatefulSet");
        String suffix = numbered ? Integer.toString(ordinal) : world.ids.suffix(5);
        return new Pods.Plan(
                Json.text(workload, "namespace"),
                owned.name() + "-" + suffix,
                labels(workload),
                Map.of(),
                Json.text(workload, "name"),
                Json.text(workload, "image"),
                Pods.requests(Json.text(workload, "cpu"), Json.text(workload, "memory")),
                owned.kind() + "/" + owned.name() + "/" + owned.uid(),
                Json.text(workload, "claim"),
                Json.text(workload, "trait"));
    }

    /// A DaemonSet gets a new image; its pod on this node is the first to be replaced.
    void roll(String namespace, String name, String image, String node) {
        String kind = "daemonsets.apps";
        StoredObject set = world.store.get(kind, namespace, name).orElseThrow();
        ObjectNode workload =
                (ObjectNode) Objects.requireNonNull(owners.get(set.uid())).workload().deepCopy();
        workload.put("image", image);
        Owned owned = new Owned("DaemonSet", name, set.uid(), "", workload);
        owners.put(set.uid(), owned);
        world.store.update(
                kind,
                namespace,
                name,
                tree ->
                        ((ObjectNode)
                                        Json.at(tree, "spec", "template", "spec", "containers")
                                                .get(0))
                                .put("image", image));
        for (StoredObject pod : world.ledger.podsOn(node)) {
            if (pod.pod().owner().equals(set.uid())) {
                world.store.remove(pod);
            }
        }
        pods.start(plan(owned, 0), node);
    }

    /// A pod is to end: a ReplicaSet has a new one at once, the others wait until it is gone.
    void leaving(StoredObject pod) {
        Owned owned = owned(pod);
        if (owned != null && owned.kind().equals("ReplicaSet")) {
            pod(owned, null, 0, Duration.ZERO);
        }
    }

    /// A pod is gone.
    void ended(StoredObject pod) {
        Owned owned = owned(pod);
        if (owned == null || (owned.kind().equals("ReplicaSet") && pod.pod().terminating())) {
            return;
        }
        int ordinal = Math.max(0, pod.name().charAt(pod.name().length() - 1) - '0');
        String node = pod.pod().node();
        boolean stays = owned.kind().equals("DaemonSet") && !node.isEmpty();
        pod(owned, stays ? node : null, ordinal, Duration.ZERO);
    }

    private @Nullable Owned owned(StoredObject pod) {
        return owners.get(pod.pod().owner());
    }

    /// A controller is gone, and what it owned goes with it.
    void forget(StoredObject owner) {
        if (owners.remove(owner.uid()) != null) {
            for (StoredObject pod : List.copyOf(world.store.list("pods", owner.namespace()))) {
                if (pod.pod().owner().equals(owner.uid())) {
                    world.store.remove(pod);
                }
            }
        }
        for (Owned owned : List.copyOf(owners.values())) {
            if (owned.deployment().equals(owner.name())
                    && Json.text(owned.workload(), "namespace").equals(owner.namespace())
                    && owner.resource().kind().equals("Deployment")) {
                world.store
                        .get("replicasets.apps", owner.namespace(), owned.name())
                        .ifPresent(
                                set -> {
                                    world.store.remove(set);
                                    forget(set);
                                });
            }
        }
    }

    private static String serviceName(JsonNode workload) {
        return workload.has("service")
                ? Json.text(workload, "service")
                : Json.text(workload, "name");
    }

    private void service(JsonNode workload) {
        String name = serviceName(workload);
        ObjectNode service = world.object(Json.text(workload, "namespace"), name, labels(workload));
        boolean balanced = workload.path("loadBalancer").asBoolean(false);
        ObjectNode spec = service.putObject("spec");
        spec.put("type", balanced ? "LoadBalancer" : "ClusterIP");
        spec.put(
                "clusterIP",
                "10.43.%d.%d".formatted(world.ids.below(250), 1 + world.ids.below(250)));
        ObjectNode port = spec.putArray("ports").addObject();
        port.put("port", workload.path("port").asInt(80)).put("protocol", "TCP");
        labels(workload).forEach(spec.putObject("selector")::put);
        ObjectNode loadBalancer = service.putObject("status").putObject("loadBalancer");
        if (balanced) {
            spec.put("externalTrafficPolicy", "Local");
            loadBalancer
                    .putArray("ingress")
                    .addObject()
                    .put("ip", Network.VIRTUAL_ADDRESS)
                    .put("ipMode", "VIP");
            ((ObjectNode) service.get("metadata"))
                    .putObject("annotations")
                    .put("metallb.io/ip-allocated-from-pool", "vlan633");
        }
        world.put("services", service);
    }

    private void endpoints(JsonNode workload) {
        String service = serviceName(workload);
        String namespace = Json.text(workload, "namespace");
        ObjectNode slice =
                world.object(
                        namespace,
                        service + "-" + world.ids.suffix(5),
                        Map.of("kubernetes.io/service-name", service));
        slice.put("addressType", "IPv4");
        ObjectNode port = slice.putArray("ports").addObject();
        port.put("name", "").put("protocol", "TCP");
        port.put("port", workload.path("port").asInt(80));
        slice.putArray("endpoints");
        world.put("endpointslices.discovery.k8s.io", slice);
    }
}
