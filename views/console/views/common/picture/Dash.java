package console.views.common.picture;

import java.util.List;

/// How a stroke is broken.
@SuppressWarnings("ImmutableEnumChecker") // the list is unmodifiable
public enum Dash {
    SOLID,
    /// Stale frames, and the console's own path.
    LONG(4, 3),
    /// What is not known, and a lost link.
    EVEN(3, 3),
    /// Free, and nothing fits.
    SHORT(2, 2);

    private final List<Double> pattern;

    Dash(double... pattern) {
        this.pattern = java.util.Arrays.stream(pattern).boxed().toList();
    }

    public List<Double> pattern() {
        return pattern;
    }
}
