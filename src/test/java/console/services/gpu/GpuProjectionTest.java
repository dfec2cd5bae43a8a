package console.services.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.ClusterStore;
import console.services.fact.Fact;
import console.services.fact.InlineStore;
import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Row;
import console.services.fact.Source;
import console.services.fact.Subscription;
import console.services.fact.Why;
import console.services.gpu.GpuSnapshot.Operand;
import console.services.gpu.GpuSnapshot.OperandState;
import console.services.inventory.Inventory;
import console.services.resource.Amounts;
import console.services.resource.SessionModel;
import console.services.row.DeviceRow;
import console.services.row.HourRow;
import console.services.row.NodeRow;
import console.services.row.PodRow;
import console.services.row.Sources;
import console.services.topology.Node;
import console.support.TestingClock;
import console.support.TestingTimer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The GPUs topic as a whole, from rows: operands, who waits, what is taken, what is not known.
class GpuProjectionTest {
    private static final String GPU = "nvidia.com/gpu";
    private static final String ONE = "nvidia.com/mig-1g.5gb";
    private static final String DEPLOY = "nvidia.com/gpu.deploy.";

    private final TestingClock clock = new TestingClock();
    private final TestingTimer timer = new TestingTimer(clock);
    private final GpuProjection projection = new GpuProjection();
    private final ClusterStore store = InlineStore.of(clock, timer, List.of(projection));
    private final Subscription subscription = store.feed(projection).subscribe(() -> {});

    @AfterEach
    void close() {
        subscription.close();
        store.close();
    }

    @Test
    void anOperandIsReadyNotReadyPausedOrMissing() {
        Map<String, String> labels =
                Map.of(
                        DEPLOY + "device-plugin", "true",
                        DEPLOY + "dcgm-exporter", "true",
                        DEPLOY + "mig-manager", "true",
                        DEPLOY + "gpu-feature-discovery", "paused-for-mig-change",
                        DEPLOY + "node-status-exporter", "true");
        list(Sources.NODES, node("gpu1", labels, "2", "2"), node("gpu2", Map.of(), "2", "2"));
        list(
                Sources.PODS,
                operand("plugin", "gpu1", "nvidia-device-plugin-daemonset", true),
                operand("dcgm", "gpu1", "nvidia-dcgm-exporter", false),
                operand("mig", "gpu2", "nvidia-mig-manager", true));
        assertThat(snapshot().operands().known().orElseThrow().get("gpu1"))
                .containsExactly(
                        new Operand("device-plugin", OperandState.READY, "ns/plugin", ""),
                        new Operand(
                                "gpu-feature-discovery",
                                OperandState.PAUSED,
                                null,
                                "paused-for-mig-change"),
                        new Operand(
                                "dcgm-exporter",
                                OperandState.NOT_READY,
                                "ns/dcgm",
                                "CrashLoopBackOff"),
                        new Operand("mig-manager", OperandState.MISSING, null, ""));
    }

    @Test
    void whoWaitsHasARowForEachDeviceInTheSchedulersWords() {
        list(Sources.NODES, node("gpu1", Map.of(), "2", "2"));
        list(
                Sources.PODS,
                pod("jupyter-eder", null, Map.of(GPU, "2", ONE, "1", "cpu", "4")),
                pod("web", null, Map.of("cpu", "4")),
                pod("jupyter-koch", "gpu1", Map.of(GPU, "1")));
        assertThat(snapshot().waiting().known().orElseThrow())
                .containsExactly(
                        new GpuSnapshot.Waiting(
                                "ns", "jupyter-eder", "eder", GPU, 2, "Insufficient " + GPU),
                        new GpuSnapshot.Waiting(
                                "ns", "jupyter-eder", "eder", ONE, 1, "Insufficient " + GPU));
        saw(Sources.PODS, pod("jupyter-eder", "gpu1", Map.of(GPU, "2")));
        assertThat(snapshot().waiting().known().orElseThrow()).isEmpty();
    }

    @Test
    void moreTakenThanOfferedAndUnhealthyAreShownAsTheyAre() {
        list(Sources.NODES, node("gpu1", Map.of(), "2", "1"));
        list(
                Sources.PODS,
                pod("jupyter-eder", "gpu1", Map.of(GPU, "2")),
                pod("jupyter-koch", "gpu1", Map.of(GPU, "1")));
        Node.Resource resource = gpu().resources().getFirst();
        assertThat(resource.requested()).isEqualTo(3);
        assertThat(resource.allocatable()).isEqualTo(1);
        assertThat(resource.unhealthy()).isEqualTo(1);
    }

    @Test
    void withoutADeviceSourceThereAreExactCountsAndNoCards() {
        list(Sources.NODES, node("gpu1", Map.of(), "2", "2"));
        list(Sources.PODS, pod("jupyter-eder", "gpu1", Map.of(GPU, "1")));
        store.accept(
                new Fact.Lacking(
                        Sources.DEVICES,
                        clock.instant(),
                        new Why(Reason.NOT_INSTALLED, "prometheus", "")));
        assertThat(gpu().holders().known().orElseThrow())
                .containsExactly(new Node.Holder(GPU, 1, "ns", "jupyter-eder", "eder"));
        assertThat(gpu().cards()).isEqualTo(Reading.absent(Reason.NOT_INSTALLED, "prometheus", ""));
    }

