package console.views.common.table;

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

    PseudoClass pseudoClass() {
        return PseudoClass.getPseudoClass(name().toLowerCase(Locale.ROOT));
    }
}
