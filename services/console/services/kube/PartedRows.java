package console.services.kube;

import console.services.file.FileException;
import console.services.file.YamlFile;
import console.services.row.PartedRow;
import console.services.row.PartedRow.Config;
import console.services.row.PartedRow.Entry;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The row of mig-parted's configuration. What is wrong with one config costs that config only;
/// text that is no YAML costs all of them, and the row says so.
final class PartedRows {
    private static final String KEY = "config.yaml";
    private static final int MOST = 64; // instances of a profile, and cards of a node

    private PartedRows() {}

    static PartedRow of(JsonNode map) {
        String namespace = Fields.text(map, "metadata", "namespace");
        String name = Fields.text(map, "metadata", "name");
        String text = map.path("data").path(KEY).asString("");
        if (text.isEmpty()) {
            return new PartedRow(namespace, name, Map.of(), "it has no " + KEY);
        }
        try {
            JsonNode all = YamlFile.parse(KEY, text).tree().path("mig-configs");
            if (!all.isObject()) {
                return new PartedRow(namespace, name, Map.of(), KEY + ": no mig-configs");
            }
            Map<String, Config> configs = new HashMap<>();
            all.properties().forEach(each -> configs.put(each.getKey(), config(each.getValue())));
            return new PartedRow(namespace, name, configs, "");
        } catch (FileException e) {
            String line = e.line() > 0 ? ", line " + e.line() : "";
            return new PartedRow(namespace, name, Map.of(), KEY + line + ": " + e.detail());
        }
    }

    private static Config config(JsonNode list) {
        List<Entry> entries = new ArrayList<>();
        try {
            if (!list.isArray()) {
                throw new IllegalArgumentException("is no list");
            }
            list.forEach(each -> entries.add(entry(each)));
            return new Config(entries, "");
        } catch (IllegalArgumentException e) {
            return new Config(List.of(), String.valueOf(e.getMessage()));
        }
    }

    private static Entry entry(JsonNode entry) {
        JsonNode enabled = entry.path("mig-enabled");
        if (!enabled.isBoolean()) {
            throw new IllegalArgumentException("mig-enabled is neither true nor false");
        }
        return new Entry(
                filter(entry.path("device-filter")),
                devices(entry.path("devices")),
                enabled.booleanValue(),
                instances(entry.path("mig-devices")));
    }

    /// One id or a list of them.
    private static List<String> filter(JsonNode filter) {
        List<String> ids = new ArrayList<>();
        if (filter.isString()) {
            ids.add(filter.stringValue());
        } else if (filter.isArray()) {
            filter.forEach(id -> ids.add(id.asString("")));
        } else if (!filter.isMissingNode() && !filter.isNull()) {
            throw new IllegalArgumentException("device-filter is no list of ids");
        }
        ids.removeIf(String::isEmpty);
        return ids;
    }

    private static @Nullable List<Integer> devices(JsonNode devices) {
        if (devices.asString("").equals("all")) {
            return null;
        }
        if (!devices.isArray()) {
            throw new IllegalArgumentException("devices is neither all nor a list");
        }
        List<Integer> indexes = new ArrayList<>();
        devices.forEach(each -> indexes.add(count(each, "devices")));
        return indexes;
    }

    private static Map<String, Integer> instances(JsonNode instances) {
        if (!instances.isObject() && !instances.isMissingNode() && !instances.isNull()) {
            throw new IllegalArgumentException("mig-devices has no counts");
        }
        Map<String, Integer> counts = new HashMap<>();
        for (Map.Entry<String, JsonNode> each : instances.properties()) {
            int count = count(each.getValue(), "mig-devices");
            if (count > 0) {
                counts.put(each.getKey(), count);
            }
        }
        return counts;
    }

    private static int count(JsonNode number, String what) {
        if (!number.isInt() || number.intValue() < 0 || number.intValue() > MOST) {
            throw new IllegalArgumentException(
                    what + ": a number from 0 to " + MOST + " is wanted");
        }
        return number.intValue();
    }
}
