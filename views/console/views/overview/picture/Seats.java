package console.views.overview.picture;

import console.services.row.InventoryRow;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot;
import console.services.topology.TopologySnapshot.Machine;
import console.views.common.picture.Box;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who sits where in the full picture: machines and control plane above the rail, workers below. A
/// node that is declared and not there keeps its seat.
///
/// @param hidden how many declared ones had no room
record Seats(List<Seat> upper, List<Seat> lower, int hidden) {
    private static final int MOST = 8;

    /// One place in a row.
    sealed interface Seat {
        String name();

        String address();
    }

    record OfNode(Node node) implements Seat {
        @Override
        public String name() {
            return node.name();
        }

        @Override
        public String address() {
            return node.address() == null ? "" : node.address();
        }
    }

    record OfMachine(Machine machine) implements Seat {
        @Override
        public String name() {
            return machine.name();
        }

        @Override
        public String address() {
            return machine.address();
        }
    }

    record Empty(InventoryRow.Machine declared) implements Seat {
        @Override
        public String name() {
            return declared.name();
        }

        @Override
        public String address() {
            return declared.address();
        }
    }

    static Seats of(TopologySnapshot snapshot) {
        List<Node> nodes = snapshot.nodes().known().orElse(List.of());
        List<InventoryRow.Machine> declared =
                snapshot.declared().known().map(InventoryRow::machines).orElse(List.of());
        List<Seat> machines = new ArrayList<>();
        for (Machine machine : snapshot.machines().known().orElse(List.of())) {
            boolean node =
                    declared.stream()
                            .filter(each -> each.name().equals(machine.name()))
                            .anyMatch(each -> !each.kind().equals("vm"));
            if (machine.kind().equals("vm") && !node) {
                machines.add(new OfMachine(machine));
            }
        }
        List<Seat> servers = row(nodes, Node.Role.SERVER, declared, "server");
        List<Seat> workers = row(nodes, Node.Role.WORKER, declared, "worker");
        if (workers.isEmpty()) {
            return limited(machines, servers);
        }
        return limited(Stream.concat(machines.stream(), servers.stream()).toList(), workers);
    }

    private static Seats limited(List<Seat> upper, List<Seat> lower) {
        int hidden = Math.max(0, upper.size() - MOST) + Math.max(0, lower.size() - MOST);
        return new Seats(
                upper.stream().limit(MOST).toList(), lower.stream().limit(MOST).toList(), hidden);
    }

    private static List<Seat> row(
            List<Node> nodes, Node.Role role, List<InventoryRow.Machine> declared, String kind) {
        Set<String> there = nodes.stream().map(Node::name).collect(Collectors.toSet());
        Stream<Seat> taken = nodes.stream().filter(node -> node.role() == role).map(OfNode::new);
        Stream<Seat> empty =
                declared.stream()
                        .filter(each -> each.kind().equals(kind) && !there.contains(each.name()))
                        .map(Empty::new);
        return Stream.concat(taken, empty).toList();
    }

    int columns() {
        return Math.max(4, Math.max(upper.size(), lower.size()));
    }

    /// Where the tile of that name is; null where there is none.
    @Nullable Place place(String name) {
        Place above = place(upper, name, true);
        return above == null ? place(lower, name, false) : above;
    }

    private static @Nullable Place place(List<Seat> row, String name, boolean above) {
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i).name().equals(name)) {
                return new Place(i, above);
            }
        }
        return null;
    }

    record Place(int column, boolean above) {
        Box box(Frame frame) {
            return above ? frame.upper(column) : frame.lower(column);
        }
    }
}
