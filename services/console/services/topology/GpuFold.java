package console.services.topology;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Rows;
import console.services.fact.Source;
import console.services.fact.SourceStatus;
import console.services.fact.Why;
import console.services.resource.Amounts;
import console.services.resource.NaturalOrder;
import console.services.resource.NodeStates;
import console.services.row.DeviceRow;
import console.services.row.InventoryRow;
import console.services.row.NodeRow;
import console.services.row.PartedRow;
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

/// The GPUs of a node: exact counts from the scheduler's arithmetic, cards from the DCGM exporter,
/// where it names none from mig-parted's configuration.
///
/// @param named whether the exporter names its devices
record GpuFold(
        NodeRow row,
        @Nullable Integer expected,
        String product,
        List<Node.Resource> resources,
        List<Node.Holder> holders,
        boolean named,
        Parted parted,
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
        NavigableSet<String> names = names(row, use);
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
        List<DeviceRow> devices = devices(row, rows);
        String product = product(row, machine);
        PartedRow config = rows.all(Sources.PARTED).stream().findFirst().orElse(null);
        Parted parted = Parted.of(row, states.expected(), product, config);
        boolean named = !devices.isEmpty();
        if (!named) {
            parted = parted.confirmedBy(row);
            devices = parted.devices(row.name(), product);
        }
        Source<?> source = named ? Sources.DEVICES : Sources.PARTED;
        Cards cards = new Cards(row, resources, holders, devices, pods, parted, source);
        return new GpuFold(
                row,
                states.expected(),
                product,
                resources,
                holders,
                named,
                parted,
                cards.all(true),
                cards.all(false));
    }

    private static String product(NodeRow row, InventoryRow.@Nullable Machine machine) {
        String planned = machine == null ? null : machine.gpuProduct();
        return row.labels().getOrDefault("nvidia.com/gpu.product", planned == null ? "" : planned);
    }

    private static NavigableSet<String> names(NodeRow row, Node.Use use) {
        NavigableSet<String> names = new TreeSet<>();
        addNames(names, row.capacity());
        addNames(names, row.allocatable());
        addNames(names, use.requested());
        return names;
    }

    private static List<DeviceRow> devices(NodeRow row, Rows rows) {
        List<DeviceRow> devices = new ArrayList<>(rows.by(Sources.DEVICES_BY_NODE, row.name()));
        devices.sort(
                Comparator.comparingInt(DeviceRow::card)
                        .thenComparing(
                                device -> device.instance() == null ? "" : device.instance(),
                                NaturalOrder.NAMES));
        return devices;
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
        SourceStatus devices = rows.status(Sources.DEVICES);
        if (named) {
            return devices.reading(() -> cards);
        }
        Why none = new Why(Reason.UNAVAILABLE, "dcgm", "no device of " + row.name() + " is named");
        Why why = devices.why() == null ? none : devices.why();
        if (why.reason() == Reason.NOT_LOADED) {
            return new Reading.Absent<>(why);
        }
        SourceStatus configured = rows.status(Sources.PARTED);
        Why other = configured.why() == null ? parted.why() : configured.why();
        if (configured.state() != SourceStatus.State.ABSENT && parted.why() == null) {
            return configured.reading(() -> cards);
        }
        return new Reading.Absent<>(other == null ? why : both(why, other));
    }

    /// A node that names no configuration says nothing of mig-parted.
    private Why both(Why why, Why other) {
        if (other.reason() == Reason.NOT_LOADED
                || !row.labels().containsKey("nvidia.com/mig.config")) {
            return why;
        }
        String said = other.message();
        boolean own = other.item().equals(Parted.ITEM);
        String more =
                "· " + (own ? said : Parted.ITEM + ": " + other.reason().word() + ", " + said);
        String detail = why.detail().isEmpty() ? more : why.detail() + " " + more;
        return new Why(why.reason(), why.item(), detail);
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
