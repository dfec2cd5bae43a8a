package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.topology.Node;
import console.services.topology.Node.Use;
import console.services.topology.TopologySnapshot.Controller;
import console.services.topology.TopologySnapshot.Pinned;
import console.views.common.Texts;
import console.views.common.picture.Dash;
import console.views.common.picture.Face;
import console.views.common.picture.Freshness;
import console.views.common.picture.Measure;
import console.views.common.picture.Pen;
import console.views.common.picture.Shape.Align;
import console.views.common.picture.Shape.Run;
import console.views.common.picture.Symbol;
import console.views.common.picture.Token;

import java.util.List;
import java.util.Optional;

/// One node as a full tile: head, badges, CPU and memory, cards, ingress controller.
final class NodeTile {
    private static final double INSET = 10;
    private static final double GIB = 1024.0 * 1024 * 1024;
    private static final double FULL = 0.9;

    private final Pen pen;
    private final Request request;
    private final Texts words;
    private final Node node;
    private final Freshness fresh;
    private final double x;
    private final double y;
    private final double width;
    private final double height;
    private final boolean narrow;
    private final boolean low;

    NodeTile(Pen pen, Request request, Node node, double x, double y, double width, double height) {
        this.pen = pen;
        this.request = request;
        this.words = request.words();
        this.node = node;
        this.fresh = Looks.fresh(node, request.snapshot().nodes());
        this.x = x;
        this.y = y;
        this.width = width;
        this.height = height;
        this.narrow = width < 200;
        this.low = request.height() < 620;
    }

    void server() {
        head();
        double at = use(y + 30);
        badges(at + (low ? 4 : 7), Align.START);
    }

    void worker() {
        head();
        boolean lost = fresh == Freshness.PROBLEM;
        if (lost) {
            pen.fill(x + 1, y + 30, width - 2, 20, Token.BAD_S);
        }
        double badges = badges(y + 32, Align.END);
        second(badges);
        double at = y + 50;
        if (lost) {
            pen.text(x + INSET, at + 17, room(), 11, silence(), Token.FG2);
            at += low ? 34 : 50;
        } else {
            at = use(at);
        }
        double foot = y + height - 28;
        if (request.shows(Layer.STORAGE)) {
            foot -= 20;
            storage(foot + 14);
        }
        if (request.shows(Layer.HARDWARE)) {
            new NodeCards(pen, request, node, fresh, narrow)
                    .draw(x + INSET, at + 4, width - 2 * INSET, foot - at - 4);
        }
        ingress(y + height - 28);
    }

    private double room() {
        return width - 2 * INSET;
    }

    private void head() {
        pen.about("node/" + node.name(), Looks.sentence(node, fresh, request), fresh);
        pen.target(x, y, width, height, words.hint(request.snapshot().nodes()), true);
        pen.box(x, y, width, height, 4, Token.PANEL, Looks.frame(fresh), Looks.dash(fresh));
        if (fresh == Freshness.PROBLEM) {
            pen.box(x + 1, y + 1, width - 2, 29, 3, Token.BAD_S, null, Dash.SOLID);
        }
        pen.glyph(x + INSET, y + 10, 10, Looks.mark(node, fresh));
        String word = Looks.word(node, fresh, request);
        double used = stateInHead() ? Measure.ESTIMATE.width(word, Face.SANS, 12) + 8 : 0;
        pen.text(
                x + INSET + 18, y + 20, room() - 18 - used, 13, node.name(), Token.FG, Face.STRONG);
        if (stateInHead()) {
            pen.end(x + width - INSET, y + 19, used, 12, word, stateColor());
        }
    }

    private boolean stateInHead() {
        return !narrow || (height < 130 && fresh != Freshness.PROBLEM && width >= 150);
    }

    private Token stateColor() {
        return fresh == Freshness.STALE ? Token.STALE : Looks.color(node.state());
    }

