package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot.Announcer;
import console.services.topology.TopologySnapshot.BundleMark;
import console.services.topology.TopologySnapshot.Endpoints;
import console.services.topology.TopologySnapshot.Route;
import console.views.common.Texts;
import console.views.common.picture.Dash;
import console.views.common.picture.Face;
import console.views.common.picture.Freshness;
import console.views.common.picture.Pen;
import console.views.common.picture.Symbol;
import console.views.common.picture.Token;

import java.util.ArrayList;
import java.util.List;

/// Below the workers: the bus, the routes by host name, the bundles of Fleet, the legend.
final class Foot {
    private static final double LEAST_ROUTE = 150;

    private final Pen pen;
    private final Request request;
    private final Texts words;
    private final Frame frame;
    private final List<Route> routes;

    Foot(Pen pen, Request request, Frame frame) {
        this.pen = pen;
        this.request = request;
        this.words = request.words();
        this.frame = frame;
        this.routes = request.snapshot().routes().known().orElse(List.of());
    }

    void draw() {
        if (request.shows(Layer.TRAFFIC)) {
            routes();
        }
        if (request.shows(Layer.GITOPS)) {
            bundles();
        }
        if (frame.wide() && !frame.low()) {
            legend();
        }
    }

    private int shown() {
        double room = frame.inner() - 2 * frame.pad();
        return (int) Math.min(routes.size(), Math.floor(room / (LEAST_ROUTE + frame.gap())));
    }

    private double routeWidth() {
        int count = Math.max(3, shown());
        return Math.floor((frame.inner() - 2 * frame.pad() - (count - 1) * frame.gap()) / count);
    }

    private double routeX(int index) {
        return frame.x(0) + index * (routeWidth() + frame.gap());
    }

    /// From every worker to the bus; the announcer's line carries the users.
    void bus(List<Node> lower) {
        if (lower.isEmpty()) {
            return;
        }
        Freshness fresh = Freshness.of(request.snapshot().nodes());
        Token plain = fresh == Freshness.STALE ? Token.STALE_L : Token.LINE3;
        Token used = fresh == Freshness.STALE ? Token.STALE_L : Token.ACC;
        Dash dash = fresh == Freshness.STALE ? Dash.LONG : Dash.SOLID;
        pen.about("bus", "", fresh);
        double bottom = frame.workers() + frame.workerHeight();
        double bus = frame.bus();
        pen.line(plain, 1.2, Dash.SOLID, frame.middle(0), bus, frame.middle(lower.size() - 1), bus);
        List<String> announcers = announcers();
        for (int i = 0; i < lower.size(); i++) {
            Node node = lower.get(i);
            double x = frame.middle(i);
            boolean lost = Looks.fresh(node, request.snapshot().nodes()) == Freshness.PROBLEM;
            boolean carries = announcers.contains(node.name());
            pen.line(
                    lost ? Token.BAD : carries ? used : plain,
                    carries ? 2 : 1.2,
                    lost ? Dash.EVEN : carries ? dash : Dash.SOLID,
                    x,
                    bottom,
                    x,
                    bus);
        }
        if (!announcers.isEmpty() && shown() > 0) {
            double last = routeX(shown() - 1) + 24;
            pen.line(
                    used,
                    2,
                    dash,
                    routeX(0) + 24,
                    bus,
                    Math.max(last, firstAnnouncer(lower, announcers)),
                    bus);
            for (int i = 0; i < shown(); i++) {
                pen.line(
                        used, 1.4, Dash.SOLID, routeX(i) + 24, bus, routeX(i) + 24, frame.routes());
            }
        }
    }

    private double firstAnnouncer(List<Node> lower, List<String> announcers) {
        for (int i = 0; i < lower.size(); i++) {
            if (announcers.contains(lower.get(i).name())) {
                return frame.middle(i);
            }
        }
        return 0;
    }

    private List<String> announcers() {
        return request.snapshot().addresses().known().orElse(List.of()).stream()
                .limit(1)
                .flatMap(vip -> vip.announcer().known().map(Announcer::nodes).stream())
                .flatMap(List::stream)
                .toList();
    }

    private void routes() {
        if (request.snapshot().routes() instanceof Reading.Absent<List<Route>> absent) {
            String why = words.text("overview.routes.absent", words.reason(absent.why()));
            pen.about("routes", why, Freshness.ABSENT);
            pen.target(
                    frame.x(0),
                    frame.routes(),
                    frame.inner() - 2 * frame.pad(),
                    frame.routeHeight(),
                    words.hint(absent),
                    false);
            pen.box(
                    frame.x(0),
                    frame.routes(),
                    frame.inner() - 2 * frame.pad(),
                    frame.routeHeight(),
                    4,
                    Token.PANEL,
                    Token.LINE3,
                    Dash.LONG);
            pen.text(frame.x(0) + 10, frame.routes() + 22, frame.inner() - 60, 12, why, Token.FG2);
            return;
        }
        for (int i = 0; i < shown(); i++) {
            route(routes.get(i), routeX(i));
        }
        if (shown() < routes.size()) {
            pen.about(
                    "routes/more",
                    words.text("overview.routes.more", routes.size() - shown()),
                    Freshness.LIVE);
            pen.end(
                    frame.right() - frame.pad(),
                    frame.routes() - 4,
                    240,
                    11,
                    words.text("overview.routes.more", routes.size() - shown()),
                    Token.FG3);
        }
    }

