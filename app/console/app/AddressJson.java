package console.app;

import console.services.address.AddressLine;
import console.services.address.AddressSnapshot;
import console.services.address.AddressSnapshot.Address;
import console.services.address.AddressSnapshot.Pool;
import console.services.address.Verdict;
import console.services.row.NeighbourRow;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// The addresses as `status` prints them. Its names are an interface for scripts: more may be
/// added, none is renamed.
final class AddressJson {
    private AddressJson() {}

    /// Null when nothing at all is known.
    static @Nullable ObjectNode value(AddressSnapshot snapshot) {
        Optional<Pool> pool = snapshot.pool().known();
        boolean looked =
                snapshot.declared().known().isPresent()
                        || snapshot.kubernetes().known().isPresent()
                        || snapshot.seen().known().isPresent();
        if (!looked && pool.isEmpty()) {
            return null;
        }
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        if (looked) {
            JsonParts.objects(value, "rows", snapshot.lines(), AddressJson::line);
        } else {
            value.putNull("rows");
        }
        if (pool.isEmpty()) {
            value.putNull("pool");
        } else {
            JsonParts.objects(value, "pool", pool.get().addresses(), AddressJson::address);
            if (pool.get().more() > 0) {
                value.put("poolMore", pool.get().more());
            }
        }
        return value;
    }

    private static void line(AddressLine line, ObjectNode into) {
        into.put("name", line.name());
        AddressLine.Declared declared = line.declared();
        if (declared == null) {
            into.putNull("declared");
        } else {
            into.putObject("declared")
                    .put("ip", declared.address())
                    .put("mac", declared.mac().isEmpty() ? null : declared.mac());
        }
        String address = line.kubernetes();
        if (address == null || address.isEmpty()) {
            into.putNull("kubernetes");
        } else {
            into.putObject("kubernetes").put("ip", address);
        }
        NeighbourRow seen = line.seen();
        if (seen == null) {
            into.putNull("seen");
        } else {
            ObjectNode each = into.putObject("seen");
            each.put("ip", seen.address());
            each.put("mac", seen.macs().getFirst()).put("by", seen.by());
            each.put("state", seen.state());
            JsonParts.texts(each, "macs", seen.macs());
        }
        probe(line.answer(), into);
        Verdict verdict = line.verdict();
        into.put("verdict", verdict == null ? null : verdict.word());
        JsonParts.texts(into, "facts", line.facts());
    }

    /// Also where nobody answered; null where nothing asked.
    private static void probe(@Nullable NeighbourRow answer, ObjectNode into) {
        NeighbourRow.Probe probe = answer == null ? null : answer.probe();
        if (probe == null) {
            into.putNull("probe");
        } else {
            into.putObject("probe")
                    .put("program", probe.program())
                    .put("sent", probe.sent())
                    .put("answered", probe.answered())
                    .put("millis", probe.millis());
        }
    }

    private static void address(Address address, ObjectNode into) {
        into.put("address", address.address());
        into.put("pool", address.pool());
        JsonParts.texts(into, "services", address.services());
        JsonParts.texts(into, "announcers", address.announcers());
    }
}
