package console.services.topology;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Rows;
import console.services.fact.SourceStatus;
import console.services.resource.Amounts;
import console.services.resource.NaturalOrder;
import console.services.resource.NodeStates;
import console.services.row.DeviceRow;
import console.services.row.InventoryRow;
import console.services.row.NodeRow;
import console.services.row.PodRow;
import console.services.row.Sources;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/// The GPUs of a node: exact counts from the scheduler's arithmetic, cards from the DCGM exporter.
record GpuFold(
        NodeRow row,
        @Nullable Integer expected,
        String product,
        List<Node.Resource> resources,
        List<Node.Holder> holders,
        List<Node.Card> cardsWithPods,
        List<Node.Card> cardsWithoutPods) {

    static final String PREFIX = "nvidia.com/";

    /// Null for a node without GPUs.
    static @Nullable GpuFold of(
            NodeRow row,
            NodeStates states,
            InventoryRow.@Nullable Machine machine,
            List<PodRow> pods,
            Node.Use use,
            Rows rows) {
        NavigableSet<String> names = new TreeSet<>();
        addNames(names, row.capacity());
        addNames(names, row.allocatable());
        addNames(names, use.requested());
        boolean declared = machine != null && machine.gpus() > 0;
        boolean labelled =
                row.labels().containsKey("nvidia.com/gpu.count")
                        || "true".equals(row.labels().get("nvidia.com/gpu.present"));
        if (names.isEmpty() && !declared && !labelled) {
            return null;
        }
        List<Node.Resource> resources =
                names.stream().map(name -> resource(name, row, use.requested())).toList();
        List<Node.Holder> holders = holders(pods);
        List<DeviceRow> devices = new ArrayList<>(rows.by(Sources.DEVICES_BY_NODE, row.name()));
        devices.sort(
                Comparator.comparingInt(DeviceRow::card)
                        .thenComparing(
                                device -> device.instance() == null ? "" : device.instance(),
                                NaturalOrder.NAMES));
        Cards cards = new Cards(row, resources, holders, devices, pods);
        String planned = machine == null ? null : machine.gpuProduct();
        return new GpuFold(
                row,
                states.expected(),
                row.labels().getOrDefault("nvidia.com/gpu.product", planned == null ? "" : planned),
                resources,
                holders,
                cards.all(true),
                cards.all(false));
    }

    Node.Gpu gpu(Rows rows) {
        Map<String, String> labels = row.labels();
        SourceStatus pods = rows.status(Sources.PODS);
        boolean podsKnown = pods.state() != SourceStatus.State.ABSENT;
        return new Node.Gpu(
                expected,
                product,
                labels.get("nvidia.com/mig.strategy"),
                labels.get("nvidia.com/mig.config"),
                labels.get("nvidia.com/mig.config.state"),
                podsKnown ? resources : resources.stream().map(GpuFold::unrequested).toList(),
                pods.reading(() -> holders),
                cards(rows, podsKnown));
    }

    private Reading<List<Node.Card>> cards(Rows rows, boolean podsKnown) {
        List<Node.Card> cards = podsKnown ? cardsWithPods : cardsWithoutPods;
        return rows.status(Sources.DEVICES)
                .<List<Node.Card>>reading(() -> cards)
                .then(
                        all ->
                                all.isEmpty()
                                        ? Reading.absent(
                                                Reason.UNAVAILABLE,
                                                "dcgm",
                                                "no device of " + row.name() + " is named")
                                        : rows.status(Sources.DEVICES).reading(() -> all));
    }

    private static Node.Resource unrequested(Node.Resource resource) {
        return new Node.Resource(
                resource.name(), resource.capacity(), resource.allocatable(), null);
    }

    private static void addNames(NavigableSet<String> names, Amounts amounts) {
        amounts.byName().keySet().stream()
                .filter(name -> name.startsWith(PREFIX))
                .forEach(names::add);
    }

    private static Node.Resource resource(String name, NodeRow row, Amounts requested) {
        return new Node.Resource(
                name,
                row.capacity().get(name).longValue(),
                row.allocatable().get(name).longValue(),
                requested.get(name).longValue());
    }

    private static List<Node.Holder> holders(List<PodRow> pods) {
        List<Node.Holder> holders = new ArrayList<>();
        for (PodRow pod : pods) {
            for (Map.Entry<String, BigDecimal> entry : pod.requests().byName().entrySet()) {
                if (entry.getKey().startsWith(PREFIX) && entry.getValue().signum() > 0) {
                    holders.add(
                            new Node.Holder(
                                    entry.getKey(),
                                    entry.getValue().longValue(),
                                    pod.namespace(),
                                    pod.name(),
                                    pod.user()));
                }
            }
        }
        holders.sort(
                Comparator.comparing(Node.Holder::resource)
                        .thenComparing(Node.Holder::namespace)
                        .thenComparing(Node.Holder::pod, NaturalOrder.NAMES));
        return List.copyOf(holders);
    }
}
