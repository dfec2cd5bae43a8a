package console.views.overview.picture;

import console.services.session.LinkState;
import console.services.topology.TopologySnapshot;
import console.views.common.Texts;
import console.views.common.picture.Drawing;
import console.views.common.picture.Drawing.Item;
import console.views.common.picture.Measure;
import console.views.common.picture.Shape;

import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Pictures of the overview without fonts or a toolkit, and what is asked of them.
final class TestingPictures {
    static final Set<Layer> ALL = EnumSet.allOf(Layer.class);
    static final double WIDTH = 1256;
    static final double HEIGHT = 729;

    private TestingPictures() {}

    static Request request(
            TopologySnapshot snapshot, double width, double height, Set<Layer> layers) {
        return request(snapshot, width, height, layers, LinkState.Phase.LIVE, Locale.ENGLISH);
    }

    static Request request(
            TopologySnapshot snapshot,
            double width,
            double height,
            Set<Layer> layers,
            LinkState.Phase phase,
            Locale language) {
        return new Request(
                width,
                height,
                snapshot,
                TestingBundles.beside(snapshot),
                TestingTopology.link(phase),
                layers,
                1,
                TestingTopology.NOW,
                new Texts("overview", language, ZoneOffset.UTC),
                Measure.ESTIMATE);
    }

    static Drawing draw(TopologySnapshot snapshot) {
        return draw(snapshot, WIDTH, HEIGHT);
    }

    static Drawing draw(TopologySnapshot snapshot, double width, double height) {
        return OverviewLayout.draw(request(snapshot, width, height, ALL));
    }

    static Drawing draw(TopologySnapshot snapshot, LinkState.Phase phase) {
        return OverviewLayout.draw(request(snapshot, WIDTH, HEIGHT, ALL, phase, Locale.ENGLISH));
    }

    /// Everything that is written.
    static List<String> texts(Drawing drawing) {
        return drawing.shapes().stream()
                .filter(Shape.Text.class::isInstance)
                .map(shape -> ((Shape.Text) shape).plain())
                .toList();
    }

    /// What is written about one thing.
    static List<String> texts(Drawing drawing, String id) {
        return drawing.shapes().stream()
                .filter(shape -> shape.tag().id().equals(id))
                .filter(Shape.Text.class::isInstance)
                .map(shape -> ((Shape.Text) shape).plain())
                .toList();
    }

    static Item item(Drawing drawing, String id) {
        return drawing.item(id).orElseThrow(() -> new AssertionError(id + " is not there"));
    }

    /// What a thing says, with source and age.
    static String sentence(Drawing drawing, String id) {
        return item(drawing, id).sentence();
    }

    static List<String> lines(Drawing drawing, String prefix) {
        return drawing.shapes().stream()
                .filter(Shape.Line.class::isInstance)
                .map(shape -> shape.tag().id())
                .filter(id -> id.startsWith(prefix))
                .toList();
    }
}
