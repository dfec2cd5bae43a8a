package console.services.topology;

import console.services.fact.Projection;
import console.services.fact.Reading;
import console.services.fact.Row;
import console.services.fact.Rows;
import console.services.fact.Source;
import console.services.inventory.Inventory;
import console.services.row.InventoryRow;
import console.services.row.PodRow;
import console.services.row.Sources;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Folds rows into the picture of the cluster. A pod's event costs its node, never the cluster:
/// what a node makes of its own rows is kept until one of them changes. With any source absent only
/// its part is absent.
public final class TopologyProjection implements Projection<TopologySnapshot> {
    private final NodeFolds folds = new NodeFolds();
    private final Map<String, PodRow> waiting = new TreeMap<>();
    private final Map<String, PodRow> controllers = new TreeMap<>();

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
                Sources.SNAPSHOTS,
                Sources.CERTIFICATES,
                Sources.DEVICES,
                Sources.PARTED,
                Sources.NEIGHBOURS,
                Sources.INVENTORY);
    }

    @Override
    public Set<Source<?>> required() {
        return Set.of(Sources.NODES, Sources.PODS);
    }

    @Override
    public void changed(Source<?> source, @Nullable Row before, @Nullable Row after) {
        folds.changed(before, after);
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

    @Override
    public TopologySnapshot fold(Rows rows, Instant now) {
        Reading<InventoryRow> inventory = Inventory.reading(rows);
        InventoryRow plan = inventory.known().orElse(null);
        TrafficFold traffic = new TrafficFold(rows, plan);
        Set<String> announcers = traffic.announcersOfIngress();
        Reading<List<Node>> nodes =
                rows.read(Sources.NODES, _ -> folds.nodes(rows, plan, announcers));
        return new TopologySnapshot(
                now,
                inventory,
                nodes,
                inventory.map(row -> OtherParts.machines(rows, row, nodes)),
                traffic.addresses(),
                rows.status(Sources.PODS).reading(() -> TrafficFold.controllers(controllers)),
                traffic.routes(),
                OtherParts.storage(rows),
                rows.status(Sources.PODS).reading(() -> OtherParts.waiting(waiting.values())),
                OtherParts.lastSnapshot(rows),
                OtherParts.nextExpiry(rows));
    }
}
