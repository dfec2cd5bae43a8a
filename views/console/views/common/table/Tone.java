package console.views.common.table;

import console.views.common.picture.Symbol;

import javafx.css.PseudoClass;

import java.util.Locale;

/// How a cell's text looks; the style sheet knows each as a pseudo-class. The words say it first.
public enum Tone {
    PLAIN,
    /// A normal state, an explanation.
    QUIET,
    PROGRESS,
    ATTENTION,
    PROBLEM,
    STALE,
    /// The reason stands where a value would.
    ABSENT,
    /// Does not apply.
    NONE;

    /// That of the word beside a mark.
    public static Tone of(Symbol mark) {
        return switch (mark) {
            case PROBLEM, CONFLICT -> PROBLEM;
            case ATTENTION, BLOCKED -> ATTENTION;
            case PROGRESS -> PROGRESS;
            case STALE -> STALE;
            case FINE, UNKNOWN, ABSENT, CROSS, ARROW, COMPUTER, PERSON -> QUIET;
        };
    }

    PseudoClass pseudoClass() {
        return PseudoClass.getPseudoClass(name().toLowerCase(Locale.ROOT));
    }
}
