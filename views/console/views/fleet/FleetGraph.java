package console.views.fleet;

import console.services.fact.Reading;
import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.FleetSnapshot.Bundles;
import console.views.common.BundleLooks;
import console.views.common.Texts;
import console.views.common.picture.Box;
import console.views.common.picture.Dash;
import console.views.common.picture.Drawing;
import console.views.common.picture.Freshness;
import console.views.common.picture.Ink;
import console.views.common.picture.Measure;
import console.views.common.picture.Pen;
import console.views.common.picture.Symbol;
import console.views.common.picture.Tag;
import console.views.common.picture.Token;

import java.util.List;
import java.util.Map;

/// The bundles by `dependsOn`, with arrows to who waits. A pure function of the snapshot; a name
/// that no bundle has is a box of its own.
final class FleetGraph {
    private static final double ROOM = GraphLayout.WIDTH - 34;

    private final Reading<Bundles> reading;
    private final Texts texts;
    private final Pen pen;
    private final String hint;
    private final List<Bundle> all;
    private final Map<String, Box> places;

    private FleetGraph(Reading<Bundles> reading, Texts texts, Measure measure, double width) {
        this.reading = reading;
        this.texts = texts;
        pen = new Pen(measure);
        hint = texts.hint(reading);
        all = reading.known().map(Bundles::all).orElse(List.of());
        places = GraphLayout.of(all, width);
    }

    /// @param width of the page that it is drawn for
    static Drawing of(Reading<Bundles> reading, Texts texts, Measure measure, double width) {
        return new FleetGraph(reading, texts, measure, width).draw();
    }

    private Drawing draw() {
        all.forEach(this::edges);
        all.forEach(this::bundle);
        places.keySet().stream().filter(key -> key.startsWith("?")).sorted().forEach(this::unknown);
        double right = places.values().stream().mapToDouble(Box::right).max().orElse(0);
        double bottom = places.values().stream().mapToDouble(Box::bottom).max().orElse(0);
        return pen.drawing(right + GraphLayout.EDGE, bottom + GraphLayout.DOWN);
    }

    private boolean old() {
        return reading instanceof Reading.Stale<?>;
    }

    private void bundle(Bundle bundle) {
        Box box = places.getOrDefault(bundle.key(), new Box(0, 0, 0, 0));
        Symbol mark = old() ? Symbol.STALE : BundleLooks.mark(bundle.state());
        boolean problem = !old() && mark == Symbol.PROBLEM;
        Freshness fresh = problem ? Freshness.PROBLEM : Freshness.of(reading);
        String word = BundleLooks.word(bundle.state(), texts);
        String state = old() ? texts.text("common.was", word) : word;
        String id = "bundle/" + bundle.key();
        pen.about(new Tag(id, fresh));
        Token edge = old() ? Token.STALE_L : problem ? Token.BAD : Token.LINE2;
        pen.box(box, 4, Token.PANEL, edge, old() ? Dash.LONG : Dash.SOLID);
        pen.glyph(box.x() + 10, box.y() + 10, 10, mark);
        double room = ROOM;
        Ink name = Ink.name(old() ? Token.STALE : Token.FG);
        pen.text(box.x() + 27, box.y() + 19, room, name, bundle.title());
        Ink small = Ink.tiny(old() ? Token.STALE : BundleLooks.token(bundle.state()));
        String paused = bundle.paused() ? " · " + texts.text("fleet.paused") : "";
        String often = BundleColumns.often(bundle, texts);
        String least = shortWord(bundle, word);
        String brief = old() ? texts.text("common.was", least) : least;
        pen.text(box.x() + 27, box.y() + 36, room, small, state + paused, brief + paused, brief);
        String says = bundle.title() + ", " + state + paused + often + "\n" + hint;
        pen.target(box, () -> says, id);
    }

    /// Where the whole has no room; the table and the hint have it.
    private String shortWord(Bundle bundle, String word) {
        return switch (bundle.state()) {
            case BLOCKED -> texts.text("fleet.short.blocked");
            case APPLY_FAILED, INSTALL_FAILED -> texts.text("fleet.short.failed");
            case READY_DEPENDENCY_NOT_READY -> texts.text("fleet.short.doubtful");
            case ERROR,
                    NO_TARGET,
                    DELETING,
                    UNKNOWN,
                    DEPLOYING,
                    WAITING,
                    NOT_READY,
                    DRIFTED,
                    READY_STALE,
                    READY ->
                    word;
        };
    }

    private void unknown(String key) {
        Box box = places.getOrDefault(key, new Box(0, 0, 0, 0));
        String name = key.substring(1);
        pen.about(new Tag(key, Freshness.PROBLEM));
        pen.box(box, 4, null, Token.BAD, Dash.EVEN);
        pen.glyph(box.x() + 10, box.y() + 10, 10, Symbol.UNKNOWN);
        pen.text(box.x() + 27, box.y() + 19, ROOM, Ink.name(Token.BAD), name);
        pen.text(
                box.x() + 27,
                box.y() + 36,
                ROOM,
                Ink.tiny(Token.FG2),
                texts.text("fleet.unknown.short"));
        String says = texts.text("fleet.unknown", name) + "\n" + hint;
        pen.target(box, () -> says, "");
    }

    private void edges(Bundle bundle) {
        for (String from : bundle.edges()) {
            edge(from, bundle.key(), bundle.blockedBy().contains(from));
        }
        for (String name : bundle.unknown()) {
            edge(GraphLayout.unknown(name), bundle.key(), true);
        }
    }

    /// From what is needed to who waits for it, by the gaps between columns and lines: never across
    /// a bundle.
    private void edge(String from, String to, boolean blocks) {
        Box start = places.get(from);
        Box end = places.get(to);
        if (start == null || end == null) {
            return;
        }
        pen.about(new Tag("needs/" + from + "/" + to, Freshness.of(reading)));
        Token token = old() ? Token.STALE_L : blocks ? Token.ATT : Token.LINE3;
        double y1 = start.middleY();
        double y2 = end.middleY();
        double tip = end.x() - 2;
        double out = start.right() + GraphLayout.ACROSS / 2;
        double in = end.x() - GraphLayout.ACROSS / 2;
        double lane = start.bottom() + GraphLayout.DOWN / 2;
        double[] way =
                out == in
                        ? new double[] {start.right(), y1, out, y1, out, y2, tip, y2}
                        : new double[] {
                            start.right(), y1, out, y1, out, lane, in, lane, in, y2, tip, y2
                        };
        pen.line(token, 1.2, Dash.SOLID, way);
        pen.line(token, 1.2, Dash.SOLID, tip - 5, y2 - 3, tip, y2, tip - 5, y2 + 3);
    }
}
