package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.topology.TopologySnapshot.Announcer;
import console.services.topology.TopologySnapshot.PoolUse;
import console.services.topology.TopologySnapshot.VirtualAddress;
import console.views.common.picture.Box;
import console.views.common.picture.Dash;
import console.views.common.picture.Freshness;
import console.views.common.picture.Ink;
import console.views.common.picture.Symbol;
import console.views.common.picture.Tag;
import console.views.common.picture.Token;

import java.util.List;

/// The virtual address, its users, and a line to each node that announces it: one is right.
final class Announcement {
    private final Sheet sheet;
    private final Frame frame;
    private final Seats seats;
    private final Reading<List<VirtualAddress>> addresses;

    Announcement(Sheet sheet, Frame frame, Seats seats) {
        this.sheet = sheet;
        this.frame = frame;
        this.seats = seats;
        this.addresses = sheet.snapshot().addresses();
    }

    /// Who announces the first address; nobody where that is not known.
    static List<String> announcers(Reading<List<VirtualAddress>> addresses) {
        return addresses.known().orElse(List.of()).stream()
                .limit(1)
                .flatMap(vip -> vip.announcer().known().stream())
                .flatMap(announcer -> announcer.nodes().stream())
                .toList();
    }

    /// A problem where not exactly one node announces it.
    static Freshness state(VirtualAddress vip, Freshness fresh) {
        return Looks.problem(
                fresh, vip.announcer().known().filter(one -> one.nodes().size() != 1).isPresent());
    }

    /// Who announces it, in words.
    static String by(Sheet sheet, VirtualAddress vip) {
        return vip.announcer() instanceof Reading.Absent<Announcer> absent
                ? sheet.text("overview.vip.announcerAbsent", sheet.words().reason(absent.why()))
                : by(sheet, vip, "overview.vip.by");
    }

    private static String by(Sheet sheet, VirtualAddress vip, String one) {
        List<String> nodes = vip.announcer().known().map(Announcer::nodes).orElse(List.of());
        return switch (nodes.size()) {
            case 0 -> sheet.text("overview.vip.nobody");
            case 1 -> sheet.text(one, nodes.getFirst());
            default -> sheet.text("overview.vip.several", nodes.size(), String.join(", ", nodes));
        };
    }

    void draw() {
        if (!sheet.shows(Layer.TRAFFIC)) {
            return;
        }
        Box box =
                new Box(
                        Frame.EDGE,
                        frame.rail() + (frame.low() ? 34 : 62),
                        frame.gutter(),
                        frame.low() ? 72 : 80);
        List<VirtualAddress> known = addresses.known().orElse(List.of());
        if (known.isEmpty()) {
            nothing(box);
        } else {
            lines(known.getFirst(), box);
            address(known.getFirst(), known.size() - 1, box);
            users(known.getFirst(), box.bottom() + 24);
        }
    }

    private void nothing(Box room) {
        String why = sheet.say(addresses, _ -> sheet.text("overview.none"));
        String text = sheet.text("overview.vip.absent", why);
        Box box = room.strip(0, 44);
        sheet.plate("vip", text, Freshness.ABSENT, box, addresses);
        sheet.pen().glyph(box.x() + 10, box.y() + 9, 10, Symbol.ABSENT);
        Ink ink = Ink.tiny(Token.FG2);
        double width = box.width() - 34;
        sheet.pen().text(box.x() + 26, box.y() + 18, width, ink, sheet.text("overview.vip"));
        sheet.pen().text(box.x() + 26, box.y() + 34, width, ink, why);
    }

