package console.services.lab.api;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

/// What the server fills in when an object is made: defaults of pods and the admission plugins that
/// matter here.
public final class Defaults {
    private static final int NOT_READY_SECONDS = 300;

    private Defaults() {}

    static void of(Resource resource, ObjectNode tree) {
        switch (resource.id()) {
            case "pods" -> {
                pod(tree);
                tree.putObject("status").put("phase", "Pending").putArray("conditions");
            }
            case "namespaces" -> {
                Json.child(tree, "spec").putArray("finalizers").add("kubernetes");
                tree.putObject("status").put("phase", "Active");
            }
            default -> {}
        }
    }

    public static void pod(ObjectNode pod) {
        ObjectNode spec = Json.child(pod, "spec");
        absent(spec, "restartPolicy", "Always");
        absent(spec, "serviceAccountName", "default");
        absent(spec, "schedulerName", "default-scheduler");
        if (!spec.has("terminationGracePeriodSeconds")) {
            spec.put("terminationGracePeriodSeconds", 30);
        }
        boolean asks = false;
        for (JsonNode each : spec.path("containers")) {
            if (each instanceof ObjectNode container) {
                absent(container, "imagePullPolicy", "IfNotPresent");
                asks |= requests(container);
            }
        }
        Json.child(pod, "status").put("qosClass", asks ? "Burstable" : "BestEffort");
        tolerate(spec, "node.kubernetes.io/not-ready");
        tolerate(spec, "node.kubernetes.io/unreachable");
    }

    private static void absent(ObjectNode object, String field, String value) {
        if (!object.has(field)) {
            object.put(field, value);
        }
    }

    /// A limit without a request is one; whether there are any.
    private static boolean requests(ObjectNode container) {
        JsonNode resources = container.path("resources");
        for (Map.Entry<String, JsonNode> limit : resources.path("limits").properties()) {
            ObjectNode requests = Json.child((ObjectNode) resources, "requests");
            if (!requests.has(limit.getKey())) {
                requests.set(limit.getKey(), limit.getValue());
            }
        }
        return !resources.path("requests").isEmpty();
    }

    /// For five minutes, unless the pod says otherwise.
    private static void tolerate(ObjectNode spec, String key) {
        ArrayNode tolerations =
                spec.get("tolerations") instanceof ArrayNode found
                        ? found
                        : spec.putArray("tolerations");
        for (JsonNode each : tolerations) {
            if (Json.text(each, "key").isEmpty() || Json.is(each, "key", key)) {
                return;
            }
        }
        tolerations
                .addObject()
                .put("key", key)
                .put("operator", "Exists")
                .put("effect", "NoExecute")
                .put("tolerationSeconds", NOT_READY_SECONDS);
    }
}
