package console.services.lab.api;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;

/// The lab's one JSON mapper and short forms for trees. Trees are mutable and never shared.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    public static ArrayNode strings(Iterable<String> values) {
        ArrayNode list = array();
        values.forEach(list::add);
        return list;
    }

    public static JsonNode parse(byte[] json) {
        return MAPPER.readTree(json);
    }

    public static JsonNode parse(String json) {
        return MAPPER.readTree(json);
    }

    public static byte[] bytes(JsonNode tree) {
        return MAPPER.writeValueAsBytes(tree);
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// The text at a path of names, empty where there is none.
    public static String text(JsonNode tree, String... path) {
        return at(tree, path).asString("");
    }

    public static boolean is(JsonNode tree, String field, String value) {
        return tree.path(field).asString("").equals(value);
    }

    public static JsonNode at(JsonNode tree, String... path) {
        JsonNode node = tree;
        for (String name : path) {
            node = node.path(name);
        }
        return node;
    }

    /// The object under a name, made when it is not there yet.
    public static ObjectNode child(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode found ? found : parent.putObject(name);
    }

    /// The element of a list of objects whose field has this value, made when missing.
    public static ObjectNode element(ObjectNode parent, String list, String field, String value) {
        ArrayNode elements =
                parent.get(list) instanceof ArrayNode found ? found : parent.putArray(list);
        for (JsonNode each : elements) {
            if (each instanceof ObjectNode element && text(element, field).equals(value)) {
                return element;
            }
        }
        return elements.addObject().put(field, value);
    }
}
