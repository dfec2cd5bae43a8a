package console.views.overview.picture;

import console.views.common.picture.Box;
import console.views.common.picture.Dash;
import console.views.common.picture.Ink;
import console.views.common.picture.Symbol;
import console.views.common.picture.Tag;
import console.views.common.picture.Token;

/// What lines, slots and cells mean.
final class Legend {
    private static final Ink INK = Ink.tiny(Token.FG3);
    private static final double SAMPLE = 20;

    private final Sheet sheet;
    private double x;
    private double y;

    Legend(Sheet sheet) {
        this.sheet = sheet;
    }

    /// Of the full picture.
    void draw(double left, double base, double right) {
        start(left, base);
        sheet.pen().line(Token.ACC, 2, Dash.SOLID, x, y - 4, x + SAMPLE, y - 4);
        says("overview.legend.traffic");
        sheet.pen().line(Token.FG2, 1.5, Dash.LONG, x, y - 4, x + SAMPLE, y - 4);
        says("overview.legend.own");
        sheet.pen().faint(sample(), 2, Token.MIG1_FILL, Token.MIG1_EDGE);
        sheet.pen().fill(new Box(x + 1, y - 2, SAMPLE / 2, 3), Token.MIG1_EDGE);
        says("overview.legend.held");
        sheet.pen().box(sample(), 2, null, Token.MIG1_EDGE, Dash.SOLID);
        says("overview.legend.free");
        sheet.pen().hatch(sample(), Token.LINE3, 5, 1);
        sheet.pen().box(sample(), 2, null, Token.LINE3, Dash.SHORT);
        says("overview.legend.reach");
        sheet.pen().box(sample(), 2, null, Token.UNK, Dash.EVEN);
        says("overview.legend.unknown");
        double room = Math.max(40, right - x);
        sheet.pen().text(x, y, room, INK, sheet.text("overview.legend.slots"));
    }

    /// Of cells.
    void cells(double left, double base) {
        start(left, base);
        cell(Token.LINE2, Symbol.FINE, "overview.legend.fine");
        cell(Token.ATT, Symbol.ATTENTION, "overview.legend.attention");
        cell(Token.BAD, Symbol.PROBLEM, "overview.legend.problem");
        cell(Token.ACC, Symbol.PROGRESS, "overview.legend.progress");
        sheet.pen().fill(new Box(x, y - 6, SAMPLE, 3), Token.WHOLE_EDGE);
        says("overview.legend.whole");
        sheet.pen().fill(new Box(x, y - 6, SAMPLE, 3), Token.MIG1_EDGE);
        says("overview.legend.slices");
    }

    private void cell(Token frame, Symbol mark, String key) {
        sheet.pen().box(sample(), 2, Token.PANEL, frame, Dash.SOLID);
        sheet.pen().glyph(x + 6, y - 9, 8, mark);
        says(key);
    }

    private void start(double left, double base) {
        sheet.pen().about(new Tag("legend", sheet.fresh()));
        x = left;
        y = base;
    }

    private Box sample() {
        return new Box(x, y - 11, SAMPLE, 13);
    }

    private void says(String key) {
        String text = sheet.text(key);
        sheet.pen().text(x + 28, y, 240, INK, text);
        x += 28 + Math.ceil(sheet.pen().width(text, INK)) + 16;
    }
}
