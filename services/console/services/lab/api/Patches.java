package console.services.lab.api;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/// The four kinds of PATCH.
final class Patches {
    /// Lists that a strategic merge joins by a key of their elements; all others are replaced.
    private static final Map<String, String> MERGE_KEYS =
            Map.ofEntries(
                    Map.entry("containers", "name"),
                    Map.entry("initContainers", "name"),
                    Map.entry("env", "name"),
                    Map.entry("volumes", "name"),
                    Map.entry("volumeMounts", "mountPath"),
                    Map.entry("taints", "key"),
                    Map.entry("conditions", "type"),
                    Map.entry("addresses", "type"),
                    Map.entry("ownerReferences", "uid"),
                    Map.entry("imagePullSecrets", "name"));

    private Patches() {}

    static ApiFailure unsupported() {
        return new ApiFailure(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include:"
                        + " application/json-patch+json, application/merge-patch+json,"
                        + " application/apply-patch+yaml");
    }

    /// By which field the elements of a list are told apart; empty for a list that is one value.
    static String mergeKey(String list) {
        return MERGE_KEYS.getOrDefault(list, "");
    }

    /// What the server applies; lists of custom kinds are one value.
    static void applied(ObjectNode tree, ObjectNode applied, boolean custom) {
        if (custom) {
            merge(tree, applied);
        } else {
            strategic(tree, applied);
        }
    }

    static ObjectNode apply(String contentType, ObjectNode tree, JsonNode patch) {
        String type = contentType.split(";", 2)[0].strip();
        switch (type) {
            case "application/json-patch+json" -> JsonPatch.apply(tree, patch);
            case "application/merge-patch+json" -> merge(tree, object(patch));
            case "application/strategic-merge-patch+json" -> strategic(tree, object(patch));
            default -> throw unsupported();
        }
        return tree;
    }

    static ObjectNode object(JsonNode patch) {
        if (patch instanceof ObjectNode object) {
            return object;
        }
        throw ApiFailure.badRequest("the patch is no object");
    }

    /// RFC 7396.
    private static void merge(ObjectNode target, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                target.remove(field.getKey());
            } else if (value instanceof ObjectNode inner) {
                merge(Json.child(target, field.getKey()), inner);
            } else {
                target.set(field.getKey(), value);
            }
        }
    }

    private static void strategic(ObjectNode target, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            String key = mergeKey(name);
            if (name.startsWith("$")) {
                continue;
            }
            if (value.isNull()) {
                target.remove(name);
            } else if (value instanceof ObjectNode inner) {
                strategic(Json.child(target, name), inner);
            } else if (value instanceof ArrayNode list && keyed(list, key)) {
                join(target, name, key, list);
            } else {
                target.set(name, value);
            }
        }
    }

    static boolean keyed(ArrayNode list, String key) {
        if (key.isEmpty()) {
            return false;
        }
        for (JsonNode element : list) {
            if (!element.has(key) && !element.has("$patch")) {
                return false;
            }
        }
        return true;
    }

    private static void join(ObjectNode target, String name, String key, ArrayNode patches) {
        for (JsonNode element : patches) {
            String value = Json.text(element, key);
            if (Json.text(element, "$patch").equals("delete")) {
                drop(target, name, key, element);
            } else if (!Json.text(element, "$patch").equals("replace")
                    && element instanceof ObjectNode inner) {
                strategic(Json.element(target, name, key, value), inner);
            }
        }
        if (replaces(patches)) {
            ArrayNode rest = Json.array();
            patches.forEach(
                    element -> {
                        if (!element.has("$patch")) {
                            rest.add(element);
                        }
                    });
            target.set(name, rest);
        }
        if (target.path(name).isEmpty()) {
            target.remove(name);
        }
    }

    private static boolean replaces(ArrayNode patches) {
        for (JsonNode element : patches) {
            if (Json.text(element, "$patch").equals("replace")) {
                return true;
            }
        }
        return false;
    }

    /// Taints share a key with different effects: all fields that the patch names must agree.
    private static void drop(ObjectNode target, String name, String key, JsonNode element) {
        ArrayNode rest = Json.array();
        List<String> named =
                element.propertyNames().stream().filter(field -> !field.startsWith("$")).toList();
        for (JsonNode old : target.path(name)) {
            boolean same = old.path(key).equals(element.path(key));
            for (String field : named) {
                same &= old.path(field).equals(element.path(field));
            }
            if (!same) {
                rest.add(old);
            }
        }
        target.set(name, rest);
    }
}
