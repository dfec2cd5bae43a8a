package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.row.NodeRow;
import console.services.topology.Node;
import console.services.topology.Node.Use;
import console.services.topology.TopologySnapshot.Controller;
import console.views.common.picture.Box;
import console.views.common.picture.Dash;
import console.views.common.picture.Freshness;
import console.views.common.picture.Ink;
import console.views.common.picture.Symbol;
import console.views.common.picture.Tag;
import console.views.common.picture.Token;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// One node as a full tile: head, badges, CPU and memory, cards, scratch, ingress controller.
final class NodeTile {
    private static final String ID = "node/";
    private static final double INSET = 10;
    private static final double FOOT = 28;
    private static final double SCRATCH = 20;

    private final Sheet sheet;
    private final Node node;
    private final Box box;
    private final Freshness fresh;
    private final boolean low;
    private final String word;

    NodeTile(Sheet sheet, Node node, Box box, boolean low) {
        this.sheet = sheet;
        this.node = node;
        this.box = box;
        this.fresh = sheet.fresh(node);
        this.low = low;
        this.word = Looks.word(node, fresh, sheet.request());
    }

    void server() {
        head();
        double at = use(30);
        about();
        new Badges(sheet, node, inner()).fromLeft(box.y() + at + (low ? 4 : 7));
    }

    void worker() {
        boolean beside = head();
        boolean lost = fresh == Freshness.PROBLEM;
        if (lost) {
            sheet.pen().fill(new Box(box.x() + 1, box.y() + 30, box.width() - 2, 20), Token.BAD_S);
        }
        double left = new Badges(sheet, node, inner()).fromRight(box.y() + 32);
        second(left, beside);
        double at = 50;
        if (lost) {
            silence(box.y() + at);
            at += low ? 34 : 50;
        } else {
            at = use(at);
        }
        double foot = box.height() - FOOT;
        if (sheet.shows(Layer.STORAGE)) {
            foot -= SCRATCH;
            new Scratch(sheet, node).draw(inner().strip(foot, SCRATCH));
        }
        if (sheet.shows(Layer.HARDWARE)) {
            new NodeCards(sheet, node).draw(inner().strip(at + 4, foot - at - 4));
        }
        ingress(box.strip(box.height() - FOOT, FOOT));
    }

    private Box inner() {
        return box.inset(INSET, 0);
    }

    private void about() {
        sheet.pen().about(new Tag(ID + node.name(), fresh));
    }

    private String says() {
        String hint = sheet.words().hint(sheet.snapshot().nodes());
        return Looks.sentence(node, fresh, sheet.request()) + "\n" + hint;
    }

    /// @return whether the state stands beside the name
    private boolean head() {
        about();
        sheet.pen().target(box, this::says, ID + node.name());
        sheet.frame(box, fresh);
        if (fresh == Freshness.PROBLEM) {
            Box ground = new Box(box.x() + 1, box.y() + 1, box.width() - 2, 29);
            sheet.pen().box(ground, 3, Token.BAD_S, null, Dash.SOLID);
        }
        sheet.pen().glyph(inner().x(), box.y() + 10, 10, Looks.mark(node, fresh));
        Ink name = Ink.name(Looks.label(fresh, Token.FG));
        Ink state = Ink.small(stateColor());
        double room = inner().width() - 18;
        double used = sheet.pen().width(word, state) + 8;
        boolean beside = sheet.pen().width(node.name(), name) + used <= room;
        if (beside) {
            sheet.pen().end(inner().right(), box.y() + 19, used, state, word);
        }
        double left = beside ? room - used : room;
        sheet.pen().text(inner().x() + 18, box.y() + 20, left, name, node.name());
        return beside;
    }

    private Token stateColor() {
        return fresh == Freshness.STALE ? Token.FG2 : Looks.color(node.state());
    }

