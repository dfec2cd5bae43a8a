package console.views.common.table;

import javafx.beans.value.ObservableValueBase;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One row for as long as its key is there, whatever its value becomes. Cells are made when they
/// are first asked for.
final class Row<R> extends ObservableValueBase<R> {
    private final String key;
    private final List<Column<R>> columns;
    private final boolean head;
    private R value;
    private @Nullable List<Cell> cells;
    private @Nullable String text;

    Row(String key, R value, List<Column<R>> columns) {
        this(key, value, columns, false);
    }

    private Row(String key, R value, List<Column<R>> columns, boolean head) {
        this.key = key;
        this.value = value;
        this.columns = columns;
        this.head = head;
    }

    /// The head of a group: its title in every cell, of which the first is drawn.
    ///
    /// @param first of the group
    static <R> Row<R> head(String title, R first, List<Column<R>> columns) {
        Cell cell = Cell.of(title).toned(Tone.QUIET);
        List<Column<R>> titles =
                columns.stream()
                        .map(each -> new Column<R>(each.id(), "", 0, Column.Kind.TEXT, _ -> cell))
                        .toList();
        return new Row<>("head/" + title, first, titles, true);
    }

    boolean isHead() {
        return head;
    }

    String key() {
        return key;
    }

    @Override
    public R getValue() {
        return value;
    }

    void set(R next) {
        if (!value.equals(next)) {
            value = next;
            renew();
        }
    }

    /// Makes its cells anew, as when the freshness of all changed.
    void renew() {
        cells = null;
        text = null;
        fireValueChangedEvent();
    }

    Cell cell(int column) {
        return cells().get(column);
    }

    List<Cell> cells() {
        List<Cell> made = cells;
        if (made == null) {
            made = new ArrayList<>(columns.size());
            for (Column<R> column : columns) {
                made.add(column.cell().apply(value));
            }
            cells = made;
        }
        return made;
    }

    /// Whether every word occurs somewhere in the row.
    ///
    /// @param words in lower case
    boolean contains(List<String> words) {
        String all = text;
        if (all == null) {
            StringBuilder joined = new StringBuilder();
            cells().forEach(cell -> joined.append(cell.text()).append('\n'));
            all = joined.toString().toLowerCase(Locale.ROOT);
            text = all;
        }
        for (String word : words) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
