package console.views.common.picture;

import console.views.common.picture.Shape.Align;
import console.views.common.picture.Shape.Point;
import console.views.common.picture.Shape.Run;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Collects a display list. Every shape is about the thing named last; every text is cut to its
/// room here, so that screen and files say the same.
public final class Pen {
    private final Measure measure;
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Drawing.Item> items = new ArrayList<>();
    private Tag tag = Tag.NONE;

    public Pen(Measure measure) {
        this.measure = measure;
    }

    /// The shapes that follow are about this.
    public void about(Tag thing) {
        tag = thing;
    }

    /// The thing named last can be pointed at here.
    public void target(Box box, Supplier<String> says, String opens) {
        items.add(new Drawing.Item(tag, box, says, opens));
    }

    public void box(Box box, double radius, @Nullable Token fill, @Nullable Token edge, Dash dash) {
        shapes.add(new Shape.Rect(tag, box, radius, fill, edge, 1, dash));
    }

    /// With an edge that is half there.
    public void faint(Box box, double radius, Token fill, Token edge) {
        shapes.add(new Shape.Rect(tag, box, radius, fill, edge, 0.55, Dash.SOLID));
    }

    public void fill(Box box, Token fill) {
        box(box, 0, fill, null, Dash.SOLID);
    }

    /// Lines at 45°, `gap` apart, that end at the edges of the box.
    public void hatch(Box box, Token token, double gap, double opacity) {
        List<List<Point>> strokes = new ArrayList<>();
        double step = gap * Math.sqrt(2);
        for (double from = step / 2; from < box.width() + box.height(); from += step) {
            double low = Math.min(from, box.height());
            double right = Math.min(from, box.width());
            strokes.add(
                    List.of(
                            new Point(box.x() + from - low, box.y() + low),
                            new Point(box.x() + right, box.y() + from - right)));
        }
        shapes.add(new Shape.Line(tag, strokes, token, 1, Dash.SOLID, opacity));
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
        shapes.add(new Shape.Line(tag, List.of(points), token, width, dash, 1));
    }

    /// @param forms the same, shorter and shorter: the first that has room is written
    public void text(double x, double y, double room, Ink ink, String... forms) {
        write(Align.START, x, y, room, ink, forms);
    }

    public void end(double x, double y, double room, Ink ink, String... forms) {
        write(Align.END, x, y, room, ink, forms);
    }

    public void middle(double x, double y, double room, Ink ink, String... forms) {
        write(Align.MIDDLE, x, y, room, ink, forms);
    }

    private void write(Align align, double x, double y, double room, Ink ink, String... forms) {
        Run run = ink.run(measure.fit(ink, room, List.of(forms)));
        add(align, x, y, List.of(run), forms[0]);
    }

    public void runs(Align align, double x, double y, double room, Run... runs) {
        String full = List.of(runs).stream().map(Run::text).collect(Collectors.joining());
        add(align, x, y, measure.fit(room, List.of(runs)), full);
    }

    private void add(Align align, double x, double y, List<Run> runs, String full) {
        shapes.add(new Shape.Text(tag, x, y, align, measure.width(runs), runs, full));
    }

    public double width(String text, Ink ink) {
        return measure.width(text, ink);
    }

    public Drawing drawing(double width, double height) {
        return new Drawing(width, height, shapes, items);
    }
}
