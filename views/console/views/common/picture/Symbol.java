package console.views.common.picture;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A mark: the shape carries the meaning, the colour only helps. Drawn in a box of 10 × 10 (things:
/// 24 × 24).
@SuppressWarnings("ImmutableEnumChecker") // the list is unmodifiable
public enum Symbol {
    FINE(fill("M5 2a3 3 0 1 1 0 6a3 3 0 1 1 0 -6Z", Token.OK)),
    ATTENTION(fill("M5 .6L9.7 9.2H.3Z", Token.ATT)),
    PROBLEM(fill("M5 0L10 5L5 10L0 5Z", Token.BAD)),
    PROGRESS(
            stroke("M5 1a4 4 0 1 1 0 8a4 4 0 1 1 0 -8Z", Token.ACC, 1.4),
            fill("M5 1a4 4 0 0 1 0 8Z", Token.ACC)),
    BLOCKED(
            stroke("M5 1a4 4 0 1 1 0 8a4 4 0 1 1 0 -8Z", Token.ATT, 1.4),
            stroke("M2.2 7.8L7.8 2.2", Token.ATT, 1.4)),
    STALE(
            new Part(
                    "M5 1a4 4 0 1 1 0 8a4 4 0 1 1 0 -8Z",
                    null,
                    Token.STALE,
                    1.4,
                    List.of(2.2, 2.0)),
            stroke("M5 2.8V5.2L6.6 6.4", Token.STALE, 1.2)),
    UNKNOWN(stroke("M5 1.4a3.6 3.6 0 1 1 0 7.2a3.6 3.6 0 1 1 0 -7.2Z", Token.UNK, 1.4)),
    ABSENT(stroke("M1 5H9", Token.UNK, 1.5)),
    CONFLICT(stroke("M1 3.2H9M1 6.8H9", Token.BAD, 1.8)),
    CROSS(stroke("M1 1L9 9M9 1L1 9", Token.STALE, 1.6)),
    ARROW(fill("M3 1L10 5L3 9Z", Token.FG2)),
    COMPUTER(
            24,
            fill(
                    "M20 18c1.1 0 1.99-.9 1.99-2L22 6c0-1.1-.9-2-2-2H4c-1.1 0-2 .9-2 2v10c0 1.1.9 2"
                            + " 2 2H0v2h24v-2h-4zM4 6h16v10H4V6z",
                    Token.FG)),
    PERSON(
            24,
            fill(
                    "M12 5.9c1.16 0 2.1.94 2.1 2.1s-.94 2.1-2.1 2.1S9.9 9.16 9.9 8s.94-2.1"
                            + " 2.1-2.1m0 9c2.97 0 6.1 1.46 6.1 2.1v1.1H5.9V17c0-.64 3.13-2.1"
                            + " 6.1-2.1M12 4C9.79 4 8 5.79 8 8s1.79 4 4 4 4-1.79 4-4-1.79-4-4-4zm0"
                            + " 9c-2.67 0-8 1.34-8 4v3h16v-3c0-2.66-5.33-4-8-4z",
                    Token.FG2));

    /// @param dash empty for an unbroken stroke
    public record Part(
            String path,
            @Nullable Token fill,
            @Nullable Token stroke,
            double width,
            List<Double> dash) {}

    private final double box;
    private final List<Part> parts;

    Symbol(Part... parts) {
        this(10, parts);
    }

    Symbol(int box, Part... parts) {
        this.box = box;
        this.parts = List.of(parts);
    }

    public double box() {
        return box;
    }

    public List<Part> parts() {
        return parts;
    }

    private static Part fill(String path, Token token) {
        return new Part(path, token, null, 0, List.of());
    }

    private static Part stroke(String path, Token token, double width) {
        return new Part(path, null, token, width, List.of());
    }
}