    private void second(double badges) {
        String pods =
                switch (node.use()) {
                    case Reading.Live<Use> live -> pods(live.value().pods());
                    case Reading.Stale<Use> stale -> pods(stale.value().pods());
                    case Reading.Absent<Use> absent ->
                            words.text("overview.node.podsAbsent", words.reason(absent.why()));
                };
        String word = Looks.word(node, fresh, request);
        String line =
                stateInHead() ? pods : fresh == Freshness.PROBLEM ? word : word + " · " + pods;
        Token token = stateInHead() ? textColor() : stateColor();
        pen.text(x + INSET, y + 44, badges - x - INSET - 4, 11, line, token);
    }

    private String pods(int count) {
        return words.text("overview.node.pods", count);
    }

    private Token textColor() {
        return fresh == Freshness.STALE ? Token.STALE : Token.FG2;
    }

    private String silence() {
        return node.row().conditions().stream()
                .filter(condition -> condition.type().equals("Ready"))
                .findFirst()
                .filter(condition -> condition.heartbeat() != null)
                .map(
                        condition ->
                                words.text(
                                        "overview.node.silent",
                                        words.time(
                                                java.util.Objects.requireNonNull(
                                                        condition.heartbeat()))))
                .orElse(words.text("overview.node.neverHeard"));
    }

    /// @return where the badges begin (END) or end
    private double badges(double top, Align align) {
        List<Node.Badge> shown =
                List.of(Node.Badge.values()).stream().filter(node.badges()::contains).toList();
        double at = align == Align.START ? x + INSET : x + width - INSET;
        for (Node.Badge badge : align == Align.START ? shown : shown.reversed()) {
            if (badge == Node.Badge.ANNOUNCER && !request.shows(Layer.TRAFFIC)) {
                continue;
            }
            String label = Looks.badge(badge, words, narrow);
            double size = Measure.ESTIMATE.width(label, Face.SANS, 11) + 12;
            double left = align == Align.START ? at : at - size;
            boolean leader = badge == Node.Badge.ETCD_LEADER;
            pen.box(left, top, size, 16, 3, leader ? Token.RAISE : null, edge(badge), Dash.SOLID);
            pen.middle(left + size / 2, top + 12, size - 4, 11, label, ink(badge));
            at = align == Align.START ? left + size + 4 : left - 4;
        }
        return at;
    }

    private Token edge(Node.Badge badge) {
        if (fresh == Freshness.STALE) {
            return Token.STALE_L;
        }
        return switch (badge) {
            case ETCD_VOTER, MIG -> Token.LINE2;
            case ETCD_LEADER -> Token.RAISE;
            case ANNOUNCER -> Token.ACC;
            case CORDONED -> Token.ATT_L;
        };
    }

    private Token ink(Node.Badge badge) {
        if (fresh == Freshness.STALE) {
            return Token.STALE;
        }
        return switch (badge) {
            case ETCD_VOTER, MIG -> Token.FG2;
            case ETCD_LEADER -> Token.FG;
            case ANNOUNCER -> Token.ACC;
            case CORDONED -> Token.ATT;
        };
    }

    private double use(double top) {
        double step = low ? 17 : 25;
        resource("cpu", words.text("overview.node.cpu"), 1, "", top);
        String unit = narrow ? "" : " GiB";
        String memory = words.text(low ? "overview.node.memoryShort" : "overview.node.memory");
        resource("memory", memory, GIB, unit, top + step);
        return top + 2 * step;
    }

