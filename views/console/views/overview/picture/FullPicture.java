package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.row.InventoryRow;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot.Machine;
import console.views.common.Texts;
import console.views.common.picture.Dash;
import console.views.common.picture.Drawing;
import console.views.common.picture.Face;
import console.views.common.picture.Freshness;
import console.views.common.picture.Pen;
import console.views.common.picture.Shape.Align;
import console.views.common.picture.Shape.Run;
import console.views.common.picture.Symbol;
import console.views.common.picture.Token;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Up to eight nodes: host frame, maintenance VM and control plane above the rail, workers below,
/// routes at the foot.
final class FullPicture {
    private final Request request;
    private final Texts words;
    private final Pen pen = new Pen();
    private final List<Machine> machines;
    private final List<Node> upper;
    private final List<Node> lower;
    private final Frame frame;
    private final Freshness fresh;

    FullPicture(Request request, List<Node> nodes) {
        this.request = request;
        this.words = request.words();
        this.fresh = Freshness.of(request.snapshot().nodes());
        this.machines =
                request.snapshot().machines().known().orElse(List.of()).stream()
                        .filter(machine -> machine.kind().equals("vm"))
                        .toList();
        List<Node> servers = nodes.stream().filter(n -> n.role() == Node.Role.SERVER).toList();
        List<Node> workers = nodes.stream().filter(n -> n.role() == Node.Role.WORKER).toList();
        this.upper = workers.isEmpty() ? List.of() : servers;
        this.lower = workers.isEmpty() ? servers : workers;
        int columns = Math.max(machines.size() + upper.size(), lower.size());
        this.frame = Frame.of(request, Math.max(4, columns));
    }

    Drawing draw() {
        if (fresh == Freshness.STALE) {
            pen.hatch(
                    0,
                    0,
                    request.width(),
                    Math.max(request.height(), frame.bottom()),
                    Token.STALE_L,
                    7,
                    0.18);
        }
        host();
        Gutter gutter = new Gutter(pen, request, frame);
        Foot foot = new Foot(pen, request, frame);
        if (request.shows(Layer.NETWORK)) {
            rail();
            gutter.network();
        }
        int column = 0;
        for (Machine machine : machines) {
            machine(machine, column++);
        }
        for (Node node : upper) {
            joint(node, column, true);
            new NodeTile(
                            pen,
                            request,
                            node,
                            frame.x(column++),
                            frame.upper(),
                            frame.tile(),
                            frame.upperHeight())
                    .server();
        }
        if (request.shows(Layer.TRAFFIC)) {
            foot.bus(lower);
        }
        for (int i = 0; i < lower.size(); i++) {
            joint(lower.get(i), i, false);
        }
        if (request.shows(Layer.TRAFFIC)) {
            gutter.traffic(lower);
        }
        for (int i = 0; i < lower.size(); i++) {
            new NodeTile(
                            pen,
                            request,
                            lower.get(i),
                            frame.x(i),
                            frame.workers(),
                            frame.tile(),
                            frame.workerHeight())
                    .worker();
        }
        absentNodes();
        gutter.console(!machines.isEmpty());
        gutter.storage();
        foot.draw();
        return pen.drawing(
                Math.max(frame.right() + Frame.EDGE, request.width()),
                Math.max(
                        frame.bottom() + (frame.wide() && !frame.low() ? 34 : 4),
                        request.height()));
    }

