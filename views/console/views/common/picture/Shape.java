package console.views.common.picture;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/// One stroke of a picture: where, in which role's colour, about what. No shape knows a colour or a
/// font of its own.
public sealed interface Shape {
    Tag tag();

    /// Nothing of it lies outside.
    Box bounds();

    /// @param edge null for no frame; it lies inside the box
    record Rect(
            Tag tag,
            Box box,
            double radius,
            @Nullable Token fill,
            @Nullable Token edge,
            double edgeOpacity,
            Dash dash)
            implements Shape {
        @Override
        public Box bounds() {
            return box;
        }
    }

    /// Lines that are drawn alike, each from point to point.
    record Line(
            Tag tag,
            List<List<Point>> strokes,
            Token token,
            double width,
            Dash dash,
            double opacity)
            implements Shape {
        public Line {
            strokes = List.copyOf(strokes);
        }

        @Override
        public Box bounds() {
            double left = Double.MAX_VALUE;
            double top = Double.MAX_VALUE;
            double right = -Double.MAX_VALUE;
            double bottom = -Double.MAX_VALUE;
            for (List<Point> stroke : strokes) {
                for (Point point : stroke) {
                    left = Math.min(left, point.x());
                    top = Math.min(top, point.y());
                    right = Math.max(right, point.x());
                    bottom = Math.max(bottom, point.y());
                }
            }
            return new Box(left, top, right - left, bottom - top).inset(-width, -width);
        }
    }

    /// A mark in a box of `size`.
    record Glyph(Tag tag, double x, double y, double size, Symbol symbol) implements Shape {
        @Override
        public Box bounds() {
            return new Box(x, y, size, size).inset(-1, -1);
        }
    }

    /// A text that fits where it stands.
    ///
    /// @param y of the base line
    /// @param width as measured
    /// @param full what it would say with more room
    record Text(Tag tag, double x, double y, Align align, double width, List<Run> runs, String full)
            implements Shape {
        public Text {
            runs = List.copyOf(runs);
        }

        public String plain() {
            return runs.stream().map(Run::text).collect(Collectors.joining());
        }

        /// Where its first letter begins.
        public double left() {
            return switch (align) {
                case START -> x;
                case MIDDLE -> x - width / 2;
                case END -> x - width;
            };
        }

        public double size() {
            return runs.stream().mapToDouble(run -> run.ink().size()).max().orElse(0);
        }

        @Override
        public Box bounds() {
            return new Box(left(), y - size(), width, size() * 1.35).inset(-2, 0);
        }
    }

    enum Align {
        START,
        MIDDLE,
        END
    }

    record Run(String text, Ink ink) {}

    record Point(double x, double y) {}
}
