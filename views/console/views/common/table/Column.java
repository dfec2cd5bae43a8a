package console.views.common.table;

import java.util.function.Function;

/// A column: its head, and how the cell of a row reads.
///
/// @param id never renamed, since the settings remember it
/// @param width in pixels at 100 % text size
/// @param shown before anybody chose
public record Column<R>(
        String id,
        String title,
        double width,
        Kind kind,
        boolean shown,
        Function<? super R, Cell> cell) {
    /// How all cells of a column are set.
    public enum Kind {
        NAME,
        TEXT,
        /// Right-aligned.
        NUMBER,
        /// What one copies: addresses, hashes.
        MONO
    }

    public Column(
            String id, String title, double width, Kind kind, Function<? super R, Cell> cell) {
        this(id, title, width, kind, true, cell);
    }

    /// Not shown until it is chosen.
    public Column<R> hidden() {
        return new Column<>(id, title, width, kind, false, cell);
    }
}
