package console.views.common.picture;

import console.views.common.picture.Shape.Glyph;
import console.views.common.picture.Shape.Hatch;
import console.views.common.picture.Shape.Line;
import console.views.common.picture.Shape.Point;
import console.views.common.picture.Shape.Rect;
import console.views.common.picture.Shape.Run;
import console.views.common.picture.Shape.Text;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;

import java.util.List;

/// Draws a display list on a canvas. Lines of one pixel lie on pixels, text ends with … where it
/// has no room and is left out below 11 px. JavaFX thread only.
final class CanvasPainter {
    private static final double SMALLEST_TEXT = 11;
    private static final double SMALLEST_MARK = 6;
    private final GraphicsContext canvas;
    private final Palette palette;
    private final FontMeasure measure;
    private double zoom = 1;
    private double shiftX;
    private double shiftY;

    CanvasPainter(GraphicsContext canvas, Palette palette, FontMeasure measure) {
        this.canvas = canvas;
        this.palette = palette;
        this.measure = measure;
    }

    void paint(Drawing drawing, double scale, double dx, double dy) {
        zoom = scale;
        shiftX = dx;
        shiftY = dy;
        double width = canvas.getCanvas().getWidth();
        double height = canvas.getCanvas().getHeight();
        canvas.setFill(palette.get(Token.BG));
        canvas.fillRect(0, 0, width, height);
        canvas.setLineCap(StrokeLineCap.BUTT);
        drawing.shapes().forEach(this::shape);
    }

    /// The ring around what is chosen, or around what the pointer is on.
    void ring(Drawing.Item item, boolean chosen) {
        double x = x(item.x());
        double y = y(item.y());
        double width = x(item.x() + item.width()) - x;
        double height = y(item.y() + item.height()) - y;
        canvas.setLineDashes();
        canvas.setLineWidth(1);
        canvas.setStroke(palette.get(chosen ? Token.ACC : Token.LINE3));
        canvas.strokeRoundRect(x + 0.5, y + 0.5, width - 1, height - 1, 8, 8);
        if (chosen) {
            canvas.strokeRoundRect(x - 0.5, y - 0.5, width + 1, height + 1, 10, 10);
        }
    }

    private void shape(Shape shape) {
        switch (shape) {
            case Rect rect -> rect(rect);
            case Line line -> line(line);
            case Hatch hatch -> hatch(hatch);
            case Glyph glyph -> glyph(glyph);
            case Text text -> text(text);
        }
    }

    private void rect(Rect rect) {
        double x = x(rect.x());
        double y = y(rect.y());
        double width = Math.max(1, x(rect.x() + rect.width()) - x);
        double height = Math.max(1, y(rect.y() + rect.height()) - y);
        double arc = rect.radius() * 2 * zoom;
        if (rect.fill() != null) {
            canvas.setFill(palette.get(rect.fill()));
            canvas.fillRoundRect(x, y, width, height, arc, arc);
        }
        if (rect.edge() != null) {
            canvas.setGlobalAlpha(rect.edgeOpacity());
            canvas.setStroke(palette.get(rect.edge()));
            canvas.setLineWidth(1);
            dashes(rect.dash().pattern());
            canvas.strokeRoundRect(x + 0.5, y + 0.5, width - 1, height - 1, arc, arc);
            canvas.setGlobalAlpha(1);
        }
    }

    private void line(Line line) {
        double width = line.width() < 1.5 ? 1 : Math.round(line.width() * Math.max(1, zoom));
        double half = Math.round(width) % 2 == 1 ? 0.5 : 0;
        canvas.setStroke(palette.get(line.token()));
        canvas.setLineWidth(line.width() < 1.5 ? line.width() : width);
        dashes(line.dash().pattern());
        canvas.beginPath();
        boolean first = true;
        for (Point point : line.points()) {
            if (first) {
                canvas.moveTo(x(point.x()) + half, y(point.y()) + half);
            } else {
                canvas.lineTo(x(point.x()) + half, y(point.y()) + half);
            }
            first = false;
        }
        canvas.stroke();
    }

    private void hatch(Hatch hatch) {
        double x = x(hatch.x());
        double y = y(hatch.y());
        double width = hatch.width() * zoom;
        double height = hatch.height() * zoom;
        canvas.save();
        canvas.beginPath();
        canvas.rect(x, y, width, height);
        canvas.clip();
        canvas.setGlobalAlpha(hatch.opacity());
        canvas.setStroke(palette.get(hatch.token()));
        canvas.setLineWidth(1);
        canvas.setLineDashes();
        canvas.beginPath();
        double step = hatch.gap() * Math.sqrt(2);
        for (double from = x; from < x + width + height; from += step) {
            canvas.moveTo(from, y);
            canvas.lineTo(from - height, y + height);
        }
        canvas.stroke();
        canvas.restore();
    }

    private void glyph(Glyph glyph) {
        double size = Math.max(SMALLEST_MARK, glyph.size() * zoom);
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
                canvas.setStroke(palette.get(part.stroke()));
                canvas.setLineWidth(part.width());
                dashes(part.dash());
                canvas.stroke();
            }
        }
        canvas.restore();
    }

    private void text(Text text) {
        double size = text.size() * zoom;
        if (size < SMALLEST_TEXT - 0.01) {
            return;
        }
        List<Run> runs = measure.fit(text);
        double width = 0;
        for (Run run : runs) {
            width += measure.width(run.text(), run.face(), text.size());
        }
        double x =
                switch (text.align()) {
                    case START -> text.x();
                    case MIDDLE -> text.x() - width / 2;
                    case END -> text.x() - width;
                };
        for (Run run : runs) {
            canvas.setFill(palette.get(run.token()));
            canvas.setFont(measure.font(run.face(), size));
            canvas.fillText(run.text(), x(x), y(text.y()));
            x += measure.width(run.text(), run.face(), text.size());
        }
    }

    private void dashes(List<Double> pattern) {
        canvas.setLineDashes(pattern.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private double x(double at) {
        return Math.round(at * zoom + shiftX);
    }

    private double y(double at) {
        return Math.round(at * zoom + shiftY);
    }
}
