package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.row.InventoryRow;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot.Machine;
import console.views.common.picture.Box;
import console.views.common.picture.Drawing;
import console.views.common.picture.Freshness;
import console.views.common.picture.Ink;
import console.views.common.picture.Shape.Align;
import console.views.common.picture.Symbol;
import console.views.common.picture.Token;
import console.views.overview.picture.Seats.Empty;
import console.views.overview.picture.Seats.OfMachine;
import console.views.overview.picture.Seats.OfNode;
import console.views.overview.picture.Seats.Seat;

import java.util.List;

/// Up to eight nodes: host frame, maintenance VM and control plane above the rail, workers below,
/// routes at the foot.
final class FullPicture {
    private final Sheet sheet;
    private final Seats seats;
    private final Frame frame;

    FullPicture(Request request) {
        this.sheet = Sheet.of(request);
        this.seats = Seats.of(request.snapshot());
        this.frame = Frame.of(request, seats.columns());
    }

    Drawing draw() {
        Box host = frame.host();
        sheet.ground(host.bottom() + frame.legend());
        host(host);
        new Rail(sheet, frame).draw(seats);
        Routes routes = new Routes(sheet, frame);
        routes.bus(seats);
        new Announcement(sheet, frame, seats).draw();
        seats(seats.upper(), true);
        seats(seats.lower(), false);
        nobody();
        new OwnWay(sheet, frame).draw();
        if (sheet.shows(Layer.STORAGE)) {
            new StorageTile(sheet, frame).draw();
        }
        routes.draw();
        if (sheet.shows(Layer.GITOPS)) {
            new BundleRow(sheet, frame.bundleRow()).draw();
        }
        if (frame.legend() > 20) {
            new Legend(sheet).draw(host.x(), host.bottom() + 22, host.right());
        }
        return sheet.drawing(host.right() + Frame.EDGE, host.bottom() + frame.legend());
    }

    private void host(Box box) {
        Reading<InventoryRow> declared = sheet.snapshot().declared();
        String name = declared.known().map(row -> row.host().name()).orElse("");
        String about = sheet.say(declared, row -> about(row.host()));
        if (declared instanceof Reading.Absent<?>) {
            about = sheet.text("overview.host.absent", about);
        }
        if (seats.hidden() > 0) {
            about += " · " + sheet.text("overview.more", seats.hidden());
        }
        Freshness state = sheet.fresh() == Freshness.STALE ? sheet.fresh() : Freshness.of(declared);
        sheet.thing(
                "host",
                sheet.text("overview.host.sentence", name, about),
                state,
                box.strip(0, frame.low() ? 24 : 32),
                declared);
        Token edge = sheet.fresh() == Freshness.STALE ? Token.STALE_L : Token.LINE2;
        sheet.pen().box(box, 6, null, edge, sheet.dash());
        Ink strong = Ink.name(Looks.label(state, Token.FG)).sized(12);
        sheet.pen()
                .runs(
                        Align.START,
                        box.x() + frame.pad(),
                        box.y() + (frame.low() ? 18 : 20),
                        box.width() - 2 * frame.pad(),
                        strong.run(name.isEmpty() ? "" : name + "  "),
                        Ink.small(Token.FG2).run(about));
    }

    private static String about(InventoryRow.Host host) {
        return host.summary().isEmpty()
                ? host.platform()
                : host.platform() + " · " + host.summary();
    }

    private void seats(List<Seat> row, boolean above) {
        for (int i = 0; i < row.size(); i++) {
            Box box = above ? frame.upper(i) : frame.lower(i);
            switch (row.get(i)) {
                case OfNode taken -> node(taken.node(), box, above);
                case OfMachine taken -> machine(taken.machine(), box);
                case Empty empty -> empty(empty.declared(), box);
            }
        }
    }

    private void node(Node node, Box box, boolean above) {
        NodeTile tile = new NodeTile(sheet, node, box, frame.low());
        if (above) {
            tile.server();
        } else {
            tile.worker();
        }
    }

    private void machine(Machine machine, Box box) {
        Freshness own = Freshness.of(machine.answers());
        boolean old = sheet.fresh() == Freshness.STALE && own != Freshness.ABSENT;
        Freshness state = old ? Freshness.STALE : own;
        String kind = sheet.text("overview.machine.kind");
        String word = sheet.sayState(machine.answers(), this::answers);
        String reach = sheet.text("overview.machine.reach", word);
        String sentence = String.join(", ", machine.name(), kind, machine.address(), reach);
        sheet.plate("machine/" + machine.name(), sentence, state, box, machine.answers());
        Symbol mark = Looks.mark(machine.answers().known().orElse(null), state);
        String[] forms = {kind, sheet.text("overview.machine.kindShort")};
        lines(box, machine.name(), mark, state, reach, forms);
    }

    private String answers(boolean yes) {
        return sheet.text(yes ? "overview.machine.answers" : "overview.machine.silent");
    }

    /// What is declared and cannot be read, or is not in the cluster.
    private void empty(InventoryRow.Machine declared, Box box) {
        Reading<List<Node>> nodes = sheet.snapshot().nodes();
        String reason =
                nodes instanceof Reading.Absent<?> absent
                        ? sheet.words().reason(absent.why())
                        : sheet.text("overview.node.missing");
        sheet.plate(
                "node/" + declared.name(),
                String.join(", ", declared.name(), reason, sheet.text("overview.node.declared")),
                Freshness.ABSENT,
                box,
                nodes);
        lines(
                box,
                declared.name(),
                Symbol.ABSENT,
                Freshness.ABSENT,
                sheet.text("overview.node.declared"),
                reason);
    }

    /// @param two below the first line, whose forms come last
    private void lines(
            Box box, String name, Symbol mark, Freshness state, String two, String... one) {
        double room = box.width() - 20;
        sheet.pen().glyph(box.x() + 10, box.y() + 10, 10, mark);
        Ink ink = Ink.name(Looks.label(state, Token.FG));
        sheet.pen().text(box.x() + 28, box.y() + 20, room - 18, ink, name);
        sheet.pen().text(box.x() + 10, box.y() + 44, room, Ink.small(Token.FG2), one);
        sheet.pen().text(box.x() + 10, box.y() + 61, room, Ink.small(Token.FG3), two);
    }

    /// Nodes cannot be read, and nothing says which there should be.
    private void nobody() {
        if (seats.lower().isEmpty()) {
            Reading<List<Node>> nodes = sheet.snapshot().nodes();
            String why = sheet.say(nodes, _ -> sheet.text("overview.none"));
            Box box = frame.host().inset(20, 0).strip(frame.lower(0).y(), 80);
            String text = sheet.text("overview.nodes.absent", why);
            sheet.thing("nodes", text, Freshness.ABSENT, box, nodes);
            sheet.pen().middle(box.middleX(), box.y() + 40, box.width(), Ink.body(Token.FG2), text);
        }
    }
}
