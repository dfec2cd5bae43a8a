package console.services.lab;

import console.services.lab.Devices.Holder;
import console.services.lab.Layout.Device;
import console.services.lab.api.Backend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// What the programs behind services answer: the DCGM exporter's text, Prometheus, Alertmanager.
/// Readings drift with the lab's minutes; a machine without power has none.
final class Telemetry {
    private static final List<String> EXPORTED =
            List.of(
                    "DCGM_FI_PROF_GR_ENGINE_ACTIVE",
                    "DCGM_FI_DEV_GPU_UTIL",
                    "DCGM_FI_DEV_FB_USED",
                    "DCGM_FI_DEV_FB_FREE",
                    "DCGM_FI_DEV_GPU_TEMP",
                    "DCGM_FI_DEV_POWER_USAGE",
                    "DCGM_FI_DEV_SM_CLOCK",
                    "DCGM_FI_DEV_XID_ERRORS",
                    "DCGM_FI_PROF_PCIE_TX_BYTES",
                    "DCGM_FI_PROF_PCIE_RX_BYTES");
    private static final String PLAIN = "text/plain; version=0.0.4";
    private static final double REST = 0.02;
    private static final long WORK = 6L * 3600;

    private final World world;
    private final Devices devices;
    private final Kubelets kubelets;
    private final Alerts alerts;
    private final Prometheus prometheus;
    private volatile boolean silent;

    Telemetry(World world, Devices devices, Kubelets kubelets) {
        this.world = world;
        this.devices = devices;
        this.kubelets = kubelets;
        alerts = new Alerts(world, kubelets);
        prometheus = new Prometheus(world, this);
    }

    /// One device, with its holder.
    record Series(String node, Device device, Optional<Holder> holder) {}

    Optional<Backend.Reply> proxy(String service, String path, Map<String, String> query) {
        return switch (service) {
            case "nvidia-dcgm-exporter" ->
                    world.workers.stream()
                            .filter(node -> !silent && kubelets.runs(node))
                            .findFirst()
                            .map(node -> new Backend.Reply(200, PLAIN, exporter(node)));
            case "prometheus-operated" -> Optional.of(prometheus.answer(path, query));
            case "alertmanager-operated" -> Optional.of(alertmanager(path));
            default ->
                    world.store
                            .get("pods", "gpu-operator", service)
                            .filter(pod -> pod.label("app").equals("nvidia-dcgm-exporter"))
                            .filter(pod -> !silent && kubelets.runs(pod.pod().node()))
                            .map(pod -> exporter(pod.pod().node()))
                            .map(text -> new Backend.Reply(200, PLAIN, text));
        };
    }

    private Backend.Reply alertmanager(String path) {
        return path.equals("/api/v2/alerts")
                ? new Backend.Reply(200, "application/json", alerts.all())
                : new Backend.Reply(404, "text/plain", "404 page not found");
    }

    private String exporter(String node) {
        StringBuilder text = new StringBuilder();
        for (String name : EXPORTED) {
            text.append("# TYPE ").append(name).append(" gauge\n");
            for (Series series : series(node)) {
                if (absent(name, series)) {
                    continue;
                }
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

    /// No exporter runs any more.
    void silence() {
        silent = true;
    }

    boolean silent() {
        return silent;
    }

    List<Series> series(String node) {
        List<Series> all = new ArrayList<>();
        if (!silent && kubelets.runs(node)) {
            devices.on(node).forEach((device, pod) -> all.add(new Series(node, device, pod)));
        }
        return all;
    }

    /// What its list leaves out, as the exporter's own does with the ECC counters; and the driver
    /// has no utilization of a slice.
    static boolean absent(String name, Series series) {
        return !EXPORTED.contains(name)
                || (name.equals("DCGM_FI_DEV_GPU_UTIL") && !series.device().profile().isEmpty());
    }

    Map<String, String> labels(Series series, String name, String prefix) {
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

    /// The same for a seed; the last digits tell the lab's cards apart, however many they are.
    private String uuid(Series series) {
        int card = 2 * world.workers.indexOf(series.node()) + series.device().card();
        long head = new SplittableRandom(world.seed * 31 + card).nextLong();
        long tail = Math.floorMod(card * 40_503L + world.seed * 7919, 0x10000);
        return String.format(
                Locale.ROOT,
                "GPU-%08x-%04x-4%03x-8%03x-%08x%04x",
                head >>> 32,
                head >>> 16 & 0xffff,
                head >>> 4 & 0xfff,
                head & 0xfff,
                Long.hashCode(head * 31) & 0xffff_ffffL,
                tail);
    }

    /// Temperature, power, clock and errors are of the card, whichever of its instances they stand
    /// at.
    double value(String name, Series series, long second) {
        long at = world.drift(second);
        double total = series.device().memory();
        double used = held(series, at) ? Math.round(total * 0.6) : 4;
        return switch (name) {
            case "DCGM_FI_PROF_GR_ENGINE_ACTIVE" -> busy(series, at);
            case "DCGM_FI_DEV_GPU_UTIL" -> Math.round(busy(series, at) * 100);
            case "DCGM_FI_DEV_FB_USED" -> used;
            case "DCGM_FI_DEV_FB_FREE" -> total - used;
            case "DCGM_FI_DEV_GPU_TEMP" -> Math.round(34 + 32 * card(series, at));
            case "DCGM_FI_DEV_POWER_USAGE" -> Math.round(42 + 190 * card(series, at));
            case "DCGM_FI_DEV_SM_CLOCK" -> card(series, at) > 2 * REST ? 1410 : 210;
            case "DCGM_FI_DEV_XID_ERRORS" -> devices.xid(series.node(), series.device().card());
            case "DCGM_FI_PROF_PCIE_TX_BYTES" -> Math.round(3e8 * card(series, at));
            case "DCGM_FI_PROF_PCIE_RX_BYTES" -> Math.round(11e8 * card(series, at));
            default -> 0;
        };
    }

    private static boolean held(Series series, long at) {
        return series.holder().filter(holder -> holder.since() <= at).isPresent();
    }

    /// Who has had a session for long has gone home.
    private static double busy(Series series, long at) {
        if (!held(series, at)) {
            return 0;
        }
        Holder holder = series.holder().orElseThrow();
        Device device = series.device();
        double phase =
                at / 120.0 + device.card() + device.instance() + series.node().hashCode() % 7;
        double wave = 0.5 + 0.5 * Math.sin(phase);
        boolean left = holder.namespace().equals("jupyterhub") && at - holder.since() > WORK;
        return left ? 0.02 * wave : 0.2 + 0.7 * wave;
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

    static String number(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.3f", value);
    }
}
