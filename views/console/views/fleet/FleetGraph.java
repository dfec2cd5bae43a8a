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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The bundles by `dependsOn`: who waits stands to the right of what it waits for. A pure function
/// of the snapshot; a name that no bundle has is a box of its own.
final class FleetGraph {
    static final double WIDTH = 150;
    static final double HEIGHT = 46;
    private static final double ACROSS = 30;
    private static final double DOWN = 14;
    private static final double EDGE = 20;

    private final Reading<Bundles> reading;
    private final Texts texts;
    private final Pen pen;
    private final String hint;
    private final Map<String, Bundle> bundles;
    private final Map<String, Integer> depths = new HashMap<>();
    private final Map<String, Box> places = new HashMap<>();

    private FleetGraph(Reading<Bundles> reading, Texts texts, Measure measure) {
        this.reading = reading;
        this.texts = texts;
        pen = new Pen(measure);
        hint = texts.hint(reading);
        List<Bundle> all = reading.known().map(Bundles::all).orElse(List.of());
        bundles = all.stream().collect(Collectors.toMap(Bundle::key, Function.identity()));
        all.forEach(bundle -> depth(bundle.key(), new HashSet<>()));
    }

    static Drawing of(Reading<Bundles> reading, Texts texts, Measure measure) {
        return new FleetGraph(reading, texts, measure).draw();
    }

    /// The longest way down; a cycle ends where it began.
    private int depth(String key, Set<String> open) {
        Integer known = depths.get(key);
        if (known != null) {
            return known;
        }
        Bundle bundle = bundles.get(key);
        if (bundle == null || !open.add(key)) {
            return -1;
        }
        int deepest = bundle.unknown().isEmpty() ? -1 : 0;
        for (String edge : bundle.edges()) {
            deepest = Math.max(deepest, depth(edge, open));
        }
        open.remove(key);
        depths.put(key, deepest + 1);
        return deepest + 1;
    }

    private Drawing draw() {
        List<Integer> heights = new ArrayList<>();
        List<Bundle> all = reading.known().map(Bundles::all).orElse(List.of());
        for (Bundle bundle : all) {
            for (String name : bundle.unknown()) {
                places.computeIfAbsent("?" + name, _ -> next(0, heights));
            }
        }
        for (Bundle bundle : all) {
            places.put(bundle.key(), next(depths.getOrDefault(bundle.key(), 0), heights));
        }
        all.forEach(this::edges);
        all.forEach(this::bundle);
        places.keySet().stream().filter(key -> key.startsWith("?")).sorted().forEach(this::unknown);
        double right = places.values().stream().mapToDouble(Box::right).max().orElse(0);
        double bottom = places.values().stream().mapToDouble(Box::bottom).max().orElse(0);
        return pen.drawing(right + EDGE, bottom + DOWN);
    }

    private static Box next(int column, List<Integer> heights) {
        while (heights.size() <= column) {
            heights.add(0);
        }
        int row = heights.get(column);
        heights.set(column, row + 1);
        return new Box(
                EDGE + column * (WIDTH + ACROSS), DOWN + row * (HEIGHT + DOWN), WIDTH, HEIGHT);
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
        double room = WIDTH - 34;
        Ink name = Ink.name(old() ? Token.STALE : Token.FG);
        pen.text(box.x() + 27, box.y() + 19, room, name, bundle.title());
        Ink small = Ink.tiny(old() ? Token.STALE : BundleLooks.token(bundle.state()));
        String paused = bundle.paused() ? " · " + texts.text("fleet.paused") : "";
        pen.text(box.x() + 27, box.y() + 36, room, small, state + paused);
        String says = bundle.title() + ", " + state + "\n" + hint;
        pen.target(box, () -> says, id);
    }

    private void unknown(String key) {
        Box box = places.getOrDefault(key, new Box(0, 0, 0, 0));
        String name = key.substring(1);
        pen.about(new Tag(key, Freshness.PROBLEM));
        pen.box(box, 4, null, Token.BAD, Dash.EVEN);
        pen.glyph(box.x() + 10, box.y() + 10, 10, Symbol.UNKNOWN);
        pen.text(box.x() + 27, box.y() + 19, WIDTH - 34, Ink.name(Token.BAD), name);
        pen.text(
                box.x() + 27,
                box.y() + 36,
                WIDTH - 34,
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
            edge("?" + name, bundle.key(), true);
        }
    }

    /// From what is needed to who waits for it; around the boxes where it would run backwards.
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
        if (start.right() < end.x()) {
            double bend = end.x() - ACROSS / 2;
            pen.line(token, 1.2, Dash.SOLID, start.right(), y1, bend, y1, bend, y2, tip, y2);
        } else {
            double low = Math.max(start.bottom(), end.bottom()) + DOWN / 2;
            double back = end.x() - ACROSS / 2;
            double x = start.right() + ACROSS / 2;
            pen.line(
                    token,
                    1.2,
                    Dash.SOLID,
                    start.right(),
                    y1,
                    x,
                    y1,
                    x,
                    low,
                    back,
                    low,
                    back,
                    y2,
                    tip,
                    y2);
        }
        pen.line(token, 1.2, Dash.SOLID, tip - 5, y2 - 3, tip, y2, tip - 5, y2 + 3);
    }
}
