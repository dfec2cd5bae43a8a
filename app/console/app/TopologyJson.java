package console.app;

import console.services.fact.Reading;
import console.services.resource.Amounts;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot;
import console.services.topology.TopologySnapshot.Announcer;
import console.services.topology.TopologySnapshot.Controller;
import console.services.topology.TopologySnapshot.Endpoints;
import console.services.topology.TopologySnapshot.Machine;
import console.services.topology.TopologySnapshot.Route;
import console.services.topology.TopologySnapshot.VirtualAddress;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The topology as `status` prints it. Its names are an interface for scripts: more may be added,
/// none is renamed.
final class TopologyJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TopologyJson() {}

    /// Null when nothing at all is known.
    static @Nullable ObjectNode value(TopologySnapshot snapshot) {
        boolean known =
                List.of(
                                snapshot.nodes(),
                                snapshot.machines(),
                                snapshot.addresses(),
                                snapshot.controllers(),
                                snapshot.routes())
                        .stream()
                        .anyMatch(part -> part.known().isPresent());
        if (!known) {
            return null;
        }
        ObjectNode value = JSON.objectNode();
        JsonParts.array(value, "nodes", snapshot.nodes(), TopologyJson::node);
        JsonParts.array(value, "machines", snapshot.machines(), TopologyJson::machine);
        vip(value, snapshot.addresses());
        if (snapshot.controllers().known().isEmpty() && snapshot.routes().known().isEmpty()) {
            value.putNull("ingress");
        } else {
            ObjectNode ingress = value.putObject("ingress");
            JsonParts.array(
                    ingress, "controllers", snapshot.controllers(), TopologyJson::controller);
            JsonParts.array(ingress, "hosts", snapshot.routes(), TopologyJson::host);
        }
        return value;
    }

    private static void node(Node node, ObjectNode into) {
        into.put("name", node.name());
        into.put("role", node.role() == Node.Role.SERVER ? "server" : "worker");
        into.put("state", node.state().word());
        ArrayNode badges = into.putArray("badges");
        if (node.badges().contains(Node.Badge.CORDONED)) {
            badges.add(Node.Badge.CORDONED.word());
        }
        for (Node.Badge badge : Node.Badge.values()) {
            if (badge != Node.Badge.CORDONED && node.badges().contains(badge)) {
                badges.add(badge.word());
            }
        }
        into.put("address", node.address());
        into.put("schedulable", node.schedulable());
        allocatable(into.putObject("allocatable"), node.allocatable());
        Optional<Node.Use> use = node.use().known();
        if (use.isEmpty()) {
            into.putNull("requested");
        } else {
            requested(into.putObject("requested"), use.get(), node.allocatable());
            if (!use.get().unreadable().isEmpty()) {
                JsonParts.texts(into, "unreadable", use.get().unreadable());
            }
        }
    }

    private static void allocatable(ObjectNode into, Amounts amounts) {
        known(into, "cpuMilli", amounts, "cpu", 3);
        known(into, "memoryBytes", amounts, "memory", 0);
        known(into, "ephemeralBytes", amounts, "ephemeral-storage", 0);
        known(into, "pods", amounts, "pods", 0);
        amounts.byName().keySet().stream()
                .filter(TopologyJson::extended)
                .forEach(name -> into.put(name, whole(amounts.get(name), 0)));
    }

    private static void requested(ObjectNode into, Node.Use use, Amounts allocatable) {
        Amounts requested = use.requested();
        into.put("cpuMilli", whole(requested.get("cpu"), 3));
        into.put("memoryBytes", whole(requested.get("memory"), 0));
        into.put("ephemeralBytes", whole(requested.get("ephemeral-storage"), 0));
        into.put("pods", use.pods());
        TreeSet<String> names = new TreeSet<>(requested.byName().keySet());
        names.addAll(allocatable.byName().keySet());
        names.stream()
                .filter(TopologyJson::extended)
                .forEach(name -> into.put(name, whole(requested.get(name), 0)));
    }

    private static void known(
            ObjectNode into, String name, Amounts amounts, String resource, int power) {
        if (amounts.has(resource)) {
            into.put(name, whole(amounts.get(resource), power));
        } else {
            into.putNull(name);
        }
    }

    private static boolean extended(String name) {
        return !name.equals("cpu")
                && !name.equals("memory")
                && !name.equals("ephemeral-storage")
                && !name.equals("pods")
                && !name.startsWith("hugepages-");
    }

    /// The exact sum, then rounded up.
    private static long whole(BigDecimal amount, int power) {
        return amount.scaleByPowerOfTen(power).setScale(0, RoundingMode.CEILING).longValue();
    }

    private static void machine(Machine machine, ObjectNode into) {
        into.put("name", machine.name());
        into.put("kind", machine.kind());
        into.put("address", machine.address().isEmpty() ? null : machine.address());
        into.put(
                "state",
                machine.answers().known().map(yes -> yes ? "answers" : "silent").orElse(null));
    }

    /// The address of the ingress controller; null where there is none, or services are unknown.
    private static void vip(ObjectNode into, Reading<List<VirtualAddress>> addresses) {
        Optional<VirtualAddress> first =
                addresses
                        .known()
                        .flatMap(all -> all.stream().filter(VirtualAddress::ingress).findFirst());
        if (first.isEmpty()) {
            into.putNull("vip");
            return;
        }
        ObjectNode vip = into.putObject("vip");
        vip.put("address", first.get().address());
        vip.put("namespace", first.get().namespace());
        vip.put("service", first.get().service());
        List<String> nodes =
                first.get().announcer().known().map(Announcer::nodes).orElse(List.of());
        vip.put("announcer", nodes.size() == 1 ? nodes.getFirst() : null);
    }

    private static void controller(Controller controller, ObjectNode into) {
        into.put("node", controller.node());
        into.put("ready", controller.ready());
    }

    private static void host(Route route, ObjectNode into) {
        into.put("host", route.host());
        into.put("namespace", route.namespace());
        into.put("service", route.service());
        into.put("readyEndpoints", route.endpoints().known().map(Endpoints::ready).orElse(null));
        into.put("tlsSecret", route.tlsSecret());
    }
}
