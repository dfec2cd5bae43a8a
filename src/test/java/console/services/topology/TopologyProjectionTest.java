package console.services.topology;

import static console.services.topology.TestingRows.GPU;
import static console.services.topology.TestingRows.device;
import static console.services.topology.TestingRows.inventory;
import static console.services.topology.TestingRows.machine;
import static console.services.topology.TestingRows.node;
import static console.services.topology.TestingRows.pod;
import static console.services.topology.TestingRows.worker;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.resource.NodeState;
import console.services.row.Sources;
import console.services.topology.Node.SlotState;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// The fold from rows to the picture's snapshot, step by step.
class TopologyProjectionTest {
    private final TestingRows rows = new TestingRows();

    @AfterEach
    void closeStore() {
        rows.close();
    }

    @Test
    void everyPartIsAbsentBeforeTheFirstFact() {
        TopologySnapshot snapshot = rows.snapshot();

        assertThat(
                        List.of(
                                snapshot.declared(),
                                snapshot.nodes(),
                                snapshot.machines(),
                                snapshot.addresses(),
                                snapshot.controllers(),
                                snapshot.routes(),
                                snapshot.storage(),
                                snapshot.waiting(),
                                snapshot.lastSnapshot(),
                                snapshot.nextExpiry()))
                .allSatisfy(part -> assertThat(part).isInstanceOf(Reading.Absent.class));
    }

    @Test
    void aPodWhoseRequestCannotBeReadIsNamedOnItsNode() {
        rows.list(Sources.NODES, TestingRows.worker("wk1", 2));
        rows.list(
                Sources.PODS,
                TestingRows.pod("a", "wk1", "Running", "1"),
                TestingRows.unreadable("b", "wk1", "request cpu: “x” is no quantity"));

        Node.Use use =
                rows.snapshot()
                        .nodes()
                        .known()
                        .orElseThrow()
                        .getFirst()
                        .use()
                        .known()
                        .orElseThrow();
        assertThat(use.pods()).isEqualTo(2);
        assertThat(use.unreadable())
                .containsExactly("jupyterhub/b: request cpu: “x” is no quantity");
    }

    @Test
    void serversComeFirstInNaturalOrder() {
        rows.list(
                Sources.NODES,
                worker("gpu10", 2),
                worker("gpu2", 2),
                node("z", Map.of("node-role.kubernetes.io/etcd", "true"), Map.of()));

        assertThat(nodes()).extracting(Node::name).containsExactly("z", "gpu2", "gpu10");
    }

    @Test
    void nodeWithoutPodsSourceHasNoUseButKeepsItsState() {
        rows.list(Sources.NODES, worker("gpu1", 2));
        rows.lacking(Sources.PODS, Reason.FORBIDDEN);

        Node node = nodes().getFirst();

        assertThat(node.state()).isEqualTo(NodeState.READY);
        assertThat(reason(node.use())).isEqualTo(Reason.FORBIDDEN);
        Node.Gpu gpu = gpu(node);
        assertThat(reason(gpu.holders())).isEqualTo(Reason.FORBIDDEN);
        assertThat(gpu.resources()).containsExactly(new Node.Resource(GPU, 2, 2, null));
    }

    @Test
    void useCountsWhatIsNeitherSucceededNorFailed() {
        rows.list(Sources.NODES, worker("gpu1", 2));
        rows.list(
                Sources.PODS,
                pod("jupyter-a", "gpu1", "Running", "1"),
                pod("jupyter-b", "gpu1", "Failed", "2"),
                pod("jupyter-c", "gpu1", "Pending", "1"));

        Node node = nodes().getFirst();

        Node.Use use = node.use().known().orElseThrow();
        assertThat(use.pods()).isEqualTo(2);
        assertThat(use.requested().get(GPU)).isEqualTo(new BigDecimal(2));
        assertThat(gpu(node).holders().known().orElseThrow())
                .extracting(Node.Holder::user)
                .containsExactly("a", "c");
    }

    @Test
    void podsThatNoNodeTookWaitWithTheSchedulersWords() {
        rows.list(Sources.PODS, pod("jupyter-w", null, "Pending", "1"));

        assertThat(rows.snapshot().waiting().known().orElseThrow())
                .containsExactly(
                        new TopologySnapshot.WaitingPod(
                                "jupyterhub",
                                "jupyter-w",
                                "w",
                                "0/7 nodes are available: 7 Insufficient nvidia.com/gpu."));
    }

