package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.row.InventoryRow;
import console.services.session.LinkState;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot.Announcer;
import console.services.topology.TopologySnapshot.PoolUse;
import console.services.topology.TopologySnapshot.Storage;
import console.services.topology.TopologySnapshot.VirtualAddress;
import console.views.common.Texts;
import console.views.common.picture.Dash;
import console.views.common.picture.Face;
import console.views.common.picture.Freshness;
import console.views.common.picture.Pen;
import console.views.common.picture.Symbol;
import console.views.common.picture.Token;

import java.util.List;
import java.util.Optional;

/// Left of the host: this console and its way in, gateway, DNS, the virtual address, users, NFS.
final class Gutter {
    private final Pen pen;
    private final Request request;
    private final Texts words;
    private final Frame frame;

    Gutter(Pen pen, Request request, Frame frame) {
        this.pen = pen;
        this.request = request;
        this.words = request.words();
        this.frame = frame;
    }

    void network() {
        Reading<InventoryRow> declared = request.snapshot().declared();
        double left = Frame.EDGE;
        double rail = frame.rail();
        Optional<InventoryRow.Network> network = declared.known().map(InventoryRow::network);
        if (network.isEmpty()) {
            String why =
                    declared instanceof Reading.Absent<?> absent ? words.reason(absent.why()) : "";
            pen.about("gateway", words.text("overview.gateway.absent", why), Freshness.ABSENT);
            pen.target(left, rail - 34, frame.gutter(), 28, words.hint(declared), false);
            pen.text(
                    left, rail - 24, frame.gutter(), 11, words.text("overview.gateway"), Token.FG2);
            pen.text(left, rail - 10, frame.gutter(), 11, why, Token.FG2);
            return;
        }
        Token line = lineToken();
        String gateway = network.get().gateway();
        pen.about(
                "gateway", words.text("overview.gateway") + " " + gateway, Freshness.of(declared));
        pen.target(left, rail - 34, 70, 28, words.hint(declared), false);
        pen.box(left + 3, rail - 3, 7, 7, 0, Token.BG, line, Dash.SOLID);
        pen.text(left, rail - 24, 72, 11, words.text("overview.gateway"), Token.FG2);
        pen.text(left, rail - 10, 78, 11, gateway, Token.FG, Face.MONO);
        dns(network.get().dns(), declared, left, rail, line);
    }

    private void dns(
            List<String> servers, Reading<?> declared, double left, double rail, Token line) {
        String all = String.join(", ", servers);
        pen.about("dns", words.text("overview.dns") + " " + all, Freshness.of(declared));
        double x = left + (frame.wide() ? 86 : 80);
        pen.box(x + 3, rail - 3, 7, 7, 0, Token.BG, line, Dash.SOLID);
        if (!frame.wide() || frame.low()) {
            pen.target(x, rail - 34, 48, 28, words.hint(declared), false);
            pen.text(x, rail - 24, 48, 11, words.text("overview.dns"), Token.FG2);
            pen.text(
                    x,
                    rail - 10,
                    48,
                    11,
                    words.text("overview.dns.count", servers.size()),
                    Token.FG);
            return;
        }
        double top = rail - 10 - 14 * servers.size();
        pen.target(x, top - 12, 108, rail - top, words.hint(declared), false);
        pen.text(x, top, 104, 11, words.text("overview.dns"), Token.FG2);
        for (int i = 0; i < servers.size(); i++) {
            pen.text(x, top + 14 * (i + 1), 112, 11, servers.get(i), Token.FG, Face.MONO);
        }
    }

    /// This console's own way in: to the first machine, or to the first server.
    void console(boolean through) {
        LinkState link = request.link();
        boolean up =
                link.phase() == LinkState.Phase.LIVE || link.phase() == LinkState.Phase.DEGRADED;
        double centre = frame.upper() + Math.round(frame.upperHeight() / 2);
        String state = state(link, up);
        pen.about(
                "console",
                words.text("overview.console.sentence", state),
                up ? Freshness.LIVE : Freshness.STALE);
        pen.target(Frame.EDGE, centre - 20, frame.gutter(), 40, link.server(), false);
        pen.glyph(Frame.EDGE, centre - 18, 20, Symbol.COMPUTER);
        double room = frame.gutter() - 50;
        pen.text(Frame.EDGE + 28, centre - 6, room, 13, words.text("overview.console"), Token.FG);
        pen.text(Frame.EDGE + 28, centre + 10, room, 11, state, up ? Token.FG2 : Token.STALE);
        double from = Frame.EDGE + frame.gutter() - (frame.wide() ? 18 : 14);
        double to = frame.x(0);
        if (up) {
            pen.line(Token.FG2, 1.5, Dash.LONG, from, centre, to - 7, centre);
            pen.glyph(to - 10, centre - 4, 9, Symbol.ARROW);
        } else {
            double cut = (from + to) / 2;
            pen.line(Token.STALE, 1.5, Dash.SOLID, from, centre, cut - 8, centre);
            pen.line(Token.STALE, 1.5, Dash.SOLID, cut + 8, centre, to, centre);
            pen.glyph(cut - 5, centre - 4, 10, Symbol.CROSS);
        }
    }

