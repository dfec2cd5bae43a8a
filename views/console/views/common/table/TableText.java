package console.views.common.table;

import console.services.fact.Reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Rows as text for the clipboard and for files.
final class TableText {
    private TableText() {}

    /// Tab-separated; whatever would break the grid becomes a space.
    ///
    /// @param columns their places, in the order in which they are shown
    static <R> String tabbed(List<Row<R>> rows, List<Integer> columns) {
        return rows.stream()
                .map(row -> line(row, columns, "\t", TableText::flat))
                .collect(Collectors.joining("\n"));
    }

    static String tabbedHead(List<String> heads) {
        return heads.stream().map(TableText::flat).collect(Collectors.joining("\t")) + "\n";
    }

    /// RFC 4180. The last two columns say where each row comes from and when its source was last
    /// alive.
    ///
    /// @param heads of the columns, then of these two
    static <R> String csv(
            List<Row<R>> rows, List<Integer> columns, List<String> heads, Reading<?> reading) {
        List<String> lines = new ArrayList<>();
        lines.add(heads.stream().map(TableText::quoted).collect(Collectors.joining(",")));
        String origin = "," + quoted(source(reading)) + "," + at(reading);
        rows.forEach(row -> lines.add(line(row, columns, ",", TableText::quoted) + origin));
        return String.join("\r\n", lines) + "\r\n";
    }

    private static <R> String line(
            Row<R> row, List<Integer> columns, String between, Function<String, String> form) {
        return columns.stream()
                .map(column -> form.apply(row.cell(column).text()))
                .collect(Collectors.joining(between));
    }

    private static String source(Reading<?> reading) {
        return switch (reading) {
            case Reading.Live<?> live -> live.source();
            case Reading.Stale<?> stale -> stale.source() + " (stale)";
            case Reading.Absent<?> absent -> absent.why().item();
        };
    }

    private static String at(Reading<?> reading) {
        return switch (reading) {
            case Reading.Live<?> live -> live.at().toString();
            case Reading.Stale<?> stale -> stale.since().toString();
            case Reading.Absent<?> _ -> "";
        };
    }

    private static String flat(String text) {
        return text.replaceAll("[\t\r\n]+", " ");
    }

    private static String quoted(String text) {
        return text.matches("[^,\"\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
