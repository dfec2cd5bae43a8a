package console.services.topology;

import console.services.fact.Row;
import console.services.fact.Rows;
import console.services.resource.NaturalOrder;
import console.services.row.DeviceRow;
import console.services.row.InventoryRow;
import console.services.row.NodeRow;
import console.services.row.PartedRow;
import console.services.row.PodRow;
import console.services.row.Sources;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What each node makes of its own rows, kept until one of them changes: a pod's event costs its
/// node, never the cluster. For the projections that show nodes; on the store's thread only.
public final class NodeFolds {
    private static final Comparator<Node> ORDER =
            Comparator.comparing(Node::role).thenComparing(Node::name, NaturalOrder.NAMES);

    private final Map<String, NodeFold> folds = new HashMap<>();
    private final Set<String> dirty = new HashSet<>();
    private @Nullable InventoryRow declared;

    /// To be told of every change that a projection is told of.
    public void changed(@Nullable Row before, @Nullable Row after) {
        touch(before);
        touch(after);
    }

    private void touch(@Nullable Row row) {
        if (row instanceof NodeRow node) {
            dirty.add(node.name());
        } else if (row instanceof DeviceRow device) {
            dirty.add(device.node());
        } else if (row instanceof PodRow pod && pod.node() != null) {
            dirty.add(pod.node());
        } else if (row instanceof PartedRow) {
            folds.clear();
        }
    }

    /// Servers first, then workers, each in natural order of their names.
    ///
    /// @param plan what is declared now, null without an inventory
    /// @param announcers nodes that answer for the address of the ingress controller
    public List<Node> nodes(Rows rows, @Nullable InventoryRow plan, Set<String> announcers) {
        if (!Objects.equals(plan, declared)) {
            declared = plan;
            folds.clear();
        }
        dirty.forEach(folds::remove);
        dirty.clear();
        Set<String> names = new HashSet<>();
        for (NodeRow row : rows.all(Sources.NODES)) {
            names.add(row.name());
            folds.computeIfAbsent(row.name(), _ -> NodeFold.of(row, rows, declared));
        }
        folds.keySet().retainAll(names);
        return folds.values().stream()
                .map(fold -> fold.node(rows, announcers))
                .sorted(ORDER)
                .toList();
    }
}