    private String state(LinkState link, boolean up) {
        if (!up) {
            return words.text("overview.console.down", words.time(link.since()));
        }
        String server = link.server().isEmpty() ? words.text("overview.unknown") : link.server();
        if (link.roundTrip() == null) {
            return server;
        }
        return words.text("overview.console.up", server, link.roundTrip());
    }

    void traffic(List<Node> lower) {
        Optional<List<VirtualAddress>> addresses = request.snapshot().addresses().known();
        double top = frame.rail() + (frame.low() ? 34 : 62);
        if (addresses.isEmpty() || addresses.get().isEmpty()) {
            noAddress(top);
            return;
        }
        VirtualAddress first = addresses.get().getFirst();
        lines(first, lower, top);
        box(first, addresses.get().size() - 1, top);
        users(first, top + 104);
    }

    private void noAddress(double top) {
        Reading<List<VirtualAddress>> reading = request.snapshot().addresses();
        String why =
                reading instanceof Reading.Absent<?> absent
                        ? words.reason(absent.why())
                        : words.text("overview.none");
        pen.about("vip", words.text("overview.vip.absent", why), Freshness.ABSENT);
        pen.target(Frame.EDGE, top, frame.gutter(), 44, words.hint(reading), false);
        pen.box(Frame.EDGE, top, frame.gutter(), 44, 4, Token.PANEL, Token.LINE3, Dash.LONG);
        pen.glyph(Frame.EDGE + 10, top + 9, 10, Symbol.ABSENT);
        pen.text(
                Frame.EDGE + 26,
                top + 18,
                frame.gutter() - 34,
                11,
                words.text("overview.vip"),
                Token.FG2);
        pen.text(Frame.EDGE + 26, top + 34, frame.gutter() - 34, 11, why, Token.FG2);
    }

    private void box(VirtualAddress vip, int others, double top) {
        Freshness fresh = Freshness.of(request.snapshot().addresses());
        List<String> nodes = vip.announcer().known().map(Announcer::nodes).orElse(List.of());
        boolean right = nodes.size() == 1;
        String by =
                switch (vip.announcer()) {
                    case Reading.Absent<Announcer> absent ->
                            words.text("overview.vip.announcerAbsent", words.reason(absent.why()));
                    case Reading.Live<Announcer> _, Reading.Stale<Announcer> _ -> announced(nodes);
                };
        String pool =
                switch (vip.pool()) {
                    case Reading.Live<PoolUse> live -> pool(live.value());
                    case Reading.Stale<PoolUse> stale -> pool(stale.value());
                    case Reading.Absent<PoolUse> absent ->
                            words.text("overview.vip.poolAbsent", words.reason(absent.why()));
                };
        Freshness state =
                fresh == Freshness.LIVE && !right && vip.announcer().known().isPresent()
                        ? Freshness.PROBLEM
                        : fresh;
        pen.about("vip/" + vip.address(), String.join(", ", vip.address(), by, pool), state);
        pen.target(Frame.EDGE, top, frame.gutter(), 80, words.hint(vip.announcer()), false);
        pen.box(
                Frame.EDGE,
                top,
                frame.gutter(),
                80,
                4,
                Token.PANEL,
                Looks.frame(state),
                Looks.dash(state));
        Symbol mark =
                vip.announcer().known().isEmpty()
                        ? Symbol.UNKNOWN
                        : Looks.mark(right, state == Freshness.PROBLEM ? Freshness.LIVE : state);
        pen.glyph(Frame.EDGE + 10, top + 9, 10, mark);
        pen.text(
                Frame.EDGE + 28,
                top + 18,
                frame.gutter() - 36,
                12,
                vip.address(),
                Token.FG,
                Face.MONO);
        double room = frame.gutter() - 20;
        String service =
                words.text(
                        frame.wide() ? "overview.vip.service" : "overview.vip.serviceShort",
                        vip.service());
        pen.text(Frame.EDGE + 10, top + 37, room, 11, service, Token.FG2);
        pen.text(
                Frame.EDGE + 10,
                top + 53,
                room,
                11,
                by,
                state == Freshness.PROBLEM
                        ? Token.BAD
                        : state == Freshness.STALE ? Token.STALE : Token.FG);
        String more = others > 0 ? pool + " · " + words.text("overview.more", others) : pool;
        pen.text(Frame.EDGE + 10, top + 69, room, 11, more, Token.FG3);
    }

