package console.services.lab;

import console.services.lab.api.Backend;
import console.services.lab.api.Json;
import console.services.lab.api.StoredObject;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
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
/// Alertmanager, and the metrics API. Readings drift with the lab's minutes.
final class Telemetry {
    private static final Pattern METRIC = Pattern.compile("DCGM_FI_[A-Z_]+");
    private static final String PLAIN = "text/plain; version=0.0.4";

    private final World world;

    Telemetry(World world) {
        this.world = world;
    }

    /// One device.
    ///
    /// @param profile empty for a whole card
    /// @param pod its holder, null while it is free
    private record Series(
            String node, int card, String profile, int instance, @Nullable StoredObject pod) {}

    Optional<Backend.Reply> proxy(String service, String path, Map<String, String> query) {
        return switch (service) {
            case "nvidia-dcgm-exporter" ->
                    Optional.of(new Backend.Reply(200, PLAIN, exporter(world.workers.getFirst())));
            case "prometheus-operated" -> Optional.of(prometheus(path, query));
            case "alertmanager-operated" ->
                    Optional.of(new Backend.Reply(200, "application/json", "[]"));
            default ->
                    service.startsWith("nvidia-dcgm-exporter-")
                            ? world.store
                                    .get("pods", "gpu-operator", service)
                                    .map(pod -> exporter(pod.nodeName()))
                                    .map(text -> new Backend.Reply(200, PLAIN, text))
                            : Optional.empty();
        };
    }

    private Backend.Reply prometheus(String path, Map<String, String> query) {
        boolean range = path.equals("/api/v1/query_range");
        if (!range && !path.equals("/api/v1/query")) {
            return new Backend.Reply(404, "text/plain", "404 page not found");
        }
        ObjectNode answer = Json.object().put("status", "success");
        ObjectNode data = answer.putObject("data").put("resultType", range ? "matrix" : "vector");
        ArrayNode result = data.putArray("result");
        List<String> names = new ArrayList<>();
        Matcher metrics = METRIC.matcher(query.getOrDefault("query", ""));
        while (metrics.find()) {
            names.add(metrics.group());
        }
        for (String node : names.isEmpty() ? List.<String>of() : world.workers) {
            for (Series series : series(node)) {
                for (String name : names) {
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
        boolean mig = Nodes.mig(world.workers.indexOf(node) + 1);
        String resource = mig ? "nvidia.com/mig-1g.5gb" : "nvidia.com/gpu";
        List<StoredObject> holders = holders(node, resource);
        int slots = mig ? 14 : 2;
        for (int slot = 0; slot < slots; slot++) {
            StoredObject pod = slot < holders.size() ? holders.get(slot) : null;
            int card = mig ? slot / 7 : slot;
            String profile = mig ? "1g.5gb" : "";
            all.add(new Series(node, card, profile, mig ? 7 + slot % 7 : 0, pod));
        }
        return all;
    }

    private List<StoredObject> holders(String node, String resource) {
        List<StoredObject> holders = new ArrayList<>();
        for (String namespace : List.of("jupyterhub", "default")) {
            for (StoredObject pod : world.store.list("pods", namespace)) {
                if (pod.nodeName().equals(node) && pod.phase().equals("Running")) {
                    JsonNode requests =
                            pod.tree()
                                    .path("spec")
                                    .path("containers")
                                    .path(0)
                                    .path("resources")
                                    .path("requests");
                    if (requests.has(resource)) {
                        holders.add(pod);
                    }
                }
            }
        }
        return holders;
    }

    private static Map<String, String> labels(Series series, String name, String prefix) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("__name__", name);
        labels.put("gpu", Integer.toString(series.card()));
        labels.put("UUID", uuid(series));
        labels.put("device", "nvidia" + series.card());
        labels.put("modelName", "NVIDIA A100-PCIE-40GB");
        if (!series.profile().isEmpty()) {
            labels.put("GPU_I_PROFILE", series.profile());
            labels.put("GPU_I_ID", Integer.toString(series.instance()));
        }
        labels.put("Hostname", series.node());
        StoredObject pod = series.pod();
        if (pod != null) {
            labels.put(prefix + "namespace", pod.namespace());
            labels.put(prefix + "pod", pod.name());
            labels.put(prefix + "container", "notebook");
        }
        return labels;
    }

    private static String uuid(Series series) {
        int node = series.node().hashCode();
        return String.format(Locale.ROOT, "GPU-%08x-0000-4000-8000-%012d", node, series.card() + 1);
    }

    private double value(String name, Series series, long at) {
        double busy = (series.pod() != null) ? 0.2 + 0.7 * wave(series, at) : 0;
        boolean slice = !series.profile().isEmpty();
        double total = slice ? 4864 : 40536;
        return switch (name) {
            case "DCGM_FI_PROF_GR_ENGINE_ACTIVE" -> busy;
            case "DCGM_FI_DEV_GPU_UTIL" -> slice ? 0 : Math.round(busy * 100);
            case "DCGM_FI_DEV_FB_USED" -> (series.pod() != null) ? Math.round(total * 0.6) : 4;
            case "DCGM_FI_DEV_FB_FREE" ->
                    (series.pod() != null) ? total - Math.round(total * 0.6) : total - 4;
            case "DCGM_FI_DEV_GPU_TEMP" -> Math.round(36 + 30 * busy);
            case "DCGM_FI_DEV_POWER_USAGE" -> Math.round(45 + 190 * busy);
            default -> 0;
        };
    }

    private static double wave(Series series, long at) {
        double phase = at / 120.0 + series.card() + series.instance();
        return 0.5 + 0.5 * Math.sin(phase);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.3f", value);
    }

    List<ObjectNode> metrics(String plural, String namespace) {
        List<ObjectNode> all = new ArrayList<>();
        if (plural.equals("nodes")) {
            for (StoredObject node : world.store.list("nodes", "")) {
                boolean server = world.servers.contains(node.name());
                ObjectNode entry = metric("", node.name());
                ObjectNode usage = entry.putObject("usage");
                usage.put("cpu", server ? "412m" : "9210m");
                usage.put("memory", server ? "6210Mi" : "61200Mi");
                all.add(entry);
            }
        } else {
            for (StoredObject pod : world.store.list("pods", namespace)) {
                ObjectNode entry = metric(pod.namespace(), pod.name());
                ObjectNode container = entry.putArray("containers").addObject();
                container.put("name", "main");
                container.putObject("usage").put("cpu", "120m").put("memory", "310Mi");
                all.add(entry);
            }
        }
        return all;
    }

    private ObjectNode metric(String namespace, String name) {
        ObjectNode entry = Json.object();
        ObjectNode metadata = entry.putObject("metadata").put("name", name);
        if (!namespace.isEmpty()) {
            metadata.put("namespace", namespace);
        }
        return entry.put("timestamp", world.now().toString()).put("window", "15s");
    }
}
