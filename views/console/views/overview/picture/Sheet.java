package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.fleet.FleetSnapshot.Bundles;
import console.services.row.InventoryRow;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot;
import console.views.common.Texts;
import console.views.common.picture.Box;
import console.views.common.picture.Dash;
import console.views.common.picture.Drawing;
import console.views.common.picture.Freshness;
import console.views.common.picture.Pen;
import console.views.common.picture.Tag;
import console.views.common.picture.Token;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What every part of the picture is drawn on: the pen, and what there is to draw.
record Sheet(Pen pen, Request request) {
    private static final double RADIUS = 4;

    static Sheet of(Request request) {
        return new Sheet(new Pen(request.measure()), request);
    }

    Texts words() {
        return request.words();
    }

    String text(String key, Object... values) {
        return request.words().text(key, values);
    }

    TopologySnapshot snapshot() {
        return request.snapshot();
    }

    Reading<Bundles> bundles() {
        return request.bundles();
    }

    boolean shows(Layer layer) {
        return request.shows(layer);
    }

    /// How old the picture as a whole is.
    Freshness fresh() {
        return Freshness.of(snapshot().nodes());
    }

    Freshness fresh(Node node) {
        return Looks.fresh(node, snapshot().nodes());
    }

    Optional<InventoryRow> declared() {
        return snapshot().declared().known();
    }

    /// The value in words, or the reason why there is none.
    <T> String say(Reading<T> reading, Function<? super T, String> value) {
        return switch (reading) {
            case Reading.Live<T> live -> value.apply(live.value());
            case Reading.Stale<T> stale -> value.apply(stale.value());
            case Reading.Absent<T> absent -> words().reason(absent.why());
        };
    }

    /// The same, where it is old as what it was.
    <T> String sayState(Reading<T> reading, Function<? super T, String> state) {
        String word = say(reading, state);
        return reading instanceof Reading.Stale<T> ? text("overview.node.was", word) : word;
    }

    /// What follows is this thing; pointed at, it says where it is from and how old it is.
    void thing(String id, String text, Freshness state, Box box, Reading<?> source) {
        pen.about(new Tag(id, state));
        pen.target(box, () -> text + "\n" + words().hint(source), "");
    }

    /// The same, with a frame that shows its state.
    void plate(String id, String text, Freshness state, Box box, Reading<?> source) {
        thing(id, text, state, box, source);
        frame(box, state);
    }

    void frame(Box box, Freshness state) {
        pen.box(box, RADIUS, Token.PANEL, Looks.frame(state), Looks.dash(state));
    }

    /// What follows is a part of a node, from a source of its own.
    void part(Node node, String what, Supplier<String> text, Box box, Reading<?> source) {
        Freshness state = fresh(node) == Freshness.LIVE ? Freshness.of(source) : fresh(node);
        String whole = "node/" + node.name();
        pen.about(new Tag(whole + "/" + what, state));
        pen.target(box, () -> text.get() + "\n" + words().hint(source), whole);
    }

    /// Lines of the network.
    Token line() {
        return fresh() == Freshness.STALE ? Token.STALE_L : Token.LINE3;
    }

    /// The ground of a picture that is old.
    void ground(double height) {
        if (fresh() == Freshness.STALE) {
            pen.about(Tag.NONE);
            Box all = new Box(0, 0, request.width(), Math.max(request.height(), height));
            pen.hatch(all, Token.STALE_L, 7, 0.35);
        }
    }

    Dash dash() {
        return fresh() == Freshness.STALE ? Dash.LONG : Dash.SOLID;
    }

    Drawing drawing(double width, double height) {
        return pen.drawing(Math.max(width, request.width()), Math.max(height, request.height()));
    }
}
