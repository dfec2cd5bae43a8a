package console.views.common.picture;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/// One stroke of a picture: where, in which role's colour, about what. No shape knows a colour or a
/// font of its own.
public sealed interface Shape {
    Tag tag();

    /// @param edge null for no frame; it lies inside the box
    record Rect(
            Tag tag,
            double x,
            double y,
            double width,
            double height,
            double radius,
            @Nullable Token fill,
            @Nullable Token edge,
            double edgeOpacity,
            Dash dash)
            implements Shape {}

    record Line(Tag tag, List<Point> points, Token token, double width, Dash dash)
            implements Shape {
        public Line {
            points = List.copyOf(points);
        }
    }

    /// Lines at 45°, clipped to the box.
    record Hatch(
            Tag tag,
            double x,
            double y,
            double width,
            double height,
            Token token,
            double gap,
            double opacity)
            implements Shape {}

    /// A mark in a box of `size`.
    record Glyph(Tag tag, double x, double y, double size, Symbol symbol) implements Shape {}

    /// @param y of the base line
    /// @param room ends with … where it is wider than this
    record Text(Tag tag, double x, double y, Align align, double room, double size, List<Run> runs)
            implements Shape {
        public Text {
            runs = List.copyOf(runs);
        }

        public String plain() {
            return runs.stream().map(Run::text).collect(Collectors.joining());
        }
    }

    enum Align {
        START,
        MIDDLE,
        END
    }

    record Run(String text, Token token, Face face) {}

    record Point(double x, double y) {}
}
