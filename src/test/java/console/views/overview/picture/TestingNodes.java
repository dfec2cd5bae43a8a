package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.resource.Amounts;
import console.services.resource.NodeState;
import console.services.row.NodeRow;
import console.services.topology.Node;
import console.services.topology.Node.Badge;
import console.services.topology.Node.Card;
import console.services.topology.Node.Gpu;
import console.services.topology.Node.Holder;
import console.services.topology.Node.Resource;
import console.services.topology.Node.Slot;
import console.services.topology.Node.SlotState;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Nodes for pictures.
final class TestingNodes {
    private static final double GIB = 1024.0 * 1024 * 1024;

    private TestingNodes() {}

    static Node server(int number, boolean alone) {
        Set<Badge> badges = EnumSet.of(Badge.ETCD_VOTER);
        if (number == 1) {
            badges.add(Badge.ETCD_LEADER);
        }
        if (alone && number == 2) {
            badges.add(Badge.ANNOUNCER);
        }
        String name = "k3s-cp" + number;
        return new Node(
                name,
                Node.Role.SERVER,
                NodeState.READY,
                badges,
                "10.21.0." + (34 + number),
                TestingTopology.NOW.minusSeconds(86400),
                true,
                amounts(4, 15.6),
                TestingTopology.live(
                        new Node.Use(
                                amounts(1.2 - number * 0.1, 6.2 - number * 0.2), 12, List.of())),
                alone ? gpu(number) : null,
                row(name));
    }

    static Node worker(int number, NodeState state) {
        Set<Badge> badges = EnumSet.noneOf(Badge.class);
        if (number % 7 == 1) {
            badges.add(Badge.MIG);
        }
        if (number == 2) {
            badges.add(Badge.ANNOUNCER);
        }
        NodeState shown = number % 31 == 30 ? NodeState.CORDONED : state;
        String name = "k3s-wk-gpu" + number;
        return new Node(
                name,
                Node.Role.WORKER,
                shown,
                badges,
                "10.21." + number / 200 + "." + (37 + number % 200),
                TestingTopology.NOW.minusSeconds(248),
                shown == NodeState.READY,
                amounts(48, 125.8).plus(devices(number, number % 7 == 1 ? 14 : 2)),
                TestingTopology.live(
                        new Node.Use(
                                amounts(22.1 + number % 9, number == 1 ? 120.6 : 70.1)
                                        .plus(devices(number, 1)),
                                23,
                                List.of())),
                gpu(number),
                row(name));
    }

    static Node old(Node node) {
        Gpu gpu = node.gpu();
        Gpu changed = gpu == null ? null : withCards(gpu, TestingTopology.old(gpu.cards()));
        return with(node, TestingTopology.old(node.use()), changed);
    }

    static Node withCards(Node node, Reading<List<Card>> cards) {
        Gpu gpu = node.gpu();
        return gpu == null ? node : with(node, node.use(), withCards(gpu, cards));
    }

    private static Gpu withCards(Gpu gpu, Reading<List<Card>> cards) {
        return new Gpu(
                gpu.expected(),
                gpu.product(),
                gpu.strategy(),
                gpu.migConfig(),
                gpu.migState(),
                gpu.resources(),
                gpu.holders(),
                cards);
    }

    private static Node with(Node node, Reading<Node.Use> use, @Nullable Gpu gpu) {
        return new Node(
                node.name(),
                node.role(),
                node.state(),
                node.badges(),
                node.address(),
                node.since(),
                node.schedulable(),
                node.allocatable(),
                use,
                gpu,
                node.row());
    }

    static Node cordoned(Node node) {
        return new Node(
                node.name(),
                node.role(),
                NodeState.CORDONED,
                Set.of(Badge.CORDONED),
                node.address(),
                node.since(),
                false,
                node.allocatable(),
                node.use(),
                node.gpu(),
                node.row());
    }

    private static Amounts devices(int number, int count) {
        String name = number % 7 == 1 ? "nvidia.com/mig-1g.5gb" : "nvidia.com/gpu";
        return Amounts.of(Map.of(name, BigDecimal.valueOf(count)));
    }

    private static Gpu gpu(int number) {
        boolean mig = number % 7 == 1;
        List<Card> cards = new ArrayList<>();
        for (int card = 0; card < 2; card++) {
            List<Slot> slots = new ArrayList<>();
            for (int slot = 0; slot < (mig ? 7 : 1); slot++) {
                boolean held = slot < (number + card * 2) % 5 && (mig || card == 0);
                Holder holder =
                        new Holder("nvidia.com/gpu", 1, "jupyterhub", "jupyter-h", "m.huber");
                slots.add(
                        new Slot(
                                mig ? "1g.5gb" : "whole",
                                mig ? "nvidia.com/mig-1g.5gb" : "nvidia.com/gpu",
                                held ? SlotState.HELD : SlotState.FREE,
                                held && !mig ? holder : null,
                                held && !mig ? "dcgm" : null,
                                held ? 0.42 : null));
            }
            String uuid = "GPU-" + number + card;
            Node.Vitals none = Node.Vitals.NONE;
            cards.add(new Card(card, "A100 40GB", mig, uuid, "dcgm", slots, none, null));
        }
        String resource = mig ? "nvidia.com/mig-1g.5gb" : "nvidia.com/gpu";
        long all = mig ? 14 : 2;
        return new Gpu(
                2,
                "A100 40GB",
                mig ? "single" : null,
                null,
                mig ? "success" : null,
                List.of(new Resource(resource, all, all, 1L)),
                TestingTopology.live(List.of()),
                TestingTopology.live(cards));
    }

    /// A card with these slices, all free.
    static Card card(String... profiles) {
        List<Slot> slots =
                Stream.of(profiles)
                        .map(
                                each ->
                                        new Slot(
                                                each,
                                                "nvidia.com/mig-" + each,
                                                SlotState.FREE,
                                                null,
                                                null,
                                                null))
                        .toList();
        return new Card(0, "A100 40GB", true, "GPU-0", "dcgm", slots, Node.Vitals.NONE, null);
    }

    private static NodeRow row(String name) {
        NodeRow.Condition ready =
                new NodeRow.Condition(
                        "Ready",
                        "True",
                        "KubeletReady",
                        "",
                        TestingTopology.NOW.minusSeconds(252),
                        TestingTopology.NOW);
        return new NodeRow(
                name,
                "uid-" + name,
                Map.of("kubernetes.io/hostname", name),
                Map.of(),
                false,
                List.of(),
                null,
                Amounts.NONE,
                Amounts.NONE,
                List.of(ready),
                "v1.32",
                TestingTopology.NOW,
                "",
                List.of());
    }

    private static Amounts amounts(double cpu, double memory) {
        return Amounts.of(
                Map.of("cpu", BigDecimal.valueOf(cpu), "memory", BigDecimal.valueOf(memory * GIB)));
    }
}
