package console.services.lab;

import console.services.lab.Devices.Holder;
import console.services.lab.Telemetry.Series;
import console.services.lab.api.Backend;
import console.services.lab.api.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// As much of Prometheus as the console asks: series by their names, `max by (…)` of them, the one
/// or else the other with `or`, when each exporter was scraped, and all of it over a range of time.
final class Prometheus {
    private static final Pattern METRIC = Pattern.compile("DCGM_FI_[A-Z_]+");
    private static final Pattern MAXIMUM = Pattern.compile("max by \\(([^)]*)\\).*");

    private static final int MOST = 11_000; // points of one series

    private final World world;
    private final Telemetry telemetry;

    Prometheus(World world, Telemetry telemetry) {
        this.world = world;
        this.telemetry = telemetry;
    }

    /// The moments of a query, in seconds; one step for an instant query.
    private record Times(boolean range, long start, long end, long step) {
        Times until(long last) {
            return new Times(range, start, Math.min(last, end), step);
        }

        Times from(long first) {
            return new Times(range, first, end, step);
        }
    }

    /// @param seen the sets of labels that were answered, where only some labels are kept
    private record Question(String text, Set<Map<String, String>> seen) {
        /// Of a card its instances say the same, so any of them is the maximum.
        boolean wants(Map<String, String> labels) {
            Matcher maximum = MAXIMUM.matcher(text);
            if (!maximum.matches()) {
                return true;
            }
            labels.keySet().retainAll(List.of(maximum.group(1).split(", ", -1)));
            return seen.add(Map.copyOf(labels));
        }

        boolean percent(String name) {
            return name.equals("DCGM_FI_DEV_GPU_UTIL") && text.contains("/ 100");
        }
    }

    Backend.Reply answer(String path, Map<String, String> query) {
        boolean range = path.equals("/api/v1/query_range");
        if (!range && !path.equals("/api/v1/query")) {
            return new Backend.Reply(404, "text/plain", "404 page not found");
        }
        ObjectNode answer = Json.object().put("status", "success");
        ObjectNode data = answer.putObject("data").put("resultType", range ? "matrix" : "vector");
        ArrayNode result = data.putArray("result");
        String text = query.getOrDefault("query", "");
        if (text.contains("timestamp(")) {
            scrapes(result);
        } else {
            long now = world.now().getEpochSecond();
            long end = range ? seconds(query.get("end"), now) : now;
            long start = range ? seconds(query.get("start"), end - 3600) : now;
            long step = Math.max(1, seconds(query.get("step"), 60));
            series(result, text, new Times(range, start, end, step));
        }
        return new Backend.Reply(200, "application/json", answer.toString());
    }

    /// When each exporter was scraped last: up to a quarter of a minute ago, each at its own
    /// moment.
    private void scrapes(ArrayNode result) {
        long now = world.now().getEpochSecond();
        for (String node : telemetry.silent() ? List.<String>of() : world.workers) {
            ObjectNode entry = result.addObject();
            entry.putObject("metric").put("Hostname", node);
            long age = Math.floorMod(now + node.hashCode(), 15);
            entry.putArray("value").add(now).add(Long.toString(now - age));
        }
    }

    private void series(ArrayNode result, String text, Times times) {
        List<String> names =
                METRIC.matcher(text).results().map(MatchResult::group).distinct().toList();
        Question question = new Question(text, new HashSet<>());
        for (String node : names.isEmpty() ? List.<String>of() : world.workers) {
            for (Series series : telemetry.series(node)) {
                for (String name : names) {
                    if (!Telemetry.absent(name, series)) {
                        add(result, series, name, times, question);
                        if (text.contains(" or ")) {
                            break;
                        }
                    }
                }
            }
        }
    }

    /// A device has one series while nobody holds it, and another for each who does.
    private void add(ArrayNode result, Series series, String name, Times times, Question question) {
        long since = series.holder().map(Holder::since).orElse(times.start());
        if (since > times.start()) {
            long steps = Math.ceilDiv(since - times.start(), times.step());
            long given = times.start() + steps * times.step();
            Series free = new Series(series.node(), series.device(), Optional.empty());
            write(result, free, name, times.until(given - times.step()), question);
            write(result, series, name, times.from(given), question);
        } else {
            write(result, series, name, times, question);
        }
    }

    private void write(
            ArrayNode result, Series series, String name, Times times, Question question) {
        Map<String, String> labels = telemetry.labels(series, name, "exported_");
        if (times.start() > times.end() || !question.wants(labels)) {
            return;
        }
        ObjectNode entry = result.addObject();
        labels.forEach(entry.putObject("metric")::put);
        ArrayNode values = entry.putArray(times.range() ? "values" : "value");
        int count = 0;
        for (long at = times.start(); at <= times.end() && count < MOST; at += times.step()) {
            double value = telemetry.value(name, series, at);
            ArrayNode pair = times.range() ? values.addArray() : values;
            pair.add(at).add(Telemetry.number(question.percent(name) ? value / 100 : value));
            count++;
        }
    }

    /// A number that cannot be read counts as not given.
    private static long seconds(@Nullable String text, long otherwise) {
        try {
            return text == null ? otherwise : (long) Double.parseDouble(text.replace("s", ""));
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }
}
