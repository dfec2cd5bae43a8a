package console.views.overview.picture;

import console.services.topology.Node;
import console.services.topology.Node.Card;
import console.services.topology.Node.SlotState;
import console.views.common.Texts;
import console.views.common.picture.Dash;
import console.views.common.picture.Drawing;
import console.views.common.picture.Face;
import console.views.common.picture.Freshness;
import console.views.common.picture.Pen;
import console.views.common.picture.Shape.Align;
import console.views.common.picture.Shape.Run;
import console.views.common.picture.Token;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// More than eighty nodes: one cell each, in groups by role and GPU product. Above four hundred the
/// cells shrink until all fit, and what is not fine is listed by name at the right.
final class GroupPicture {
    private static final double EDGE = 20;
    private static final double LIST = 340;
    private static final double ROW = 28;
    private static final int HEAT_FROM = 400;

    private final Request request;
    private final Texts words;
    private final List<Node> nodes;
    private final Map<String, List<Node>> groups;
    private final Freshness fresh;
    private final Pen pen = new Pen();
    private final boolean heat;
    private final double room;
    private final Cell cell;

    private record Cell(double width, double height, double gap) {}

    private record Place(Node node, double x, double y) {}

    GroupPicture(Request request, List<Node> nodes) {
        this.request = request;
        this.words = request.words();
        this.nodes = nodes;
        this.fresh = Freshness.of(request.snapshot().nodes());
        this.groups = groups();
        this.heat = nodes.size() > HEAT_FROM;
        this.room = request.width() - 2 * EDGE - (heat ? LIST : 0);
        this.cell = heat ? fitting() : new Cell(44, 28, 4);
    }

    private Map<String, List<Node>> groups() {
        Map<String, List<Node>> found = new LinkedHashMap<>();
        for (Node node : nodes) {
            found.computeIfAbsent(group(node), _ -> new ArrayList<>()).add(node);
        }
        return found;
    }

    private String group(Node node) {
        if (node.role() == Node.Role.SERVER) {
            return words.text("overview.group.servers");
        }
        if (node.gpu() == null) {
            return words.text("overview.group.noGpu");
        }
        boolean mig = node.badges().contains(Node.Badge.MIG);
        return node.gpu().product()
                + ", "
                + words.text(mig ? "overview.badge.mig" : "overview.slot.whole");
    }

    private Cell fitting() {
        Cell last = new Cell(24, 14, 2);
        for (double width = 24; width >= 14; width -= 2) {
            last = new Cell(width, Math.round(10 + (width - 14) * 0.4), 2);
            if (heightWith(last) <= request.height()) {
                return last;
            }
        }
        return last;
    }

    private double heightWith(Cell size) {
        double height = 44;
        for (List<Node> group : groups.values()) {
            height += 26 + rows(group.size(), size) * (size.height() + size.gap());
        }
        return height;
    }

    private int columns(Cell size) {
        return (int) Math.max(1, Math.floor((room + size.gap()) / (size.width() + size.gap())));
    }

    private int rows(int count, Cell size) {
        return (count + columns(size) - 1) / columns(size);
    }

    Drawing draw() {
        double height = Math.max(request.height(), heightWith(cell));
        if (fresh == Freshness.STALE) {
            pen.hatch(0, 0, request.width(), height, Token.STALE_L, 7, 0.18);
        }
        List<Place> places = new ArrayList<>();
        double y = 24;
        for (Map.Entry<String, List<Node>> group : groups.entrySet()) {
            head(group.getKey(), group.getValue().size(), y);
            y += 8;
            List<Node> members = group.getValue();
            for (int i = 0; i < members.size(); i++) {
                double x = EDGE + i % columns(cell) * (cell.width() + cell.gap());
                int row = i / columns(cell);
                double top = y + row * (cell.height() + cell.gap());
                places.add(new Place(members.get(i), x, top));
            }
            y += rows(members.size(), cell) * (cell.height() + cell.gap()) + 26 - 8;
        }
        places.sort(Comparator.comparing((Place place) -> place.node().state()).reversed());
        places.forEach(this::cell);
        pen.about("note", "", Freshness.LIVE);
        String note =
                words.text(
                        heat
                                ? "overview.group.heatNote"
                                : request.zoom() < 1.5
                                        ? "overview.group.note"
                                        : "overview.group.zoomedNote");
        pen.text(EDGE, y, room, 11, note, Token.FG3);
        if (heat) {
            list(height);
        }
        return pen.drawing(request.width(), height);
    }

    private void head(String name, int count, double y) {
        pen.about("group/" + name, name, fresh);
        pen.runs(
                EDGE,
                y,
                Align.START,
                room,
                12,
                new Run(name + "  ", Token.FG, Face.STRONG),
                new Run(words.text("overview.group.count", count), Token.FG2, Face.SANS));
    }

