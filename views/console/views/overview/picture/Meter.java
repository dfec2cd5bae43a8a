package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.topology.Node;
import console.services.topology.Node.Use;
import console.views.common.Requests;
import console.views.common.picture.Box;
import console.views.common.picture.Dash;
import console.views.common.picture.Freshness;
import console.views.common.picture.Ink;
import console.views.common.picture.Shape.Align;
import console.views.common.picture.Token;

/// What a node's pods request of what it has: a label, both numbers, a bar.
final class Meter {
    private static final double GIB = 1L << 30;
    private static final double FULL = 0.9;
    private static final double NARROW = 190;

    private final Sheet sheet;
    private final Node node;
    private final boolean low;

    /// @param low the bar stands beside its label, not below
    Meter(Sheet sheet, Node node, boolean low) {
        this.sheet = sheet;
        this.node = node;
        this.low = low;
    }

    void cpu(Box row) {
        draw(row, "cpu", sheet.text("overview.node.cpu"), 1, "");
    }

    void memory(Box row) {
        String label = sheet.text(low ? "overview.node.memoryShort" : "overview.node.memory");
        draw(row, "memory", label, GIB, row.width() < NARROW ? "" : " GiB");
    }

    /// Both in one sentence, with the pods.
    String sentence() {
        return String.join(
                ", ",
                NodeTile.pods(sheet, node),
                sheet.text("overview.node.cpu") + " " + numbers("cpu", 1, ""),
                sheet.text("overview.node.memory") + " " + numbers("memory", GIB, " GiB"));
    }

    private String numbers(String name, double unit, String suffix) {
        return sheet.fresh(node) == Freshness.PROBLEM
                ? sheet.text("overview.unknown")
                : sheet.say(
                        node.use(), use -> requested(use, name, unit) + all(name, unit, suffix));
    }

    private String requested(Use use, String name, double unit) {
        return Requests.text(use, name, unit, sheet.words());
    }

    private String all(String name, double unit, String suffix) {
        double all = node.allocatable().get(name).doubleValue() / unit;
        return " / " + sheet.words().number(all, all == Math.rint(all) ? 0 : 1) + suffix;
    }

    private void draw(Box row, String name, String label, double unit, String suffix) {
        double all = node.allocatable().get(name).doubleValue();
        boolean lost = sheet.fresh(node) == Freshness.PROBLEM;
        double base = row.y() + 12;
        sheet.pen().text(row.x(), base, row.width() / 2, Ink.tiny(Token.FG2), label);
        if (node.use() instanceof Reading.Absent<?> || all <= 0 || lost) {
            String why = all <= 0 ? sheet.text("overview.unknown") : numbers(name, unit, "");
            sheet.pen().end(row.right(), base, row.width() / 1.5, Ink.tiny(Token.FG2), why);
            return;
        }
        boolean old = sheet.fresh() == Freshness.STALE || node.use() instanceof Reading.Stale<?>;
        Use use = node.use().known().orElseThrow();
        Ink first = Ink.tiny(old ? Token.STALE : Token.FG);
        sheet.pen()
                .runs(
                        Align.END,
                        row.right(),
                        base,
                        row.width() * 0.75,
                        first.run(requested(use, name, unit)),
                        Ink.tiny(old ? Token.STALE : Token.FG3).run(all(name, unit, suffix)));
        Box bar =
                low
                        ? new Box(row.x() + 32, row.y() + 7, Math.max(10, row.width() - 116), 4)
                        : row.strip(17, 4);
        bar(sheet, bar, use.requested().get(name).doubleValue() / all, old);
    }

    static void bar(Sheet sheet, Box box, double share, boolean old) {
        double filled = box.width() * Math.clamp(share, 0, 1);
        Box part = new Box(box.x(), box.y(), filled, box.height());
        if (old) {
            sheet.pen().box(box, 0, null, Token.STALE_L, Dash.SOLID);
            sheet.pen().fill(part, Token.STALE_L);
        } else {
            sheet.pen().fill(box, Token.RAISE);
            sheet.pen().fill(part, share > FULL ? Token.ATT : Token.FG3);
        }
    }
}
