package console.views.common.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// SVG says what the display list says.
final class SvgWriterTest {
    @Test
    void cutTextKeepsTheWholeAsItsTitle() {
        Pen pen = new Pen(Measure.ESTIMATE);
        pen.about(new Tag("a", Freshness.LIVE));
        pen.target(new Box(0, 0, 50, 20), () -> "says <this> & that\npods, seen 08:12", "");
        pen.text(0, 12, 60, Ink.tiny(Token.FG2), "a very long sentence");

        String svg = SvgWriter.write(pen.drawing(100, 50), "Overview", Token::name);

        assertThat(svg)
                .contains("<title>Overview</title>", "<title>a very long sentence</title>")
                .contains("says &lt;this&gt; &amp; that\npods, seen 08:12</title>")
                .contains("font-family=\"IBM Plex Sans, sans-serif\"", "fill=\"FG2\"", "…</tspan>");
    }

    @Test
    void firstFormThatHasRoomIsWritten() {
        Pen pen = new Pen(Measure.ESTIMATE);
        pen.text(0, 12, 70, Ink.tiny(Token.FG), "Announced by somebody", "by somebody", "…");

        assertThat(pen.drawing(100, 50).shapes())
                .singleElement()
                .extracting(shape -> ((Shape.Text) shape).plain())
                .isEqualTo("by somebody");
    }

    @Test
    void hatchEndsAtTheEdgesOfItsBox() {
        Pen pen = new Pen(Measure.ESTIMATE);
        Box box = new Box(10, 20, 70, 30);
        pen.hatch(box, Token.LINE3, 5, 1);

        Shape.Line hatch = (Shape.Line) pen.drawing(100, 100).shapes().getFirst();
        assertThat(hatch.strokes()).hasSizeGreaterThan(10);
        assertThat(hatch.strokes())
                .allSatisfy(
                        stroke ->
                                assertThat(stroke)
                                        .allMatch(
                                                point ->
                                                        box.inset(-0.01, -0.01)
                                                                .contains(point.x(), point.y())));
    }
}
