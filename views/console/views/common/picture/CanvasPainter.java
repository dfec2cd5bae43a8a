package console.views.common.picture;

import console.views.common.picture.Shape.Glyph;
import console.views.common.picture.Shape.Line;
import console.views.common.picture.Shape.Point;
import console.views.common.picture.Shape.Rect;
import console.views.common.picture.Shape.Run;
import console.views.common.picture.Shape.Text;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;

import java.util.List;

/// Draws a display list on a canvas, or the part of it that changed. Upright lines lie on pixels;
/// text below 11 px is left out. JavaFX thread only.
final class CanvasPainter {
    private static final double SMALLEST_TEXT = 11;
    private static final double SMALLEST_MARK = 6;
    private final GraphicsContext canvas;
    private final Palette palette;
    private final FontMeasure fonts;
    private final Viewport view;

    CanvasPainter(GraphicsContext canvas, Palette palette, FontMeasure fonts, Viewport view) {
        this.canvas = canvas;
        this.palette = palette;
        this.fonts = fonts;
        this.view = view;
    }

    void paint(Drawing drawing) {
        paint(drawing, new Box(0, 0, view.width(), view.height()));
    }

    /// Paints again what lies over a box of the drawing.
    void repaint(Drawing drawing, Box changed) {
        Box seen = view.seen(changed).inset(-2, -2);
        double x = Math.floor(seen.x());
        double y = Math.floor(seen.y());
        Box whole = new Box(x, y, Math.ceil(seen.right()) - x, Math.ceil(seen.bottom()) - y);
        canvas.save();
        canvas.beginPath();
        canvas.rect(whole.x(), whole.y(), whole.width(), whole.height());
        canvas.clip();
        paint(drawing, whole);
        canvas.restore();
    }

    private void paint(Drawing drawing, Box area) {
        canvas.setFill(palette.get(Token.BG));
        canvas.fillRect(area.x(), area.y(), area.width(), area.height());
        canvas.setLineCap(StrokeLineCap.BUTT);
        Box wide = area.inset(-4, -4);
        for (Shape shape : drawing.shapes()) {
            if (view.seen(shape.bounds()).overlaps(wide)) {
                paint(shape);
            }
        }
    }

    private void paint(Shape shape) {
        switch (shape) {
            case Rect rect -> rect(rect);
            case Line line -> line(line);
            case Glyph glyph -> glyph(glyph);
            case Text text -> text(text);
        }
    }

    private void rect(Rect rect) {
        double x = x(rect.box().x());
        double y = y(rect.box().y());
        double width = Math.max(1, x(rect.box().right()) - x);
        double height = Math.max(1, y(rect.box().bottom()) - y);
        double arc = rect.radius() * 2 * view.zoom();
        if (rect.fill() != null) {
            canvas.setFill(palette.get(rect.fill()));
            canvas.fillRoundRect(x, y, width, height, arc, arc);
        }
        if (rect.edge() != null) {
            stroke(rect.edge(), 1, rect.edgeOpacity(), rect.dash().pattern());
            canvas.strokeRoundRect(x + 0.5, y + 0.5, width - 1, height - 1, arc, arc);
            canvas.setGlobalAlpha(1);
        }
    }

    private void line(Line line) {
        double width =
                line.width() < 1.5
                        ? line.width()
                        : Math.round(line.width() * Math.max(1, view.zoom()));
        double half = Math.round(width) % 2 == 1 ? 0.5 : 0;
        stroke(line.token(), width, line.opacity(), line.dash().pattern());
        canvas.beginPath();
        for (List<Point> stroke : line.strokes()) {
            boolean upright = upright(stroke);
            for (int i = 0; i < stroke.size(); i++) {
                double x = stroke.get(i).x() * view.zoom() + view.shiftX();
                double y = stroke.get(i).y() * view.zoom() + view.shiftY();
                x = upright ? Math.round(x) + half : x;
                y = upright ? Math.round(y) + half : y;
                if (i == 0) {
                    canvas.moveTo(x, y);
                } else {
                    canvas.lineTo(x, y);
                }
            }
        }
        canvas.stroke();
        canvas.setGlobalAlpha(1);
    }

    private static boolean upright(List<Point> stroke) {
        for (int i = 1; i < stroke.size(); i++) {
            Point from = stroke.get(i - 1);
            Point to = stroke.get(i);
            if (from.x() != to.x() && from.y() != to.y()) {
                return false;
            }
        }
        return true;
    }

    private void glyph(Glyph glyph) {
        double size = Math.max(SMALLEST_MARK, glyph.size() * view.zoom());
        double scale = size / glyph.symbol().box();
        canvas.save();
        canvas.translate(x(glyph.x()), y(glyph.y()));
        canvas.scale(scale, scale);
        for (Symbol.Part part : glyph.symbol().parts()) {
            canvas.beginPath();
            canvas.appendSVGPath(part.path());
            if (part.fill() != null) {
                canvas.setFill(palette.get(part.fill()));
                canvas.fill();
            }
            if (part.stroke() != null) {
                stroke(part.stroke(), part.width(), 1, part.dash());
                canvas.stroke();
            }
        }
        canvas.restore();
    }

    private void text(Text text) {
        if (text.size() * view.zoom() < SMALLEST_TEXT - 0.01) {
            return;
        }
        double left = text.left();
        for (Run run : text.runs()) {
            Ink ink = run.ink();
            canvas.setFill(palette.get(ink.token()));
            canvas.setFont(fonts.font(ink.face(), ink.size() * view.zoom()));
            canvas.fillText(run.text(), x(left), y(text.y()));
            left += fonts.width(run.text(), ink);
        }
    }

    private void stroke(Token token, double width, double opacity, List<Double> dash) {
        canvas.setStroke(palette.get(token));
        canvas.setLineWidth(width);
        canvas.setGlobalAlpha(opacity);
        canvas.setLineDashes(dash.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private double x(double at) {
        return Math.round(at * view.zoom() + view.shiftX());
    }

    private double y(double at) {
        return Math.round(at * view.zoom() + view.shiftY());
    }
}