    private void second(double right, boolean beside) {
        String pods = pods(sheet, node);
        double room = right - inner().x() - 4;
        double base = box.y() + 44;
        if (beside) {
            Ink ink = Ink.tiny(fresh == Freshness.STALE ? Token.STALE : Token.FG2);
            sheet.pen().text(inner().x(), base, room, ink, pods);
        } else {
            Ink ink = Ink.tiny(stateColor());
            sheet.pen().text(inner().x(), base, room, ink, word + " · " + pods, word);
        }
    }

    static String pods(Sheet sheet, Node node) {
        Reading<Use> use = node.use();
        String count = sheet.say(use, known -> sheet.text("overview.node.pods", known.pods()));
        return use instanceof Reading.Absent<?>
                ? sheet.text("overview.node.podsAbsent", count)
                : count;
    }

    private void silence(double top) {
        String last =
                node.row().conditions().stream()
                        .filter(condition -> condition.type().equals("Ready"))
                        .map(NodeRow.Condition::heartbeat)
                        .filter(Objects::nonNull)
                        .map(time -> sheet.text("overview.node.heard", sheet.words().time(time)))
                        .findFirst()
                        .orElse(sheet.text("overview.node.neverHeard"));
        String silent = sheet.text("overview.node.silent");
        Ink ink = Ink.tiny(Token.FG2);
        double step = low ? 14 : 16;
        Box area = new Box(inner().x(), top, inner().width(), 2 * step);
        sheet.part(node, "silent", () -> silent + ", " + last, area, sheet.snapshot().nodes());
        sheet.pen().text(area.x(), top + step, area.width(), ink, silent);
        sheet.pen().text(area.x(), top + 2 * step, area.width(), ink, last);
    }

    /// @return where it ends, from the top of the tile
    private double use(double from) {
        double step = low ? 17 : 25;
        Meter meter = new Meter(sheet, node, low);
        Box area = inner().strip(from, 2 * step);
        sheet.part(node, "use", meter::sentence, area, node.use());
        meter.cpu(area.strip(0, step));
        meter.memory(area.strip(step, step));
        return from + 2 * step;
    }

    private void ingress(Box foot) {
        Reading<List<Controller>> reading = sheet.snapshot().controllers();
        Optional<Controller> own =
                reading.known().stream()
                        .flatMap(List::stream)
                        .filter(each -> each.node().equals(node.name()))
                        .findFirst();
        boolean lost = fresh == Freshness.PROBLEM;
        boolean old = fresh == Freshness.STALE || reading instanceof Reading.Stale<?>;
        String state =
                lost && own.isPresent()
                        ? sheet.text("overview.unknown")
                        : sheet.say(reading, _ -> readiness(own));
        String says = old && own.isPresent() ? sheet.text("overview.node.was", state) : state;
        sheet.part(node, "ingress", () -> "ingress-nginx " + says, foot, reading);
        sheet.pen()
                .line(
                        Token.LINE,
                        1,
                        Dash.SOLID,
                        foot.x() + 1,
                        foot.y(),
                        foot.right() - 1,
                        foot.y());
        Boolean ready = lost ? null : own.map(Controller::ready).orElse(null);
        Freshness how = own.isEmpty() ? Freshness.ABSENT : old ? Freshness.STALE : Freshness.LIVE;
        Symbol mark = Looks.mark(ready, how);
        sheet.pen().glyph(inner().x(), foot.y() + 9, 10, mark);
        boolean bad = Boolean.FALSE.equals(ready) && !old;
        Ink ink = Ink.small(bad ? Token.BAD : old ? Token.STALE : Token.FG3);
        double used = sheet.pen().width(says, ink) + 8;
        double base = foot.y() + 18;
        sheet.pen().end(inner().right(), base, used, ink, says);
        double room = inner().width() - 16 - used;
        Ink label = Ink.small(Token.FG2);
        sheet.pen().text(inner().x() + 16, base, room, label, "ingress-nginx", "ingress");
    }

    private String readiness(Optional<Controller> own) {
        return own.map(c -> sheet.text(c.ready() ? "overview.ready" : "overview.notReady"))
                .orElse(sheet.text("overview.none"));
    }
}
