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
    private static final String UTILIZED = "DCGM_FI_DEV_GPU_UTIL";

    private DeviceRows() {}

    /// @param devices series of devices
    /// @param cards series of whole cards, whichever instance they stand at
    static List<DeviceRow> of(JsonNode devices, JsonNode cards) {
        Map<String, JsonNode> labels = new LinkedHashMap<>();
        Map<String, Map<String, Double>> values = new HashMap<>();
        Map<String, Map<String, Double>> gauges = new HashMap<>();
        for (JsonNode series : devices.path("data").path("result")) {
            JsonNode metric = series.path("metric");
            String key = card(metric) + "/" + text(metric, "GPU_I_ID");
            labels.putIfAbsent(key, metric);
            add(series, values.computeIfAbsent(key, _ -> new HashMap<>()));
        }
        for (JsonNode series : cards.path("data").path("result")) {
            String key = card(series.path("metric"));
            add(series, gauges.computeIfAbsent(key, _ -> new HashMap<>()));
        }
        List<DeviceRow> rows = new ArrayList<>();
        labels.forEach(
                (key, metric) ->
                        rows.add(
                                row(
                                        metric,
                                        values.getOrDefault(key, Map.of()),
                                        gauges.getOrDefault(card(metric), Map.of()))));
        return rows;
    }

    private static void add(JsonNode series, Map<String, Double> values) {
        Double value = number(series.path("value").path(1).asString(""));
        if (value != null) {
            values.merge(text(series.path("metric"), "__name__"), value, Math::max);
        }
    }

    private static String card(JsonNode labels) {
        return host(labels) + "/" + text(labels, "gpu");
    }

    private static DeviceRow row(
            JsonNode labels, Map<String, Double> values, Map<String, Double> gauges) {
        Double used = values.get(USED);
        Double free = values.get(FREE);
        String profile = orNull(text(labels, "GPU_I_PROFILE"));
        return new DeviceRow(
                host(labels),
                labels.path("gpu").asInt(0),
                text(labels, "UUID").isEmpty() ? text(labels, "uuid") : text(labels, "UUID"),
                text(labels, "modelName"),
                profile,
                orNull(text(labels, "GPU_I_ID")),
                orNull(text(labels, "exported_namespace")),
                orNull(text(labels, "exported_pod")),
                load(profile, values),
                used,
                used == null || free == null ? null : Double.valueOf(used + free),
                new DeviceRow.Gauges(
                        gauges.get("DCGM_FI_DEV_GPU_TEMP"),
                        gauges.get("DCGM_FI_DEV_POWER_USAGE"),
                        gauges.get("DCGM_FI_DEV_SM_CLOCK"),
                        gauges.get("DCGM_FI_DEV_ECC_DBE_VOL_TOTAL"),
                        gauges.get("DCGM_FI_DEV_XID_ERRORS"),
                        gauges.get("DCGM_FI_PROF_PCIE_TX_BYTES"),
                        gauges.get("DCGM_FI_PROF_PCIE_RX_BYTES")));
    }

    /// What a driver says of the use of an instance is nothing, or a wrong nothing.
    private static @Nullable Double load(@Nullable String profile, Map<String, Double> values) {
        Double active = values.get(ACTIVE);
        Double utilized = values.get(UTILIZED);
        if (active != null) {
            return active;
        }
        return profile == null && utilized != null ? utilized / 100 : null;
    }

    static String host(JsonNode labels) {
        String host = text(labels, "Hostname");
        return host.isEmpty() ? text(labels, "hostname") : host;
    }

    static String text(JsonNode labels, String name) {
        return labels.path(name).asString("");
    }

    static @Nullable String orNull(String text) {
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