    private void host() {
        Reading<InventoryRow> declared = request.snapshot().declared();
        Freshness state = fresh == Freshness.STALE ? fresh : Freshness.of(declared);
        String name =
                request.snapshot().machines().known().orElse(List.of()).stream()
                        .filter(machine -> machine.kind().equals("host"))
                        .map(Machine::name)
                        .findFirst()
                        .orElse("");
        String about =
                switch (declared) {
                    case Reading.Live<InventoryRow> live -> about(live.value());
                    case Reading.Stale<InventoryRow> stale -> about(stale.value());
                    case Reading.Absent<InventoryRow> absent ->
                            words.text("overview.host.absent", words.reason(absent.why()));
                };
        pen.about("host", words.text("overview.host.sentence", name, about), state);
        pen.target(
                frame.left(),
                frame.top(),
                frame.inner(),
                frame.low() ? 24 : 32,
                words.hint(declared),
                false);
        pen.box(
                frame.left(),
                frame.top(),
                frame.inner(),
                frame.bottom() - frame.top(),
                6,
                null,
                fresh == Freshness.STALE ? Token.STALE_L : Token.LINE2,
                fresh == Freshness.STALE ? Dash.LONG : Dash.SOLID);
        pen.runs(
                frame.x(0),
                frame.top() + (frame.low() ? 18 : 20),
                Align.START,
                frame.inner() - 2 * frame.pad(),
                12,
                new Run(name.isEmpty() ? "" : name + "  ", Token.FG, Face.STRONG),
                new Run(about, Token.FG2, Face.SANS));
    }

    private String about(InventoryRow declared) {
        String summary = declared.host().platform();
        return declared.host().summary().isEmpty()
                ? summary
                : summary + " · " + declared.host().summary();
    }

    private void rail() {
        Reading<InventoryRow> declared = request.snapshot().declared();
        Optional<InventoryRow.Network> network = declared.known().map(InventoryRow::network);
        String name =
                network.map(n -> frame.wide() ? n.vlan() + " · " + n.cidr() : n.vlan())
                        .orElse(words.text("overview.rail.unnamed"));
        pen.about("rail", words.text("overview.rail.sentence", name), Freshness.of(declared));
        pen.target(
                Frame.EDGE,
                frame.rail() - 4,
                frame.right() - Frame.EDGE,
                8,
                words.hint(declared),
                false);
        pen.line(line(), 3, Dash.SOLID, Frame.EDGE, frame.rail(), frame.right(), frame.rail());
        pen.text(
                Frame.EDGE + 32,
                frame.rail() + (frame.low() ? 17 : 21),
                frame.gutter() - 26,
                11,
                name,
                Token.FG2);
    }

    private Token line() {
        return fresh == Freshness.STALE ? Token.STALE_L : Token.LINE3;
    }

    private void joint(Node node, int column, boolean above) {
        if (!request.shows(Layer.NETWORK)) {
            return;
        }
        Freshness state = Looks.fresh(node, request.snapshot().nodes());
        boolean lost = state == Freshness.PROBLEM;
        String address =
                node.address() == null ? words.text("overview.node.noAddress") : node.address();
        pen.about("address/" + node.name(), node.name() + ", " + address, state);
        joint(column, above, lost ? Token.BAD : line(), lost ? Dash.EVEN : Dash.SOLID);
        address(
                column,
                above,
                address,
                lost ? Token.BAD : state == Freshness.STALE ? Token.STALE : Token.FG2);
    }

    private void joint(int column, boolean above, Token token, Dash dash) {
        double x = frame.middle(column);
        double rail = frame.rail();
        if (above) {
            pen.line(token, 1.2, dash, x, frame.upper() + frame.upperHeight(), x, rail - 3);
        } else {
            pen.line(token, 1.2, dash, x, rail + 3, x, frame.workers());
        }
        pen.box(x - 3, rail - 3, 7, 7, 0, Token.BG, token, Dash.SOLID);
    }

    private void address(int column, boolean above, String address, Token token) {
        double base = frame.rail() + (above ? -10 : 18);
        pen.text(frame.middle(column) + 8, base, frame.tile() / 2, 11, address, token, Face.MONO);
    }

