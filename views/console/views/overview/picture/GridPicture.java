package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.topology.Node;
import console.services.topology.Node.Card;
import console.services.topology.TopologySnapshot.Machine;
import console.services.topology.TopologySnapshot.Route;
import console.services.topology.TopologySnapshot.VirtualAddress;
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
import java.util.List;

/// Nine to eighty nodes: small tiles in rows, each row on its branch of a trunk at the left.
final class GridPicture {
    private static final double LEFT = 64;
    private static final double EDGE = 20;

    private final Request request;
    private final Texts words;
    private final List<Node> servers;
    private final List<Node> workers;
    private final Pen pen = new Pen();
    private final Freshness fresh;
    private final boolean roomy;
    private final double width;
    private final double height;
    private final double gap;
    private final int columns;

    GridPicture(Request request, List<Node> nodes) {
        this.request = request;
        this.words = request.words();
        this.servers = nodes.stream().filter(n -> n.role() == Node.Role.SERVER).toList();
        this.workers = nodes.stream().filter(n -> n.role() == Node.Role.WORKER).toList();
        this.fresh = Freshness.of(request.snapshot().nodes());
        this.roomy = nodes.size() <= 24;
        this.gap = roomy ? 12 : 7;
        double room = request.width() - LEFT - EDGE - 12;
        double least = roomy ? 200 : 122;
        this.columns =
                Math.clamp((int) Math.floor((room + gap) / (least + gap)), 1, roomy ? 6 : 20);
        this.width = Math.clamp(Math.floor((room + gap) / columns) - gap, least, least * 1.6);
        this.height = roomy ? 124 : 66;
    }

    Drawing draw() {
        double top = 44;
        int upperRows = rows(servers.size());
        double workersTop = top + upperRows * (height + gap) + (upperRows == 0 ? 0 : 14);
        int lowerRows = rows(workers.size());
        double bottom = workersTop + lowerRows * (height + gap) + summaryRoom() + 8;
        if (fresh == Freshness.STALE) {
            pen.hatch(
                    0,
                    0,
                    request.width(),
                    Math.max(request.height(), bottom + 40),
                    Token.STALE_L,
                    7,
                    0.18);
        }
        frame(bottom);
        place(servers, top);
        place(workers, workersTop);
        if (request.shows(Layer.NETWORK)) {
            trunk(top, workersTop, upperRows, lowerRows);
        }
        summary(top);
        pen.about("note", "", Freshness.LIVE);
        pen.text(
                LEFT,
                bottom + 22,
                request.width() - LEFT - EDGE,
                11,
                words.text("overview.grid.note"),
                Token.FG3);
        return pen.drawing(request.width(), Math.max(bottom + 36, request.height()));
    }

    private int rows(int count) {
        return (count + columns - 1) / columns;
    }

    /// Lines that have no room beside the control plane.
    private double summaryRoom() {
        return servers.size() % columns + 3 <= columns && !servers.isEmpty() ? 0 : 70;
    }

    private void frame(double bottom) {
        Token token = fresh == Freshness.STALE ? Token.STALE_L : Token.LINE2;
        pen.about("host", "", fresh);
        pen.box(
                LEFT - 12,
                8,
                request.width() - LEFT - EDGE + 12,
                bottom - 8,
                6,
                null,
                token,
                fresh == Freshness.STALE ? Dash.LONG : Dash.SOLID);
        String hosts =
                String.join(
                        ", ",
                        request.snapshot().machines().known().orElse(List.of()).stream()
                                .filter(machine -> machine.kind().equals("host"))
                                .map(Machine::name)
                                .toList());
        int cards = 0;
        for (Node node : workers) {
            Integer expected = node.gpu() == null ? null : node.gpu().expected();
            cards += expected == null ? 0 : expected;
        }
        String counts =
                words.text(
                        "overview.grid.counts",
                        servers.size() + workers.size(),
                        servers.size(),
                        workers.size(),
                        cards);
        pen.runs(
                LEFT,
                28,
                Align.START,
                request.width() - LEFT - 40,
                12,
                new Run(hosts.isEmpty() ? "" : hosts + "  ", Token.FG, Face.STRONG),
                new Run(counts, Token.FG2, Face.SANS));
    }

