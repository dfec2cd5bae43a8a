package console.services.lab;

import console.services.lab.api.Json;
import console.services.lab.api.StoredObject;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// What metrics-server answers: the use of nodes and pods. It drifts with every fifteen seconds,
/// and a node uses what its pods use and a little more.
final class Usage {
    private static final long WINDOW = 15;
    private static final double MIB = 1024.0 * 1024.0;

    private final World world;
    private final Kubelets kubelets;

    /// @param cores used processors
    /// @param bytes working set
    private record Use(double cores, double bytes) {
        Use plus(Use other) {
            return new Use(cores + other.cores, bytes + other.bytes);
        }

        /// In the units that metrics-server uses.
        void write(ObjectNode usage) {
            usage.put("cpu", Math.round(cores * 1e9) + "n");
            usage.put("memory", Math.round(bytes / 1024) + "Ki");
        }
    }

    Usage(World world, Kubelets kubelets) {
        this.world = world;
        this.kubelets = kubelets;
    }

    /// Of all nodes, or of the pods of a namespace (`""`: all). A machine without power has none.
    List<ObjectNode> metrics(String plural, String namespace) {
        return world.store.locked(() -> plural.equals("nodes") ? nodes() : pods(namespace));
    }

    private List<ObjectNode> nodes() {
        List<ObjectNode> all = new ArrayList<>();
        for (String node : world.machines()) {
            if (kubelets.runs(node)) {
                boolean server = world.servers.contains(node);
                double drift = wave(node.hashCode());
                Use sum =
                        server
                                ? new Use(0.3 + 0.2 * drift, (5200 + 600 * drift) * MIB)
                                : new Use(0.5 + 0.4 * drift, (2900 + 300 * drift) * MIB);
                for (StoredObject pod : world.ledger.podsOn(node)) {
                    sum = sum.plus(use(pod));
                }
                ObjectNode entry = metric("", node);
                sum.write(entry.putObject("usage"));
                all.add(entry);
            }
        }
        return all;
    }

    private List<ObjectNode> pods(String namespace) {
        List<ObjectNode> all = new ArrayList<>();
        for (StoredObject pod : world.store.list("pods", namespace)) {
            if (pod.phase().equals("Running") && kubelets.runs(pod.pod().node())) {
                ObjectNode entry = metric(pod.namespace(), pod.name());
                JsonNode first = pod.tree().path("spec").path("containers").path(0);
                ObjectNode container = entry.putArray("containers").addObject();
                container.put("name", Json.text(first, "name"));
                use(pod).write(container.putObject("usage"));
                all.add(entry);
            }
        }
        return all;
    }

    private Use use(StoredObject pod) {
        if (!pod.phase().equals("Running")) {
            return new Use(0, 0);
        }
        double drift = wave(pod.uid().hashCode());
        double cores = asked(pod, "cpu", 0.02);
        double bytes = asked(pod, "memory", 40 * MIB);
        return new Use(cores * (0.15 + 0.5 * drift), bytes * (0.55 + 0.15 * drift));
    }

    private static double asked(StoredObject pod, String resource, double otherwise) {
        BigDecimal asked = pod.pod().requests().get(resource);
        return asked == null ? otherwise : asked.doubleValue();
    }

    /// Between 0 and 1, another one for each.
    private double wave(int which) {
        long window = Math.floorDiv(world.drift(world.now().getEpochSecond()), WINDOW);
        double phase = window / 9.0 + which % 1000;
        return 0.5 + 0.5 * Math.sin(phase);
    }

    private ObjectNode metric(String namespace, String name) {
        ObjectNode entry = Json.object();
        ObjectNode metadata = entry.putObject("metadata").put("name", name);
        if (!namespace.isEmpty()) {
            metadata.put("namespace", namespace);
        }
        metadata.put("creationTimestamp", world.now().toString());
        return entry.put("timestamp", world.now().toString()).put("window", WINDOW + "s");
    }
}
