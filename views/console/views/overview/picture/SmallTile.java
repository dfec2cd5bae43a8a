package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.topology.Node;
import console.services.topology.Node.Card;
import console.services.topology.Node.Gpu;
import console.views.common.picture.Box;
import console.views.common.picture.Dash;
import console.views.common.picture.Face;
import console.views.common.picture.Freshness;
import console.views.common.picture.Ink;
import console.views.common.picture.Tag;
import console.views.common.picture.Token;

import java.util.List;
import java.util.stream.Collectors;

/// One node as a small tile: head, one line per card, state word.
final class SmallTile {
    private static final double INSET = 8;
    private static final double HEAD = 22;
    private static final double LEAST_LINE = 4;
    private static final double HIGHEST_LINE = 24;
    private static final double ADDRESS_FROM = 100;
    private static final double ZOOMED = 1.5;

    private final Sheet sheet;
    private final Node node;
    private final Box box;
    private final Freshness fresh;

    SmallTile(Sheet sheet, Node node, Box box) {
        this.sheet = sheet;
        this.node = node;
        this.box = box;
        this.fresh = sheet.fresh(node);
    }

    void draw() {
        whole(sheet, node, box);
        sheet.frame(box, fresh);
        if (fresh == Freshness.PROBLEM) {
            Box head = new Box(box.x() + 1, box.y() + 1, box.width() - 2, HEAD);
            sheet.pen().box(head, 3, Token.BAD_S, null, Dash.SOLID);
        }
        sheet.pen().glyph(box.x() + INSET, box.y() + 7, 10, Looks.mark(node, fresh));
        Ink name = new Ink(Looks.label(fresh, Token.FG), Face.STRONG, 11);
        double room = box.width() - 3 * INSET - 8;
        sheet.pen().text(box.x() + 24, box.y() + 16, room, name, node.name(), tail(node.name()));
        Box inner = box.inset(INSET, 0);
        double bottom = words(inner);
        if (sheet.shows(Layer.HARDWARE) && node.gpu() != null) {
            double from = HEAD + 4;
            cards(node.gpu(), inner.strip(from, bottom - box.y() - from));
        }
    }

    /// What tells it from its like: the end of its name.
    static String tail(String name) {
        return "…" + name.substring(name.lastIndexOf('-') + 1);
    }

    /// A node without parts says everything of itself.
    static void whole(Sheet sheet, Node node, Box box) {
        String id = "node/" + node.name();
        sheet.pen().about(new Tag(id, sheet.fresh(node)));
        sheet.pen().target(box, () -> says(sheet, node), id);
    }

    static String says(Sheet sheet, Node node) {
        return String.join(
                "\n",
                Looks.sentence(node, sheet.fresh(node), sheet.request()),
                new Meter(sheet, node, false).sentence(),
                NodeCards.sentence(sheet, node),
                hints(sheet, node));
    }

    private static String hints(Sheet sheet, Node node) {
        List<Reading<?>> sources =
                node.gpu() == null
                        ? List.of(sheet.snapshot().nodes(), node.use())
                        : List.of(sheet.snapshot().nodes(), node.use(), node.gpu().cards());
        return sources.stream()
                .map(sheet.words()::hint)
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /// State and badges at the foot, the address above; a node without cards has a line for each.
    ///
    /// @return where they begin
    private double words(Box inner) {
        double base = box.bottom() - 6;
        String badges =
                Looks.badges(node).stream()
                        .filter(badge -> badge != Node.Badge.CORDONED)
                        .map(badge -> Looks.badge(badge, sheet.words(), true))
                        .collect(Collectors.joining(", "));
        Ink ink = Ink.tiny(fresh == Freshness.STALE ? Token.STALE : Looks.color(node.state()));
        String word = Looks.word(node, fresh, sheet.request());
        String shorter = Looks.word(node.state(), sheet.words());
        double used = Math.min(sheet.pen().width(word, ink), inner.width()) + 8;
        sheet.pen().text(inner.x(), base, inner.width(), ink, word, shorter);
        String address = Looks.address(node, sheet.words());
        if (node.gpu() == null) {
            sheet.pen().text(inner.x(), base - 26, inner.width(), Ink.tiny(Token.FG2), badges);
            sheet.pen().text(inner.x(), base - 13, inner.width(), Ink.mono(Token.FG2), address);
            return base - 38;
        }
        Ink quiet = Ink.tiny(Token.FG3);
        if (!badges.isEmpty() && used + sheet.pen().width(badges, quiet) <= inner.width()) {
            sheet.pen().end(inner.right(), base, inner.width() - used, quiet, badges);
        }
        boolean room = box.height() >= ADDRESS_FROM || sheet.request().zoom() >= ZOOMED;
        if (sheet.shows(Layer.NETWORK) && room) {
            sheet.pen().text(inner.x(), base - 14, inner.width(), Ink.mono(Token.FG2), address);
            return base - 28;
        }
        return base - 12;
    }

    private void cards(Gpu gpu, Box area) {
        List<Card> cards = gpu.cards().known().orElse(List.of());
        double each = Math.min(HIGHEST_LINE, area.height() / Math.max(1, cards.size()));
        if (cards.isEmpty() || each < LEAST_LINE) {
            String why =
                    gpu.cards() instanceof Reading.Absent<?> absent
                            ? sheet.text(
                                    "overview.gpu.slotsAbsent", sheet.words().reason(absent.why()))
                            : sheet.text("overview.gpu.cards", cards.size());
            sheet.pen().text(area.x(), area.y() + 10, area.width(), Ink.tiny(Token.FG3), why);
            return;
        }
        Freshness old = gpu.cards() instanceof Reading.Stale<?> ? Freshness.STALE : fresh;
        Freshness how = fresh == Freshness.PROBLEM ? fresh : old;
        Slots slots = new Slots(sheet, how, new Fits(sheet, node).beyond(), "");
        for (int i = 0; i < cards.size(); i++) {
            slots.draw(cards.get(i), area.strip(i * each, Math.max(3, each - 3)));
        }
    }
}