    private void place(List<Node> nodes, double top) {
        for (int i = 0; i < nodes.size(); i++) {
            double x = LEFT + i % columns * (width + gap);
            int row = i / columns;
            double y = top + row * (height + gap);
            tile(nodes.get(i), x, y);
        }
    }

    private void tile(Node node, double x, double y) {
        Freshness state = Looks.fresh(node, request.snapshot().nodes());
        boolean lost = state == Freshness.PROBLEM;
        pen.about("node/" + node.name(), Looks.sentence(node, state, request), state);
        pen.target(x, y, width, height, words.hint(request.snapshot().nodes()), true);
        pen.box(x, y, width, height, 4, Token.PANEL, Looks.frame(state), Looks.dash(state));
        if (lost) {
            pen.box(x + 1, y + 1, width - 2, 22, 3, Token.BAD_S, null, Dash.SOLID);
        }
        pen.glyph(x + 8, y + 7, 10, Looks.mark(node, state));
        pen.text(x + 24, y + 16, width - 32, 11, node.name(), Token.FG, Face.STRONG);
        double base = y + height - 6;
        boolean server = node.gpu() == null;
        if (request.shows(Layer.HARDWARE)) {
            cards(node, state, x + 8, y + 26, base - 10);
        }
        String badges = badges(node);
        double word = badges.isEmpty() ? width - 16 : width * 0.62;
        Token token = state == Freshness.STALE ? Token.STALE : Looks.color(node.state());
        if (server && !badges.isEmpty()) {
            pen.text(x + 8, y + 36, width - 16, 11, badges, Token.FG2);
        } else {
            pen.end(x + width - 8, base, width - word - 12, 11, badges, Token.FG3);
        }
        pen.text(x + 8, base, word, 11, Looks.word(node, state, request), token);
        if ((request.zoom() >= 1.5 || roomy) && request.shows(Layer.NETWORK)) {
            String address =
                    node.address() == null ? words.text("overview.node.noAddress") : node.address();
            pen.text(
                    x + 8,
                    base - (roomy ? 16 : 14),
                    width - 16,
                    11,
                    roomy || server ? address : "",
                    Token.FG2,
                    Face.MONO);
        }
    }

    private String badges(Node node) {
        List<String> badges = new ArrayList<>();
        for (Node.Badge badge : Node.Badge.values()) {
            if (node.badges().contains(badge) && badge != Node.Badge.CORDONED) {
                badges.add(Looks.badge(badge, words, true));
            }
        }
        return String.join(", ", badges);
    }

    private void cards(Node node, Freshness state, double x, double y, double bottom) {
        if (node.gpu() == null) {
            return;
        }
        List<Card> cards = node.gpu().cards().known().orElse(List.of());
        if (cards.isEmpty()) {
            String why =
                    node.gpu().cards() instanceof Reading.Absent<?> absent
                            ? words.reason(absent.why())
                            : words.text("overview.none");
            pen.text(
                    x,
                    y + 11,
                    width - 16,
                    11,
                    words.text("overview.gpu.slotsAbsent", why),
                    Token.FG3);
            return;
        }
        double room = bottom - y - (roomy ? 18 : 0);
        double each = Math.min(roomy ? 24 : 12, room / cards.size());
        if (each < 4) {
            pen.text(
                    x,
                    y + 11,
                    width - 16,
                    11,
                    words.text("overview.gpu.cards", cards.size()),
                    Token.FG2);
            return;
        }
        Freshness old =
                node.gpu().cards() instanceof Reading.Stale<?> && state == Freshness.LIVE
                        ? Freshness.STALE
                        : state;
        Slots slots = new Slots(pen, words, old);
        for (int i = 0; i < cards.size(); i++) {
            slots.draw(cards.get(i), x, y + i * each, width - 16, Math.max(3, each - 3));
        }
    }

