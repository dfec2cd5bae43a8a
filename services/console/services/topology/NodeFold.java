package console.services.topology;

import console.services.fact.Reading;
import console.services.fact.Rows;
import console.services.resource.Amounts;
import console.services.resource.NodeState;
import console.services.resource.NodeStates;
import console.services.row.InventoryRow;
import console.services.row.NodeRow;
import console.services.row.PodRow;
import console.services.row.Sources;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a node makes of its own rows: kept until one of them changes.
record NodeFold(
        NodeRow row,
        NodeState state,
        @Nullable Instant since,
        boolean mig,
        Node.Use use,
        @Nullable GpuFold gpu) {

    private static final List<String> PRESSURES =
            List.of("MemoryPressure", "DiskPressure", "PIDPressure", "NetworkUnavailable");

    static NodeFold of(NodeRow row, Rows rows, @Nullable InventoryRow declared) {
        InventoryRow.Machine machine = machine(row.name(), declared);
        NodeStates states =
                new NodeStates(
                        conditions(row),
                        row.labels(),
                        row.capacity(),
                        row.allocatable(),
                        row.unschedulable(),
                        machine == null ? null : machine.gpus());
        NodeState state = states.state();
        List<PodRow> pods = new ArrayList<>(rows.by(Sources.PODS_BY_NODE, row.name()));
        pods.removeIf(pod -> !pod.counts());
        Amounts requested = Amounts.NONE;
        List<String> unreadable = new ArrayList<>();
        for (PodRow pod : pods) {
            requested = requested.plus(pod.requests());
            pod.bad().forEach(bad -> unreadable.add(pod.key() + ": " + bad));
        }
        Node.Use use = new Node.Use(requested, pods.size(), unreadable);
        return new NodeFold(
                row,
                state,
                since(row, state),
                states.migOn(),
                use,
                GpuFold.of(row, states, machine, pods, use, rows));
    }

    /// Everything of it with the freshness of now.
    Node node(Rows rows, Set<String> announcers) {
        Reading<Node.Use> reading = rows.status(Sources.PODS).reading(() -> use);
        return new Node(
                row.name(),
                role(),
                state,
                badges(announcers),
                row.address(),
                since,
                !row.unschedulable(),
                row.allocatable().byName().isEmpty() ? row.capacity() : row.allocatable(),
                reading,
                gpu == null ? null : gpu.gpu(rows),
                row);
    }

    private Node.Role role() {
        boolean server =
                row.labels().containsKey("node-role.kubernetes.io/control-plane")
                        || row.labels().containsKey("node-role.kubernetes.io/etcd")
                        || row.labels().containsKey("node-role.kubernetes.io/master");
        return server ? Node.Role.SERVER : Node.Role.WORKER;
    }

    private Set<Node.Badge> badges(Set<String> announcers) {
        Set<Node.Badge> badges = EnumSet.noneOf(Node.Badge.class);
        if ("True".equals(row.condition("EtcdIsVoter"))) {
            badges.add(Node.Badge.ETCD_VOTER);
        }
        if (announcers.contains(row.name())) {
            badges.add(Node.Badge.ANNOUNCER);
        }
        if (mig) {
            badges.add(Node.Badge.MIG);
        }
        if (row.unschedulable()) {
            badges.add(Node.Badge.CORDONED);
        }
        return badges;
    }

    private static Map<String, String> conditions(NodeRow row) {
        return row.conditions().stream()
                .collect(
                        Collectors.toMap(
                                NodeRow.Condition::type,
                                NodeRow.Condition::status,
                                (first, _) -> first));
    }

    private static @Nullable Instant since(NodeRow row, NodeState state) {
        List<String> types =
                switch (state) {
                    case NO_CONTACT, NOT_READY, READY -> List.of("Ready");
                    case DEGRADED ->
                            PRESSURES.stream()
                                    .filter(type -> "True".equals(row.condition(type)))
                                    .toList();
                    case DEGRADED_ETCD -> List.of("EtcdIsVoter");
                    case RECONFIGURING, DEGRADED_GPU, CORDONED -> List.of();
                };
        for (NodeRow.Condition condition : row.conditions()) {
            if (types.contains(condition.type())) {
                return condition.since();
            }
        }
        return null;
    }

    private static InventoryRow.@Nullable Machine machine(
            String name, @Nullable InventoryRow declared) {
        if (declared == null) {
            return null;
        }
        for (InventoryRow.Machine machine : declared.machines()) {
            if (machine.name().equals(name)) {
                return machine;
            }
        }
        return null;
    }
}
