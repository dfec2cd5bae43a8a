package console.services.topology;

import console.services.fact.Source;
import console.services.row.DeviceRow;
import console.services.row.NodeRow;
import console.services.row.PodRow;
import console.services.row.Sources;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// The cards of a node as the DCGM exporter names them, or as mig-parted was told to cut them. A
/// holder is named by the exporter where it maps pods, else by the pods' own status where the
/// kubelet reports devices there; the state of the other slots follows from the exact counts, or is
/// unknown: no place is invented.
///
/// @param parted what the configuration of mig-parted says of them
/// @param source who named the devices
/// @param pods those that count on this node
record Cards(
        NodeRow row,
        List<Node.Resource> resources,
        List<Node.Holder> holders,
        List<DeviceRow> devices,
        List<PodRow> pods,
        Parted parted,
        Source<?> source) {

    /// @param podsKnown without pods, a slot that nobody is named for may be held all the same
    List<Node.Card> all(boolean podsKnown) {
        Map<Integer, List<DeviceRow>> byCard = new TreeMap<>();
        for (DeviceRow device : devices) {
            byCard.computeIfAbsent(device.card(), _ -> new ArrayList<>()).add(device);
        }
        byCard.values().forEach(Cards::dropWholeOfCut);
        List<DeviceRow> drawn = byCard.values().stream().flatMap(List::stream).toList();
        List<Node.Card> cards = new ArrayList<>();
        byCard.forEach((index, members) -> cards.add(card(index, members, drawn, podsKnown)));
        if (source.equals(Sources.PARTED)) {
            addThoseWithoutAnInstance(cards, byCard.keySet());
        }
        return List.copyOf(cards);
    }

    private void addThoseWithoutAnInstance(List<Node.Card> cards, Set<Integer> others) {
        for (int index = 0; index < parted.cuts().size(); index++) {
            if (!others.contains(index)) {
                String product = row.labels().getOrDefault("nvidia.com/gpu.product", "");
                List<Node.Slot> none = List.of();
                String by = source.name();
                Node.Vitals vitals = Node.Vitals.NONE;
                cards.add(new Node.Card(index, product, true, "", by, none, vitals, null));
            }
        }
        cards.sort(Comparator.comparingInt(Node.Card::index));
    }

    /// A cut card may be listed beside its instances.
    private static void dropWholeOfCut(List<DeviceRow> members) {
        if (members.stream().anyMatch(Cards::cut)) {
            members.removeIf(device -> !cut(device));
        }
    }

    private static boolean cut(DeviceRow device) {
        return device.instance() != null || device.profile() != null;
    }

    private Node.Card card(
            int index, List<DeviceRow> members, List<DeviceRow> drawn, boolean podsKnown) {
        DeviceRow first = members.getFirst();
        List<Node.Slot> slots =
                members.stream().map(device -> slot(device, drawn, podsKnown)).toList();
        List<Parted.Cut> cuts = parted.cuts();
        return new Node.Card(
                index,
                first.model(),
                cut(first),
                first.uuid(),
                source.name(),
                slots,
                vitals(members),
                index < cuts.size() ? cuts.get(index).unlike(slots) : null);
    }

    private static Node.Vitals vitals(List<DeviceRow> members) {
        return new Node.Vitals(
                load(members),
                sum(members, DeviceRow::memoryUsed),
                sum(members, DeviceRow::memoryTotal),
                members.getFirst().gauges());
    }

    /// Null unless every instance is measured.
    private static @Nullable Double load(List<DeviceRow> members) {
        double sum = 0;
        int slices = 0;
        for (DeviceRow device : members) {
            Double load = device.load();
            if (load == null) {
                return null;
            }
            int weight = DeviceRow.slices(device.profile());
            sum += load * weight;
            slices += weight;
        }
        return slices == 0 ? null : sum / slices;
    }

    private static @Nullable Double sum(
            List<DeviceRow> members, Function<DeviceRow, @Nullable Double> value) {
        double sum = 0;
        for (DeviceRow device : members) {
            Double each = value.apply(device);
            if (each == null) {
                return null;
            }
            sum += each;
        }
        return sum;
    }

    private Node.Slot slot(DeviceRow device, List<DeviceRow> drawn, boolean podsKnown) {
        String resource = resource(device);
        String profile = device.profile();
        Optional<Claim> claim = podsKnown ? claim(device) : Optional.empty();
        Node.Holder holder = holder(device, resource);
        String source = holder == null ? null : Sources.DEVICES.name();
        if (holder == null && claim.isPresent()) {
            holder = holder(claim.get().pod(), resource);
            source = Sources.PODS.name();
        }
        Node.SlotState state;
        if (claim.isPresent() && claim.get().device().unhealthy()) {
            state = Node.SlotState.UNHEALTHY;
        } else if (holder != null) {
            state = Node.SlotState.HELD;
        } else {
            state = unnamed(resource, drawn, podsKnown);
        }
        String shown = profile == null ? "whole" : profile;
        return new Node.Slot(shown, resource, state, holder, source, device.load());
    }

    private Node.SlotState unnamed(String resource, List<DeviceRow> drawn, boolean podsKnown) {
        if (!podsKnown) {
            return Node.SlotState.UNKNOWN;
        }
        List<DeviceRow> same = drawn.stream().filter(d -> resource(d).equals(resource)).toList();
        long named =
                same.stream().filter(each -> each.pod() != null || claim(each).isPresent()).count();
        long unnamed = same.size() - named;
        long held = held(resource);
        if (Sharing.of(row.labels()).isPresent()) {
            return held == 0 ? Node.SlotState.FREE : Node.SlotState.UNKNOWN;
        }
        if (held - named >= unnamed) {
            return Node.SlotState.HELD;
        }
        if (held > named) {
            return Node.SlotState.UNKNOWN;
        }
        long unhealthy = unhealthy(resource);
        if (unhealthy == 0) {
            return Node.SlotState.FREE;
        }
        return unhealthy >= unnamed ? Node.SlotState.UNHEALTHY : Node.SlotState.UNKNOWN;
    }

    private long held(String resource) {
        return holders.stream()
                .filter(holder -> holder.resource().replace(".shared", "").equals(resource))
                .mapToLong(Node.Holder::quantity)
                .sum();
    }

    private long unhealthy(String resource) {
        return resources.stream()
                .filter(each -> each.name().equals(resource))
                .mapToLong(Node.Resource::unhealthy)
                .sum();
    }

    private record Claim(PodRow pod, PodRow.Device device) {}

    /// By the status of the pods, where the kubelet writes it: a whole card by its UUID. The UUIDs
    /// of instances are in no other source, and of a shared card one pod is not the holder.
    private Optional<Claim> claim(DeviceRow device) {
        if (cut(device) || device.uuid().isEmpty() || Sharing.of(row.labels()).isPresent()) {
            return Optional.empty();
        }
        return pods.stream()
                .flatMap(pod -> pod.devices().stream().map(each -> new Claim(pod, each)))
                .filter(each -> each.device().id().equals(device.uuid()))
                .findFirst();
    }

    private static Node.Holder holder(PodRow pod, String resource) {
        return new Node.Holder(resource, 1, pod.namespace(), pod.name(), pod.user());
    }

    private Node.@Nullable Holder holder(DeviceRow device, String resource) {
        String namespace = device.namespace();
        String name = device.pod();
        if (namespace == null || name == null) {
            return null;
        }
        String user =
                pods.stream()
                        .filter(pod -> pod.namespace().equals(namespace) && pod.name().equals(name))
                        .map(PodRow::user)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        return new Node.Holder(resource, 1, namespace, name, user);
    }

    /// The name under which the device plugin offers the device.
    private String resource(DeviceRow device) {
        return resource(row, device.profile());
    }

    static String resource(NodeRow row, @Nullable String profile) {
        if (profile == null || "single".equals(row.labels().get("nvidia.com/mig.strategy"))) {
            return "nvidia.com/gpu";
        }
        return "nvidia.com/mig-" + profile.replace('+', '.');
    }
}