    private void trunk(double top, double workersTop, int upperRows, int lowerRows) {
        Token token = fresh == Freshness.STALE ? Token.STALE_L : Token.LINE3;
        String name =
                request.snapshot()
                        .declared()
                        .known()
                        .map(d -> d.network().vlan())
                        .orElse(words.text("overview.rail.unnamed"));
        double last =
                lowerRows == 0
                        ? top + (upperRows - 1) * (height + gap)
                        : workersTop + (lowerRows - 1) * (height + gap);
        pen.about("rail", words.text("overview.rail.sentence", name), fresh);
        pen.target(
                26, top, 14, last + height - top, words.hint(request.snapshot().declared()), false);
        pen.text(6, 36, 42, 11, "VLAN", Token.FG2);
        pen.line(token, 3, Dash.SOLID, 32, top, 32, last + height / 2 + 2);
        for (int row = 0; row < upperRows; row++) {
            branch(token, top + row * (height + gap));
        }
        for (int row = 0; row < lowerRows; row++) {
            branch(token, workersTop + row * (height + gap));
        }
    }

    private void branch(Token token, double y) {
        pen.line(token, 1.2, Dash.SOLID, 33, y + height / 2, LEFT, y + height / 2);
    }

    /// Address, announcer, own way in and routes as lines.
    private void summary(double top) {
        int beside = servers.size() % columns;
        boolean right = summaryRoom() == 0;
        double x = right ? LEFT + beside * (width + gap) + 8 : LEFT;
        double y =
                right
                        ? top + rows(servers.size()) * (height + gap) - gap - height + 16
                        : top
                                + rows(servers.size()) * (height + gap)
                                + 14
                                + rows(workers.size()) * (height + gap)
                                + 14;
        double room = request.width() - EDGE - 10 - x;
        pen.about("summary", "", fresh);
        for (String line : lines()) {
            pen.text(x, y, room, 11, line, fresh == Freshness.STALE ? Token.STALE : Token.FG2);
            y += 18;
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (request.shows(Layer.TRAFFIC)) {
            lines.add(addresses());
            lines.add(routes());
        }
        lines.add(words.text("overview.grid.console", request.link().server()));
        return lines;
    }

    private String addresses() {
        return switch (request.snapshot().addresses()) {
            case Reading.Absent<List<VirtualAddress>> absent ->
                    words.text("overview.vip.absent", words.reason(absent.why()));
            case Reading.Live<List<VirtualAddress>> live -> announced(live.value());
            case Reading.Stale<List<VirtualAddress>> stale -> announced(stale.value());
        };
    }

    private String announced(List<VirtualAddress> addresses) {
        if (addresses.isEmpty()) {
            return words.text("overview.vip.absent", words.text("overview.none"));
        }
        VirtualAddress vip = addresses.getFirst();
        List<String> nodes = vip.announcer().known().map(a -> a.nodes()).orElse(List.of());
        String by =
                nodes.isEmpty()
                        ? words.text("overview.vip.nobody")
                        : nodes.size() == 1
                                ? words.text("overview.vip.by", nodes.getFirst())
                                : words.text(
                                        "overview.vip.several",
                                        nodes.size(),
                                        String.join(", ", nodes));
        return vip.address() + " · " + by;
    }

    private String routes() {
        return switch (request.snapshot().routes()) {
            case Reading.Absent<List<Route>> absent ->
                    words.text("overview.routes.absent", words.reason(absent.why()));
            case Reading.Live<List<Route>> live -> routes(live.value());
            case Reading.Stale<List<Route>> stale -> routes(stale.value());
        };
    }

    private String routes(List<Route> routes) {
        long ready =
                routes.stream()
                        .filter(r -> r.endpoints().known().map(e -> e.ready() > 0).orElse(false))
                        .count();
        List<String> hosts = routes.stream().map(Route::host).limit(4).toList();
        return words.text(
                "overview.grid.routes",
                ready,
                routes.size(),
                String.join(", ", hosts) + (routes.size() > 4 ? " …" : ""));
    }
}
