package console.services.fleet;

import console.services.resource.BundleState;
import console.services.resource.FleetState;
import console.services.row.BundleDeploymentRow;
import console.services.row.BundleRow;
import console.services.row.BundleRow.Dependency;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The graph of `dependsOn`: who waits for whom, names that nothing has, cycles – which Fleet
/// itself does not look for.
public final class Dependencies {
    /// An edge: the entry that made it and the bundle that it names.
    private record Edge(Dependency entry, String to) {}

    private final Map<String, BundleRow> bundles = new TreeMap<>();
    private final Map<String, List<BundleDeploymentRow>> deployments = new HashMap<>();
    private final Map<String, List<Edge>> edges = new LinkedHashMap<>();
    private final Map<String, List<String>> unknown = new HashMap<>();

    /// @param deployed empty also where BundleDeployments cannot be read: then Bundles decide alone
    public Dependencies(Collection<BundleRow> all, Collection<BundleDeploymentRow> deployed) {
        all.forEach(bundle -> bundles.put(bundle.key(), bundle));
        deployed.forEach(
                each ->
                        deployments
                                .computeIfAbsent(each.bundle(), _ -> new ArrayList<>())
                                .add(each));
        for (BundleRow bundle : bundles.values()) {
            List<Edge> own = new ArrayList<>();
            for (Dependency entry : bundle.dependsOn()) {
                List<String> found = resolve(bundle, entry);
                if (found.isEmpty() && !isEmpty(entry)) {
                    unknown.computeIfAbsent(bundle.key(), _ -> new ArrayList<>())
                            .add(entry.toString());
                }
                found.forEach(key -> own.add(new Edge(entry, key)));
            }
            edges.put(bundle.key(), own);
        }
    }

    /// An entry with neither name nor labels is skipped by Fleet's agent.
    private static boolean isEmpty(Dependency entry) {
        return entry.name() == null && !entry.selects();
    }

    private List<String> resolve(BundleRow bundle, Dependency entry) {
        if (isEmpty(entry)) {
            return List.of();
        }
        if (!entry.selects()) {
            String key = bundle.namespace() + "/" + entry.name();
            return bundles.containsKey(key) ? List.of(key) : List.of();
        }
        String named = bundle.namespace() + "/" + entry.name();
        return deployments.values().stream()
                .flatMap(List::stream)
                .filter(each -> entry.selects(each.labels()))
                .map(BundleDeploymentRow::bundle)
                .filter(key -> entry.name() == null || key.equals(named))
                .filter(bundles::containsKey)
                .distinct()
                .sorted()
                .toList();
    }

    /// Bundles that this one names, by key.
    public List<String> of(String key) {
        return edges.getOrDefault(key, List.of()).stream().map(Edge::to).distinct().toList();
    }

    /// Names and labels of its `dependsOn` that match no bundle.
    public List<String> unknown(String key) {
        return List.copyOf(unknown.getOrDefault(key, List.of()));
    }

    /// Every bundle on the way down whose state does not satisfy the entry that names it.
    public SortedSet<String> blockers(String key) {
        SortedSet<String> blockers = new TreeSet<>();
        SortedSet<String> seen = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(key));
        while (!open.isEmpty()) {
            String next = open.remove();
            for (Edge edge : edges.getOrDefault(next, List.of())) {
                if (!edge.entry().accepted().contains(fleetState(edge.to()).word())) {
                    blockers.add(edge.to());
                }
                if (seen.add(edge.to())) {
                    open.add(edge.to());
                }
            }
        }
        blockers.remove(key);
        return blockers;
    }

    /// The state in Fleet's words, its deployments' worst before the BundleRow's own.
    public FleetState fleetState(String key) {
        BundleRow bundle = bundles.get(key);
        return deployments.getOrDefault(key, List.of()).stream()
                .map(BundleDeploymentRow::state)
                .max(FleetState::compareTo)
                .orElse(
                        bundle == null || !bundle.hasSummary()
                                ? FleetState.PENDING
                                : FleetState.worst(bundle.counters()));
    }

    /// The state in the console's words.
    public BundleState state(String key) {
        BundleRow bundle = bundles.get(key);
        if (bundle == null) {
            return BundleState.UNKNOWN;
        }
        BundleState own = BundleState.of(bundle.evidence());
        List<BundleDeploymentRow> deployed = deployments.getOrDefault(key, List.of());
        boolean bundleDecides =
                switch (own) {
                    case DELETING, UNKNOWN, ERROR, NO_TARGET -> true;
                    case BLOCKED,
                            APPLY_FAILED,
                            INSTALL_FAILED,
                            DEPLOYING,
                            WAITING,
                            NOT_READY,
                            DRIFTED,
                            READY_DEPENDENCY_NOT_READY,
                            READY_STALE,
                            READY ->
                            deployed.isEmpty();
                };
        BundleState word =
                bundleDecides
                        ? own
                        : deployed.stream()
                                .max(java.util.Comparator.comparing(BundleDeploymentRow::state))
                                .map(Words::of)
                                .orElse(own);
        boolean ready = word == BundleState.READY || word == BundleState.READY_STALE;
        return ready && !blockers(key).isEmpty() ? BundleState.READY_DEPENDENCY_NOT_READY : word;
    }

    /// Groups of bundles that wait for each other, or for themselves; each sorted, in order.
    public List<List<String>> cycles() {
        List<List<String>> cycles = new ArrayList<>();
        SortedSet<String> done = new TreeSet<>();
        for (String key : bundles.keySet()) {
            SortedSet<String> reached = reached(key);
            if (done.contains(key) || !reached.contains(key)) {
                continue;
            }
            List<String> cycle =
                    reached.stream().filter(other -> reached(other).contains(key)).toList();
            done.addAll(cycle);
            cycles.add(cycle);
        }
        return cycles;
    }

    private SortedSet<String> reached(String from) {
        SortedSet<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            for (String next : of(open.remove())) {
                if (reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return reached;
    }
}
