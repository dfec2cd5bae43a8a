package console.services.fact;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The rows of one source with its indexes. Only on the store's thread.
final class Table {
    /// `before` is null for a new row, `after` for one that ended.
    record Change(@Nullable Row before, @Nullable Row after) {}

    private final Map<String, Row> rows = new HashMap<>();
    private final Map<Index<?>, Map<String, Map<String, Row>>> indexes = new HashMap<>();

    Collection<Row> all() {
        return rows.values();
    }

    @Nullable Row row(String key) {
        return rows.get(key);
    }

    Collection<Row> by(Index<?> index, String group) {
        Map<String, Row> found = indexes.computeIfAbsent(index, this::built).get(group);
        return found == null ? List.of() : found.values();
    }

    /// Applies a fact and tells of every row that really changed.
    boolean apply(Fact fact, Consumer<Change> listener) {
        return switch (fact) {
            case Fact.Listed listed -> replace(listed.rows(), listener);
            case Fact.Saw saw -> put(saw.row(), listener);
            case Fact.Ended ended -> remove(ended.key(), listener);
            case Fact.Lacking _ -> replace(List.of(), listener);
            case Fact.Alive _, Fact.Silent _ -> false;
        };
    }

    private boolean replace(List<Row> listed, Consumer<Change> listener) {
        Map<String, Row> gone = new LinkedHashMap<>(rows);
        boolean changed = false;
        for (Row row : listed) {
            gone.remove(row.key());
            changed |= put(row, listener);
        }
        for (String key : gone.keySet()) {
            changed |= remove(key, listener);
        }
        return changed;
    }

    private boolean put(Row row, Consumer<Change> listener) {
        Row before = rows.put(row.key(), row);
        if (row.equals(before)) {
            return false;
        }
        indexes.forEach(
                (index, groups) -> {
                    drop(index, groups, before);
                    add(index, groups, row);
                });
        listener.accept(new Change(before, row));
        return true;
    }

    private boolean remove(String key, Consumer<Change> listener) {
        Row before = rows.remove(key);
        if (before == null) {
            return false;
        }
        indexes.forEach((index, groups) -> drop(index, groups, before));
        listener.accept(new Change(before, null));
        return true;
    }

    private Map<String, Map<String, Row>> built(Index<?> index) {
        Map<String, Map<String, Row>> groups = new HashMap<>();
        rows.values().forEach(row -> add(index, groups, row));
        return groups;
    }

    private static void add(Index<?> index, Map<String, Map<String, Row>> groups, Row row) {
        String group = index.keyOf(row);
        if (group != null) {
            groups.computeIfAbsent(group, _ -> new LinkedHashMap<>()).put(row.key(), row);
        }
    }

    private static void drop(
            Index<?> index, Map<String, Map<String, Row>> groups, @Nullable Row row) {
        if (row == null) {
            return;
        }
        String group = index.keyOf(row);
        Map<String, Row> members = group == null ? null : groups.get(group);
        if (members != null) {
            members.remove(row.key());
            if (members.isEmpty()) {
                groups.remove(group);
            }
        }
    }
}
