package console.services.lab;

import console.services.lab.Devices.Holder;
import console.services.lab.Layout.Device;
import console.services.lab.api.Backend;
import console.services.lab.api.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the programs behind services answer: the DCGM exporter's text, Prometheus' queries over it,
/// and Alertmanager. Readings drift with the lab's minutes; a machine without power has none.
final class Telemetry {
    private static final Pattern METRIC = Pattern.compile("DCGM_FI_[A-Z_]+");
    private static final String PLAIN = "text/plain; version=0.0.4";
    private static final double REST = 0.02;

    private final World world;
    private final Devices devices;
    private final Kubelets kubelets;
    private final Alerts alerts;

    Telemetry(World world, Devices devices, Kubelets kubelets) {
        this.world = world;
        this.devices = devices;
        this.kubelets = kubelets;
        alerts = new Alerts(world, kubelets);
    }

    /// One device, with its holder.
    private record Series(String node, Device device, Optional<Holder> holder) {}

    Optional<Backend.Reply> proxy(String service, String path, Map<String, String> query) {
        return switch (service) {
            case "nvidia-dcgm-exporter" ->
                    world.workers.stream()
                            .filter(kubelets::runs)
                            .findFirst()
                            .map(node -> new Backend.Reply(200, PLAIN, exporter(node)));
            case "prometheus-operated" -> Optional.of(prometheus(path, query));
            case "alertmanager-operated" -> Optional.of(alertmanager(path));
            default ->
                    world.store
                            .get("pods", "gpu-operator", service)
                            .filter(pod -> pod.label("app").equals("nvidia-dcgm-exporter"))
                            .filter(pod -> kubelets.runs(pod.pod().node()))
                            .map(pod -> exporter(pod.pod().node()))
                            .map(text -> new Backend.Reply(200, PLAIN, text));
        };
    }

    private Backend.Reply alertmanager(String path) {
        return path.equals("/api/v2/alerts")
                ? new Backend.Reply(200, "application/json", alerts.all())
                : new Backend.Reply(404, "text/plain", "404 page not found");
    }

    private Backend.Reply prometheus(String path, Map<String, String> query) {
        boolean range = path.equals("/api/v1/query_range");
        if (!range && !path.equals("/api/v1/query")) {
            return new Backend.Reply(404, "text/plain", "404 page not found");
        }
        ObjectNode answer = Json.object().put("status", "success");
        ObjectNode data = answer.putObject("data").put("resultType", range ? "matrix" : "vector");
        ArrayNode result = data.putArray("result");
        if (query.getOrDefault("query", "").contains("timestamp(")) {
            scrapes(result);
            return new Backend.Reply(200, "application/json", answer.toString());
        }
        List<String> names = new ArrayList<>();
        Matcher metrics = METRIC.matcher(query.getOrDefault("query", ""));
        while (metrics.find()) {
            names.add(metrics.group());
        }
        for (String node : names.isEmpty() ? List.<String>of() : world.workers) {
            for (Series series : series(node)) {
                for (String name : names) {
                    if (absent(name, series)) {
                        continue;
                    }
                    ObjectNode entry = result.addObject();
                    labels(series, name, "exported_").forEach(entry.putObject("metric")::put);
                    if (range) {
                        values(entry.putArray("values"), name, series, query);
                    } else {
                        long now = world.now().getEpochSecond();
                        sample(entry.putArray("value"), name, series, now);
                    }
                }
            }
        }
        return new Backend.Reply(200, "application/json", answer.toString());
    }

    /// The driver has no utilization of a slice.
    private static boolean absent(String name, Series series) {
        return name.equals("DCGM_FI_DEV_GPU_UTIL") && !series.device().profile().isEmpty();
    }

    /// When each exporter was scraped last: up to a quarter of a minute ago, each at its own
    /// moment.
    private void scrapes(ArrayNode result) {
        long now = world.now().getEpochSecond();
        for (String node : world.workers) {
            ObjectNode entry = result.addObject();
            entry.putObject("metric").put("Hostname", node);
            long age = Math.floorMod(now + node.hashCode(), 15);
            entry.putArray("value").add(now).add(Long.toString(now - age));
        }
    }

