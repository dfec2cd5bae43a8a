package console.services.metrics;

import console.services.row.DeviceRow;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Devices from the DCGM exporter's series. The parent card's UUID stands on instances, too; the
/// pod that holds a device is under `exported_*` where Prometheus has renamed it.
final class DeviceRows {
    private static final String ACTIVE = "DCGM_FI_PROF_GR_ENGINE_ACTIVE";
    private static final String USED = "DCGM_FI_DEV_FB_USED";
    private static final String FREE = "DCGM_FI_DEV_FB_FREE";
    private static final String CELSIUS = "DCGM_FI_DEV_GPU_TEMP";
    private static final String WATTS = "DCGM_FI_DEV_POWER_USAGE";

    private DeviceRows() {}

    static List<DeviceRow> of(JsonNode answer) {
        Map<String, JsonNode> devices = new LinkedHashMap<>();
        Map<String, Map<String, Double>> values = new HashMap<>();
        for (JsonNode series : answer.path("data").path("result")) {
            JsonNode labels = series.path("metric");
            String key = host(labels) + "/" + text(labels, "gpu") + "/" + text(labels, "GPU_I_ID");
            devices.putIfAbsent(key, labels);
            Double value = number(series.path("value").path(1).asString(""));
            if (value != null) {
                values.computeIfAbsent(key, _ -> new HashMap<>())
                        .put(text(labels, "__name__"), value);
            }
        }
        List<DeviceRow> rows = new ArrayList<>();
        devices.forEach((key, labels) -> rows.add(row(labels, values.getOrDefault(key, Map.of()))));
        return rows;
    }

    private static DeviceRow row(JsonNode labels, Map<String, Double> values) {
        Double used = values.get(USED);
        Double free = values.get(FREE);
        return new DeviceRow(
                host(labels),
                labels.path("gpu").asInt(0),
                text(labels, "UUID").isEmpty() ? text(labels, "uuid") : text(labels, "UUID"),
                text(labels, "modelName"),
                orNull(text(labels, "GPU_I_PROFILE")),
                orNull(text(labels, "GPU_I_ID")),
                orNull(text(labels, "exported_namespace")),
                orNull(text(labels, "exported_pod")),
                values.get(ACTIVE),
                used,
                used == null || free == null ? null : Double.valueOf(used + free),
                values.get(CELSIUS),
                values.get(WATTS));
    }

    static String host(JsonNode labels) {
        String host = text(labels, "Hostname");
        return host.isEmpty() ? text(labels, "hostname") : host;
    }

    private static String text(JsonNode labels, String name) {
        return labels.path(name).asString("");
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    static @Nullable Double number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
