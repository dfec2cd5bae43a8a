package console.services.lab.api;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/// The texts of table cells: a path into the object, or a `@function` of it.
final class Cells {
    private static final String NONE = "<none>";

    private final Instant now;

    Cells(Instant now) {
        this.now = now;
    }

    String text(JsonNode object, String path) {
        if (path.startsWith("@json ")) {
            JsonNode found = at(object, path.substring(6));
            return found.isMissingNode() ? "" : found.toString();
        }
        return path.startsWith("@") ? function(object, path.substring(1)) : plain(object, path);
    }

    private static String plain(JsonNode object, String path) {
        JsonNode found = at(object, path);
        return found.isValueNode() ? found.asString("") : NONE;
    }

    /// `a.b[Type].c` picks the element of a list whose `type` is that word; a number its index.
    private static JsonNode at(JsonNode object, String path) {
        JsonNode node = object;
        for (String part : path.split("\\.", -1)) {
            int bracket = part.indexOf('[');
            String name = bracket < 0 ? part : part.substring(0, bracket);
            boolean index = node.isArray() && name.chars().allMatch(Character::isDigit);
            node = index ? node.path(Integer.parseInt(name)) : node.path(name);
            if (bracket >= 0) {
                node = ofType(node, part.substring(bracket + 1, part.length() - 1));
            }
        }
        return node;
    }

    private static JsonNode ofType(JsonNode list, String type) {
        for (JsonNode element : list) {
            if (Json.text(element, "type").equals(type)) {
                return element;
            }
        }
        return list.path("none");
    }

    private String function(JsonNode object, String name) {
        return switch (name) {
            case "age" -> age(Json.text(object, "metadata", "creationTimestamp"));
            case "lastSeen" -> age(Json.text(object, "lastTimestamp"));
            case "firstSeen" -> age(Json.text(object, "firstTimestamp"));
            case "none" -> NONE;
            case "zero" -> "0";
            case "nodeStatus" -> nodeStatus(object);
            case "roles" -> roles(object);
            case "ready" -> Pods.ready(object);
            case "podStatus" -> Pods.status(object);
            case "restarts" -> Pods.restarts(object);
            case "externalIp" -> externalIp(object);
            case "ports" -> ports(object, "port");
            case "selector" -> pairs(object.path("spec").path("selector"));
            case "nodeSelector" ->
                    pairs(Json.at(object, "spec", "template", "spec", "nodeSelector"));
            case "involved" ->
                    Json.text(object, "involvedObject", "kind").toLowerCase(java.util.Locale.ROOT)
                            + "/"
                            + Json.text(object, "involvedObject", "name");
            default -> content(object, name);
        };
    }

    private String content(JsonNode object, String name) {
        return switch (name) {
            case "accessModes" -> accessModes(object.path("spec").path("accessModes"));
            case "claim" -> claim(object);
            case "data" -> Integer.toString(object.path("data").size());
            case "containers" -> containers(object, "name");
            case "images" -> containers(object, "image");
            case "replicasReady" ->
                    object.path("status").path("readyReplicas").asInt(0)
                            + "/"
                            + object.path("spec").path("replicas").asInt(0);
            case "jobStatus" ->
                    object.path("status").path("succeeded").asInt(0) > 0 ? "Complete" : "Running";
            case "completions" -> object.path("status").path("succeeded").asInt(0) + "/1";
            case "minAvailable" -> orNotApplicable(object, "minAvailable");
            case "maxUnavailable" -> orNotApplicable(object, "maxUnavailable");
            case "hosts" -> hosts(object);
            case "ingressPorts" -> object.path("spec").path("tls").isEmpty() ? "80" : "80, 443";
            case "slicePorts" -> ports(object, "");
            case "endpoints" -> endpoints(object);
            case "roleRef" ->
                    Json.text(object, "roleRef", "kind")
                            + "/"
                            + Json.text(object, "roleRef", "name");
            default -> throw new IllegalArgumentException("no such cell: " + name);
        };
    }

