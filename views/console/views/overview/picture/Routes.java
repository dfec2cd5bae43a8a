package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.topology.TopologySnapshot.Endpoints;
import console.services.topology.TopologySnapshot.Route;
import console.views.common.picture.Box;
import console.views.common.picture.Dash;
import console.views.common.picture.Freshness;
import console.views.common.picture.Ink;
import console.views.common.picture.Symbol;
import console.views.common.picture.Tag;
import console.views.common.picture.Token;
import console.views.overview.picture.Seats.Empty;
import console.views.overview.picture.Seats.OfNode;
import console.views.overview.picture.Seats.Seat;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The routes by host name, each with its service and ready endpoints, and the bus that leads from
/// the workers to them.
final class Routes {
    private static final double LEAST = 150;
    private static final double INTO = 24;

    private final Sheet sheet;
    private final Frame frame;
    private final Reading<List<Route>> reading;
    private final List<Route> shown;
    private final int hidden;
    private final double width;

    Routes(Sheet sheet, Frame frame) {
        this.sheet = sheet;
        this.frame = frame;
        this.reading = sheet.snapshot().routes();
        List<Route> all = reading.known().orElse(List.of());
        double room = frame.routes().width() + frame.gap();
        int fit = Math.max(1, (int) Math.floor(room / (LEAST + frame.gap())));
        this.shown = all.stream().limit(fit).toList();
        this.hidden = all.size() - shown.size();
        this.width = Math.floor(room / Math.max(3, shown.size()) - frame.gap());
    }

    /// A route without a service or without a ready endpoint is a problem.
    static Freshness state(Route route, Freshness fresh) {
        return Looks.problem(fresh, Boolean.FALSE.equals(fine(route)));
    }

    /// Null where it is not known.
    private static @Nullable Boolean fine(Route route) {
        return route.service() == null
                ? Boolean.FALSE
                : route.endpoints().known().map(ends -> ends.ready() > 0).orElse(null);
    }

    private double x(int index) {
        return frame.routes().x() + index * (width + frame.gap());
    }

    /// From every worker to the bus; the announcer's line carries the users.
    void bus(Seats seats) {
        List<Seat> row = seats.lower();
        if (!sheet.shows(Layer.TRAFFIC) || row.isEmpty()) {
            return;
        }
        Token plain = sheet.line();
        boolean old = sheet.fresh() == Freshness.STALE;
        Token used = old ? Token.STALE_L : Token.ACC;
        double y = frame.bus();
        double last = frame.lower(row.size() - 1).middleX();
        sheet.pen().about(new Tag("bus", sheet.fresh()));
        sheet.pen().line(plain, 1.2, Dash.SOLID, frame.lower(0).middleX(), y, last, y);
        List<String> announcers = Announcement.announcers(sheet.snapshot().addresses());
        double carried = 0;
        for (int i = 0; i < row.size(); i++) {
            Box tile = frame.lower(i);
            boolean carries = announcers.contains(row.get(i).name());
            boolean lost =
                    row.get(i) instanceof OfNode taken
                            && sheet.fresh(taken.node()) == Freshness.PROBLEM;
            boolean missing = row.get(i) instanceof Empty;
            Token token = lost ? Token.BAD : carries ? used : plain;
            Dash dash = lost || missing ? Dash.EVEN : carries ? sheet.dash() : Dash.SOLID;
            double x = tile.middleX();
            sheet.pen().line(token, carries ? 2 : 1.2, dash, x, tile.bottom(), x, y);
            carried = carries ? x : carried;
        }
        down(carried > 0 ? used : plain, carried, y);
    }

    private void down(Token token, double carried, double y) {
        if (shown.isEmpty()) {
            return;
        }
        boolean used = carried > 0;
        double first = x(0) + INTO;
        double last = Math.max(x(shown.size() - 1) + INTO, carried);
        sheet.pen()
                .line(token, used ? 2 : 1.2, used ? sheet.dash() : Dash.SOLID, first, y, last, y);
        for (int i = 0; i < shown.size(); i++) {
            double x = x(i) + INTO;
            sheet.pen().line(token, 1.4, Dash.SOLID, x, y, x, frame.routes().y());
        }
    }

    void draw() {
        if (!sheet.shows(Layer.TRAFFIC)) {
            return;
        }
        if (shown.isEmpty()) {
            nothing();
        }
        for (int i = 0; i < shown.size(); i++) {
            Box box = frame.routes();
            route(shown.get(i), new Box(x(i), box.y(), width, box.height()));
        }
        if (hidden > 0) {
            String more = sheet.text("overview.routes.more", hidden);
            Box box = new Box(frame.routes().right() - 240, frame.routes().y() - 14, 240, 14);
            sheet.thing("routes/more", more, Freshness.LIVE, box, reading);
            sheet.pen().end(box.right(), box.bottom() - 4, 240, Ink.tiny(Token.FG3), more);
        }
    }

    private void nothing() {
        Box box = frame.routes();
        String why = sheet.say(reading, _ -> sheet.text("overview.none"));
        String text = sheet.text("overview.routes.absent", why);
        sheet.plate("routes", text, Freshness.ABSENT, box, reading);
        sheet.pen().glyph(box.x() + 10, box.y() + 13, 10, Symbol.ABSENT);
        Ink ink = Ink.small(Token.FG2);
        sheet.pen().text(box.x() + 28, box.y() + 22, box.width() - 40, ink, text);
    }

    private void route(Route route, Box box) {
        Freshness state = state(route, Freshness.of(reading));
        String none = sheet.text("overview.route.noIngress");
        String service = route.service() == null ? none : route.namespace() + "/" + route.service();
        String ready = sheet.say(route.endpoints(), this::ready);
        String about = String.join(", ", route.host(), service, ready);
        sheet.plate("route/" + route.host(), about, state, box, route.endpoints());
        double base = box.y() + (frame.low() ? 15 : 20);
        sheet.pen().glyph(box.x() + 10, base - 9, 10, Looks.mark(fine(route), state));
        Ink tiny = Ink.tiny(Looks.ink(state, Token.FG2));
        double ends = Math.min(sheet.pen().width(ready, tiny) + 8, box.width() / 2);
        double room = box.width() - 38 - ends;
        Ink mono = Ink.mono(Looks.label(state, Token.FG));
        String host = route.host();
        String[] names = {host, shorter(host, 2), shorter(host, 1)};
        sheet.pen().text(box.x() + 28, base, room, mono, names);
        sheet.pen().end(box.right() - 10, base, ends, tiny, ready);
        Ink quiet = Ink.tiny(Token.FG3);
        sheet.pen()
                .text(
                        box.x() + 28,
                        base + (frame.low() ? 15 : 16),
                        box.width() - 38,
                        quiet,
                        service,
                        route.service() == null ? none : route.service());
    }

    /// The first names, and that more follow: `rancher.cps…`.
    private static String shorter(String host, int names) {
        int end = -1;
        for (int i = 0; i < names; i++) {
            int next = host.indexOf('.', end + 1);
            end = next < 0 ? host.length() : next;
        }
        return end >= host.length() ? host : host.substring(0, end) + "…";
    }

    private String ready(Endpoints endpoints) {
        return sheet.text("overview.route.ready", endpoints.ready(), endpoints.total());
    }
}
