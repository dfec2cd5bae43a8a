package console.services.lab.api;

import tools.jackson.databind.JsonNode;

/// The cells of a pod's table row.
final class Pods {
    private Pods() {}

    static String ready(JsonNode pod) {
        int ready = 0;
        for (JsonNode status : pod.path("status").path("containerStatuses")) {
            ready += status.path("ready").asBoolean(false) ? 1 : 0;
        }
        return ready + "/" + pod.path("spec").path("containers").size();
    }

    static String status(JsonNode pod) {
        if (!Json.text(pod, "metadata", "deletionTimestamp").isEmpty()) {
            return "Terminating";
        }
        for (JsonNode status : pod.path("status").path("containerStatuses")) {
            String reason = Json.text(status, "state", "waiting", "reason");
            if (!reason.isEmpty()) {
                return reason;
            }
        }
        String reason = Json.text(pod, "status", "reason");
        String phase = Json.text(pod, "status", "phase");
        return !reason.isEmpty() ? reason : phase.equals("Succeeded") ? "Completed" : phase;
    }

    static String restarts(JsonNode pod) {
        int restarts = 0;
        for (JsonNode status : pod.path("status").path("containerStatuses")) {
            restarts += status.path("restartCount").asInt(0);
        }
        return Integer.toString(restarts);
    }
}
