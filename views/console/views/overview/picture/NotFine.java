package console.views.overview.picture;

import console.services.topology.Node;
import console.views.common.picture.Box;
import console.views.common.picture.Dash;
import console.views.common.picture.Freshness;
import console.views.common.picture.Ink;
import console.views.common.picture.Tag;
import console.views.common.picture.Token;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/// What is not fine, by name, the worst first.
final class NotFine {
    static final double WIDTH = 340;
    private static final double ROW = 28;
    private static final double HEAD = 36;

    private final Sheet sheet;
    private final int all;
    private final List<Node> bad;

    NotFine(Sheet sheet, List<Node> nodes) {
        this.sheet = sheet;
        this.all = nodes.size();
        this.bad =
                nodes.stream()
                        .filter(node -> !Looks.fine(node.state()))
                        .sorted(Comparator.comparing(Node::state))
                        .toList();
    }

    void draw(double x, double height) {
        String title = sheet.text("overview.list.title");
        String count = sheet.text("overview.list.count", bad.size(), all);
        sheet.pen().about(new Tag("not-fine", sheet.fresh()));
        sheet.pen().fill(new Box(x, 0, WIDTH, height), Token.PANEL);
        sheet.pen().line(Token.LINE2, 1, Dash.SOLID, x, 0, x, height);
        sheet.pen().text(x + 16, 22, 160, Ink.name(Token.FG), title);
        sheet.pen().end(x + WIDTH - 20, 22, 140, Ink.small(Token.FG2), count);
        int fit = (int) Math.floor((sheet.request().height() - HEAD - 30) / ROW);
        int shown = Math.min(bad.size(), Math.max(1, fit));
        for (int i = 0; i < shown; i++) {
            row(bad.get(i), new Box(x, HEAD + i * ROW, WIDTH, ROW));
        }
        if (shown < bad.size()) {
            sheet.pen().about(Tag.NONE);
            String first = sheet.text("overview.list.first", shown, bad.size());
            double base = HEAD + shown * ROW + 18;
            sheet.pen().text(x + 16, base, WIDTH - 32, Ink.small(Token.FG2), first);
        }
    }

    private void row(Node node, Box box) {
        Freshness state = sheet.fresh(node);
        sheet.pen().about(new Tag("list/" + node.name(), state));
        sheet.pen().target(box, () -> SmallTile.says(sheet, node), "node/" + node.name());
        sheet.pen().line(Token.LINE, 1, Dash.SOLID, box.x() + 1, box.y(), box.right(), box.y());
        sheet.pen().glyph(box.x() + 16, box.y() + 9, 10, Looks.mark(node, state));
        double base = box.y() + 18;
        sheet.pen().text(box.x() + 34, base, 150, Ink.name(Token.FG), node.name());
        boolean old = state == Freshness.STALE;
        Ink ink = Ink.small(old ? Token.STALE : Looks.color(node.state()));
        String says =
                old
                        ? Looks.was(node.state(), sheet.words())
                        : Looks.word(node.state(), sheet.words());
        sheet.pen().end(box.right() - 74, base, 82, ink, says);
        if (node.since() != null) {
            String age = sheet.words().age(Duration.between(node.since(), sheet.request().now()));
            sheet.pen().end(box.right() - 20, base, 52, Ink.small(Token.FG2), age);
        }
    }
}
