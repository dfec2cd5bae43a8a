package console.app;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The values of a report for people (`table`) and spreadsheets (`csv`): the same names and values
/// as in its JSON, one block per list. What is unknown is `?` in the table and empty in CSV.
final class StatusText {
    private static final String UNKNOWN = "?";

    private StatusText() {}

    static String table(ObjectNode report) {
        StringBuilder text = new StringBuilder();
        JsonNode cluster = report.path("cluster");
        text.append("cluster ").append(shown(cluster.path("name")));
        text.append(", ").append(report.path("mode").asString());
        text.append(", ").append(report.path("taken").asString()).append('\n');
        report.path("topics")
                .properties()
                .forEach(
                        topic ->
                                text.append(topic.getKey())
                                        .append(": ")
                                        .append(topic.getValue().path("state").asString())
                                        .append('\n'));
        blocks(report)
                .forEach(
                        (name, rows) -> {
                            text.append('\n').append(name).append('\n');
                            aligned(text, rows);
                        });
        return text.toString();
    }

    static String csv(ObjectNode report) {
        List<String> blocks = new ArrayList<>();
        blocks(report)
                .forEach(
                        (name, rows) -> {
                            StringBuilder text = new StringBuilder();
                            Set<String> columns = columns(rows);
                            text.append("block,").append(joined(columns)).append("\r\n");
                            for (Map<String, JsonNode> row : rows) {
                                text.append(quoted(name));
                                for (String column : columns) {
                                    JsonNode cell = row.get(column);
                                    text.append(',')
                                            .append(cell == null ? "" : quoted(plain(cell)));
                                }
                                text.append("\r\n");
                            }
                            blocks.add(text.toString());
                        });
        return String.join("\r\n", blocks);
    }

    private static String joined(Set<String> columns) {
        return columns.stream().map(StatusText::quoted).collect(Collectors.joining(","));
    }

    private static Map<String, List<Map<String, JsonNode>>> blocks(ObjectNode report) {
        Map<String, List<Map<String, JsonNode>>> blocks = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> topic : report.path("topics").properties()) {
            collect(blocks, topic.getKey() + ".", topic.getValue().path("value"));
            collect(blocks, topic.getKey() + ".", sourcesOf(topic.getValue()));
        }
        return blocks;
    }

    private static JsonNode sourcesOf(JsonNode topic) {
        ObjectNode only = JsonNodeFactory.instance.objectNode();
        ArrayNode sources = only.putArray("sources");
        for (JsonNode source : topic.path("sources")) {
            ObjectNode row = source.deepCopy().asObject();
            // Here null is no unknown value: a source that lives has no reason.
            if (row.path("why").isNull()) {
                row.remove("why");
            }
            sources.add(row);
        }
        return only;
    }

    private static void collect(
            Map<String, List<Map<String, JsonNode>>> blocks, String prefix, JsonNode value) {
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            String name = prefix + entry.getKey();
            JsonNode node = entry.getValue();
            if (node.isArray() && node.path(0).isArray()) {
                List<Map<String, JsonNode>> rows = new ArrayList<>();
                node.forEach(row -> rows.add(Map.of("members", row)));
                blocks.put(name, rows);
            } else if (node.isArray()) {
                rows(blocks, name, Map.of(), node);
            } else if (node.isObject() && node.properties().stream().anyMatch(StatusText::array)) {
                collect(blocks, name + ".", node);
            } else if (node.isObject()) {
                blocks.put(name, List.of(flat(node)));
            } else {
                blocks.put(name, List.of(Map.of("unknown", node)));
            }
        }
    }

    /// A list, and as a block of its own every list of objects within its rows; there the first
    /// value of the row it belongs to comes first.
    private static void rows(
            Map<String, List<Map<String, JsonNode>>> blocks,
            String name,
            Map<String, JsonNode> owners,
            JsonNode list) {
        List<Map<String, JsonNode>> block = blocks.computeIfAbsent(name, _ -> new ArrayList<>());
        for (JsonNode row : list) {
            Map<String, JsonNode> cells = new LinkedHashMap<>(owners);
            Map<String, JsonNode> within = new LinkedHashMap<>(owners);
            flat(row).values().stream()
                    .limit(1)
                    .forEach(first -> within.put(name.substring(name.lastIndexOf('.') + 1), first));
            flat(row)
                    .forEach(
                            (key, cell) -> {
                                if (cell.path(0).isObject()) {
                                    rows(blocks, name + "." + key, within, cell);
                                } else {
                                    cells.put(key, cell);
                                }
                            });
            block.add(cells);
        }
    }

    private static boolean array(Map.Entry<String, JsonNode> entry) {
        return entry.getValue().isArray();
    }

    private static Map<String, JsonNode> flat(JsonNode row) {
        Map<String, JsonNode> cells = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : row.properties()) {
            if (entry.getValue().isObject()) {
                flat(entry.getValue())
                        .forEach((name, cell) -> cells.put(entry.getKey() + "." + name, cell));
            } else {
                cells.put(entry.getKey(), entry.getValue());
            }
        }
        return cells;
    }

    private static Set<String> columns(List<Map<String, JsonNode>> rows) {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        return columns;
    }

    private static void aligned(StringBuilder text, List<Map<String, JsonNode>> rows) {
        if (rows.isEmpty()) {
            text.append("  none\n");
            return;
        }
        List<String> columns = List.copyOf(columns(rows));
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns);
        for (Map<String, JsonNode> row : rows) {
            lines.add(
                    columns.stream()
                            .map(column -> row.containsKey(column) ? shown(row.get(column)) : "-")
                            .toList());
        }
        int[] widths = new int[columns.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        for (List<String> line : lines) {
            StringBuilder padded = new StringBuilder(" ");
            for (int i = 0; i < columns.size(); i++) {
                padded.append(' ').append(line.get(i));
                padded.repeat(' ', widths[i] - line.get(i).length());
            }
            text.append(padded.toString().stripTrailing()).append('\n');
        }
    }

    private static String shown(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return UNKNOWN;
        }
        String text = plain(node);
        return text.isEmpty() ? "-" : text;
    }

    private static String plain(JsonNode node) {
        if (node.isNull()) {
            return "";
        }
        if (node.isArray()) {
            List<String> parts = new ArrayList<>();
            node.forEach(part -> parts.add(part.asString()));
            boolean sentences = parts.stream().anyMatch(part -> part.contains(" "));
            return String.join(sentences ? "; " : " ", parts);
        }
        return node.asString();
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
