package console.views.common.table;

import console.services.fact.Reading;
import console.services.fact.Why;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The rows of a table by key, and which of them are shown in which order. Rows that did not change
/// keep their cells, so an update costs what changed and one pass. JavaFX thread only.
public final class TableModel<R> {
    private final String id;
    private final Function<? super R, String> key;
    private final List<Column<R>> columns;
    private final StringProperty filter = new SimpleStringProperty("");
    private final StringProperty selected = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Reading<List<R>>> reading;
    private final ReadOnlyObjectWrapper<List<Row<R>>> arranged =
            new ReadOnlyObjectWrapper<>(List.of());
    private Map<String, Row<R>> rows = Map.of();
    private List<Row<R>> all = List.of();
    private List<Sort> order = List.of();
    private Function<? super R, String> group = _ -> "";
    private Map<String, Row<R>> heads = new HashMap<>();
    private boolean grouped;
    private int shown;

    /// @param column by its place among all columns
    record Sort(int column, boolean descending) {}

    /// @param id of the table on the screen and in the settings
    /// @param key of a row, unique in the table
    public TableModel(String id, Function<? super R, String> key, List<Column<R>> columns) {
        this.id = id;
        this.key = key;
        this.columns = List.copyOf(columns);
        reading = new ReadOnlyObjectWrapper<>(new Reading.Absent<>(Why.notLoaded(id)));
        filter.subscribe(this::arrange);
    }

    public String id() {
        return id;
    }

    List<Column<R>> columns() {
        return columns;
    }

    /// Words that a row must contain, each in any column.
    public StringProperty filterProperty() {
        return filter;
    }

    /// Gathers rows below heads, in the order in which the groups first come; what sorts and
    /// filters does so within a group.
    ///
    /// @param title of a row's group; empty for the rows that stand above all heads
    public void groupBy(Function<? super R, String> title) {
        group = title;
        grouped = true;
    }

    /// Shows only rows with this text in a column. The filter then reads `Verdict: Silent`, as it
    /// can be typed, too.
    ///
    /// @param id of the column
    public void only(String id, String text) {
        filter.set(
                columns.stream()
                        .filter(column -> column.id().equals(id))
                        .map(column -> column.title() + ": " + text)
                        .findFirst()
                        .orElse(text));
    }

    /// The same, or all again where it is so already.
    public void toggle(String id, String text) {
        String before = filter.get();
        only(id, text);
        if (filter.get().equals(before)) {
            filter.set("");
        }
    }

    /// The key of the chosen row; empty for none. It stays while its row is filtered away.
    public StringProperty selectedProperty() {
        return selected;
    }

    public ReadOnlyObjectProperty<Reading<List<R>>> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /// What is shown, in order; an immutable list, another one only when it differs.
    ReadOnlyObjectProperty<List<Row<R>>> arrangedProperty() {
        return arranged.getReadOnlyProperty();
    }

    /// How many rows there are without the filter.
    public int size() {
        return all.size();
    }

    /// How many of them are shown.
    public int shown() {
        return shown;
    }

    /// Shows these rows from now on; where no column sorts, in the order given.
    public void show(Reading<List<R>> next) {
        boolean renew = !next.getClass().equals(reading.get().getClass());
        List<R> values = next.known().orElse(List.of());
        Map<String, Row<R>> kept = HashMap.newHashMap(values.size());
        List<Row<R>> list = new ArrayList<>(values.size());
        reading.set(next);
        for (R value : values) {
            String name = key.apply(value);
            Row<R> row = rows.get(name);
            if (row == null) {
                row = new Row<>(name, value, columns);
            } else {
                row.set(value);
                if (renew) {
                    row.renew();
                }
            }
            if (kept.put(name, row) == null) {
                list.add(row);
            }
        }
        rows = kept;
        all = list;
        arrange();
    }

    void sort(List<Sort> next) {
        order = List.copyOf(next);
        arrange();
    }

    private void arrange() {
        Predicate<Row<R>> wanted = wanted();
        List<Row<R>> next = new ArrayList<>(all);
        next.removeIf(row -> !wanted.test(row));
        if (!order.isEmpty()) {
            next.sort(this::compare);
        }
        shown = next.size();
        List<Row<R>> gathered = grouped ? gather(next) : next;
        if (!gathered.equals(arranged.get())) {
            arranged.set(List.copyOf(gathered));
        }
    }

    /// `Head: text` looks at one column; else each word may occur in any.
    private Predicate<Row<R>> wanted() {
        String text = filter.get().toLowerCase(Locale.ROOT).strip();
        for (int i = 0; i < columns.size(); i++) {
            String head = columns.get(i).title().toLowerCase(Locale.ROOT) + ":";
            if (text.startsWith(head)) {
                int place = i;
                String rest = text.substring(head.length()).strip();
                return row -> row.cell(place).text().toLowerCase(Locale.ROOT).contains(rest);
            }
        }
        List<String> words = Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
        return words.isEmpty() ? _ -> true : row -> row.contains(words);
    }

    private List<Row<R>> gather(List<Row<R>> rows) {
        SequencedMap<String, List<Row<R>>> groups = new LinkedHashMap<>();
        groups.put("", new ArrayList<>());
        for (Row<R> row : all) {
            groups.computeIfAbsent(group.apply(row.getValue()), _ -> new ArrayList<>());
        }
        for (Row<R> row : rows) {
            groups.computeIfAbsent(group.apply(row.getValue()), _ -> new ArrayList<>()).add(row);
        }
        Map<String, Row<R>> kept = new HashMap<>();
        List<Row<R>> gathered = new ArrayList<>(rows.size() + groups.size());
        groups.forEach(
                (title, members) -> {
                    if (!title.isEmpty() && !members.isEmpty()) {
                        R first = members.getFirst().getValue();
                        Row<R> head = heads.getOrDefault(title, Row.head(title, first, columns));
                        kept.put(title, head);
                        gathered.add(head);
                    }
                    gathered.addAll(members);
                });
        heads = kept;
        return gathered;
    }

    private int compare(Row<R> first, Row<R> second) {
        for (Sort sort : order) {
            int result =
                    Cell.compare(
                            first.cell(sort.column()),
                            second.cell(sort.column()),
                            sort.descending());
            if (result != 0) {
                return result;
            }
        }
        return 0;
    }
}