    String age(String timestamp) {
        if (timestamp.isEmpty()) {
            return "<unknown>";
        }
        try {
            return Ages.human(Duration.between(Instant.parse(timestamp), now));
        } catch (DateTimeParseException _) {
            return "<invalid>";
        }
    }

    private static String nodeStatus(JsonNode node) {
        String ready = "Unknown";
        for (JsonNode condition : node.path("status").path("conditions")) {
            if (Json.text(condition, "type").equals("Ready")) {
                ready = Json.text(condition, "status").equals("True") ? "Ready" : "NotReady";
            }
        }
        boolean cordoned = node.path("spec").path("unschedulable").asBoolean(false);
        return cordoned ? ready + ",SchedulingDisabled" : ready;
    }

    private static String roles(JsonNode node) {
        String prefix = "node-role.kubernetes.io/";
        List<String> roles = new ArrayList<>();
        for (String label : node.path("metadata").path("labels").propertyNames()) {
            if (label.startsWith(prefix)) {
                roles.add(label.substring(prefix.length()));
            }
        }
        return roles.isEmpty() ? NONE : String.join(",", roles.stream().sorted().toList());
    }

    private static String externalIp(JsonNode object) {
        List<String> addresses = new ArrayList<>();
        for (JsonNode ingress : object.path("status").path("loadBalancer").path("ingress")) {
            addresses.add(Json.text(ingress, "ip"));
        }
        return addresses.isEmpty() ? NONE : String.join(",", addresses);
    }

    private static String ports(JsonNode object, String field) {
        JsonNode list = field.isEmpty() ? object.path("ports") : object.path("spec").path("ports");
        List<String> ports = new ArrayList<>();
        for (JsonNode port : list) {
            ports.add(
                    port.path("port").asInt(0)
                            + (field.isEmpty() ? "" : "/" + port.path("protocol").asString("TCP")));
        }
        return ports.isEmpty() ? NONE : String.join(",", ports);
    }

    private static String pairs(JsonNode map) {
        JsonNode labels = map.has("matchLabels") ? map.path("matchLabels") : map;
        List<String> pairs = new ArrayList<>();
        labels.properties()
                .forEach(pair -> pairs.add(pair.getKey() + "=" + pair.getValue().asString("")));
        return pairs.isEmpty() ? NONE : String.join(",", pairs);
    }

    private static String accessModes(JsonNode modes) {
        List<String> words = new ArrayList<>();
        for (JsonNode mode : modes) {
            words.add(
                    switch (mode.asString("")) {
                        case "ReadWriteOnce" -> "RWO";
                        case "ReadWriteMany" -> "RWX";
                        case "ReadOnlyMany" -> "ROX";
                        default -> mode.asString("");
                    });
        }
        return String.join(",", words);
    }

    private static String claim(JsonNode volume) {
        JsonNode claim = volume.path("spec").path("claimRef");
        return claim.isMissingNode()
                ? ""
                : Json.text(claim, "namespace") + "/" + Json.text(claim, "name");
    }

    private static String containers(JsonNode object, String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode container : Json.at(object, "spec", "template", "spec", "containers")) {
            texts.add(Json.text(container, field));
        }
        return texts.isEmpty() ? NONE : String.join(",", texts);
    }

    private static String orNotApplicable(JsonNode budget, String field) {
        JsonNode value = budget.path("spec").path(field);
        return value.isMissingNode() ? "N/A" : value.asString("");
    }

    private static String hosts(JsonNode ingress) {
        List<String> hosts = new ArrayList<>();
        ingress.path("spec").path("rules").forEach(rule -> hosts.add(Json.text(rule, "host")));
        return hosts.isEmpty() ? "*" : String.join(",", hosts);
    }

    private static String endpoints(JsonNode slice) {
        List<String> addresses = new ArrayList<>();
        for (JsonNode endpoint : slice.path("endpoints")) {
            endpoint.path("addresses").forEach(address -> addresses.add(address.asString("")));
        }
        return addresses.isEmpty() ? "<unset>" : String.join(",", addresses);
    }
}