    /// The worst come last, so that nothing lies over their marks.
    private void cell(Place place) {
        Node node = place.node();
        double x = place.x();
        double y = place.y();
        Freshness state = Looks.fresh(node, request.snapshot().nodes());
        Token frame =
                state != Freshness.LIVE
                        ? Looks.frame(state)
                        : Looks.color(node.state()) == Token.FG2
                                ? Token.LINE2
                                : Looks.color(node.state());
        Token ground =
                state == Freshness.PROBLEM
                        ? Token.BAD_S
                        : state == Freshness.STALE ? Token.STALE_S : Token.PANEL;
        pen.about("node/" + node.name(), Looks.sentence(node, state, request), state);
        pen.target(x, y, cell.width(), cell.height(), words.hint(request.snapshot().nodes()), true);
        pen.box(x, y, cell.width(), cell.height(), 2, ground, frame, Dash.SOLID);
        boolean fine = Looks.color(node.state()) == Token.FG2;
        if (heat) {
            if (state != Freshness.PROBLEM) {
                bar(node, x + 2, y + cell.height() - 5, cell.width() - 5, 3);
            }
            if (!fine) {
                double size = Math.max(6, Math.min(8, cell.height() - 5));
                pen.glyph(x + cell.width() / 2 - size / 2, y + 2, size, Looks.mark(node, state));
            }
            return;
        }
        pen.glyph(x + 4, y + 4, 8, Looks.mark(node, state));
        double top = y + 15;
        List<Card> cards =
                node.gpu() == null ? List.of() : node.gpu().cards().known().orElse(List.of());
        double each = Math.min(5, 11.0 / Math.max(1, cards.size()));
        for (int i = 0; i < cards.size() && state != Freshness.PROBLEM; i++) {
            share(
                    held(cards.get(i)),
                    cards.get(i).mig(),
                    x + 4,
                    top + i * each,
                    cell.width() - 8,
                    Math.max(1, each - 1));
        }
        if (request.zoom() >= 1.5) {
            pen.text(x + 15, y + 12, cell.width() - 18, 8, node.name(), Token.FG);
        }
    }

    private void bar(Node node, double x, double y, double width, double height) {
        if (node.gpu() == null) {
            return;
        }
        List<Card> cards = node.gpu().cards().known().orElse(List.of());
        double held = cards.stream().mapToDouble(GroupPicture::held).average().orElse(0);
        share(held, node.badges().contains(Node.Badge.MIG), x, y, width, height);
    }

    private void share(double share, boolean mig, double x, double y, double width, double height) {
        Token token =
                fresh == Freshness.STALE ? Token.STALE_L : mig ? Token.MIG1_EDGE : Token.WHOLE_EDGE;
        if (share > 0) {
            pen.fill(x, y, Math.max(1, width * share), height, token);
        }
    }

    private static double held(Card card) {
        return card.slots().isEmpty()
                ? 0
                : card.slots().stream().filter(s -> s.state() == SlotState.HELD).count()
                        / (double) card.slots().size();
    }

    private void list(double height) {
        double x = request.width() - LIST;
        List<Node> bad =
                nodes.stream()
                        .filter(n -> Looks.color(n.state()) != Token.FG2)
                        .sorted(Comparator.comparing(Node::state))
                        .toList();
        pen.about("not-fine", words.text("overview.list.title"), fresh);
        pen.fill(x, 0, LIST, height, Token.PANEL);
        pen.line(Token.LINE2, 1, Dash.SOLID, x, 0, x, height);
        pen.text(x + 16, 22, 160, 13, words.text("overview.list.title"), Token.FG, Face.STRONG);
        pen.end(
                x + LIST - 20,
                22,
                140,
                12,
                words.text("overview.list.count", bad.size(), nodes.size()),
                Token.FG2);
        double y = 36;
        int fit = (int) Math.floor((request.height() - y - 30) / ROW);
        for (Node node : bad.stream().limit(Math.max(1, fit)).toList()) {
            row(node, x, y);
            y += ROW;
        }
        if (bad.size() > fit) {
            pen.about("not-fine", words.text("overview.list.title"), fresh);
            pen.text(
                    x + 16,
                    y + 18,
                    LIST - 32,
                    12,
                    words.text("overview.list.first", fit, bad.size()),
                    Token.FG2);
        }
    }

    private void row(Node node, double x, double y) {
        Freshness state = Looks.fresh(node, request.snapshot().nodes());
        pen.about("node/" + node.name(), Looks.sentence(node, state, request), state);
        pen.target(x, y, LIST, ROW, words.hint(request.snapshot().nodes()), true);
        pen.line(Token.LINE, 1, Dash.SOLID, x + 1, y, x + LIST, y);
        pen.glyph(x + 16, y + 9, 10, Looks.mark(node, state));
        pen.text(x + 34, y + 18, 150, 13, node.name(), Token.FG, Face.STRONG);
        Token token = state == Freshness.STALE ? Token.STALE : Looks.color(node.state());
        pen.end(x + LIST - 20, y + 18, 140, 12, Looks.word(node, state, request), token);
    }
}
