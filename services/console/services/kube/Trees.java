package console.services.kube;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Set;

/// Reads one object token by token and leaves out the heavy parts that no row needs. Stops at the
/// object's last token: in a watch the next one may not come for a minute.
final class Trees {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> HEAVY =
            Set.of(
                    "managedFields",
                    "kubectl.kubernetes.io/last-applied-configuration",
                    // pods
                    "env",
                    "envFrom",
                    "volumeMounts",
                    "command",
                    "args",
                    "livenessProbe",
                    "readinessProbe",
                    "startupProbe",
                    // nodes
                    "images",
                    // the manifests in bundles
                    "content");

    private Trees() {}

    /// The value at whose first token the parser stands.
    static JsonNode read(JsonParser parser) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> number(parser);
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL,
                    VALUE_EMBEDDED_OBJECT,
                    END_OBJECT,
                    END_ARRAY,
                    PROPERTY_NAME,
                    NOT_AVAILABLE ->
                    NODES.nullNode();
        };
    }

    private static ObjectNode object(JsonParser parser) {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (HEAVY.contains(name)) {
                parser.skipChildren();
            } else {
                object.set(name, read(parser));
            }
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
            array.add(read(parser));
        }
        return array;
    }

    private static JsonNode number(JsonParser parser) {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL ->
                    NODES.numberNode(parser.getDoubleValue());
        };
    }
}