    private String announced(List<String> nodes) {
        if (nodes.isEmpty()) {
            return words.text("overview.vip.nobody");
        }
        return nodes.size() == 1
                ? words.text(
                        frame.wide() ? "overview.vip.by" : "overview.vip.byShort", nodes.getFirst())
                : words.text("overview.vip.several", nodes.size(), String.join(", ", nodes));
    }

    private String pool(PoolUse pool) {
        return words.text(
                frame.wide() ? "overview.vip.pool" : "overview.vip.poolShort",
                pool.used(),
                pool.size());
    }

    private void lines(VirtualAddress vip, List<Node> lower, double top) {
        Freshness fresh = Freshness.of(request.snapshot().addresses());
        Token token = fresh == Freshness.STALE ? Token.STALE_L : Token.ACC;
        Dash dash = fresh == Freshness.STALE ? Dash.LONG : Dash.SOLID;
        double x = Frame.EDGE + 22;
        pen.line(token, 2, dash, x, top + 80, x, top + 100);
        for (String name : vip.announcer().known().map(Announcer::nodes).orElse(List.of())) {
            for (int i = 0; i < lower.size(); i++) {
                if (lower.get(i).name().equals(name)) {
                    double to = frame.middle(i);
                    pen.about(
                            "announces/" + name,
                            words.text("overview.vip.line", vip.address(), name),
                            fresh);
                    pen.line(
                            token,
                            2,
                            dash,
                            x,
                            top,
                            x,
                            frame.rail() + 5,
                            to,
                            frame.rail() + 5,
                            to,
                            frame.workers());
                }
            }
        }
    }

    private void users(VirtualAddress vip, double top) {
        pen.about("users", words.text("overview.users.sentence", vip.address()), Freshness.LIVE);
        pen.glyph(Frame.EDGE + 12, top, 20, Symbol.PERSON);
        double room = frame.gutter() - 42;
        pen.text(Frame.EDGE + 40, top + 10, room, 12, words.text("overview.users"), Token.FG);
        pen.text(
                Frame.EDGE + 40,
                top + 26,
                room,
                11,
                words.text("overview.users.via", vip.address()),
                Token.FG2);
    }

    void storage() {
        if (!request.shows(Layer.STORAGE)) {
            return;
        }
        Reading<Storage> reading = request.snapshot().storage();
        double top = frame.routes() - 96 + frame.routeHeight();
        String claims =
                switch (reading) {
                    case Reading.Live<Storage> live -> claims(live.value());
                    case Reading.Stale<Storage> stale -> claims(stale.value());
                    case Reading.Absent<Storage> absent -> words.reason(absent.why());
                };
        Optional<InventoryRow.Storage> declared =
                request.snapshot().declared().known().map(InventoryRow::storage);
        String nfs =
                reading.known()
                        .filter(storage -> !storage.nfs().isEmpty())
                        .map(storage -> String.join(", ", storage.nfs()))
                        .or(
                                () ->
                                        declared.map(InventoryRow.Storage::nfs)
                                                .filter(text -> !text.isEmpty()))
                        .orElse(words.text("overview.storage.noNfs"));
        String scratch =
                declared.map(
                                storage ->
                                        words.text(
                                                "overview.storage.scratch",
                                                storage.scratchClass(),
                                                storage.scratchGb()))
                        .orElse("");
        Freshness fresh = Freshness.of(reading);
        pen.about(
                "storage",
                String.join(", ", words.text("overview.storage"), claims, nfs, scratch),
                fresh);
        pen.target(Frame.EDGE, top, frame.gutter(), 84, words.hint(reading), false);
        pen.box(
                Frame.EDGE,
                top,
                frame.gutter(),
                84,
                4,
                Token.PANEL,
                Looks.frame(fresh),
                Looks.dash(fresh));
        double room = frame.gutter() - 20;
        pen.text(
                Frame.EDGE + 10,
                top + 18,
                room,
                12,
                words.text("overview.storage"),
                Token.FG,
                Face.STRONG);
        Token ink = fresh == Freshness.STALE ? Token.STALE : Token.FG2;
        pen.text(Frame.EDGE + 10, top + 36, room, 11, claims, ink);
        pen.text(Frame.EDGE + 10, top + 53, room, 11, nfs, ink);
        pen.text(Frame.EDGE + 10, top + 70, room, 11, scratch, Token.FG3);
    }

    private String claims(Storage storage) {
        return words.text(
                "overview.storage.claims", storage.bound(), storage.pending(), storage.lost());
    }

    private Token lineToken() {
        return Freshness.of(request.snapshot().nodes()) == Freshness.STALE
                ? Token.STALE_L
                : Token.LINE3;
    }
}
