package console.app;

import console.services.fact.Reading;
import console.services.gpu.GpuSnapshot;
import console.services.gpu.GpuSnapshot.Waiting;
import console.services.gpu.HeadroomTable;
import console.services.resource.SessionModel;
import console.services.row.DeviceRow;
import console.services.row.HourRow;
import console.services.topology.Node;
import console.services.topology.Sharing;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// The GPUs as `status` prints them. Its names are an interface for scripts: more may be added,
/// none is renamed.
final class GpuJson {
    private GpuJson() {}

    /// Null when nothing at all is known.
    static @Nullable ObjectNode value(GpuSnapshot snapshot) {
        if (snapshot.nodes().known().isEmpty() && snapshot.waiting().known().isEmpty()) {
            return null;
        }
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        Map<String, HourRow> hours = snapshot.hours().known().orElse(Map.of());
        JsonParts.array(value, "nodes", snapshot.nodes(), (node, into) -> node(node, hours, into));
        JsonParts.array(value, "waiting", snapshot.waiting(), GpuJson::waiting);
        JsonParts.array(value, "unused", snapshot.unused(), GpuJson::unused);
        headroom(value, snapshot.headroom());
        return value;
    }

    private static void node(Node node, Map<String, HourRow> hours, ObjectNode into) {
        Node.Gpu gpu = node.gpu();
        if (gpu == null) {
            return;
        }
        into.put("name", node.name());
        into.put("expected", gpu.expected());
        into.put("strategy", gpu.strategy());
        into.put("migConfig", gpu.migConfig());
        into.put("migState", gpu.migState());
        sharing(node, into);
        ArrayNode resources = into.putArray("resources");
        for (Node.Resource resource : gpu.resources()) {
            ObjectNode each = resources.addObject();
            each.put("name", resource.name());
            each.put("capacity", resource.capacity());
            each.put("allocatable", resource.allocatable());
            each.put("requested", resource.requested());
            each.put("unhealthy", resource.capacity() - resource.allocatable());
        }
        JsonParts.array(into, "holders", gpu.holders(), GpuJson::holder);
        JsonParts.array(
                into,
                "cards",
                gpu.cards(),
                (card, each) -> {
                    card(card, each);
                    hour(hours.get(HourRow.key(node.name(), card.index())), each);
                });
    }

    /// Null where devices are not shared.
    private static void sharing(Node node, ObjectNode into) {
        Optional<Sharing> sharing = Sharing.of(node.row().labels());
        if (sharing.isEmpty()) {
            into.putNull("sharing");
            return;
        }
        ObjectNode told = into.putObject("sharing");
        told.put("strategy", sharing.get().strategy());
        told.put("replicas", sharing.get().replicas());
    }

    private static void holder(Node.Holder holder, ObjectNode into) {
        into.put("resource", holder.resource());
        into.put("quantity", holder.quantity());
        into.put("namespace", holder.namespace());
        into.put("pod", holder.pod());
        into.put("user", holder.user());
    }

    private static void card(Node.Card card, ObjectNode into) {
        into.put("index", card.index());
        into.put("product", card.product());
        into.put("mig", card.mig());
        into.put("uuid", card.uuid().isEmpty() ? null : card.uuid());
        into.put("layoutSource", card.layoutSource());
        SortedMap<String, Integer> otherwise = card.otherwise();
        if (otherwise == null) {
            into.putNull("layoutDisagreement");
        } else {
            ObjectNode other = into.putObject("layoutDisagreement").put("source", "mig-parted");
            otherwise.forEach(other.putObject("slots")::put);
        }
        vitals(card.vitals(), into);
        ArrayNode slots = into.putArray("slots");
        for (Node.Slot slot : card.slots()) {
            slot(slot, slots.addObject());
        }
    }

    /// What is measured; null where it is not exported.
    private static void vitals(Node.Vitals vitals, ObjectNode into) {
        into.put("load", vitals.load());
        into.put("memoryUsedMib", vitals.memoryUsed());
        into.put("memoryTotalMib", vitals.memoryTotal());
        DeviceRow.Gauges gauges = vitals.gauges();
        into.put("celsius", gauges.celsius());
        into.put("watts", gauges.watts());
        into.put("smClockMhz", gauges.clock());
        into.put("eccDoubleBit", gauges.doubleBit());
        into.put("xid", gauges.xid());
        into.put("pcieSentBytesPerSecond", gauges.sent());
        into.put("pcieReceivedBytesPerSecond", gauges.received());
    }

    /// The mean load of every two minutes, oldest first; null as a whole where there is no hour.
    private static void hour(@Nullable HourRow hour, ObjectNode into) {
        if (hour == null) {
            into.putNull("loadHour");
        } else {
            ArrayNode load = into.putArray("loadHour");
            for (double each : hour.load()) {
                load.add(Double.isNaN(each) ? null : Double.valueOf(each));
            }
        }
    }

    private static void unused(GpuSnapshot.Unused unused, ObjectNode into) {
        into.put("node", unused.node());
        into.put("card", unused.card());
        holder(unused.holder(), into);
    }

    private static void slot(Node.Slot slot, ObjectNode into) {
        into.put("profile", slot.profile());
        into.putNull("start"); // no source tells where on the card an instance lies
        into.put("resource", slot.resource());
        into.put("state", slot.state().name().toLowerCase(Locale.ROOT));
        into.put("load", slot.load());
        Node.Holder holder = slot.holder();
        if (holder == null) {
            into.putNull("holder");
            into.putNull("holderSource");
        } else {
            ObjectNode who = into.putObject("holder");
            who.put("namespace", holder.namespace());
            who.put("pod", holder.pod());
            who.put("user", holder.user());
            into.put("holderSource", slot.holderSource());
        }
    }

    private static void waiting(Waiting pod, ObjectNode into) {
        into.put("namespace", pod.namespace());
        into.put("pod", pod.pod());
        into.put("user", pod.user());
        into.put("resource", pod.resource());
        into.put("quantity", pod.quantity());
        into.put("reason", pod.reason());
    }

    private static void headroom(
            ObjectNode into, Reading<Map<SessionModel, List<HeadroomTable.Row>>> reading) {
        Optional<Map<SessionModel, List<HeadroomTable.Row>>> known = reading.known();
        if (known.isEmpty()) {
            into.putNull("headroom");
            return;
        }
        ObjectNode headroom = into.putObject("headroom");
        headroom.put("model", SessionModel.A.name());
        ArrayNode rows = headroom.putArray("rows");
        for (HeadroomTable.Row row : known.get().getOrDefault(SessionModel.A, List.of())) {
            ObjectNode each = rows.addObject();
            each.put("profile", row.profile());
            each.put("node", row.node());
            each.put("fits", row.fits());
            JsonParts.texts(each, "limitedBy", row.limitedBy());
        }
    }
}
