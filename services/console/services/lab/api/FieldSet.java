package console.services.lab.api;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Sets of field paths as `managedFields` has them. A path is a list of steps: `f:data`, or
/// `k:{"name":"a"}` for the element of a list that is joined by a key.
final class FieldSet {
    private static final Set<String> OWN_METADATA =
            Set.of("labels", "annotations", "finalizers", "ownerReferences");

    private FieldSet() {}

    /// The fields of an object that managers own, down to the leaves.
    static Set<List<String>> leaves(JsonNode object, boolean keyedLists) {
        Set<List<String>> leaves = new HashSet<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            switch (field.getKey()) {
                case "apiVersion", "kind", "status" -> {}
                case "metadata" -> {
                    for (Map.Entry<String, JsonNode> each : field.getValue().properties()) {
                        if (OWN_METADATA.contains(each.getKey())) {
                            List<String> path = List.of("f:metadata", "f:" + each.getKey());
                            collect(leaves, path, each.getValue(), keyedLists);
                        }
                    }
                }
                default -> {
                    List<String> path = List.of("f:" + field.getKey());
                    collect(leaves, path, field.getValue(), keyedLists);
                }
            }
        }
        return leaves;
    }

    private static void collect(
            Set<List<String>> leaves, List<String> path, JsonNode value, boolean keyedLists) {
        String name = path.getLast().substring(2);
        String key = Patches.mergeKey(name);
        if (value instanceof ObjectNode object && !object.isEmpty()) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                List<String> inner = with(path, "f:" + field.getKey());
                collect(leaves, inner, field.getValue(), keyedLists);
            }
        } else if (keyedLists && value instanceof ArrayNode list && Patches.keyed(list, key)) {
            for (JsonNode element : list) {
                ObjectNode which = Json.object();
                which.set(key, element.path(key));
                collect(leaves, with(path, "k:" + which), element, true);
            }
        } else {
            leaves.add(path);
        }
    }

    private static List<String> with(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }

    /// What an object has at a path; a missing node where it has nothing.
    static JsonNode value(JsonNode object, List<String> path) {
        JsonNode node = object;
        for (String step : path) {
            node =
                    step.startsWith("f:")
                            ? node.path(step.substring(2))
                            : element(node, Json.parse(step.substring(2)));
        }
        return node;
    }

    private static JsonNode element(JsonNode list, JsonNode which) {
        for (JsonNode each : list) {
            boolean same = true;
            for (Map.Entry<String, JsonNode> key : which.properties()) {
                same &= each.path(key.getKey()).equals(key.getValue());
            }
            if (same) {
                return each;
            }
        }
        return list.path("none");
    }

    /// Takes a field out of an object; an element of a list goes as a whole with its key.
    static void remove(ObjectNode object, List<String> path) {
        JsonNode parent = value(object, path.subList(0, path.size() - 1));
        if (parent instanceof ObjectNode holder) {
            holder.remove(path.getLast().substring(2));
        }
        if (path.size() > 1 && parent.isEmpty() && parent.isObject()) {
            List<String> above = path.subList(0, path.size() - 1);
            JsonNode grand = value(object, above.subList(0, above.size() - 1));
            if (grand instanceof ArrayNode list) {
                list.values().removeIf(JsonNode::isEmpty);
            }
        }
    }

    /// `.data.colour`, as conflicts name it.
    static String text(List<String> path) {
        StringBuilder text = new StringBuilder();
        for (String step : path) {
            if (step.startsWith("f:")) {
                text.append('.').append(step, 2, step.length());
            } else {
                for (Map.Entry<String, JsonNode> key : Json.parse(step.substring(2)).properties()) {
                    text.append('[').append(key.getKey()).append('=').append(key.getValue());
                    text.append(']');
                }
            }
        }
        return text.toString();
    }

    static ObjectNode toTree(Set<List<String>> paths) {
        ObjectNode root = Json.object();
        Set<String> sorted = new TreeSet<>();
        for (List<String> path : paths) {
            sorted.add(Json.strings(path).toString());
        }
        for (String path : sorted) {
            ObjectNode at = root;
            for (JsonNode step : Json.parse(path)) {
                at = Json.child(at, step.asString());
            }
        }
        return root;
    }

    static Set<List<String>> fromTree(JsonNode tree) {
        Set<List<String>> paths = new HashSet<>();
        gather(paths, List.of(), tree);
        return paths;
    }

    private static void gather(Set<List<String>> paths, List<String> path, JsonNode node) {
        boolean leaf = true;
        for (Map.Entry<String, JsonNode> step : node.properties()) {
            if (!step.getKey().equals(".")) {
                leaf = false;
                gather(paths, with(path, step.getKey()), step.getValue());
            }
        }
        if (leaf && !path.isEmpty()) {
            paths.add(path);
        }
    }
}