    private void resource(String name, String label, double unit, String suffix, double top) {
        double all = node.allocatable().get(name).doubleValue() / unit;
        Optional<Use> use = node.use().known();
        pen.text(x + INSET, top + 12, room() / 2, 11, label, Token.FG2);
        if (use.isEmpty() || all <= 0 || fresh == Freshness.PROBLEM) {
            String why =
                    node.use() instanceof Reading.Absent<Use> absent
                            ? words.reason(absent.why())
                            : words.text("overview.unknown");
            pen.end(x + width - INSET, top + 12, room() / 1.5, 11, why, Token.FG2);
            return;
        }
        double value = use.get().requested().get(name).doubleValue() / unit;
        boolean old = fresh == Freshness.STALE || node.use() instanceof Reading.Stale<Use>;
        String of = " / " + words.number(all, all == Math.rint(all) ? 0 : 1) + suffix;
        pen.runs(
                x + width - INSET,
                top + 12,
                Align.END,
                room() * 0.7,
                11,
                new Run(words.number(value, 1), old ? Token.STALE : Token.FG, Face.SANS),
                new Run(of, old ? Token.STALE : Token.FG3, Face.SANS));
        if (low) {
            bar(x + INSET + 32, top + 7, Math.max(10, room() - 32 - 84), value / all, old);
        } else {
            bar(x + INSET, top + 17, room(), value / all, old);
        }
    }

    private void bar(double left, double top, double size, double share, boolean old) {
        double filled = size * Math.clamp(share, 0, 1);
        if (old) {
            pen.box(left, top, size, 4, 0, null, Token.STALE_L, Dash.SOLID);
            pen.fill(left, top, filled, 4, Token.STALE_L);
        } else {
            pen.fill(left, top, size, 4, Token.RAISE);
            pen.fill(left, top, filled, 4, share > FULL ? Token.ATT : Token.FG3);
        }
    }

    private void storage(double base) {
        String pinned =
                request
                        .snapshot()
                        .storage()
                        .known()
                        .flatMap(storage -> storage.pinned().known())
                        .stream()
                        .flatMap(List::stream)
                        .filter(volumes -> volumes.node().equals(node.name()))
                        .map(Pinned::volumes)
                        .map(count -> words.text("overview.storage.pinned", count))
                        .findFirst()
                        .orElse(words.text("overview.storage.noPinned"));
        pen.text(x + INSET, base, room(), 11, pinned, textColor());
    }

    private void ingress(double top) {
        pen.line(Token.LINE, 1, Dash.SOLID, x + 1, top, x + width - 1, top);
        Reading<List<Controller>> reading = request.snapshot().controllers();
        Optional<Controller> own =
                reading.known().stream()
                        .flatMap(List::stream)
                        .filter(controller -> controller.node().equals(node.name()))
                        .findFirst();
        boolean lost = fresh == Freshness.PROBLEM;
        String word =
                switch (reading) {
                    case Reading.Absent<?> absent -> words.reason(absent.why());
                    case Reading.Live<?> _ -> readiness(own, lost);
                    case Reading.Stale<?> _ ->
                            own.isEmpty()
                                    ? readiness(own, lost)
                                    : words.text("overview.node.was", readiness(own, lost));
                };
        boolean ready = own.map(Controller::ready).orElse(false);
        boolean old = fresh == Freshness.STALE || reading instanceof Reading.Stale<?>;
        Symbol mark =
                lost || own.isEmpty()
                        ? Symbol.UNKNOWN
                        : Looks.mark(ready, old ? Freshness.STALE : Freshness.LIVE);
        pen.glyph(x + INSET, top + 9, 10, own.isEmpty() && !lost ? Symbol.ABSENT : mark);
        pen.text(x + INSET + 16, top + 18, room() - 76, 12, "ingress-nginx", Token.FG2);
        Token token = old ? Token.STALE : ready || own.isEmpty() || lost ? Token.FG3 : Token.BAD;
        pen.end(x + width - INSET, top + 18, 76, 12, word, token);
    }

    private String readiness(Optional<Controller> own, boolean lost) {
        if (lost) {
            return words.text("overview.unknown");
        }
        return own.map(c -> words.text(c.ready() ? "overview.ready" : "overview.notReady"))
                .orElse(words.text("overview.none"));
    }
}
