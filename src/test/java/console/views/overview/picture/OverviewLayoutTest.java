package console.views.overview.picture;

import static console.views.overview.picture.TestingPictures.draw;
import static console.views.overview.picture.TestingPictures.item;
import static console.views.overview.picture.TestingPictures.texts;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.topology.TopologySnapshot;
import console.views.common.picture.Box;
import console.views.common.picture.Drawing;
import console.views.common.picture.Drawing.Item;
import console.views.common.picture.Shape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The geometry holds with few and with many nodes, at every size.
final class OverviewLayoutTest {
    @ParameterizedTest
    @CsvSource({"3,0", "3,4", "3,5", "3,17", "3,57", "5,295", "5,995"})
    void noTwoTilesOverlapAndEveryNodeHasOne(int servers, int workers) {
        TopologySnapshot snapshot = TestingTopology.of(servers, workers);
        List<Item> tiles = tiles(draw(snapshot));

        assertThat(tiles)
                .extracting(Item::id)
                .containsExactlyInAnyOrderElementsOf(
                        snapshot.nodes().known().orElseThrow().stream()
                                .map(node -> "node/" + node.name())
                                .toList());
        for (int i = 0; i < tiles.size(); i++) {
            for (int j = i + 1; j < tiles.size(); j++) {
                assertThat(tiles.get(i).box().overlaps(tiles.get(j).box())).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3,0,976,493", "3,4,976,493", "3,4,856,729", "3,4,1256,729", "3,4,3656,1829",
        "3,17,976,493", "3,17,1256,729", "3,57,976,529", "3,57,1256,729", "3,57,3656,1829",
        "5,295,1256,729", "5,995,1256,729", "5,995,3656,1829"
    })
    void nothingLiesOutsideThePicture(int servers, int workers, double width, double height) {
        Drawing drawing = draw(TestingTopology.of(servers, workers), width, height);
        Box all = new Box(0, 0, drawing.width(), drawing.height()).inset(-0.5, -0.5);

        assertThat(drawing.width()).isEqualTo(width);
        for (Item item : drawing.items()) {
            assertThat(inside(item.box(), all)).as(item.id()).isTrue();
        }
        for (Shape shape : drawing.shapes()) {
            boolean estimated = shape instanceof Shape.Text;
            Box bounds = estimated ? shape.bounds().inset(4, 0) : shape.bounds().inset(3, 3);
            assertThat(inside(bounds, all)).as(shape.toString()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"976,493", "976,529", "856,729", "1256,729", "1256,693", "3656,1829"})
    void upToEightNodesFitThePageSoThatNoTextIsBelowElevenPixels(double width, double height) {
        Drawing drawing = draw(TestingTopology.problem(), width, height);

        assertThat(drawing.height()).isEqualTo(height);
        assertThat(drawing.shapes())
                .filteredOn(Shape.Text.class::isInstance)
                .allMatch(shape -> ((Shape.Text) shape).size() >= 11);
    }

    @ParameterizedTest
    @CsvSource({"976,493", "976,529", "856,729", "1256,729", "3656,1829"})
    void namesAndAddressesAreNeverCut(double width, double height) {
        for (TopologySnapshot snapshot :
                List.of(TestingTopology.problem(), TestingTopology.stale())) {
            Drawing drawing = draw(snapshot, width, height);

            for (Shape shape : drawing.shapes()) {
                if (shape instanceof Shape.Text text
                        && text.full().matches("k3s-[\\w-]+|[\\d.]{7,}")) {
                    assertThat(text.plain()).isEqualTo(text.full());
                }
            }
        }
    }

    /// An ellipsis is no loss: pointed at, the thing says the whole.
    @ParameterizedTest
    @CsvSource({"976,493", "856,729", "1256,729"})
    void whatIsCutIsSaidInFullByTheThingItStandsOn(double width, double height) {
        Drawing drawing = draw(TestingTopology.problem(), width, height);

        for (Shape shape : drawing.shapes()) {
            if (shape instanceof Shape.Text text && text.plain().endsWith("…")) {
                String said =
                        drawing.items().stream()
                                .filter(item -> text.tag().id().startsWith(item.id()))
                                .map(Item::sentence)
                                .reduce("", (one, two) -> one + "\n" + two);
                assertThat(said).contains(text.full());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"3,0", "3,4", "3,17", "3,57", "5,295", "5,995"})
    void arrowsReachEveryNode(int servers, int workers) {
        Drawing drawing = draw(TestingTopology.of(servers, workers));
        Set<String> seen = new HashSet<>();
        List<String> open = new ArrayList<>();
        open.add(drawing.next("", 1, 0).orElseThrow().id());
        while (!open.isEmpty()) {
            String id = open.removeLast();
            if (seen.add(id)) {
                for (int[] way : new int[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
                    open.add(drawing.next(id, way[0], way[1]).orElseThrow().id());
                }
            }
        }

        assertThat(seen).containsAll(tiles(drawing).stream().map(Item::id).toList());
    }

    @Test
    void arrowsGoFromTileToTileAndToWhatStandsBeside() {
        Drawing drawing = draw(TestingTopology.plan());

        assertThat(drawing.next("node/k3s-wk-gpu1", 1, 0).orElseThrow().id())
                .isEqualTo("node/k3s-wk-gpu2");
        assertThat(drawing.next("node/k3s-cp1", 1, 0).orElseThrow().id()).isEqualTo("node/k3s-cp2");
        assertThat(drawing.next("node/k3s-wk-gpu1", 0, 1).orElseThrow().isPart()).isFalse();
    }

    @Test
    void layerThatIsOffLeavesTheTilesWhereTheyAre() {
        Drawing all = draw(TestingTopology.plan());
        Drawing none =
                OverviewLayout.draw(
                        TestingPictures.request(
                                TestingTopology.plan(),
                                TestingPictures.WIDTH,
                                TestingPictures.HEIGHT,
                                Set.of(Layer.GITOPS)));

        assertThat(item(none, "node/k3s-wk-gpu3").box())
                .isEqualTo(item(all, "node/k3s-wk-gpu3").box());
        assertThat(texts(none)).doesNotContain("10.21.0.50", "10.21.1.17", "Scratch");
    }

    @Test
    void problemsArePaintedLastAndListedFirst() {
        Drawing drawing = draw(TestingTopology.of(5, 995));
        List<Item> cells = tiles(drawing);
        List<String> listed =
                drawing.items().stream()
                        .map(Item::id)
                        .filter(id -> id.startsWith("list/"))
                        .toList();

        assertThat(cells.getLast().sentence()).contains("NotReady");
        assertThat(listed.getFirst()).isEqualTo("list/k3s-wk-gpu3");
        assertThat(texts(drawing))
                .anyMatch(text -> text.matches("first \\d+ of \\d+, worst first"));
        assertThat(texts(drawing)).contains("problem", "attention", "share of MIG slices held");
    }

    @Test
    void oneNodesChangeTouchesOneTile() {
        Drawing before = draw(TestingTopology.of(5, 295));
        TopologySnapshot changed = TestingStates.withState(5, 295, "k3s-wk-gpu7");
        List<Box> changes = draw(changed).changesSince(before);

        Box tile = item(before, "node/k3s-wk-gpu7").box().inset(-1, -1);
        assertThat(changes).isNotEmpty().hasSizeLessThan(12);
        assertThat(changes)
                .filteredOn(change -> change.height() > 12 && change.width() < 100)
                .allMatch(change -> inside(change, tile));
        assertThat(before.changesSince(draw(TestingTopology.of(5, 295)))).isEmpty();
    }

    private static List<Item> tiles(Drawing drawing) {
        return drawing.items().stream()
                .filter(item -> item.id().startsWith("node/") && !item.isPart())
                .toList();
    }

    private static boolean inside(Box inner, Box outer) {
        return inner.x() >= outer.x()
                && inner.y() >= outer.y()
                && inner.right() <= outer.right()
                && inner.bottom() <= outer.bottom();
    }
}