    private void route(Route route, double x) {
        Freshness fresh = Freshness.of(request.snapshot().routes());
        String service =
                route.service() == null
                        ? words.text("overview.route.noIngress")
                        : route.namespace() + "/" + route.service();
        String ready =
                switch (route.endpoints()) {
                    case Reading.Live<Endpoints> live -> ready(live.value());
                    case Reading.Stale<Endpoints> stale -> ready(stale.value());
                    case Reading.Absent<Endpoints> absent -> words.reason(absent.why());
                };
        Boolean fine =
                route.service() == null
                        ? Boolean.FALSE
                        : route.endpoints().known().map(e -> e.ready() > 0).orElse(null);
        Freshness state =
                fresh == Freshness.LIVE && Boolean.FALSE.equals(fine) ? Freshness.PROBLEM : fresh;
        double width = routeWidth();
        double y = frame.routes();
        pen.about("route/" + route.host(), String.join(", ", route.host(), service, ready), state);
        pen.target(x, y, width, frame.routeHeight(), words.hint(route.endpoints()), false);
        pen.box(
                x,
                y,
                width,
                frame.routeHeight(),
                4,
                Token.PANEL,
                Looks.frame(state),
                Looks.dash(state));
        double base = y + (frame.low() ? 15 : 20);
        pen.glyph(x + 10, base - 9, 10, Looks.mark(fine, fresh));
        double ends = Math.min(90, width / 3);
        pen.text(x + 28, base, width - 38 - ends, 11, route.host(), Token.FG, Face.MONO);
        pen.end(
                x + width - 10,
                base,
                ends,
                11,
                ready,
                state == Freshness.PROBLEM
                        ? Token.BAD
                        : fresh == Freshness.STALE ? Token.STALE : Token.FG2);
        pen.text(x + 28, base + 16, width - 38, 11, service, Token.FG3);
    }

    private String ready(Endpoints endpoints) {
        return words.text("overview.route.ready", endpoints.ready(), endpoints.total());
    }

    private void bundles() {
        double y = frame.bundleRow();
        Reading<List<BundleMark>> reading = request.snapshot().bundles();
        if (reading instanceof Reading.Absent<List<BundleMark>> absent) {
            String why = words.text("overview.bundles.absent", words.reason(absent.why()));
            pen.about("bundles", why, Freshness.ABSENT);
            pen.text(frame.x(0), y + 16, frame.inner() - 40, 11, why, Token.FG2);
            return;
        }
        List<BundleMark> bundles = reading.known().orElse(List.of());
        double room = frame.inner() - 2 * frame.pad();
        int fit = (int) Math.min(bundles.size(), Math.max(1, Math.floor(room / 84)));
        double each = room / Math.max(1, fit);
        Freshness fresh = Freshness.of(reading);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < fit; i++) {
            bundle(bundles.get(i), fresh, frame.x(0) + i * each, y, each - 6);
            names.add(bundles.get(i).name());
        }
        for (int i = 0; i < fit; i++) {
            for (String needed : bundles.get(i).dependsOn()) {
                int from = names.indexOf(needed);
                if (from >= 0) {
                    arrow(
                            frame.x(0) + from * each + each / 2,
                            frame.x(0) + i * each + each / 2 - 6,
                            y + 24,
                            from);
                }
            }
        }
    }

    private void bundle(BundleMark bundle, Freshness fresh, double x, double y, double width) {
        pen.about(
                "bundle/" + bundle.namespace() + "/" + bundle.name(),
                bundle.title() + ", " + bundle.state(),
                fresh);
        pen.target(x, y, width, 24, words.hint(request.snapshot().bundles()), false);
        pen.box(x, y, width, 24, 4, Token.PANEL, Looks.frame(fresh), Looks.dash(fresh));
        pen.glyph(
                x + 7,
                y + 7,
                10,
                fresh == Freshness.STALE ? Symbol.STALE : Looks.bundle(bundle.state()));
        pen.text(
                x + 22,
                y + 16,
                width - 26,
                11,
                bundle.title(),
                fresh == Freshness.STALE ? Token.STALE : Token.FG);
    }

    private void arrow(double from, double to, double y, int lane) {
        double low = y + 6 + lane % 4 * 3;
        pen.line(Token.LINE3, 1, Dash.SOLID, from, y, from, low, to, low, to, y + 1);
        pen.line(Token.LINE3, 1, Dash.SOLID, to - 3, y + 5, to, y + 1, to + 3, y + 5);
    }

    private void legend() {
        double y = frame.bottom() + 22;
        double x = frame.left();
        pen.about("legend", "", Freshness.LIVE);
        pen.line(Token.ACC, 2, Dash.SOLID, x, y - 4, x + 20, y - 4);
        pen.text(x + 28, y, 100, 11, words.text("overview.legend.traffic"), Token.FG3);
        x += 130;
        pen.line(Token.FG2, 1.5, Dash.LONG, x, y - 4, x + 20, y - 4);
        pen.text(x + 28, y, 160, 11, words.text("overview.legend.own"), Token.FG3);
        x += 180;
        pen.faint(x, y - 11, 20, 13, Token.MIG1_FILL, Token.MIG1_EDGE);
        pen.text(x + 28, y, 60, 11, words.text("overview.legend.held"), Token.FG3);
        x += 88;
        pen.box(x, y - 11, 20, 13, 2, null, Token.MIG1_EDGE, Dash.SOLID);
        pen.text(x + 28, y, 50, 11, words.text("overview.legend.free"), Token.FG3);
        x += 84;
        pen.box(x, y - 11, 20, 13, 2, null, Token.UNK, Dash.EVEN);
        pen.text(x + 28, y, 80, 11, words.text("overview.legend.unknown"), Token.FG3);
        x += 110;
        pen.text(
                x,
                y,
                Math.max(40, frame.right() - x),
                11,
                words.text("overview.legend.slots"),
                Token.FG3);
    }
}