    private void address(VirtualAddress vip, int others, Box box) {
        Freshness state = state(vip, Freshness.of(addresses));
        String pool = pool(vip, "overview.vip.pool");
        String more = others > 0 ? " · " + sheet.text("overview.more", others) : "";
        String about = String.join(", ", vip.address(), by(sheet, vip), pool + more);
        sheet.plate("vip/" + vip.address(), about, state, box, vip.announcer());
        Boolean right = vip.announcer().known().map(one -> one.nodes().size() == 1).orElse(null);
        sheet.pen().glyph(box.x() + 10, box.y() + 9, 10, Looks.mark(right, state));
        Ink name = Ink.mono(Looks.label(state, Token.FG)).sized(12);
        sheet.pen().text(box.x() + 28, box.y() + 18, box.width() - 36, name, vip.address());
        double step = frame.low() ? 15 : 16;
        double base = box.y() + 21 + step;
        double room = box.width() - 20;
        Ink quiet = Ink.tiny(Token.FG2);
        String controller = vip.service().replace("-controller", "");
        String[] service = {
            sheet.text("overview.vip.service", vip.service()),
            sheet.text("overview.vip.service", controller),
            sheet.text("overview.vip.serviceShort")
        };
        sheet.pen().text(box.x() + 10, base, room, quiet, service);
        Ink ink = Ink.tiny(Looks.ink(state, Token.FG));
        String by = by(sheet, vip, "overview.vip.byShort");
        sheet.pen().text(box.x() + 10, base + step, room, ink, by(sheet, vip), by);
        String shorter = pool(vip, "overview.vip.poolShort");
        sheet.pen()
                .text(
                        box.x() + 10,
                        base + 2 * step,
                        room,
                        Ink.tiny(Token.FG3),
                        pool + more,
                        shorter + more);
    }

    private String pool(VirtualAddress vip, String key) {
        Reading<PoolUse> pool = vip.pool();
        String text = sheet.say(pool, use -> sheet.text(key, use.used(), use.size()));
        return pool instanceof Reading.Absent<?>
                ? sheet.text("overview.vip.poolAbsent", text)
                : text;
    }

    private void lines(VirtualAddress vip, Box box) {
        Freshness fresh = Freshness.of(addresses);
        boolean old = fresh == Freshness.STALE;
        Token token = old ? Token.STALE_L : Token.ACC;
        Dash dash = old ? Dash.LONG : Dash.SOLID;
        double x = box.x() + 22;
        double y = frame.rail() + 5;
        sheet.pen().about(new Tag("users", fresh));
        sheet.pen().line(token, 2, dash, x, box.bottom(), x, box.bottom() + 20);
        for (String name : announcers(addresses)) {
            Seats.Place place = seats.place(name);
            if (place != null) {
                Box tile = place.box(frame);
                double to = place.above() ? tile.bottom() : tile.y();
                double side = place.above() ? tile.middleX() + 4 : tile.middleX();
                sheet.pen().about(new Tag("announces/" + name, fresh));
                sheet.pen()
                        .target(
                                new Box(side - 4, Math.min(y, to), 8, Math.abs(to - y)),
                                () -> says(vip, name),
                                "vip/" + vip.address());
                sheet.pen().line(token, 2, dash, x, box.y(), x, y, side, y, side, to);
            }
        }
    }

    private String says(VirtualAddress vip, String node) {
        String text = sheet.text("overview.vip.line", vip.address(), node);
        return text + "\n" + sheet.words().hint(vip.announcer());
    }

    private void users(VirtualAddress vip, double top) {
        Freshness fresh = Freshness.of(addresses);
        String text = sheet.text("overview.users.sentence", vip.address());
        Box box = new Box(Frame.EDGE, top, frame.gutter(), 32);
        sheet.thing("users", text, fresh, box, addresses);
        sheet.pen().glyph(box.x() + 12, top, 20, Symbol.PERSON);
        double room = box.width() - 42;
        double x = box.x() + 40;
        sheet.pen()
                .text(
                        x,
                        top + 10,
                        room,
                        Ink.small(Looks.label(fresh, Token.FG)),
                        sheet.text("overview.users"),
                        sheet.text("overview.users.short"));
        sheet.pen()
                .text(
                        x,
                        top + 26,
                        room,
                        Ink.tiny(Token.FG2),
                        sheet.text("overview.users.via", vip.address()),
                        vip.address());
    }
}
