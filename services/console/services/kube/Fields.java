package console.services.kube;

import console.services.resource.Amounts;
import console.services.resource.Quantity;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads fields of objects that may lack them or hold anything: nothing here throws.
final class Fields {
    private static final int LONGEST = 4096;

    private Fields() {}

    static String text(JsonNode node, String... path) {
        JsonNode found = at(node, path);
        if (!found.isValueNode() || found.isNull()) {
            return "";
        }
        String text = found.asString("");
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    static @Nullable String textOrNull(JsonNode node, String... path) {
        String text = text(node, path);
        return text.isEmpty() ? null : text;
    }

    static JsonNode at(JsonNode node, String... path) {
        JsonNode found = node;
        for (String name : path) {
            found = found.path(name);
        }
        return found;
    }

    /// The condition of that type; a missing node where the object has none.
    static JsonNode condition(JsonNode object, String type) {
        for (JsonNode condition : at(object, "status", "conditions")) {
            if (text(condition, "type").equals(type)) {
                return condition;
            }
        }
        return object.path("none");
    }

    static boolean flag(JsonNode node, String... path) {
        JsonNode found = at(node, path);
        return found.isBoolean() && found.booleanValue();
    }

    static int number(JsonNode node, String... path) {
        return at(node, path).asInt(0);
    }

    static @Nullable Instant time(JsonNode node, String... path) {
        try {
            String text = text(node, path);
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(text(element)));
        return texts;
    }

    static Map<String, String> map(JsonNode node, Predicate<String> wanted) {
        Map<String, String> map = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (wanted.test(entry.getKey())) {
                map.put(entry.getKey().intern(), text(entry.getValue()).intern());
            }
        }
        return map;
    }

    /// The quantities of a map; one that cannot be read is left out and named in `bad`.
    static Map<String, BigDecimal> quantities(JsonNode node, String what, List<String> bad) {
        Map<String, BigDecimal> amounts = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String text = entry.getValue().asString("");
            Optional<BigDecimal> amount = Quantity.parse(text);
            if (amount.isPresent()) {
                amounts.put(entry.getKey().intern(), amount.get());
            } else {
                String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
                bad.add("%s %s: “%s” is no quantity".formatted(what, entry.getKey(), shown));
            }
        }
        return amounts;
    }

    static Amounts amounts(JsonNode node, String what, List<String> bad) {
        return Amounts.of(quantities(node, what, bad));
    }
}
