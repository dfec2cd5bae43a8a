package console.views.common.picture;

import console.views.common.picture.Shape.Align;
import console.views.common.picture.Shape.Point;
import console.views.common.picture.Shape.Run;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Collects a display list. Every shape is about the thing named last.
public final class Pen {
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Drawing.Item> items = new ArrayList<>();
    private Tag tag = Tag.NONE;

    /// The shapes that follow are about this.
    public Pen about(String id, String text, Freshness state) {
        tag = new Tag(id, text, state);
        return this;
    }

    /// The thing named last can be pointed at here.
    public void target(
            double x, double y, double width, double height, String hint, boolean opens) {
        items.add(new Drawing.Item(tag, x, y, width, height, hint, opens));
    }

    public void box(
            double x,
            double y,
            double width,
            double height,
            double radius,
            @Nullable Token fill,
            @Nullable Token edge,
            Dash dash) {
        shapes.add(new Shape.Rect(tag, x, y, width, height, radius, fill, edge, 1, dash));
    }

    public void faint(
            double x, double y, double width, double height, @Nullable Token fill, Token edge) {
        shapes.add(new Shape.Rect(tag, x, y, width, height, 2, fill, edge, 0.55, Dash.SOLID));
    }

    public void fill(double x, double y, double width, double height, Token fill) {
        shapes.add(new Shape.Rect(tag, x, y, width, height, 0, fill, null, 1, Dash.SOLID));
    }

    public void hatch(
            double x,
            double y,
            double width,
            double height,
            Token token,
            double gap,
            double opacity) {
        shapes.add(new Shape.Hatch(tag, x, y, width, height, token, gap, opacity));
    }

    public void glyph(double x, double y, double size, Symbol symbol) {
        shapes.add(new Shape.Glyph(tag, x, y, size, symbol));
    }

    /// @param xy x and y of each point in turn
    public void line(Token token, double width, Dash dash, double... xy) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < xy.length; i += 2) {
            points.add(new Point(xy[i], xy[i + 1]));
        }
        shapes.add(new Shape.Line(tag, points, token, width, dash));
    }

    public void text(
            double x, double y, double room, double size, String text, Token token, Face face) {
        runs(x, y, Align.START, room, size, new Run(text, token, face));
    }

    public void text(double x, double y, double room, double size, String text, Token token) {
        text(x, y, room, size, text, token, Face.SANS);
    }

    public void end(double x, double y, double room, double size, String text, Token token) {
        runs(x, y, Align.END, room, size, new Run(text, token, Face.SANS));
    }

    public void middle(double x, double y, double room, double size, String text, Token token) {
        runs(x, y, Align.MIDDLE, room, size, new Run(text, token, Face.SANS));
    }

    public void runs(double x, double y, Align align, double room, double size, Run... runs) {
        shapes.add(new Shape.Text(tag, x, y, align, room, size, List.of(runs)));
    }

    public Drawing drawing(double width, double height) {
        return new Drawing(width, height, shapes, items);
    }
}
