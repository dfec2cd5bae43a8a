package console.services.fact;

import console.services.inventory.Inventory;
import console.services.kube.KubeException;
import console.services.kube.KubeHttp;
import console.services.kube.KubeReader;
import console.services.kube.Kubeconfig;
import console.services.kube.KubeconfigException;
import console.services.kube.WriteGate;
import console.services.lab.Lab;
import console.services.lab.LabOptions;
import console.services.metrics.DeviceFeed;
import console.services.row.FactLines;
import console.services.row.NeighbourRow;
import console.services.row.NodeRow;
import console.services.row.PodRow;
import console.services.row.Sources;
import console.support.Heard;
import console.support.NoPulse;
import console.support.TestingClock;
import console.support.TestingTimer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Rows as several labs have them, by source and key: the same object in several versions, some by
/// a clock that is a day off.
final class LabRows {
    private static final Pattern TIME =
            Pattern.compile("\"(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.\\d]*Z)\"");

    private final Map<Source<?>, Map<String, List<Row>>> versions;

    private LabRows(Map<Source<?>, Map<String, List<Row>>> versions) {
        this.versions = versions;
    }

    static LabRows read() throws KubeconfigException, KubeException {
        LabRows rows = new LabRows(new LinkedHashMap<>());
        rows.read("busy-day", 1, Duration.ZERO);
        rows.read("gpu-unhealthy", 2, Duration.ofDays(-1));
        rows.read("fleet-stuck", 3, Duration.ofDays(1));
        rows.add(Sources.INVENTORY, Inventory.shipped());
        return rows;
    }

    List<Source<?>> sources() {
        return List.copyOf(versions.keySet());
    }

    /// Every key of a source, in order.
    List<String> keys(Source<?> source) {
        return List.copyOf(versions.getOrDefault(source, Map.of()).keySet());
    }

    List<Row> versions(Source<?> source, String key) {
        return versions.getOrDefault(source, Map.of()).getOrDefault(key, List.of());
    }

    private void read(String scenario, long seed, Duration skew)
            throws KubeconfigException, KubeException {
        TestingTimer still = new TestingTimer(new TestingClock());
        Heard heard = new Heard();
        try (SystemTimer timer = new SystemTimer();
                Lab lab = Lab.start(new LabOptions(scenario, seed, 0), Clock.system(), still)) {
            KubeHttp http =
                    new KubeHttp(
                            Kubeconfig.text("lab", lab.kubeconfig()).access(null),
                            new WriteGate(),
                            timer);
            try (KubeReader reader =
                            new KubeReader(http, Clock.system(), timer, heard, new NoPulse());
                    DeviceFeed devices = new DeviceFeed(http, Clock.system(), timer, heard)) {
                reader.start();
                devices.start();
                for (Source<?> source : KubeReader.sources()) {
                    take(heard.next(Fact.Listed.class, source), skew);
                }
                take(heard.next(Fact.Listed.class, Sources.DEVICES), skew);
            }
        }
    }

    private void take(Fact.Listed listed, Duration skew) {
        String line =
                TIME.matcher(FactLines.write(listed))
                        .replaceAll(
                                found -> '"' + "" + Instant.parse(found.group(1)).plus(skew) + '"');
        Fact.Listed skewed = (Fact.Listed) FactLines.read(line);
        for (Row row : skewed.rows()) {
            add(listed.source(), row);
            if (row instanceof PodRow pod && pod.user() != null) {
                add(Sources.PODS, waiting(pod));
            }
            if (row instanceof NodeRow node && node.address() != null) {
                List<String> macs = List.of("00:16:3e:00:00:0" + node.name().length() % 10);
                add(Sources.NEIGHBOURS, seen(node.address(), macs));
                add(Sources.NEIGHBOURS, seen(node.address(), List.of()));
            }
        }
    }

    private static NeighbourRow seen(String address, List<String> macs) {
        return new NeighbourRow(address, macs, "k3s-maint", "REACHABLE", null);
    }

    /// The same pod before a node took it.
    private static PodRow waiting(PodRow pod) {
        return new PodRow(
                pod.namespace(),
                pod.name(),
                pod.uid(),
                null,
                "Pending",
                false,
                false,
                pod.requests(),
                pod.user(),
                pod.labels(),
                pod.owner(),
                "0/7 nodes are available: 7 Insufficient nvidia.com/gpu.",
                "",
                0,
                pod.claims(),
                pod.created(),
                List.of(),
                List.of());
    }

    private void add(Source<?> source, Row row) {
        versions.computeIfAbsent(source, _ -> new TreeMap<>())
                .computeIfAbsent(row.key(), _ -> new ArrayList<>())
                .add(row);
    }
}