    @Test
    void whatHoldersRequestIsKeptNodeByNodeUntilTheyEnd() {
        list(Sources.NODES, node("gpu1", Map.of(), "2", "2"));
        PodRow session = pod("jupyter-eder", "gpu1", Map.of(GPU, "1", "cpu", "16"));
        list(
                Sources.PODS,
                session,
                pod("web", "gpu1", Map.of("cpu", "4")),
                pod("jupyter-koch", "gpu1", Map.of(GPU, "1", "cpu", "2")));
        Amounts both = inUse();
        assertThat(List.of(both.get("cpu"), both.get(GPU), both.get("pods")))
                .extracting(BigDecimal::intValue)
                .containsExactly(18, 2, 2);
        store.accept(new Fact.Ended(Sources.PODS, clock.instant(), session.key()));
        assertThat(inUse().get("cpu")).isEqualByComparingTo("2");
        assertThat(inUse().get("pods")).isEqualByComparingTo("1");
    }

    @Test
    void headroomNeedsDeclaredProfilesAndIsAsStaleAsTheNodes() {
        list(Sources.NODES, node("k3s-wk-gpu2", Map.of(), "2", "2"));
        list(Sources.PODS);
        store.accept(
                new Fact.Lacking(
                        Sources.INVENTORY,
                        clock.instant(),
                        Why.notConfigured("inventory", "no inventory declared")));
        assertThat(snapshot().headroom())
                .isEqualTo(
                        Reading.absent(
                                Reason.NOT_CONFIGURED, "inventory", "no inventory declared"));
        list(Sources.INVENTORY, Inventory.shipped());
        assertThat(snapshot().headroom()).isInstanceOf(Reading.Live.class);
        assertThat(snapshot().headroom().known().orElseThrow()).containsKeys(SessionModel.values());
        Why why = new Why(Reason.TIMED_OUT, "nodes", "");
        store.accept(new Fact.Silent(Sources.NODES, clock.instant(), why));
        assertThat(snapshot().headroom()).isInstanceOf(Reading.Stale.class);
        assertThat(snapshot().nodes()).isInstanceOf(Reading.Stale.class);
    }

    @Test
    void whoHoldsADeviceUnusedIsNamedWhereDevicesPodsAndTheHourAreKnown() {
        list(Sources.NODES, node("gpu1", Map.of(), "2", "2"));
        PodRow session = pod("jupyter-eder", "gpu1", Map.of(GPU, "1"));
        list(Sources.PODS, session);
        assertThat(snapshot().unused()).isInstanceOf(Reading.Absent.class);
        list(Sources.DEVICES, device(0), device(1));
        HourRow.Unused unused = new HourRow.Unused(null, "ns", "jupyter-eder");
        HourRow.Unused other = new HourRow.Unused(null, "ns", "jupyter-koch");
        list(Sources.HOURS, new HourRow("gpu1", 1, List.of(0.01), List.of(unused, other)));
        Node.Holder holder = new Node.Holder(GPU, 1, "ns", "jupyter-eder", "eder");
        assertThat(snapshot().unused().known())
                .hasValue(List.of(new GpuSnapshot.Unused("gpu1", 1, holder)));
        Why why = new Why(Reason.TIMED_OUT, "Prometheus", "");
        store.accept(new Fact.Silent(Sources.HOURS, clock.instant(), why));
        assertThat(snapshot().unused()).isInstanceOf(Reading.Stale.class);
    }

    private static DeviceRow device(int card) {
        DeviceRow.Gauges none = DeviceRow.Gauges.NONE;
        return new DeviceRow(
                "gpu1",
                card,
                "GPU-" + card,
                "A100",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                none);
    }

    private Node.Gpu gpu() {
        return Objects.requireNonNull(snapshot().nodes().known().orElseThrow().getFirst().gpu());
    }

    private Amounts inUse() {
        return snapshot().inUse().known().orElseThrow().getOrDefault("gpu1", Amounts.NONE);
    }

    private void list(Source<?> source, Row... rows) {
        store.accept(new Fact.Listed(source, clock.instant(), List.of(rows), 0, ""));
    }

    private void saw(Source<?> source, Row row) {
        store.accept(new Fact.Saw(source, clock.instant(), row));
    }

    private GpuSnapshot snapshot() {
        timer.advance(Duration.ofMillis(60));
        return store.feed(projection).latest();
    }

    private static NodeRow node(
            String name, Map<String, String> labels, String capacity, String allocatable) {
        return new NodeRow(
                name,
                "uid-" + name,
                labels,
                Map.of(),
                false,
                List.of(),
                "10.21.0.1",
                amounts(Map.of("cpu", "48", "memory", "135077560320", GPU, capacity)),
                amounts(Map.of("cpu", "48", "memory", "135077560320", GPU, allocatable)),
                List.of(new NodeRow.Condition("Ready", "True", "", "", null, TestingClock.START)),
                "v1",
                TestingClock.START,
                "",
                List.of());
    }

    private static PodRow operand(String name, String node, String app, boolean ready) {
        return pod(name, node, ready, Map.of(), Map.of("app", app));
    }

    private static PodRow pod(String name, @Nullable String node, Map<String, String> requests) {
        return pod(name, node, true, requests, Map.of());
    }

    private static PodRow pod(
            String name,
            @Nullable String node,
            boolean ready,
            Map<String, String> requests,
            Map<String, String> labels) {
        return new PodRow(
                "ns",
                name,
                "uid-" + name,
                node,
                node == null ? "Pending" : "Running",
                false,
                ready,
                amounts(requests),
                name.startsWith("jupyter-") ? name.substring(8) : null,
                labels,
                "",
                node == null ? "Insufficient " + GPU : "",
                ready ? "" : "CrashLoopBackOff",
                0,
                List.of(),
                TestingClock.START,
                List.of(),
                List.of());
    }

    private static Amounts amounts(Map<String, String> amounts) {
        TreeMap<String, BigDecimal> byName = new TreeMap<>();
        amounts.forEach((name, amount) -> byName.put(name, new BigDecimal(amount)));
        return Amounts.of(byName);
    }
}
