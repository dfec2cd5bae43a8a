package console.services.metrics;

import console.services.fact.Fact;
import console.services.fact.Reason;
import console.services.fact.Row;
import console.services.fact.Why;
import console.services.row.DeviceRow;
import console.services.row.Sources;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// When Prometheus last scraped the exporter of each host. What was not scraped for two minutes is
/// not shown as if it were: Prometheus itself goes on naming it for five.
final class Scrapes {
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final Instant now;
    private final Map<String, Duration> ages = new HashMap<>();
    private final double asked;

    /// @param answer one value per host: the time of its last scrape, at the time of the question
    Scrapes(JsonNode answer, Instant now) {
        this.now = now;
        double latest = 0;
        for (JsonNode series : answer.path("data").path("result")) {
            double when = series.path("value").path(0).asDouble(0);
            latest = Math.max(latest, when);
            Double scraped = DeviceRows.number(series.path("value").path(1).asString(""));
            if (scraped != null) {
                long millis = Math.max(0, Math.round((when - scraped) * 1000));
                ages.put(DeviceRows.host(series.path("metric")), Duration.ofMillis(millis));
            }
        }
        asked = latest;
    }

    /// Prometheus' own time, in seconds; 0 where there was no scrape.
    double asked() {
        return asked;
    }

    Fact fact(JsonNode values, JsonNode cards) {
        List<DeviceRow> devices = DeviceRows.of(values, cards);
        if (devices.isEmpty()) {
            String fact = "Prometheus has no series of the DCGM exporter";
            Why why = new Why(Reason.NOT_CONFIGURED, "DCGM", fact);
            return new Fact.Lacking(Sources.DEVICES, now, why);
        }
        List<Row> rows = new ArrayList<>();
        TreeSet<String> silent = new TreeSet<>();
        Duration youngest = SILENCE;
        for (DeviceRow device : devices) {
            // Where no time of a scrape is known, the question's own time has to do.
            Duration age = ages.getOrDefault(device.node(), Duration.ZERO);
            if (age.compareTo(SILENCE) >= 0) {
                silent.add(device.node());
            } else {
                rows.add(device);
                youngest = age.compareTo(youngest) < 0 ? age : youngest;
            }
        }
        String names = "not scraped for two minutes: " + String.join(", ", silent);
        if (rows.isEmpty()) {
            return new Fact.Silent(Sources.DEVICES, now, new Why(Reason.TIMED_OUT, "DCGM", names));
        }
        return new Fact.Listed(
                Sources.DEVICES, now.minus(youngest), rows, 0, silent.isEmpty() ? "" : names);
    }
}