    @Test
    void cardsComeFromDevicesOnly() {
        rows.list(Sources.NODES, worker("gpu1", 2));
        rows.list(Sources.PODS);

        assertThat(reason(gpu(nodes().getFirst()).cards())).isEqualTo(Reason.NOT_LOADED);
        rows.list(Sources.DEVICES);
        assertThat(reason(gpu(nodes().getFirst()).cards())).isEqualTo(Reason.UNAVAILABLE);
        rows.list(Sources.DEVICES, device("gpu1", 0, null), device("gpu1", 1, null));
        assertThat(states()).containsExactly(SlotState.FREE, SlotState.FREE);
    }

    @Test
    void deviceNamesItsHolder() {
        rows.list(Sources.NODES, worker("gpu1", 2));
        rows.list(Sources.PODS, pod("jupyter-a", "gpu1", "Running", "1"));
        rows.list(Sources.DEVICES, device("gpu1", 0, "jupyter-a"), device("gpu1", 1, null));

        assertThat(states()).containsExactly(SlotState.HELD, SlotState.FREE);
        assertThat(card(0).slots().getFirst().holder())
                .isEqualTo(new Node.Holder(GPU, 1, "jupyterhub", "jupyter-a", "a"));
    }

    @Test
    void holderThatNoDeviceNamesTakesNoPlace() {
        rows.list(Sources.NODES, worker("gpu1", 2));
        rows.list(Sources.PODS, pod("jupyter-a", "gpu1", "Running", "1"));
        rows.list(Sources.DEVICES, device("gpu1", 0, null), device("gpu1", 1, null));
        assertThat(states()).containsExactly(SlotState.UNKNOWN, SlotState.UNKNOWN);

        rows.saw(Sources.PODS, pod("jupyter-b", "gpu1", "Running", "1"));
        assertThat(states()).containsExactly(SlotState.HELD, SlotState.HELD);

        rows.lacking(Sources.PODS, Reason.TIMED_OUT);
        assertThat(states()).containsExactly(SlotState.UNKNOWN, SlotState.UNKNOWN);
    }

    @Test
    void slicesReplaceTheirCard() {
        rows.list(
                Sources.NODES,
                node(
                        "gpu1",
                        Map.of("nvidia.com/gpu.count", "2", "nvidia.com/mig.config", "balanced"),
                        Map.of("nvidia.com/mig-1g.5gb", "2")));
        rows.list(Sources.PODS);
        rows.list(
                Sources.DEVICES,
                device("gpu1", 0, null),
                device("gpu1", 0, "1g.5gb", "13", null),
                device("gpu1", 0, "1g.5gb", "7", null));

        assertThat(card(0).mig()).isTrue();
        assertThat(card(0).slots())
                .extracting(Node.Slot::profile)
                .containsExactly("1g.5gb", "1g.5gb");
        assertThat(nodes().getFirst().badges()).containsExactly(Node.Badge.MIG);
    }

    @Test
    void declaredMachinesThatAreNoNodesAreListed() {
        rows.list(
                Sources.INVENTORY,
                inventory(machine("gpu1", "worker", 2), machine("k3s-maint", "vm", 0)));
        rows.list(Sources.NODES, worker("gpu1", 1));

        assertThat(rows.snapshot().machines().known().orElseThrow())
                .extracting(TopologySnapshot.Machine::name)
                .containsExactly("cit-gpu-01", "k3s-maint");
        assertThat(nodes().getFirst().state()).isEqualTo(NodeState.DEGRADED_GPU);
        rows.lacking(Sources.INVENTORY, Reason.NOT_CONFIGURED);
        assertThat(nodes().getFirst().state()).isEqualTo(NodeState.READY);
        assertThat(reason(rows.snapshot().machines())).isEqualTo(Reason.NOT_CONFIGURED);
    }

    private List<SlotState> states() {
        return gpu(nodes().getFirst()).cards().known().orElseThrow().stream()
                .flatMap(card -> card.slots().stream())
                .map(Node.Slot::state)
                .toList();
    }

    private Node.Card card(int index) {
        return gpu(nodes().getFirst()).cards().known().orElseThrow().get(index);
    }

    private List<Node> nodes() {
        return rows.snapshot().nodes().known().orElseThrow();
    }

    private static Node.Gpu gpu(Node node) {
        return java.util.Objects.requireNonNull(node.gpu(), node.name());
    }

    private static Reason reason(Reading<?> reading) {
        return ((Reading.Absent<?>) reading).why().reason();
    }
}
