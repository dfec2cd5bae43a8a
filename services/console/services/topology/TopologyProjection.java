package console.services.topology;

import console.services.fact.Projection;
import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Row;
import console.services.fact.Rows;
import console.services.fact.Source;
import console.services.resource.NaturalOrder;
import console.services.row.DeviceRow;
import console.services.row.InventoryRow;
import console.services.row.NodeRow;
import console.services.row.PodRow;
import console.services.row.Sources;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// Folds rows into the picture of the cluster. A pod's event costs its node, never the cluster:
/// what a node makes of its own rows is kept until one of them changes. With any source absent only
/// its part is absent.
public final class TopologyProjection implements Projection<TopologySnapshot> {
    private static final Comparator<Node> ORDER =
            Comparator.comparing(Node::role).thenComparing(Node::name, NaturalOrder.NAMES);

    private final Map<String, NodeFold> folds = new HashMap<>();
    private final Set<String> dirty = new HashSet<>();
    private final Map<String, PodRow> waiting = new TreeMap<>();
    private final Map<String, PodRow> controllers = new TreeMap<>();
    private @Nullable InventoryRow declared;

    @Override
    public String topic() {
        return "topology";
    }

    @Override
    public Set<Source<?>> sources() {
        return Set.of(
                Sources.NODES,
                Sources.PODS,
                Sources.SERVICES,
                Sources.ENDPOINTS,
                Sources.INGRESSES,
                Sources.POOLS,
                Sources.ANNOUNCEMENTS,
                Sources.CLAIMS,
                Sources.VOLUMES,
                Sources.BUNDLES,
                Sources.BUNDLE_DEPLOYMENTS,
                Sources.SNAPSHOTS,
                Sources.CERTIFICATES,
                Sources.DEVICES,
                Sources.INVENTORY);
    }

    @Override
    public Set<Source<?>> required() {
        return Set.of(Sources.NODES, Sources.PODS);
    }

    @Override
    public void changed(Source<?> source, @Nullable Row before, @Nullable Row after) {
        touch(before);
        touch(after);
        if (before instanceof PodRow pod) {
            waiting.remove(pod.key());
            controllers.remove(pod.key());
        }
        if (after instanceof PodRow pod && pod.counts()) {
            if (pod.node() == null && !pod.deleting()) {
                waiting.put(pod.key(), pod);
            }
            if (pod.node() != null && TrafficFold.isController(pod)) {
                controllers.put(pod.key(), pod);
            }
        }
    }

    private void touch(@Nullable Row row) {
        if (row instanceof NodeRow node) {
            dirty.add(node.name());
        } else if (row instanceof DeviceRow device) {
            dirty.add(device.node());
        } else if (row instanceof PodRow pod && pod.node() != null) {
            dirty.add(pod.node());
        }
    }

    @Override
    public TopologySnapshot fold(Rows rows, Instant now) {
        Reading<InventoryRow> inventory = inventory(rows);
        InventoryRow plan = inventory.known().orElse(null);
        if (!Objects.equals(plan, declared)) {
            declared = plan;
            folds.clear();
        }
        dirty.forEach(folds::remove);
        dirty.clear();
        TrafficFold traffic = new TrafficFold(rows, plan);
        Set<String> announcers = traffic.announcersOfIngress();
        Reading<List<Node>> nodes =
                rows.read(Sources.NODES, all -> nodes(rows, List.copyOf(all), announcers));
        return new TopologySnapshot(
                now,
                inventory,
                nodes,
                inventory.map(row -> OtherParts.machines(row, nodes)),
                traffic.addresses(),
                rows.status(Sources.PODS).reading(() -> TrafficFold.controllers(controllers)),
                traffic.routes(),
                OtherParts.storage(rows),
                rows.read(
                        Sources.BUNDLES,
                        all -> BundleMarks.of(all, rows.all(Sources.BUNDLE_DEPLOYMENTS))),
                rows.status(Sources.PODS).reading(() -> OtherParts.waiting(waiting.values())),
                OtherParts.lastSnapshot(rows),
                OtherParts.nextExpiry(rows));
    }

    private static Reading<InventoryRow> inventory(Rows rows) {
        List<InventoryRow> all = List.copyOf(rows.all(Sources.INVENTORY));
        return rows.status(Sources.INVENTORY)
                .reading(() -> all)
                .then(
                        found ->
                                found.isEmpty()
                                        ? Reading.absent(
                                                Reason.NOT_CONFIGURED,
                                                "inventory",
                                                "no inventory declared")
                                        : rows.status(Sources.INVENTORY).reading(found::getFirst));
    }

    private List<Node> nodes(Rows rows, List<NodeRow> all, Set<String> announcers) {
        Set<String> names = new HashSet<>();
        for (NodeRow row : all) {
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
