package console.app;

import console.services.fact.Reading;
import console.services.gpu.GpuSnapshot;
import console.services.gpu.GpuSnapshot.Waiting;
import console.services.gpu.HeadroomTable;
import console.services.resource.SessionModel;
import console.services.topology.Node;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
        JsonParts.array(value, "nodes", snapshot.nodes(), GpuJson::node);
        JsonParts.array(value, "waiting", snapshot.waiting(), GpuJson::waiting);
        headroom(value, snapshot.headroom());
        return value;
    }

    private static void node(Node node, ObjectNode into) {
        Node.Gpu gpu = node.gpu();
        if (gpu == null) {
            return;
        }
        into.put("name", node.name());
        into.put("expected", gpu.expected());
        into.put("strategy", gpu.strategy());
        into.put("migConfig", gpu.migConfig());
        into.put("migState", gpu.migState());
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
        JsonParts.array(into, "cards", gpu.cards(), GpuJson::card);
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
        into.put("uuid", card.uuid());
        into.put("layoutSource", card.layoutSource());
        ArrayNode slots = into.putArray("slots");
        for (Node.Slot slot : card.slots()) {
            slot(slot, card, slots.addObject());
        }
    }

    private static void slot(Node.Slot slot, Node.Card card, ObjectNode into) {
        into.put("profile", slot.profile());
        into.putNull("start"); // no source tells where on the card an instance lies
        into.put("resource", slot.resource());
        into.put("state", slot.state().name().toLowerCase(Locale.ROOT));
        Node.Holder holder = slot.holder();
        if (holder == null) {
            into.putNull("holder");
            into.putNull("holderSource");
        } else {
            ObjectNode who = into.putObject("holder");
            who.put("namespace", holder.namespace());
            who.put("pod", holder.pod());
            who.put("user", holder.user());
            into.put("holderSource", card.layoutSource());
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
