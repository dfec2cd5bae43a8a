package console.services.lab.api;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// RFC 6902, as far as clients of Kubernetes use it: add, replace, remove, test.
final class JsonPatch {
    private JsonPatch() {}

    static void apply(ObjectNode tree, JsonNode operations) {
        for (JsonNode operation : operations) {
            JsonPointer path = JsonPointer.compile(Json.text(operation, "path"));
            JsonNode value = operation.path("value");
            switch (Json.text(operation, "op")) {
                case "test" -> {
                    if (!tree.at(path).equals(value)) {
                        throw refused("testing value " + path + " failed");
                    }
                }
                case "remove" -> change(tree, path, null, true);
                case "replace" -> {
                    if (tree.at(path).isMissingNode()) {
                        throw refused("replace operation does not apply: doc is missing " + path);
                    }
                    change(tree, path, value, true);
                }
                case "add" -> change(tree, path, value, false);
                default -> throw refused("unexpected kind: " + operation.path("op"));
            }
        }
    }

    private static void change(
            ObjectNode tree,
            JsonPointer path,
            @org.jspecify.annotations.Nullable JsonNode value,
            boolean there) {
        JsonNode parent = tree.at(path.head());
        JsonPointer last = path.last();
        if (parent instanceof ObjectNode object) {
            String name = last.getMatchingProperty();
            if (value != null) {
                object.set(name, value);
            } else if (object.remove(name) == null) {
                throw refused("remove operation does not apply: doc is missing path: " + path);
            }
        } else if (parent instanceof ArrayNode list) {
            int index =
                    last.getMatchingProperty().equals("-") ? list.size() : last.getMatchingIndex();
            if (index < 0 || index > list.size() || (there && index == list.size())) {
                throw refused("doc is missing path: " + path);
            }
            if (there) {
                list.remove(index);
            }
            if (value != null) {
                list.insert(index, value);
            }
        } else {
            throw refused("doc is missing path: " + path);
        }
    }

    private static ApiFailure refused(String message) {
        return new ApiFailure(422, "Invalid", "the server rejected our request: " + message);
    }
}
