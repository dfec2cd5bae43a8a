package console.views.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Reading;
import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.FleetSnapshot.Bundles;
import console.services.resource.BundleState;
import console.views.common.Texts;
import console.views.common.picture.Box;
import console.views.common.picture.Drawing;
import console.views.common.picture.Measure;
import console.views.common.picture.Shape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// Few bundles and many, in a line, alone, in a tangle and in circles: no box lies on another, and
/// no arrow crosses one.
final class FleetGraphTest {
    private static final double WIDE = 1256;
    private static final double NARROW = 976;
    private static final Texts TEXTS = new Texts("fleet", Locale.ENGLISH, ZoneId.of("UTC"));

    @ParameterizedTest
    @ValueSource(ints = {3, 8, 60})
    void everyShapeIsDrawnWithoutOverlap(int count) {
        for (double width : new double[] {WIDE, NARROW, 100}) {
            check(count, width, i -> i == 0 ? List.of() : List.of(i - 1));
            check(count, width, _ -> List.of());
            check(count, width, i -> List.of((i + 1) % count));
            check(count, width, i -> i % 2 == 0 ? List.of(i) : List.of((i + 2) % count, 0));
            Random random = new Random(count);
            check(
                    count,
                    width,
                    i -> i == 0 ? List.of() : List.of(random.nextInt(i), random.nextInt(i)));
        }
    }

    @Test
    void whatIsNeededStandsNextToWhoWaits() {
        List<Bundle> all =
                List.of(
                        bundle("a", List.of()),
                        bundle("b", List.of("a")),
                        bundle("c", List.of("b", "cert")),
                        bundle("cert", List.of()));
        Map<String, Box> places = GraphLayout.of(all, WIDE);
        assertThat(place(places, "ns/cert").x()).isEqualTo(place(places, "ns/b").x());
        assertThat(place(places, "ns/a").y()).isEqualTo(place(places, "ns/c").y());
        assertThat(place(places, "ns/cert").y()).isGreaterThan(place(places, "ns/b").y());
    }

    @Test
    void thePlansSevenColumnsFitTheUsualWindowAndFoldInTheLeast() {
        List<Bundle> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(bundle("b" + i, i == 0 ? List.of() : List.of("b" + (i - 1))));
        }
        assertThat(drawing(all, WIDE).width()).isLessThanOrEqualTo(WIDE);
        assertThat(drawing(all, NARROW).width()).isLessThanOrEqualTo(NARROW);
        assertThat(drawing(all, NARROW).height()).isGreaterThan(drawing(all, WIDE).height());
    }

    private interface Needs {
        List<Integer> of(int bundle);
    }

    private static void check(int count, double width, Needs needs) {
        List<Bundle> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> edges = needs.of(i).stream().distinct().map(each -> "b" + each).toList();
            all.add(bundle("b" + i, edges));
        }
        Drawing drawing = drawing(all, width);
        List<Box> boxes = drawing.items().stream().map(Drawing.Item::box).toList();
        assertThat(boxes).hasSize(count);
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(boxes.get(i).overlaps(boxes.get(j))).as("%d on %d", i, j).isFalse();
            }
        }
        for (Shape shape : drawing.shapes()) {
            if (shape instanceof Shape.Line line) {
                line.strokes().forEach(stroke -> free(stroke, boxes));
            }
        }
    }

    private static void free(List<Shape.Point> stroke, List<Box> boxes) {
        for (int i = 1; i < stroke.size(); i++) {
            Shape.Point from = stroke.get(i - 1);
            Shape.Point to = stroke.get(i);
            double x = Math.min(from.x(), to.x());
            double y = Math.min(from.y(), to.y());
            Box segment =
                    new Box(x, y, Math.abs(from.x() - to.x()), Math.abs(from.y() - to.y()))
                            .inset(-0.5, -0.5);
            assertThat(boxes).noneMatch(box -> box.inset(1, 1).overlaps(segment));
        }
    }

    private static Box place(Map<String, Box> places, String key) {
        assertThat(places).containsKey(key);
        return places.getOrDefault(key, new Box(0, 0, 0, 0));
    }

    private static Drawing drawing(List<Bundle> all, double width) {
        Reading<Bundles> reading =
                new Reading.Live<>(new Bundles(all, List.of()), "bundles", Instant.EPOCH);
        return FleetGraph.of(reading, TEXTS, Measure.ESTIMATE, width);
    }

    private static Bundle bundle(String name, List<String> needs) {
        return new Bundle(
                "ns",
                name,
                name,
                BundleState.BLOCKED,
                "ErrApplied",
                0,
                1,
                "c0ffee",
                null,
                "repo",
                needs,
                needs.stream().map(each -> "ns/" + each).toList(),
                List.of(),
                List.of(),
                false,
                null,
                false,
                null,
                0);
    }
}
