package console.services.topology;

import console.services.fact.ClusterStore;
import console.services.fact.Fact;
import console.services.fact.InlineStore;
import console.services.fact.Reason;
import console.services.fact.Row;
import console.services.fact.Source;
import console.services.fact.Subscription;
import console.services.fact.Why;
import console.services.resource.Amounts;
import console.services.row.DeviceRow;
import console.services.row.InventoryRow;
import console.services.row.NodeRow;
import console.services.row.PodRow;
import console.support.TestingClock;
import console.support.TestingTimer;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A store with the projection behind it, and short ways to make rows.
final class TestingRows implements AutoCloseable {
    static final String GPU = "nvidia.com/gpu";

    private final TestingClock clock = new TestingClock();
    private final TestingTimer timer = new TestingTimer(clock);
    private final TopologyProjection projection = new TopologyProjection();
    private final ClusterStore store = InlineStore.of(clock, timer, List.of(projection));
    private final Subscription subscription = store.feed(projection).subscribe(() -> {});

    void list(Source<?> source, Row... rows) {
        store.accept(new Fact.Listed(source, clock.instant(), List.of(rows), 0, ""));
    }

    void accept(Fact fact) {
        store.accept(fact);
    }

    void saw(Source<?> source, Row row) {
        store.accept(new Fact.Saw(source, clock.instant(), row));
    }

    void ended(Source<?> source, String key) {
        store.accept(new Fact.Ended(source, clock.instant(), key));
    }

    void lacking(Source<?> source, Reason reason) {
        store.accept(
                new Fact.Lacking(source, clock.instant(), new Why(reason, source.name(), "no")));
    }

    TopologySnapshot snapshot() {
        timer.advance(Duration.ofMillis(60));
        return store.feed(projection).latest();
    }

    @Override
    public void close() {
        subscription.close();
        store.close();
    }

    static NodeRow node(String name, Map<String, String> labels, Map<String, String> amounts) {
        return new NodeRow(
                name,
                "uid-" + name,
                labels,
                Map.of(),
                false,
                List.of(),
                "10.21.0.1",
                amounts(amounts),
                amounts(amounts),
                List.of(new NodeRow.Condition("Ready", "True", "", "", null, TestingClock.START)),
                "v1",
                TestingClock.START,
                "",
                List.of());
    }

    static NodeRow worker(String name, int gpus) {
        return node(
                name,
                Map.of("nvidia.com/gpu.count", "" + gpus, "nvidia.com/gpu.product", "A100"),
                Map.of("cpu", "48", GPU, "" + gpus));
    }

    static PodRow pod(String name, @Nullable String node, String phase, String gpus) {
        return pod(name, node, phase, Map.of(GPU, gpus, "cpu", "2"), Map.of());
    }

    static PodRow pod(
            String name,
            @Nullable String node,
            String phase,
            Map<String, String> requests,
            Map<String, String> labels) {
        return new PodRow(
                "jupyterhub",
                name,
                "uid-" + name,
                node,
                phase,
                false,
                true,
                amounts(requests),
                name.startsWith("jupyter-") ? name.substring(8) : null,
                labels,
                "",
                node == null ? "0/7 nodes are available: 7 Insufficient nvidia.com/gpu." : "",
                "",
                0,
                List.of(),
                TestingClock.START,
                List.of(),
                List.of());
    }

    static PodRow unreadable(String name, String node, String bad) {
        PodRow pod = pod(name, node, "Running", Map.of(), Map.of());
        return with(pod, pod.devices(), List.of(bad));
    }

    static PodRow given(PodRow pod, PodRow.Device... devices) {
        return with(pod, List.of(devices), pod.bad());
    }

    private static PodRow with(PodRow pod, List<PodRow.Device> devices, List<String> bad) {
        return new PodRow(
                pod.namespace(),
                pod.name(),
                pod.uid(),
                pod.node(),
                pod.phase(),
                pod.deleting(),
                pod.ready(),
                pod.requests(),
                pod.user(),
                pod.labels(),
                pod.owner(),
                pod.waiting(),
                pod.reason(),
                pod.restarts(),
                pod.claims(),
                pod.created(),
                devices,
                bad);
    }

    static DeviceRow device(String node, int card, @Nullable String pod) {
        return device(node, card, null, null, pod);
    }

    static DeviceRow device(
            String node,
            int card,
            @Nullable String profile,
            @Nullable String instance,
            @Nullable String pod) {
        String namespace = pod == null ? null : "jupyterhub";
        return new DeviceRow(
                node,
                card,
                "GPU-" + card,
                "A100",
                profile,
                instance,
                namespace,
                pod,
                0.5,
                null,
                null,
                DeviceRow.Gauges.NONE);
    }

    static InventoryRow inventory(InventoryRow.Machine... machines) {
        return new InventoryRow(
                "cps",
                "built in",
                new InventoryRow.Host("cit-gpu-01", "Proxmox VE", ""),
                new InventoryRow.Network(
                        "633", "10.21.0.0/16", "10.21.1.17", List.of(), "", "", ""),
                List.of(machines),
                List.of(
                        new InventoryRow.Route("rancher.cps", "Rancher"),
                        new InventoryRow.Route("hub.cps", "JupyterHub")),
                new InventoryRow.Storage("", "nfs-client", "fast-scratch", 1000),
                List.of());
    }

    static InventoryRow.Machine machine(String name, String kind, int gpus) {
        return new InventoryRow.Machine(
                name, kind, "10.21.0.42", "00:16:3e:63:79:2f", 4, 8, gpus, null);
    }

    static Amounts amounts(Map<String, String> amounts) {
        TreeMap<String, BigDecimal> byName = new TreeMap<>();
        amounts.forEach((name, amount) -> byName.put(name, new BigDecimal(amount)));
        return Amounts.of(byName);
    }
}
