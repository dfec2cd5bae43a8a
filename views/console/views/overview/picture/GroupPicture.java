package console.views.overview.picture;

import console.services.topology.Node;
import console.services.topology.Node.Card;
import console.services.topology.Node.SlotState;
import console.views.common.picture.Box;
import console.views.common.picture.Dash;
import console.views.common.picture.Drawing;
import console.views.common.picture.Freshness;
import console.views.common.picture.Ink;
import console.views.common.picture.Shape.Align;
import console.views.common.picture.Tag;
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
    private static final double HEAD = 26;
    private static final double LEGEND = 44;
    private static final int HEAT_FROM = 400;
    private static final double ZOOMED = 1.5;

    private final Sheet sheet;
    private final List<Node> nodes;
    private final Map<String, List<Node>> groups;
    private final Summary summary;
    private final boolean heat;
    private final double room;
    private final Cell cell;

    private record Cell(double width, double height, double gap) {}

    private record Place(Node node, Box box) {}

    GroupPicture(Request request, List<Node> nodes) {
        this.sheet = Sheet.of(request);
        this.nodes = nodes;
        this.groups = groups();
        this.summary = new Summary(sheet);
        this.heat = nodes.size() > HEAT_FROM;
        this.room = request.width() - 2 * EDGE - (heat ? NotFine.WIDTH : 0);
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
            return sheet.text("overview.group.servers");
        }
        if (node.gpu() == null) {
            return sheet.text("overview.group.noGpu");
        }
        boolean mig = node.badges().contains(Node.Badge.MIG);
        String kind = sheet.text(mig ? "overview.badge.mig" : "overview.slot.whole");
        return node.gpu().product() + ", " + kind;
    }

    private Cell fitting() {
        Cell last = new Cell(24, 14, 2);
        for (double width = 24; width >= 14; width -= 2) {
            last = new Cell(width, Math.round(10 + (width - 14) * 0.4), 2);
            if (heightWith(last) <= sheet.request().height()) {
                return last;
            }
        }
        return last;
    }

    private double heightWith(Cell size) {
        double height = 8 + summary.height() + LEGEND;
        for (List<Node> group : groups.values()) {
            height += HEAD + rows(group.size(), size) * (size.height() + size.gap());
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
        double height = Math.max(sheet.request().height(), heightWith(cell));
        sheet.ground(height);
        summary.draw(EDGE, 8, room);
        List<Place> places = new ArrayList<>();
        double y = 8 + summary.height();
        for (Map.Entry<String, List<Node>> group : groups.entrySet()) {
            head(group.getKey(), group.getValue(), y + 18);
            y += HEAD;
            for (int i = 0; i < group.getValue().size(); i++) {
                places.add(new Place(group.getValue().get(i), place(i, y)));
            }
            y += rows(group.getValue().size(), cell) * (cell.height() + cell.gap());
        }
        // the worst come last, so that nothing lies over their marks
        places.sort(Comparator.comparing((Place place) -> place.node().state()).reversed());
        places.forEach(place -> cell(place.node(), place.box()));
        legend(y);
        if (heat) {
            new NotFine(sheet, nodes).draw(sheet.request().width() - NotFine.WIDTH, height);
        }
        return sheet.drawing(sheet.request().width(), height);
    }

    private Box place(int index, double top) {
        double x = EDGE + index % columns(cell) * (cell.width() + cell.gap());
        int row = index / columns(cell);
        double y = top + row * (cell.height() + cell.gap());
        return new Box(x, y, cell.width(), cell.height());
    }

    private void head(String name, List<Node> members, double base) {
        long bad = members.stream().filter(node -> !Looks.fine(node.state())).count();
        String count = sheet.text("overview.group.count", members.size());
        String rest = bad == 0 ? "" : " · " + sheet.text("overview.group.notFine", bad);
        String text = name + ", " + count + rest;
        Box box = new Box(EDGE, base - 14, room, 18);
        sheet.thing("group/" + name, text, sheet.fresh(), box, sheet.snapshot().nodes());
        sheet.pen()
                .runs(
                        Align.START,
                        EDGE,
                        base,
                        room,
                        Ink.name(Token.FG).sized(12).run(name + "  "),
                        Ink.small(Token.FG2).run(count),
                        Ink.small(Token.ATT).run(rest));
    }

    private void legend(double top) {
        new Legend(sheet).cells(EDGE, top + 20);
        sheet.pen().about(Tag.NONE);
        String note =
                sheet.text(
                        heat
                                ? "overview.group.heatNote"
                                : sheet.request().zoom() < ZOOMED
                                        ? "overview.group.note"
                                        : "overview.group.zoomedNote");
        sheet.pen().text(EDGE, top + 38, room, Ink.tiny(Token.FG3), note);
    }

    private void cell(Node node, Box box) {
        Freshness state = sheet.fresh(node);
        boolean fine = Looks.fine(node.state());
        Token frame = state == Freshness.STALE ? Token.STALE_L : Looks.color(node.state());
        Token ground =
                state == Freshness.PROBLEM
                        ? Token.BAD_S
                        : state == Freshness.STALE ? Token.STALE_S : Token.PANEL;
        SmallTile.whole(sheet, node, box);
        boolean plain = fine && state == Freshness.LIVE;
        sheet.pen().box(box, 2, ground, plain ? Token.LINE2 : frame, Dash.SOLID);
        if (heat) {
            heat(node, box, state, fine);
        } else {
            bars(node, box, state);
        }
    }

    /// One bar for all its cards; a mark where it is not fine.
    private void heat(Node node, Box box, Freshness state, boolean plain) {
        List<Card> cards = cards(node);
        if (state != Freshness.PROBLEM && !cards.isEmpty()) {
            double held = cards.stream().mapToDouble(GroupPicture::held).average().orElse(0);
            boolean mig = node.badges().contains(Node.Badge.MIG);
            share(held, mig, new Box(box.x() + 2, box.bottom() - 5, box.width() - 5, 3));
        }
        if (!plain) {
            double size = Math.clamp(box.height() - 5, 6, 8);
            double x = box.middleX() - size / 2;
            sheet.pen().glyph(x, box.y() + 2, size, Looks.mark(node, state));
        }
    }

    /// A mark and one bar per card; the end of its name from 150 % on.
    private void bars(Node node, Box box, Freshness state) {
        sheet.pen().glyph(box.x() + 4, box.y() + 4, 8, Looks.mark(node, state));
        List<Card> cards = cards(node);
        double each = Math.min(5, 11.0 / Math.max(1, cards.size()));
        for (int i = 0; i < cards.size() && state != Freshness.PROBLEM; i++) {
            Box bar = box.inset(4, 0).strip(15 + i * each, Math.max(1, each - 1));
            share(held(cards.get(i)), cards.get(i).mig(), bar);
        }
        if (sheet.request().zoom() >= ZOOMED) {
            Ink ink = Ink.tiny(Token.FG).sized(8);
            String name = node.name();
            double left = box.width() - 18;
            sheet.pen().text(box.x() + 15, box.y() + 11, left, ink, name, SmallTile.tail(name));
        }
    }

    private static List<Card> cards(Node node) {
        return node.gpu() == null ? List.of() : node.gpu().cards().known().orElse(List.of());
    }

    private void share(double share, boolean mig, Box room) {
        Token token = mig ? Token.MIG1_EDGE : Token.WHOLE_EDGE;
        if (share > 0) {
            double width = Math.max(1, room.width() * share);
            Box bar = new Box(room.x(), room.y(), width, room.height());
            sheet.pen().fill(bar, sheet.fresh() == Freshness.STALE ? Token.STALE_L : token);
        }
    }

    private static double held(Card card) {
        long held = card.slots().stream().filter(slot -> slot.state() == SlotState.HELD).count();
        return held / (double) Math.max(1, card.slots().size());
    }
}
