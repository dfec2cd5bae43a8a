package console.views.common.picture;

import console.views.common.picture.Shape.Glyph;
import console.views.common.picture.Shape.Hatch;
import console.views.common.picture.Shape.Line;
import console.views.common.picture.Shape.Rect;
import console.views.common.picture.Shape.Run;
import console.views.common.picture.Shape.Text;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes a drawing as SVG text: the same display list as on the screen, at 100 %. Names are the
/// titles of what they name.
public final class SvgWriter {
    private final Function<Token, String> colors;
    private final Measure measure;
    private final StringBuilder out = new StringBuilder();
    private int clips;

    private SvgWriter(Function<Token, String> colors, Measure measure) {
        this.colors = colors;
        this.measure = measure;
    }

    /// @param colors as SVG writes them
    public static String write(
            Drawing drawing, String title, Function<Token, String> colors, Measure measure) {
        return new SvgWriter(colors, measure).document(drawing, title);
    }

    private String document(Drawing drawing, String title) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"%.0f\""
                        + " height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\">\n",
                drawing.width(), drawing.height(), drawing.width(), drawing.height());
        add("<title>%s</title>\n", escape(title));
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"%s\"/>\n", colors.apply(Token.BG));
        drawing.shapes().forEach(this::shape);
        for (Drawing.Item item : drawing.items()) {
            add(
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"none\""
                            + " pointer-events=\"all\"><title>%s</title></rect>\n",
                    item.x(), item.y(), item.width(), item.height(), escape(item.tag().text()));
        }
        return out.append("</svg>\n").toString();
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
        double inset = rect.edge() == null ? 0 : 0.5;
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.1f\""
                        + " fill=\"%s\"",
                rect.x() + inset,
                rect.y() + inset,
                Math.max(0, rect.width() - 2 * inset),
                Math.max(0, rect.height() - 2 * inset),
                rect.radius(),
                color(rect.fill()));
        if (rect.edge() != null) {
            add(" stroke=\"%s\"%s", color(rect.edge()), dash(rect.dash().pattern()));
            if (rect.edgeOpacity() < 1) {
                add(" stroke-opacity=\"%.2f\"", rect.edgeOpacity());
            }
        }
        out.append("/>\n");
    }

    private void line(Line line) {
        String points =
                line.points().stream()
                        .map(point -> format("%.1f,%.1f", point.x(), point.y()))
                        .collect(Collectors.joining(" "));
        add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\"%s/>\n",
                points, color(line.token()), line.width(), dash(line.dash().pattern()));
    }

    private void hatch(Hatch hatch) {
        String id = "h" + clips++;
        add(
                "<clipPath id=\"%s\"><rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\""
                        + " height=\"%.1f\"/></clipPath>",
                id, hatch.x(), hatch.y(), hatch.width(), hatch.height());
        out.append("<path clip-path=\"url(#").append(id).append(")\" d=\"");
        double step = hatch.gap() * Math.sqrt(2);
        for (double x = hatch.x(); x < hatch.x() + hatch.width() + hatch.height(); x += step) {
            add("M%.1f %.1fl%.1f %.1f", x, hatch.y(), -hatch.height(), hatch.height());
        }
        add("\" stroke=\"%s\" opacity=\"%.2f\"/>\n", color(hatch.token()), hatch.opacity());
    }

    private void glyph(Glyph glyph) {
        double scale = glyph.size() / glyph.symbol().box();
        add("<g transform=\"translate(%.1f %.1f) scale(%.3f)\">", glyph.x(), glyph.y(), scale);
        for (Symbol.Part part : glyph.symbol().parts()) {
            add(
                    "<path d=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%.1f\"%s/>",
                    part.path(),
                    color(part.fill()),
                    color(part.stroke()),
                    part.width(),
                    dash(part.dash()));
        }
        out.append("</g>\n");
    }

    private void text(Text text) {
        String anchor =
                switch (text.align()) {
                    case START -> "start";
                    case MIDDLE -> "middle";
                    case END -> "end";
                };
        add(
                "<text xml:space=\"preserve\" x=\"%.1f\" y=\"%.1f\" font-size=\"%.1f\""
                        + " text-anchor=\"%s\">",
                text.x(), text.y(), text.size(), anchor);
        for (Run run : measure.fit(text)) {
            add(
                    "<tspan fill=\"%s\" font-family=\"%s\"%s>%s</tspan>",
                    color(run.token()),
                    run.face() == Face.MONO
                            ? "JetBrains Mono, monospace"
                            : "IBM Plex Sans, sans-serif",
                    run.face().strong() ? " font-weight=\"600\"" : "",
                    escape(run.text()));
        }
        out.append("</text>\n");
    }

    private String color(@Nullable Token token) {
        return token == null ? "none" : colors.apply(token);
    }

    private static String dash(List<Double> pattern) {
        return pattern.isEmpty()
                ? ""
                : pattern.stream()
                        .map(length -> format("%.1f", length))
                        .collect(Collectors.joining(" ", " stroke-dasharray=\"", "\""));
    }

    private void add(String format, Object... values) {
        out.append(format(format, values));
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
