package console.views.common.table;

import console.services.fact.Reading;
import console.services.fact.Why;
import console.services.resource.NaturalOrder;
import console.views.common.Texts;
import console.views.common.picture.Symbol;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/// What one cell says, how it looks and how it sorts.
///
/// @param mark before the text, null for none
/// @param order comes before the text when sorting; NaN where only the text counts
/// @param readings where it comes from; none where it comes with its row
public record Cell(
        String text, Tone tone, @Nullable Symbol mark, double order, List<Reading<?>> readings) {
    public Cell {
        readings = List.copyOf(readings);
    }

    public static Cell of(String text) {
        return new Cell(text, Tone.PLAIN, null, Double.NaN, List.of());
    }

    /// A number as it is written and as it sorts.
    public static Cell of(double number, String text) {
        return new Cell(text, Tone.PLAIN, null, number, List.of());
    }

    /// What does not apply to this row.
    public static Cell none() {
        return new Cell("–", Tone.NONE, null, Double.NaN, List.of());
    }

    /// A value that has a source of its own: in the stale colour, or its reason in words.
    public static <T> Cell of(Reading<T> reading, Texts texts, Function<T, Cell> known) {
        return switch (reading) {
            case Reading.Live<T> live -> known.apply(live.value()).from(live);
            case Reading.Stale<T> stale -> known.apply(stale.value()).toned(Tone.STALE).from(stale);
            case Reading.Absent<T>(Why why) ->
                    new Cell(texts.reason(why), Tone.ABSENT, null, Double.NaN, List.of(reading));
        };
    }

    /// The word of a state with its mark; once its source is silent, what it was.
    public static Cell state(Reading<?> reading, Texts texts, String word, Symbol mark) {
        boolean old = reading instanceof Reading.Stale<?>;
        Symbol shown = old ? Symbol.STALE : mark;
        String said = old ? texts.text("common.was", word) : word;
        return new Cell(said, Tone.of(shown), shown, Double.NaN, List.of());
    }

    public Cell toned(Tone other) {
        return new Cell(text, other, mark, order, readings);
    }

    public Cell marked(Symbol symbol) {
        return new Cell(text, tone, symbol, order, readings);
    }

    /// @param rank worst first: 0 is the worst
    public Cell ranked(double rank) {
        return new Cell(text, tone, mark, rank, readings);
    }

    /// What it rests on.
    public Cell from(Reading<?>... sources) {
        return new Cell(text, tone, mark, order, List.of(sources));
    }

    /// By order, then by text with its numbers; what is not known comes last, both ways.
    static int compare(Cell first, Cell second, boolean descending) {
        if (first.isKnown() != second.isKnown()) {
            return first.isKnown() ? -1 : 1;
        }
        int byOrder = Double.compare(first.order, second.order);
        int both = byOrder != 0 ? byOrder : NaturalOrder.NAMES.compare(first.text, second.text);
        return descending ? -both : both;
    }

    private boolean isKnown() {
        return tone != Tone.ABSENT && tone != Tone.NONE;
    }
}