    private void machine(Machine machine, int column) {
        Freshness state = fresh == Freshness.STALE ? fresh : Freshness.of(machine.answers());
        String word =
                switch (machine.answers()) {
                    case Reading.Live<Boolean> live -> answers(live.value());
                    case Reading.Stale<Boolean> stale ->
                            words.text("overview.node.was", answers(stale.value()));
                    case Reading.Absent<Boolean> absent -> words.reason(absent.why());
                };
        double x = frame.x(column);
        double y = frame.upper();
        pen.about(
                "machine/" + machine.name(),
                words.text("overview.machine.sentence", machine.name(), machine.address(), word),
                state);
        pen.target(x, y, frame.tile(), frame.upperHeight(), words.hint(machine.answers()), false);
        boolean absent = state == Freshness.ABSENT;
        pen.box(
                x,
                y,
                frame.tile(),
                frame.upperHeight(),
                4,
                Token.PANEL,
                state == Freshness.STALE ? Token.STALE_L : Token.LINE2,
                state == Freshness.STALE || absent ? Dash.LONG : Dash.SOLID);
        pen.glyph(
                x + 10,
                y + 10,
                10,
                absent ? Symbol.ABSENT : Looks.mark(machine.answers().known().orElse(null), state));
        pen.text(x + 28, y + 20, frame.tile() - 38, 13, machine.name(), Token.FG, Face.STRONG);
        List<String> lines = new ArrayList<>();
        lines.add(words.text("overview.machine.kind"));
        lines.add(words.text("overview.machine.reach", word));
        double at = y + 44;
        for (String text : lines) {
            pen.text(x + 10, at, frame.tile() - 20, 12, text, Token.FG2);
            at += 17;
        }
        if (request.shows(Layer.NETWORK)) {
            joint(column, true, line(), Dash.SOLID);
            address(column, true, machine.address(), Token.FG2);
        }
    }

    private String answers(boolean yes) {
        return words.text(yes ? "overview.machine.answers" : "overview.machine.silent");
    }

    /// Nodes that cannot be read: what is declared stands there as a dashed frame, with the reason.
    private void absentNodes() {
        if (!(request.snapshot().nodes() instanceof Reading.Absent<List<Node>> absent)) {
            return;
        }
        int above = machines.size();
        int below = 0;
        List<InventoryRow.Machine> declared =
                request.snapshot().declared().known().map(InventoryRow::machines).orElse(List.of());
        for (InventoryRow.Machine machine : declared) {
            if (machine.kind().equals("server") && above < frame.columns()) {
                ghost(machine.name(), absent, above++, true);
            } else if (machine.kind().equals("worker") && below < frame.columns()) {
                ghost(machine.name(), absent, below++, false);
            }
        }
        if (below == 0) {
            String why = words.text("overview.nodes.absent", words.reason(absent.why()));
            pen.about("nodes", why, Freshness.ABSENT);
            pen.middle(
                    frame.left() + frame.inner() / 2,
                    frame.workers() + 60,
                    frame.inner() - 40,
                    13,
                    why,
                    Token.FG2);
        }
    }

    private void ghost(String name, Reading.Absent<List<Node>> absent, int column, boolean above) {
        double y = above ? frame.upper() : frame.workers();
        double height = above ? frame.upperHeight() : frame.workerHeight();
        double x = frame.x(column);
        String reason = words.reason(absent.why());
        pen.about("node/" + name, name + ", " + reason, Freshness.ABSENT);
        pen.target(x, y, frame.tile(), height, words.hint(absent), false);
        pen.box(x, y, frame.tile(), height, 4, Token.PANEL, Token.LINE3, Dash.LONG);
        pen.glyph(x + 10, y + 10, 10, Symbol.ABSENT);
        pen.text(x + 28, y + 20, frame.tile() - 38, 13, name, Token.FG2, Face.STRONG);
        pen.text(x + 10, y + 44, frame.tile() - 20, 12, reason, Token.FG2);
        pen.text(
                x + 10,
                y + 61,
                frame.tile() - 20,
                11,
                words.text("overview.node.declared"),
                Token.FG3);
        joint(column, above, Token.LINE3, Dash.EVEN);
    }
}