    /// The steps from start to end; a number that cannot be read counts as now.
    private void values(ArrayNode values, String name, Series series, Map<String, String> query) {
        long now = world.now().getEpochSecond();
        long end = seconds(query.get("end"), now);
        long start = seconds(query.get("start"), end - 3600);
        long step = Math.max(1, seconds(query.get("step"), 60));
        for (long at = start; at <= end && values.size() < 11_000; at += step) {
            sample(values.addArray(), name, series, at);
        }
    }

    private void sample(ArrayNode pair, String name, Series series, long at) {
        pair.add(at).add(number(value(name, series, at)));
    }

    private static long seconds(@Nullable String text, long otherwise) {
        try {
            return text == null ? otherwise : (long) Double.parseDouble(text.replace("s", ""));
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }

    private String exporter(String node) {
        StringBuilder text = new StringBuilder();
        List<String> names =
                List.of(
                        "DCGM_FI_PROF_GR_ENGINE_ACTIVE",
                        "DCGM_FI_DEV_FB_USED",
                        "DCGM_FI_DEV_FB_FREE",
                        "DCGM_FI_DEV_GPU_TEMP",
                        "DCGM_FI_DEV_POWER_USAGE");
        for (String name : names) {
            text.append("# TYPE ").append(name).append(" gauge\n");
            for (Series series : series(node)) {
                List<String> pairs = new ArrayList<>();
                labels(series, name, "")
                        .forEach((key, value) -> pairs.add(key + "=\"" + value + "\""));
                pairs.removeFirst();
                text.append(name).append('{').append(String.join(",", pairs)).append("} ");
                text.append(number(value(name, series, world.now().getEpochSecond())));
                text.append('\n');
            }
        }
        return text.toString();
    }

    private List<Series> series(String node) {
        List<Series> all = new ArrayList<>();
        if (kubelets.runs(node)) {
            devices.on(node).forEach((device, pod) -> all.add(new Series(node, device, pod)));
        }
        return all;
    }

    private static Map<String, String> labels(Series series, String name, String prefix) {
        Device device = series.device();
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("__name__", name);
        labels.put("gpu", Integer.toString(device.card()));
        labels.put("UUID", uuid(series));
        labels.put("device", "nvidia" + device.card());
        labels.put("modelName", "NVIDIA A100-PCIE-40GB");
        if (!device.profile().isEmpty()) {
            labels.put("GPU_I_PROFILE", device.profile());
            labels.put("GPU_I_ID", Integer.toString(device.instance()));
        }
        labels.put("Hostname", series.node());
        series.holder()
                .ifPresent(
                        holder -> {
                            labels.put(prefix + "namespace", holder.namespace());
                            labels.put(prefix + "pod", holder.pod());
                            labels.put(prefix + "container", holder.container());
                        });
        return labels;
    }

    private static String uuid(Series series) {
        int node = series.node().hashCode();
        int card = series.device().card() + 1;
        return String.format(Locale.ROOT, "GPU-%08x-0000-4000-8000-%012d", node, card);
    }

    /// Temperature and power are of the card, whichever of its instances they stand at.
    private double value(String name, Series series, long second) {
        long at = world.drift(second);
        double total = series.device().memory();
        double used = series.holder().isPresent() ? Math.round(total * 0.6) : 4;
        return switch (name) {
            case "DCGM_FI_PROF_GR_ENGINE_ACTIVE" -> busy(series, at);
            case "DCGM_FI_DEV_GPU_UTIL" -> Math.round(busy(series, at) * 100);
            case "DCGM_FI_DEV_FB_USED" -> used;
            case "DCGM_FI_DEV_FB_FREE" -> total - used;
            case "DCGM_FI_DEV_GPU_TEMP" -> Math.round(34 + 32 * card(series, at));
            case "DCGM_FI_DEV_POWER_USAGE" -> Math.round(42 + 190 * card(series, at));
            default -> 0;
        };
    }

    private static double busy(Series series, long at) {
        Device device = series.device();
        double phase =
                at / 120.0 + device.card() + device.instance() + series.node().hashCode() % 7;
        return series.holder().isPresent() ? 0.2 + 0.7 * (0.5 + 0.5 * Math.sin(phase)) : 0;
    }

    private double card(Series one, long at) {
        double sum = REST;
        double all = 0;
        for (Series each : series(one.node())) {
            if (each.device().card() == one.device().card()) {
                sum += busy(each, at) * each.device().memory();
                all += each.device().memory();
            }
        }
        return all == 0 ? 0 : sum / all;
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.3f", value);
    }
}
