package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.session.LinkState;
import console.services.topology.Node;
import console.views.common.picture.Box;
import console.views.common.picture.Dash;
import console.views.common.picture.Freshness;
import console.views.common.picture.Ink;
import console.views.common.picture.Symbol;
import console.views.common.picture.Tag;
import console.views.common.picture.Token;

import java.util.List;

/// This console and its own way into the cluster, with its state.
final class OwnWay {
    private final Sheet sheet;
    private final Frame frame;
    private final LinkState link;

    OwnWay(Sheet sheet, Frame frame) {
        this.sheet = sheet;
        this.frame = frame;
        this.link = link(sheet);
    }

    /// The link; where the nodes are silent it is down, even if it does not know yet.
    static LinkState link(Sheet sheet) {
        LinkState link = sheet.request().link();
        return state(link) == Freshness.LIVE
                        && sheet.snapshot().nodes() instanceof Reading.Stale<?> stale
                ? new LinkState(
                        LinkState.Phase.RECONNECTING,
                        stale.since(),
                        stale.why(),
                        link.attempt(),
                        link.next(),
                        link.server(),
                        link.roundTrip(),
                        link.transitions())
                : link;
    }

    void draw() {
        double y = frame.upper(0).middleY();
        Box box = new Box(Frame.EDGE, y - 22, frame.gutter() - 20, 44);
        sheet.pen().about(new Tag("console", state(link)));
        sheet.pen().target(box, () -> sentence(sheet) + "\n" + hint(), "");
        sheet.pen().glyph(box.x(), y - 18, 20, Symbol.COMPUTER);
        double room = frame.gutter() - 50;
        Ink ink = Ink.body(Token.FG);
        sheet.pen()
                .text(
                        box.x() + 28,
                        y - 6,
                        room,
                        ink,
                        sheet.text("overview.console"),
                        sheet.text("overview.console.short"));
        Token token = Looks.ink(state(link), Token.FG2);
        String word = word(sheet);
        String[] forms = {word, up(link) ? server(sheet) : word, trip(sheet)};
        sheet.pen().text(box.x() + 28, y + 10, room, Ink.tiny(token), forms);
        line(y);
    }

    private void line(double y) {
        double from = Frame.EDGE + frame.gutter() - (frame.wide() ? 18 : 14);
        double to = frame.host().x();
        if (up(link)) {
            sheet.pen().line(Token.FG2, 1.5, Dash.LONG, from, y, to - 7, y);
            sheet.pen().glyph(to - 10, y - 4, 9, Symbol.ARROW);
        } else {
            Token token = Looks.ink(state(link), Token.FG2);
            double cut = Math.round((from + to) / 2);
            sheet.pen().line(token, 1.5, Dash.SOLID, from, y, cut - 8, y);
            sheet.pen().line(token, 1.5, Dash.SOLID, cut + 8, y, to, y);
            sheet.pen().glyph(cut - 5, y - 5, 10, Symbol.CROSS);
        }
    }

    private static boolean up(LinkState link) {
        return state(link) == Freshness.LIVE;
    }

    static Freshness state(LinkState link) {
        return switch (link.phase()) {
            case LIVE, DEGRADED -> Freshness.LIVE;
            case IDLE, CONNECTING, SYNCING, RECONNECTING, CLOSED -> Freshness.STALE;
            case REFUSED -> Freshness.PROBLEM;
        };
    }

    private String hint() {
        return link.why() == null ? link.server() : sheet.words().sentence(link.why());
    }

    static String sentence(Sheet sheet) {
        return sheet.text("overview.console.sentence", word(sheet));
    }

    private static String word(Sheet sheet) {
        LinkState link = link(sheet);
        String since = sheet.words().time(link.since());
        return switch (link.phase()) {
            case LIVE, DEGRADED ->
                    link.roundTrip() == null
                            ? server(sheet)
                            : sheet.text("overview.console.up", server(sheet), link.roundTrip());
            case CONNECTING, SYNCING -> sheet.text("overview.console.connecting");
            case RECONNECTING -> sheet.text("overview.console.down", since);
            case REFUSED -> sheet.text("overview.console.refused", since);
            case IDLE, CLOSED -> sheet.text("overview.console.none");
        };
    }

    private static String trip(Sheet sheet) {
        LinkState link = link(sheet);
        return up(link) && link.roundTrip() != null
                ? sheet.text("overview.console.trip", String.valueOf(link.roundTrip()))
                : word(sheet);
    }

    /// The API server in use: by the name of its node where its address is one's.
    private static String server(Sheet sheet) {
        String server = sheet.request().link().server();
        if (server.isEmpty()) {
            return sheet.text("overview.unknown");
        }
        String host = server.substring(0, Math.max(0, server.lastIndexOf(':')));
        return sheet.snapshot().nodes().known().orElse(List.of()).stream()
                .filter(node -> host.equals(node.address()))
                .map(Node::name)
                .map(name -> name + server.substring(host.length()))
                .findFirst()
                .orElse(server);
    }
}
