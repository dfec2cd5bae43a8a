package console.services.lab;

import console.services.lab.api.Json;
import console.services.lab.api.StoredObject;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.function.Consumer;

/// The phases of a pod, as scheduler, kubelet and controllers write them.
final class PodStates {
    private final World world;

    PodStates(World world) {
        this.world = world;
    }

    /// Made, and not bound yet.
    void pending(ObjectNode status) {
        status.put("phase", "Pending").putArray("conditions");
    }

    /// Runs on its node since `age`.
    void running(ObjectNode pod, Duration age) {
        ObjectNode status = Json.child(pod, "status");
        String since = world.ago(age);
        status.put("phase", "Running").put("startTime", since);
        network(pod);
        for (String type :
                new String[] {"PodScheduled", "Initialized", "ContainersReady", "Ready"}) {
            condition(status, type, "True", "", "").put("lastTransitionTime", since);
        }
        ArrayNode containers = status.putArray("containerStatuses");
        for (JsonNode container : pod.path("spec").path("containers")) {
            ObjectNode state = container(containers.addObject(), container);
            state.put("ready", true).put("started", true);
            state.put("containerID", "containerd://" + world.ids.uid().replace("-", ""));
            state.putObject("state").putObject("running").put("startedAt", since);
        }
    }

    private void network(ObjectNode pod) {
        ObjectNode status = Json.child(pod, "status");
        String host = world.addresses.getOrDefault(Json.text(pod, "spec", "nodeName"), "");
        boolean shared = pod.path("spec").path("hostNetwork").asBoolean(false);
        String address = shared ? host : world.podAddress();
        status.put("hostIP", host).put("podIP", address);
        status.putArray("podIPs").addObject().put("ip", address);
    }

    private static ObjectNode container(ObjectNode state, JsonNode container) {
        String image = Json.text(container, "image");
        state.put("name", Json.text(container, "name")).put("image", image).put("imageID", image);
        state.put("ready", false).put("started", false).put("restartCount", 0);
        state.putObject("lastState");
        return state;
    }

    /// The scheduler has found a node; its kubelet will start it.
    void bind(StoredObject pod, String node) {
        change(
                pod,
                tree -> {
                    Json.child(tree, "spec").put("nodeName", node);
                    ObjectNode status = Json.child(tree, "status");
                    condition(status, "PodScheduled", "True", "", "");
                    condition(status, "Ready", "False", "ContainersNotReady", "");
                    ArrayNode containers = status.putArray("containerStatuses");
                    for (JsonNode container : tree.path("spec").path("containers")) {
                        container(containers.addObject(), container)
                                .putObject("state")
                                .putObject("waiting")
                                .put("reason", "ContainerCreating");
                    }
                });
        String where = pod.namespace() + "/" + pod.name();
        said(pod, "Normal", "Scheduled", "Successfully assigned " + where + " to " + node);
    }

    /// The scheduler's words for a pod that fits nowhere.
    void refuse(StoredObject pod, String message) {
        change(
                pod,
                tree ->
                        condition(
                                Json.child(tree, "status"),
                                "PodScheduled",
                                "False",
                                "Unschedulable",
                                message));
    }

    /// Where its image is in no registry, the kubelet says so and tries again later.
    boolean lacksImage(StoredObject pod) {
        String image = Json.text(pod.tree().path("spec").path("containers").path(0), "image");
        if (!world.missingImages.contains(image)) {
            return false;
        }
        String failed =
                "rpc error: code = NotFound desc = failed to resolve reference \"%s\": not found"
                        .formatted(image);
        String backOff = "Back-off pulling image \"" + image + "\"";
        change(
                pod,
                tree -> {
                    network(tree);
                    JsonNode first = tree.path("status").path("containerStatuses").path(0);
                    if (first instanceof ObjectNode container) {
                        container
                                .putObject("state")
                                .putObject("waiting")
                                .put("reason", "ImagePullBackOff")
                                .put("message", backOff + ": ErrImagePull: " + failed);
                    }
                });
        said(pod, "Normal", "Pulling", "Pulling image \"" + image + "\"");
        said(pod, "Warning", "Failed", "Failed to pull image \"" + image + "\": " + failed);
        said(pod, "Warning", "BackOff", backOff);
        return true;
    }

    private void said(StoredObject pod, String type, String reason, String text) {
        world.event(type, reason, "Pod", pod.namespace(), pod.name(), text);
    }

    /// The kubelet has started it.
    void started(StoredObject pod) {
        change(pod, tree -> running(tree, Duration.ZERO));
    }

    /// The machine was without power: the containers run anew.
    void restarted(StoredObject pod) {
        change(
                pod,
                tree -> {
                    condition(Json.child(tree, "status"), "Ready", "True", "", "");
                    anew(tree);
                });
    }

    /// Its containers ended and run anew; one that does not run stays as it is.
    void crashed(StoredObject pod) {
        change(pod, this::anew);
    }

    private void anew(ObjectNode pod) {
        for (JsonNode each : pod.path("status").path("containerStatuses")) {
            if (each instanceof ObjectNode container
                    && container.path("state").path("running") instanceof ObjectNode running) {
                container.put("restartCount", container.path("restartCount").asInt(0) + 1);
                running.put("startedAt", world.now().toString());
            }
        }
    }

    /// The node controller no longer hears of its node.
    void lost(StoredObject pod) {
        change(
                pod,
                tree -> {
                    ObjectNode status = Json.child(tree, "status");
                    condition(status, "Ready", "False", "", "");
                });
    }

    /// Somebody had it deleted for a reason that is not its own.
    void disrupted(StoredObject pod, String reason, String message) {
        change(
                pod,
                tree ->
                        condition(
                                Json.child(tree, "status"),
                                "DisruptionTarget",
                                "True",
                                reason,
                                message));
    }

    /// It is to end within this time.
    void terminate(StoredObject pod, long graceSeconds) {
        change(
                pod,
                tree -> {
                    ObjectNode metadata = Json.child(tree, "metadata");
                    String end = world.ago(Duration.ofSeconds(-graceSeconds));
                    metadata.put("deletionTimestamp", end);
                    metadata.put("deletionGracePeriodSeconds", graceSeconds);
                });
    }

    /// It ends already; a shorter time counts, a longer one does not.
    void hurry(StoredObject pod, long graceSeconds) {
        long now = Json.at(pod.tree(), "metadata", "deletionGracePeriodSeconds").asLong(0);
        if (graceSeconds < now) {
            terminate(pod, graceSeconds);
        }
    }

    private ObjectNode condition(
            ObjectNode status, String type, String value, String reason, String message) {
        ObjectNode found = Json.element(status, "conditions", "type", type);
        if (!Json.is(found, "status", value)) {
            found.put("lastTransitionTime", world.now().toString());
        }
        found.put("status", value);
        text(found, "reason", reason);
        text(found, "message", message);
        return found;
    }

    private static void text(ObjectNode condition, String field, String text) {
        if (text.isEmpty()) {
            condition.remove(field);
        } else {
            condition.put(field, text);
        }
    }

    private void change(StoredObject pod, Consumer<ObjectNode> change) {
        world.store.update("pods", pod.namespace(), pod.name(), change);
    }
}
