package console.services.row;

import console.services.fact.Fact;
import console.services.fact.Reason;
import console.services.fact.Row;
import console.services.fact.Source;
import console.services.fact.Why;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A fact as one line of JSON and back, so that a file of lines is a recording. Each line carries
/// the version of its form.
public final class FactLines {
    private static final int VERSION = 1;

    /// Amounts stay exact on the way through a tree.
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private static final Map<String, Source<?>> BY_NAME =
            Sources.ALL.stream().collect(Collectors.toMap(Source::name, Function.identity()));

    private FactLines() {}

    public static String write(Fact fact) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("v", VERSION).put("source", fact.source().name()).put("at", "" + fact.at());
        switch (fact) {
            case Fact.Listed listed -> {
                line.put("fact", "listed").put("skipped", listed.skipped());
                line.put("note", listed.note());
                ArrayNode rows = line.putArray("rows");
                listed.rows().forEach(row -> rows.add(JSON.<JsonNode>valueToTree(row)));
            }
            case Fact.Saw saw -> {
                line.put("fact", "saw");
                line.set("row", JSON.<JsonNode>valueToTree(saw.row()));
            }
            case Fact.Ended ended -> line.put("fact", "ended").put("key", ended.key());
            case Fact.Alive _ -> line.put("fact", "alive");
            case Fact.Silent silent -> why(line.put("fact", "silent"), silent.why());
            case Fact.Lacking lacking -> why(line.put("fact", "lacking"), lacking.why());
        }
        return JSON.writeValueAsString(line);
    }

    private static void why(ObjectNode line, Why why) {
        line.put("reason", why.reason().word()).put("item", why.item()).put("detail", why.detail());
    }

    /// @throws IllegalArgumentException for what is no such line, with the reason in words
    public static Fact read(String text) {
        try {
            JsonNode line = JSON.readTree(text);
            if (line.path("v").asInt(0) != VERSION) {
                throw new IllegalArgumentException("version " + line.path("v") + " is not known");
            }
            Source<?> source = BY_NAME.get(line.path("source").asString(""));
            if (source == null) {
                throw new IllegalArgumentException("no source " + line.path("source"));
            }
            return fact(source, Instant.parse(line.path("at").asString("")), line);
        } catch (JacksonException | java.time.DateTimeException e) {
            throw new IllegalArgumentException("no line of facts", e);
        }
    }

    private static Fact fact(Source<?> source, Instant at, JsonNode line) {
        String kind = line.path("fact").asString("");
        return switch (kind) {
            case "listed" -> {
                List<Row> rows = new ArrayList<>();
                line.path("rows").forEach(row -> rows.add(JSON.treeToValue(row, source.type())));
                int skipped = line.path("skipped").asInt(0);
                yield new Fact.Listed(source, at, rows, skipped, line.path("note").asString(""));
            }
            case "saw" ->
                    new Fact.Saw(source, at, JSON.treeToValue(line.path("row"), source.type()));
            case "ended" -> new Fact.Ended(source, at, line.path("key").asString(""));
            case "alive" -> new Fact.Alive(source, at);
            case "silent" -> new Fact.Silent(source, at, why(line));
            case "lacking" -> new Fact.Lacking(source, at, why(line));
            default -> throw new IllegalArgumentException("no fact '" + kind + "'");
        };
    }

    private static Why why(JsonNode line) {
        String word = line.path("reason").asString("");
        for (Reason reason : Reason.values()) {
            if (reason.word().equals(word)) {
                return new Why(
                        reason, line.path("item").asString(""), line.path("detail").asString(""));
            }
        }
        throw new IllegalArgumentException("no reason '" + word + "'");
    }
}
