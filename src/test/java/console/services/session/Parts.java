package console.services.session;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// All readings of the topology by name, those of nodes and addresses among them.
record Parts(Map<String, Reading<?>> byName) {
    private static final int ALL = 18;

    static Parts of(TopologySnapshot snapshot) {
        Map<String, Reading<?>> parts = new LinkedHashMap<>();
        parts.put("declared", snapshot.declared());
        parts.put("nodes", snapshot.nodes());
        parts.put("machines", snapshot.machines());
        parts.put("addresses", snapshot.addresses());
        parts.put("controllers", snapshot.controllers());
        parts.put("routes", snapshot.routes());
        parts.put("storage", snapshot.storage());
        parts.put("waiting", snapshot.waiting());
        parts.put("lastSnapshot", snapshot.lastSnapshot());
        parts.put("nextExpiry", snapshot.nextExpiry());
        for (Node node : snapshot.nodes().known().orElse(List.of())) {
            parts.put("use", node.use());
            Node.Gpu gpu = node.gpu();
            if (gpu != null) {
                parts.put("holders", gpu.holders());
                parts.put("cards", gpu.cards());
            }
        }
        snapshot.addresses()
                .known()
                .orElse(List.of())
                .forEach(
                        address -> {
                            parts.put("announcer", address.announcer());
                            parts.put("pool", address.pool());
                        });
        snapshot.routes()
                .known()
                .orElse(List.of())
                .forEach(route -> parts.put("endpoints", route.endpoints()));
        snapshot.storage().known().ifPresent(storage -> parts.put("nfs", storage.nfs()));
        snapshot.storage().known().ifPresent(storage -> parts.put("pinned", storage.pinned()));
        return new Parts(parts);
    }

    /// The names of the parts that are absent for this reason.
    Set<String> absent(Reason reason) {
        Set<String> names = new TreeSet<>();
        byName.forEach(
                (name, reading) -> {
                    if (reading instanceof Reading.Absent<?> absent
                            && absent.why().reason() == reason) {
                        names.add(name);
                    }
                });
        return names;
    }

    /// The names of the parts that are live.
    Set<String> live() {
        Set<String> names = new TreeSet<>();
        byName.forEach(
                (name, reading) -> {
                    if (reading instanceof Reading.Live<?>) {
                        names.add(name);
                    }
                });
        return names;
    }

    /// Those that are not live, with their reasons.
    @Override
    public String toString() {
        Map<String, String> others = new LinkedHashMap<>();
        byName.forEach(
                (name, reading) -> {
                    if (reading instanceof Reading.Absent<?> absent) {
                        others.put(name, "absent: " + absent.why());
                    } else if (reading instanceof Reading.Stale<?> stale) {
                        others.put(name, "stale: " + stale.why());
                    }
                });
        return "live " + live() + ", " + others;
    }

    boolean allLive() {
        return byName.size() == ALL && live().size() == byName.size();
    }
}
