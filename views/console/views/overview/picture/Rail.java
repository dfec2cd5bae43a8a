package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.row.InventoryRow;
import console.services.row.InventoryRow.Network;
import console.views.common.picture.Box;
import console.views.common.picture.Dash;
import console.views.common.picture.Freshness;
import console.views.common.picture.Ink;
import console.views.common.picture.Tag;
import console.views.common.picture.Token;
import console.views.overview.picture.Seats.Empty;
import console.views.overview.picture.Seats.OfMachine;
import console.views.overview.picture.Seats.OfNode;
import console.views.overview.picture.Seats.Seat;

import java.util.List;

/// The VLAN between the two rows: gateway, DNS, and every machine's line with its address.
final class Rail {
    private static final double JOINT = 7;

    private final Sheet sheet;
    private final Frame frame;
    private final Reading<InventoryRow> declared;
    private final double y;

    Rail(Sheet sheet, Frame frame) {
        this.sheet = sheet;
        this.frame = frame;
        this.declared = sheet.snapshot().declared();
        this.y = frame.rail();
    }

    void draw(Seats seats) {
        if (!sheet.shows(Layer.NETWORK)) {
            return;
        }
        line();
        if (declared.known().isPresent()) {
            Network network = declared.known().get().network();
            gateway(network.gateway());
            dns(network.dns());
        } else {
            nothingDeclared();
        }
        for (int i = 0; i < seats.upper().size(); i++) {
            seat(seats.upper().get(i), frame.upper(i), true);
        }
        for (int i = 0; i < seats.lower().size(); i++) {
            seat(seats.lower().get(i), frame.lower(i), false);
        }
    }

    private void line() {
        double right = frame.host().right();
        String unnamed = sheet.text("overview.rail.unnamed");
        String name = declared.known().map(row -> name(row.network())).orElse(unnamed);
        String vlan = declared.known().map(row -> row.network().vlan()).orElse(unnamed);
        sheet.thing(
                "rail",
                sheet.text("overview.rail.sentence", name),
                Freshness.of(declared),
                new Box(Frame.EDGE, y - 4, right - Frame.EDGE, 8),
                declared);
        sheet.pen().line(sheet.line(), 3, Dash.SOLID, Frame.EDGE, y, right, y);
        double base = y + (frame.low() ? 17 : 21);
        double room = frame.gutter() - 26;
        sheet.pen().text(Frame.EDGE + 32, base, room, Ink.tiny(Token.FG2), name, vlan);
    }

    private static String name(Network network) {
        return network.vlan() + " · " + network.cidr();
    }

    private void gateway(String address) {
        String label = sheet.text("overview.gateway");
        double x = Frame.EDGE;
        Box box = new Box(x, y - 36, 80, 32);
        sheet.thing("gateway", label + " " + address, Freshness.of(declared), box, declared);
        joint(x + 6, sheet.line());
        sheet.pen().text(x, y - 24, 78, Ink.tiny(Token.FG2), label);
        sheet.pen().text(x, y - 10, 80, Ink.mono(Token.FG), address);
    }

    private void dns(List<String> servers) {
        boolean all = frame.wide() && !frame.low() && servers.size() <= 4;
        double x = Frame.EDGE + (frame.wide() ? 92 : 82);
        double lines = all ? servers.size() : 1;
        double top = y - 10 - 14 * lines;
        double room = all ? 100 : 54;
        String label = sheet.text("overview.dns");
        sheet.thing(
                "dns",
                label + " " + String.join(", ", servers),
                Freshness.of(declared),
                new Box(x, top - 12, room, y - 4 - top + 12),
                declared);
        joint(x + 6, sheet.line());
        sheet.pen().text(x, top, room, Ink.tiny(Token.FG2), label);
        if (!all) {
            String count = sheet.text("overview.dns.count", servers.size());
            sheet.pen().text(x, y - 10, room, Ink.tiny(Token.FG), count);
            return;
        }
        for (int i = 0; i < servers.size(); i++) {
            double base = top + 14 * (i + 1);
            sheet.pen().text(x, base, room + 8, Ink.mono(Token.FG), servers.get(i));
        }
    }

    private void nothingDeclared() {
        String why = sheet.say(declared, _ -> "");
        String text = sheet.text("overview.gateway.absent", why);
        Box box = new Box(Frame.EDGE, y - 36, frame.gutter(), 32);
        sheet.thing("gateway", text, Freshness.ABSENT, box, declared);
        Ink ink = Ink.tiny(Token.FG2);
        sheet.pen().text(box.x(), y - 24, box.width(), ink, sheet.text("overview.gateway.both"));
        sheet.pen().text(box.x(), y - 10, box.width(), ink, why);
    }

    private void seat(Seat seat, Box tile, boolean above) {
        Freshness state = state(seat);
        String address =
                seat.address().isEmpty() ? sheet.text("overview.node.noAddress") : seat.address();
        sheet.pen().about(new Tag("address/" + seat.name(), state));
        boolean broken = state == Freshness.PROBLEM || state == Freshness.ABSENT;
        Token token =
                switch (state) {
                    case PROBLEM -> Token.BAD;
                    case LIVE, STALE, ABSENT -> sheet.line();
                };
        double x = tile.middleX();
        double from = above ? tile.bottom() : y + 3;
        double to = above ? y - 3 : tile.y();
        sheet.pen().line(token, 1.2, broken ? Dash.EVEN : Dash.SOLID, x, from, x, to);
        joint(x, token);
        Ink ink = Ink.mono(state == Freshness.PROBLEM ? Token.BAD : Token.FG2);
        double base = y + (above ? -10 : 18);
        Box words = new Box(x + 4, base - 12, tile.width() / 2 - 4, 15);
        sheet.pen().target(words, () -> says(seat, address), id(seat));
        sheet.pen().text(x + 8, base, words.width(), ink, address);
    }

    private String says(Seat seat, String address) {
        Reading<?> source = seat instanceof OfNode ? sheet.snapshot().nodes() : declared;
        return seat.name() + ", " + address + "\n" + sheet.words().hint(source);
    }

    /// Of the tile that the address is a part of.
    private static String id(Seat seat) {
        return switch (seat) {
            case OfMachine machine -> "machine/" + machine.name();
            case OfNode _, Empty _ -> "node/" + seat.name();
        };
    }

    private Freshness state(Seat seat) {
        return switch (seat) {
            case OfNode taken -> sheet.fresh(taken.node());
            case OfMachine _ -> sheet.fresh() == Freshness.STALE ? Freshness.STALE : Freshness.LIVE;
            case Empty _ -> Freshness.ABSENT;
        };
    }

    private void joint(double x, Token token) {
        Box box = new Box(x - 3, y - 3, JOINT, JOINT);
        sheet.pen().box(box, 0, Token.BG, token, Dash.SOLID);
    }
}
