package console.services.lab;

import console.services.lab.api.Json;
import console.services.lab.api.Resources;
import console.services.lab.api.StoredObject;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The workloads of `workloads.yaml` with their pods, services and endpoint slices, and what keeps
/// their number: a pod that ends comes back elsewhere.
final class Workloads {
    private final World world;
    private final Pods pods;
    private final Map<String, JsonNode> bySelector = new LinkedHashMap<>();
    private int spread;

    Workloads(World world, Pods pods) {
        this.world = world;
        this.pods = pods;
    }

    void build() {
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
        workloads.forEach(this::workload);
    }

    private void workload(JsonNode workload) {
        String kind = Json.text(workload, "kind");
        String namespace = Json.text(workload, "namespace");
        String name = Json.text(workload, "name");
        List<String> nodes = nodes(workload.path("on"));
        ObjectNode owner = world.object(namespace, name, labels(workload));
        StoredObject stored = world.put(id(kind), owner(owner, workload, nodes.size()));
        String controller = kind + "/" + name + "/" + stored.uid();
        if (kind.equals("Deployment")) {
            controller = replicaSet(workload, controller, nodes.size());
        }
        bySelector.put(controller, workload);
        for (int i = 0; i < nodes.size(); i++) {
            pod(workload, controller, nodes.get(i), i, Duration.ofDays(9));
        }
        if (workload.has("port")) {
            service(workload);
            endpoints(workload);
        }
    }

    private static String id(String kind) {
        return kind.toLowerCase(Locale.ROOT) + "s.apps";
    }

    private static Map<String, String> labels(JsonNode workload) {
        Map<String, String> labels = new LinkedHashMap<>();
        workload.path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
        return labels;
    }

    private List<String> nodes(JsonNode on) {
        List<String> nodes = new ArrayList<>();
        switch (on.asString("")) {
            case "server" -> nodes.addAll(world.servers);
            case "worker" -> nodes.addAll(world.workers);
            case "node" -> {
                nodes.addAll(world.servers);
                nodes.addAll(world.workers);
            }
            default -> {
                for (int i = 0; i < on.asInt(1); i++) {
                    nodes.add(world.workers.get(spread++ % world.workers.size()));
                }
            }
        }
        return nodes;
    }

    private static ObjectNode owner(ObjectNode tree, JsonNode workload, int replicas) {
        ObjectNode spec = tree.putObject("spec");
        boolean daemon = Json.text(workload, "kind").equals("DaemonSet");
        if (!daemon) {
            spec.put("replicas", replicas);
        }
        ObjectNode selector = spec.putObject("selector").putObject("matchLabels");
        labels(workload).forEach(selector::put);
        ObjectNode template = spec.putObject("template");
        labels(workload).forEach(template.putObject("metadata").putObject("labels")::put);
        ObjectNode container = template.putObject("spec").putArray("containers").addObject();
        container.put("name", Json.text(workload, "name"));
        container.put("image", Json.text(workload, "image"));
        ObjectNode status = tree.putObject("status").put("observedGeneration", 1);
        if (daemon) {
            for (String counter :
                    new String[] {
                        "desiredNumberScheduled",
                        "currentNumberScheduled",
                        "numberReady",
                        "numberAvailable",
                        "updatedNumberScheduled"
                    }) {
                status.put(counter, replicas);
            }
            status.put("numberMisscheduled", 0);
        } else {
            status.put("replicas", replicas).put("readyReplicas", replicas);
            status.put("availableReplicas", replicas).put("updatedReplicas", replicas);
        }
        return tree;
    }

    private String replicaSet(JsonNode workload, String deployment, int replicas) {
        String name = Json.text(workload, "name") + "-" + world.ids.suffix(9);
        ObjectNode set = world.object(Json.text(workload, "namespace"), name, labels(workload));
        String[] owner = deployment.split("/", 3);
        ((ObjectNode) set.get("metadata"))
                .putArray("ownerReferences")
                .addObject()
                .put("apiVersion", "apps/v1")
                .put("kind", owner[0])
                .put("name", owner[1])
                .put("uid", owner[2])
                .put("controller", true);
        StoredObject stored = world.put("replicasets.apps", owner(set, workload, replicas));
        return "ReplicaSet/" + name + "/" + stored.uid();
    }

    private void pod(
            JsonNode workload,
            String controller,
            @Nullable String node,
            int ordinal,
            Duration age) {
        String[] owner = controller.split("/", 3);
        String suffix = owner[0].equals("StatefulSet") ? "" + ordinal : world.ids.suffix(5);
        Pods.Plan plan =
                new Pods.Plan(
                        Json.text(workload, "namespace"),
                        owner[1] + "-" + suffix,
                        labels(workload),
                        Map.of(),
                        Json.text(workload, "name"),
                        Json.text(workload, "image"),
                        Pods.requests(Json.text(workload, "cpu"), Json.text(workload, "memory")),
                        controller,
                        Json.text(workload, "claim"));
        pods.create(plan, node, age);
    }

    /// A pod of a workload ended: a new one, to be scheduled – of a DaemonSet on the same node.
    void replace(StoredObject ended) {
        JsonNode reference = ended.tree().path("metadata").path("ownerReferences").path(0);
        String controller =
                Json.text(reference, "kind")
                        + "/"
                        + Json.text(reference, "name")
                        + "/"
                        + Json.text(reference, "uid");
        JsonNode workload = bySelector.get(controller);
        if (workload != null) {
            boolean daemon = controller.startsWith("DaemonSet/");
            int ordinal = Math.max(0, ended.name().charAt(ended.name().length() - 1) - '0');
            String node = daemon ? ended.nodeName() : null;
            pod(workload, controller, node, ordinal, Duration.ZERO);
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
        refresh(namespace);
    }

    /// Brings the endpoint slices of a namespace in line with its pods.
    void refresh(String namespace) {
        for (StoredObject slice : world.store.list("endpointslices.discovery.k8s.io", namespace)) {
            String service = slice.label("kubernetes.io/service-name");
            world.store
                    .get("services", namespace, service)
                    .ifPresent(found -> fill(slice, found.tree().path("spec").path("selector")));
        }
    }

    private void fill(StoredObject slice, JsonNode selector) {
        world.store.update(
                "endpointslices.discovery.k8s.io",
                slice.namespace(),
                slice.name(),
                tree -> {
                    ArrayNode endpoints = tree.putArray("endpoints");
                    for (StoredObject pod : world.store.list("pods", slice.namespace())) {
                        if (!pod.nodeName().isEmpty() && selects(selector, pod)) {
                            endpoint(endpoints.addObject(), pod);
                        }
                    }
                });
    }

    private static boolean selects(JsonNode selector, StoredObject pod) {
        for (Map.Entry<String, JsonNode> label : selector.properties()) {
            if (!pod.label(label.getKey()).equals(label.getValue().asString(""))) {
                return false;
            }
        }
        return true;
    }

    private static void endpoint(ObjectNode endpoint, StoredObject pod) {
        JsonNode status = pod.tree().path("status");
        boolean ready = false;
        for (JsonNode condition : status.path("conditions")) {
            ready |=
                    Json.text(condition, "type").equals("Ready")
                            && Json.text(condition, "status").equals("True");
        }
        endpoint.putArray("addresses").add(Json.text(status, "podIP"));
        endpoint.putObject("conditions").put("ready", ready).put("serving", ready);
        endpoint.put("nodeName", pod.nodeName());
        endpoint.putObject("targetRef").put("kind", "Pod").put("name", pod.name());
    }
}
