package console.views.fleet;

import console.services.fleet.FleetSnapshot.Bundle;
import console.views.common.picture.Box;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Where each bundle of the graph stands: who waits, to the right of what it waits for, and that as
/// near to it as can be. What is too wide goes on below; what has no edge stands there in lines.
final class GraphLayout {
    static final double WIDTH = 148;
    static final double HEIGHT = 46;
    static final double ACROSS = 28;
    static final double DOWN = 14;
    static final double EDGE = 20;
    private static final int LEAST = 2;

    private final Map<String, List<String>> needs = new LinkedHashMap<>();
    private final Map<String, List<String>> wanted = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private final int across;

    private GraphLayout(List<Bundle> all, double width) {
        across = Math.max(LEAST, (int) ((width - 2 * EDGE + ACROSS) / (WIDTH + ACROSS)));
        Set<String> known = all.stream().map(Bundle::key).collect(Collectors.toSet());
        for (Bundle bundle : all) {
            List<String> own = new ArrayList<>();
            bundle.edges().stream().filter(known::contains).forEach(own::add);
            bundle.unknown().forEach(name -> own.add(unknown(name)));
            bundle.unknown().forEach(name -> needs.putIfAbsent(unknown(name), List.of()));
            needs.put(bundle.key(), own);
            own.forEach(
                    key -> wanted.computeIfAbsent(key, _ -> new ArrayList<>()).add(bundle.key()));
        }
        needs.keySet().forEach(key -> depth(key, new HashSet<>()));
    }

    /// Every bundle by its key, and every name that no bundle has.
    ///
    /// @param width of the page
    static Map<String, Box> of(List<Bundle> all, double width) {
        return new GraphLayout(all, width).boxes();
    }

    /// The key of a name that no bundle has.
    static String unknown(String name) {
        return "?" + name;
    }

    /// The longest way down; a cycle ends where it began.
    private int depth(String key, Set<String> open) {
        Integer known = depths.get(key);
        if (known != null) {
            return known;
        }
        if (!open.add(key)) {
            return -1;
        }
        int deepest = -1;
        for (String need : needs.getOrDefault(key, List.of())) {
            deepest = Math.max(deepest, depth(need, open));
        }
        open.remove(key);
        depths.put(key, deepest + 1);
        return deepest + 1;
    }

    private int depth(String key) {
        return depths.getOrDefault(key, 0);
    }

    private Map<String, Box> boxes() {
        List<String> joined = new ArrayList<>();
        List<String> alone = new ArrayList<>();
        needs.forEach(
                (key, own) ->
                        (own.isEmpty() && !wanted.containsKey(key) ? alone : joined).add(key));
        joined.sort(Comparator.comparingInt((String key) -> depth(key)).reversed());
        joined.forEach(key -> columns.put(key, late(key)));
        joined.sort(
                Comparator.comparingInt((String key) -> columns.getOrDefault(key, 0))
                        .thenComparing(key -> needs.getOrDefault(key, List.of()).isEmpty())
                        .thenComparing(Comparator.naturalOrder()));
        Set<List<Integer>> taken = new HashSet<>();
        joined.forEach(key -> rows.put(key, row(key, taken)));
        Map<String, Box> boxes = new LinkedHashMap<>();
        int top = 0;
        int bands = columns.values().stream().mapToInt(each -> each / across + 1).max().orElse(0);
        for (int band = 0; band < bands; band++) {
            int first = top;
            for (String key : joined) {
                int column = columns.getOrDefault(key, 0);
                if (column / across == band) {
                    int row = first + rows.getOrDefault(key, 0);
                    boxes.put(key, box(column % across, row));
                    top = Math.max(top, row + 1);
                }
            }
        }
        for (int i = 0; i < alone.size(); i++) {
            boxes.put(alone.get(i), box(i % across, top + i / across));
        }
        return boxes;
    }

    /// As far to the right as what waits for it allows.
    private int late(String key) {
        return wanted.getOrDefault(key, List.of()).stream()
                .filter(other -> depth(other) > depth(key))
                .mapToInt(other -> columns.getOrDefault(other, depth(other)) - 1)
                .min()
                .orElse(depth(key));
    }

    /// In line with what it waits for, where that place is free.
    private int row(String key, Set<List<Integer>> taken) {
        int column = columns.getOrDefault(key, 0);
        int row =
                needs.getOrDefault(key, List.of()).stream()
                        .filter(rows::containsKey)
                        .mapToInt(need -> rows.getOrDefault(need, 0))
                        .min()
                        .orElse(0);
        if (taken.contains(List.of(column, row))) {
            row = 0;
        }
        while (!taken.add(List.of(column, row))) {
            row++;
        }
        return row;
    }

    private static Box box(int column, int row) {
        return new Box(
                EDGE + column * (WIDTH + ACROSS), DOWN + row * (HEIGHT + DOWN), WIDTH, HEIGHT);
    }
}
