package console.services.topology;

import console.services.resource.BundleState;
import console.services.row.BundleRow;
import console.services.topology.TopologySnapshot.BundleMark;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Fleet's bundles as marks: without Fleet's own agent bundles, each with a short title.
final class BundleMarks {
    private final Map<String, BundleRow> rows = new HashMap<>();
    private final Map<String, BundleState> states = new HashMap<>();

    private BundleMarks(Collection<BundleRow> all) {
        for (BundleRow row : all) {
            rows.put(row.key(), row);
            states.put(row.key(), state(row));
        }
    }

    static List<BundleMark> of(Collection<BundleRow> all) {
        BundleMarks marks = new BundleMarks(all);
        List<BundleRow> shown =
                all.stream()
                        .filter(
                                row ->
                                        !(row.repo().isEmpty()
                                                && row.name().startsWith("fleet-agent")))
                        .sorted(Comparator.comparing(BundleRow::key))
                        .toList();
        Map<String, Long> titles =
                shown.stream()
                        .collect(Collectors.groupingBy(BundleMarks::title, Collectors.counting()));
        return shown.stream()
                .map(
                        row -> {
                            String title = title(row);
                            boolean unique = titles.getOrDefault(title, 0L) == 1;
                            return new BundleMark(
                                    row.namespace(),
                                    row.name(),
                                    unique ? title : row.name(),
                                    marks.withDependencies(row).word(),
                                    row.dependsOn());
                        })
                .toList();
    }

    /// The name without that of its repository.
    private static String title(BundleRow row) {
        String prefix = row.repo() + "-";
        boolean shorter = row.name().startsWith(prefix) && row.name().length() > prefix.length();
        return shorter ? row.name().substring(prefix.length()) : row.name();
    }

    private static BundleState state(BundleRow row) {
        return BundleState.of(
                new BundleState.Evidence(
                        row.deleting(),
                        row.ready(),
                        row.message(),
                        row.hasSummary() ? row.counters() : null,
                        row.transitioning()));
    }

    /// Fleet goes on calling a bundle ready whose dependency broke later.
    private BundleState withDependencies(BundleRow row) {
        BundleState own = states.getOrDefault(row.key(), BundleState.UNKNOWN);
        if (own != BundleState.READY) {
            return own;
        }
        Set<String> seen = new HashSet<>(Set.of(row.key()));
        Deque<BundleRow> open = new ArrayDeque<>(List.of(row));
        while (!open.isEmpty()) {
            BundleRow next = open.remove();
            for (String name : next.dependsOn()) {
                String key = next.namespace() + "/" + name;
                BundleRow dependency = rows.get(key);
                if (dependency != null && seen.add(key)) {
                    if (states.get(key) != BundleState.READY) {
                        return BundleState.READY_DEPENDENCY_NOT_READY;
                    }
                    open.add(dependency);
                }
            }
        }
        return own;
    }
}
