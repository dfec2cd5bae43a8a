package console.services.metrics;

import console.services.fact.Row;
import console.services.row.DeviceRow;
import console.services.row.HourRow;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The last hour of every card from the series of its devices. A device has one series for each pod
/// that held it, and one while it was free.
final class Hours {
    private static final double USED = 0.05;

    private final long end;

    /// @param end the last step's, in seconds
    Hours(long end) {
        this.end = end;
    }

    /// One series of a device.
    ///
    /// @param values by step, NaN where there is none
    private record Series(JsonNode labels, List<Double> values) {
        boolean cut() {
            return !DeviceRows.text(labels, "GPU_I_ID").isEmpty();
        }

        int slices() {
            return DeviceRow.slices(DeviceRows.orNull(DeviceRows.text(labels, "GPU_I_PROFILE")));
        }

        boolean unused() {
            return !DeviceRows.text(labels, "exported_pod").isEmpty()
                    && values.stream().allMatch(value -> value < USED);
        }
    }

    List<Row> rows(JsonNode answer) {
        Map<String, List<Series>> cards = new TreeMap<>();
        for (JsonNode each : answer.path("data").path("result")) {
            JsonNode labels = each.path("metric");
            String key = DeviceRows.host(labels) + "/" + DeviceRows.text(labels, "gpu");
            Series series = new Series(labels, values(each.path("values")));
            cards.computeIfAbsent(key, _ -> new ArrayList<>()).add(series);
        }
        return cards.values().stream().<Row>map(Hours::row).toList();
    }

    private List<Double> values(JsonNode pairs) {
        double[] values = new double[HourRow.POINTS];
        Arrays.fill(values, Double.NaN);
        for (JsonNode pair : pairs) {
            double steps = (end - pair.path(0).asDouble(0)) / HourRow.STEP.toSeconds();
            long at = HourRow.POINTS - 1 - Math.round(steps);
            Double value = DeviceRows.number(pair.path(1).asString(""));
            if (at >= 0 && at < values.length && value != null) {
                values[(int) at] = value;
            }
        }
        return Arrays.stream(values).boxed().toList();
    }

    private static HourRow row(List<Series> card) {
        List<Double> load = new ArrayList<>();
        for (int step = 0; step < HourRow.POINTS; step++) {
            load.add(load(card, step));
        }
        List<HourRow.Unused> unused =
                card.stream().filter(Series::unused).map(each -> unused(each.labels())).toList();
        JsonNode labels = card.getFirst().labels();
        int index = labels.path("gpu").asInt(0);
        return new HourRow(DeviceRows.host(labels), index, load, unused);
    }

    private static HourRow.Unused unused(JsonNode labels) {
        return new HourRow.Unused(
                DeviceRows.orNull(DeviceRows.text(labels, "GPU_I_ID")),
                DeviceRows.text(labels, "exported_namespace"),
                DeviceRows.text(labels, "exported_pod"));
    }

    /// By the compute slices of those instances that there were; a cut card itself may stand beside
    /// them and does not count.
    private static double load(List<Series> card, int step) {
        List<Series> known =
                card.stream().filter(each -> !Double.isNaN(each.values().get(step))).toList();
        boolean cut = known.stream().anyMatch(Series::cut);
        double sum = 0;
        int slices = 0;
        for (Series each : known) {
            if (each.cut() == cut) {
                sum += each.values().get(step) * each.slices();
                slices += each.slices();
            }
        }
        return slices == 0 ? Double.NaN : sum / slices;
    }
}
