package console.services.gpu;

import console.services.fact.Projection;
import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Row;
import console.services.fact.Rows;
import console.services.fact.Source;
import console.services.fact.SourceStatus;
import console.services.gpu.GpuSnapshot.Waiting;
import console.services.gpu.HeadroomTable.Offer;
import console.services.inventory.Inventory;
import console.services.resource.Amounts;
import console.services.resource.NaturalOrder;
import console.services.resource.SessionModel;
import console.services.row.HourRow;
import console.services.row.InventoryRow;
import console.services.row.PodRow;
import console.services.row.Sources;
import console.services.topology.Node;
import console.services.topology.NodeFolds;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// Folds rows into who holds the GPUs. A pod's event costs its node, never the cluster.
public final class GpuProjection implements Projection<GpuSnapshot> {
    private static final String DEVICE = "nvidia.com/";

    private final NodeFolds folds = new NodeFolds();
    private final Operands operands = new Operands();
    private final Map<String, Map<String, PodRow>> holding = new HashMap<>(); // by node, by key
    private final Map<String, Amounts> inUse = new HashMap<>();
    private final Map<String, PodRow> waiting = new TreeMap<>(NaturalOrder.NAMES);
    private @Nullable Map<String, HourRow> hours; // null after a change

    @Override
    public String topic() {
        return "gpus";
    }

    @Override
    public Set<Source<?>> sources() {
        return Set.of(
                Sources.NODES,
                Sources.PODS,
                Sources.DEVICES,
                Sources.PARTED,
                Sources.HOURS,
                Sources.INVENTORY);
    }

    @Override
    public Set<Source<?>> required() {
        return Set.of(Sources.NODES, Sources.PODS);
    }

    @Override
    public void changed(Source<?> source, @Nullable Row before, @Nullable Row after) {
        folds.changed(before, after);
        if (source.equals(Sources.HOURS)) {
            hours = null;
        }
        PodRow old = before instanceof PodRow pod ? pod : null;
        PodRow now = after instanceof PodRow pod ? pod : null;
        operands.changed(old, now);
        if (old != null) {
            waiting.remove(old.key());
            hold(old, (pods, pod) -> pods.remove(pod.key()));
        }
        if (now != null) {
            hold(now, (pods, pod) -> pods.put(pod.key(), pod));
        }
        if (now != null && now.node() == null && now.counts() && !now.deleting() && asks(now)) {
            waiting.put(now.key(), now);
        }
    }

    private static boolean asks(PodRow pod) {
        return pod.requests().byName().entrySet().stream()
                .anyMatch(each -> each.getKey().startsWith(DEVICE) && each.getValue().signum() > 0);
    }

    private void hold(PodRow pod, BiConsumer<Map<String, PodRow>, PodRow> change) {
        String node = pod.node();
        if (node != null && pod.counts() && asks(pod)) {
            change.accept(holding.computeIfAbsent(node, _ -> new TreeMap<>()), pod);
            inUse.remove(node);
        }
    }

    /// Summed anew for a node whose holders changed, so that nothing is left of those that went.
    private Map<String, Amounts> inUse() {
        holding.values().removeIf(Map::isEmpty);
        holding.forEach((node, pods) -> inUse.computeIfAbsent(node, _ -> sum(pods.values())));
        return Map.copyOf(inUse);
    }

    private static Amounts sum(Collection<PodRow> pods) {
        Amounts sum = Offer.pods(pods.size());
        for (PodRow pod : pods) {
            sum = sum.plus(pod.requests());
        }
        return sum;
    }

    @Override
    public GpuSnapshot fold(Rows rows, Instant now) {
        Reading<InventoryRow> declared = Inventory.reading(rows);
        InventoryRow plan = declared.known().orElse(null);
        Reading<List<Node>> nodes =
                rows.read(Sources.NODES, _ -> folds.nodes(rows, plan, Set.of()));
        SourceStatus pods = rows.status(Sources.PODS);
        return new GpuSnapshot(
                now,
                nodes.map(all -> all.stream().filter(node -> node.gpu() != null).toList()),
                nodes.then(all -> pods.reading(() -> operands.of(all))),
                pods.reading(() -> waiting(waiting.values())),
                pods.reading(this::inUse),
                rows.status(Sources.HOURS).reading(() -> hours(rows)),
                declared.then(row -> nodes.then(all -> headroom(row, all, pods))),
                plan == null ? List.of() : plan.profiles());
    }

    private Map<String, HourRow> hours(Rows rows) {
        Map<String, HourRow> known = hours;
        if (known == null) {
            known =
                    rows.all(Sources.HOURS).stream()
                            .collect(Collectors.toUnmodifiableMap(HourRow::key, row -> row));
            hours = known;
        }
        return known;
    }

    private static Reading<Map<SessionModel, List<HeadroomTable.Row>>> headroom(
            InventoryRow plan, List<Node> nodes, SourceStatus pods) {
        if (plan.profiles().isEmpty()) {
            return Reading.absent(Reason.NOT_CONFIGURED, "profiles", "no profiles declared");
        }
        return pods.reading(
                () -> {
                    List<Offer> offers = offers(nodes);
                    Map<SessionModel, List<HeadroomTable.Row>> rows =
                            new EnumMap<>(SessionModel.class);
                    for (SessionModel model : SessionModel.values()) {
                        rows.put(model, HeadroomTable.of(plan.profiles(), offers, model));
                    }
                    return Collections.unmodifiableMap(rows);
                });
    }

    private static List<Offer> offers(List<Node> nodes) {
        return nodes.stream()
                .filter(node -> node.role() == Node.Role.WORKER)
                .map(Offer::of)
                .toList();
    }

    private static List<Waiting> waiting(Collection<PodRow> pods) {
        List<Waiting> rows = new ArrayList<>();
        for (PodRow pod : pods) {
            for (Map.Entry<String, BigDecimal> each : pod.requests().byName().entrySet()) {
                if (each.getKey().startsWith(DEVICE) && each.getValue().signum() > 0) {
                    rows.add(
                            new Waiting(
                                    pod.namespace(),
                                    pod.name(),
                                    pod.user(),
                                    each.getKey(),
                                    each.getValue().longValue(),
                                    pod.waiting()));
                }
            }
        }
        return List.copyOf(rows);
    }
}
