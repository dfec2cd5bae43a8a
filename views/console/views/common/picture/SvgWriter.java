package console.views.common.picture;

import console.views.common.picture.Shape.Glyph;
import console.views.common.picture.Shape.Line;
import console.views.common.picture.Shape.Point;
import console.views.common.picture.Shape.Rect;
import console.views.common.picture.Shape.Run;
import console.views.common.picture.Shape.Text;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes a drawing as SVG text: the same display list as on the screen, at 100 %. What can be
/// pointed at has what it says as its title, and so has a text that is cut.
public final class SvgWriter {
    private final Function<Token, String> colors;
    private final StringBuilder out = new StringBuilder();

    private SvgWriter(Function<Token, String> colors) {
        this.colors = colors;
    }

    /// @param colors as SVG writes them
    public static String write(Drawing drawing, String title, Function<Token, String> colors) {
        return new SvgWriter(colors).document(drawing, title);
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
            box(item.box());
            add(
                    " fill=\"none\" pointer-events=\"all\"><title>%s</title></rect>\n",
                    escape(item.sentence()));
        }
        return out.append("</svg>\n").toString();
    }

    private void shape(Shape shape) {
        switch (shape) {
            case Rect rect -> rect(rect);
            case Line line -> line(line);
            case Glyph glyph -> glyph(glyph);
            case Text text -> text(text);
        }
    }

    private void rect(Rect rect) {
        double half = rect.edge() == null ? 0 : 0.5;
        box(rect.box().inset(half, half));
        add(" rx=\"%.1f\" fill=\"%s\"", rect.radius(), color(rect.fill()));
        if (rect.edge() != null) {
            stroke(rect.edge(), 1, rect.edgeOpacity(), rect.dash().pattern());
        }
        out.append("/>\n");
    }

    private void box(Box box) {
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"",
                box.x(), box.y(), Math.max(0, box.width()), Math.max(0, box.height()));
    }

    private void line(Line line) {
        out.append("<path d=\"");
        for (List<Point> stroke : line.strokes()) {
            out.append(
                    stroke.stream()
                            .map(point -> format("%.1f %.1f", point.x(), point.y()))
                            .collect(Collectors.joining("L", "M", "")));
        }
        out.append("\" fill=\"none\"");
        stroke(line.token(), line.width(), line.opacity(), line.dash().pattern());
        out.append("/>\n");
    }

    private void glyph(Glyph glyph) {
        double scale = glyph.size() / glyph.symbol().box();
        add("<g transform=\"translate(%.1f %.1f) scale(%.3f)\">", glyph.x(), glyph.y(), scale);
        for (Symbol.Part part : glyph.symbol().parts()) {
            add("<path d=\"%s\" fill=\"%s\"", part.path(), color(part.fill()));
            if (part.stroke() != null) {
                stroke(part.stroke(), part.width(), 1, part.dash());
            }
            out.append("/>");
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
                "<text xml:space=\"preserve\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">",
                text.x(), text.y(), anchor);
        if (!text.plain().equals(text.full())) {
            add("<title>%s</title>", escape(text.full()));
        }
        for (Run run : text.runs()) {
            add(
                    "<tspan fill=\"%s\" font-family=\"%s\" font-size=\"%.1f\"%s>%s</tspan>",
                    color(run.ink().token()),
                    run.ink().face().fallbacks(),
                    run.ink().size(),
                    run.ink().face().strong() ? " font-weight=\"600\"" : "",
                    escape(run.text()));
        }
        out.append("</text>\n");
    }

    private void stroke(Token token, double width, double opacity, List<Double> dash) {
        add(" stroke=\"%s\" stroke-width=\"%.1f\"", color(token), width);
        if (opacity < 1) {
            add(" stroke-opacity=\"%.2f\"", opacity);
        }
        if (!dash.isEmpty()) {
            add(
                    " stroke-dasharray=\"%s\"",
                    dash.stream()
                            .map(length -> format("%.1f", length))
                            .collect(Collectors.joining(" ")));
        }
    }

    private String color(@Nullable Token token) {
        return token == null ? "none" : colors.apply(token);
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
