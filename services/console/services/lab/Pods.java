package console.services.lab;

import console.services.lab.api.Json;
import console.services.lab.api.StoredObject;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes pods and moves them through their phases.
final class Pods {
    /// What a pod is made of.
    ///
    /// @param owner `Kind/name/uid` of its controller; empty for a bare pod
    record Plan(
            String namespace,
            String name,
            Map<String, String> labels,
            Map<String, String> annotations,
            String container,
            String image,
            Map<String, String> requests,
            String owner,
            String claim) {}

    private final World world;

    Pods(World world) {
        this.world = world;
    }

    /// Creates it running on a node since `age`, or waiting where `node` is null.
    StoredObject create(Plan plan, @Nullable String node, Duration age) {
        ObjectNode pod = world.object(plan.namespace(), plan.name(), plan.labels());
        ObjectNode metadata = (ObjectNode) pod.get("metadata");
        metadata.put("creationTimestamp", world.ago(age));
        if (!plan.annotations().isEmpty()) {
            plan.annotations().forEach(metadata.putObject("annotations")::put);
        }
        if (!plan.owner().isEmpty()) {
            String[] owner = plan.owner().split("/", 3);
            metadata.putArray("ownerReferences")
                    .addObject()
                    .put("apiVersion", "apps/v1")
                    .put("kind", owner[0])
                    .put("name", owner[1])
                    .put("uid", owner[2])
                    .put("controller", true)
                    .put("blockOwnerDeletion", true);
        }
        spec(pod.putObject("spec"), plan, node);
        ObjectNode status = pod.putObject("status");
        if (node == null) {
            pending(status, "");
        } else {
            running(status, plan.container(), plan.image(), age);
        }
        return world.put("pods", pod);
    }

    private static void spec(ObjectNode spec, Plan plan, @Nullable String node) {
        if (node != null) {
            spec.put("nodeName", node);
        }
        boolean gpu = plan.requests().keySet().stream().anyMatch(r -> r.startsWith("nvidia.com/"));
        if (gpu) {
            spec.put("runtimeClassName", "nvidia");
        }
        ObjectNode container = spec.putArray("containers").addObject();
        container.put("name", plan.container()).put("image", plan.image());
        container.put("imagePullPolicy", "IfNotPresent");
        ObjectNode resources = container.putObject("resources");
        if (!plan.requests().isEmpty()) {
            for (String map : new String[] {"requests", "limits"}) {
                ObjectNode amounts = resources.putObject(map);
                plan.requests()
                        .forEach(
                                (name, amount) -> {
                                    if (map.equals("requests") || name.contains("/")) {
                                        amounts.put(name, amount);
                                    }
                                });
            }
        }
        if (!plan.claim().isEmpty()) {
            ObjectNode volume = spec.putArray("volumes").addObject().put("name", "home");
            volume.putObject("persistentVolumeClaim").put("claimName", plan.claim());
        }
        spec.put("restartPolicy", "Always").put("serviceAccountName", "default");
        spec.put("schedulerName", "default-scheduler").put("terminationGracePeriodSeconds", 30);
        if (plan.owner().startsWith("DaemonSet/")) {
            ObjectNode toleration = spec.putArray("tolerations").addObject();
            toleration.put("operator", "Exists");
        }
    }

    private void running(ObjectNode status, String container, String image, Duration age) {
        String since = world.ago(age);
        status.put("phase", "Running").put("qosClass", "Burstable").put("startTime", since);
        status.put("hostIP", "10.21.0.1");
        status.put("podIP", "10.42.%d.%d".formatted(world.ids.below(250), world.ids.below(250)));
        ArrayNode conditions = status.putArray("conditions");
        for (String type :
                new String[] {"PodScheduled", "Initialized", "ContainersReady", "Ready"}) {
            conditions
                    .addObject()
                    .put("type", type)
                    .put("status", "True")
                    .put("lastTransitionTime", since);
        }
        ObjectNode state = status.putArray("containerStatuses").addObject();
        state.put("name", container).put("image", image).put("imageID", image);
        state.put("ready", true).put("started", true).put("restartCount", 0);
        state.put("containerID", "containerd://" + world.ids.uid().replace("-", ""));
        state.putObject("state").putObject("running").put("startedAt", since);
        state.putObject("lastState");
    }

    private void pending(ObjectNode status, String message) {
        status.put("phase", "Pending").put("qosClass", "Burstable");
        ObjectNode condition = status.putArray("conditions").addObject();
        condition.put("type", "PodScheduled").put("status", "False");
        condition.put("reason", "Unschedulable").put("message", message);
        condition.put("lastTransitionTime", world.now().toString());
    }

    /// Binds a waiting pod and starts it.
    void bind(StoredObject pod, String node) {
        world.store.update(
                "pods",
                pod.namespace(),
                pod.name(),
                tree -> {
                    Json.child(tree, "spec").put("nodeName", node);
                    String container =
                            Json.text(tree.path("spec").path("containers").path(0), "name");
                    String image = Json.text(tree.path("spec").path("containers").path(0), "image");
                    running(tree.putObject("status"), container, image, Duration.ZERO);
                });
    }

    /// The scheduler's words for a pod that fits nowhere.
    void refuse(StoredObject pod, String message) {
        world.store.update(
                "pods",
                pod.namespace(),
                pod.name(),
                tree -> {
                    ObjectNode condition =
                            Json.element(
                                    Json.child(tree, "status"),
                                    "conditions",
                                    "type",
                                    "PodScheduled");
                    condition.put("status", "False").put("reason", "Unschedulable");
                    condition.put("message", message);
                });
    }

    /// Not ready, and why: `reason` is the container's waiting reason.
    void notReady(StoredObject pod, String reason) {
        world.store.update(
                "pods",
                pod.namespace(),
                pod.name(),
                tree -> {
                    ObjectNode status = Json.child(tree, "status");
                    for (String type : new String[] {"ContainersReady", "Ready"}) {
                        Json.element(status, "conditions", "type", type).put("status", "False");
                    }
                    if (!reason.isEmpty()
                            && status.path("containerStatuses").path(0)
                                    instanceof ObjectNode container) {
                        container.put("ready", false);
                        ObjectNode state = container.putObject("state");
                        state.putObject("waiting").put("reason", reason);
                    }
                });
    }

    static Map<String, String> requests(String cpu, String memory) {
        Map<String, String> requests = new LinkedHashMap<>();
        if (!cpu.equals("0")) {
            requests.put("cpu", cpu);
        }
        if (!memory.equals("0")) {
            requests.put("memory", memory);
        }
        return requests;
    }
}
