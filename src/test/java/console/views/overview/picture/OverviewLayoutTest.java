package console.views.overview.picture;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.session.LinkState;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot;
import console.views.common.Texts;
import console.views.common.picture.Drawing;
import console.views.common.picture.Drawing.Item;
import console.views.common.picture.Measure;
import console.views.common.picture.Shape;
import console.views.common.picture.SvgWriter;
import console.views.common.picture.Token;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The layout holds with few and with many nodes.
final class OverviewLayoutTest {
    private static final Set<Layer> ALL = EnumSet.allOf(Layer.class);

    @ParameterizedTest
    @CsvSource({"3,0", "3,5", "3,20", "3,57", "5,295", "5,995"})
    void noTwoTilesOverlapAndEveryNodeIsThereByName(int servers, int workers) {
        TopologySnapshot snapshot = TestingTopology.of(servers, workers);
        Drawing drawing = draw(snapshot, 1256, 729);

        List<Item> tiles =
                drawing.items().stream()
                        .filter(item -> item.tag().id().startsWith("node/") && item.width() < 340)
                        .toList();
        assertThat(tiles).hasSize(servers + workers);
        assertThat(tiles).extracting(item -> item.tag().id()).doesNotHaveDuplicates();
        for (int i = 0; i < tiles.size(); i++) {
            for (int j = i + 1; j < tiles.size(); j++) {
                assertThat(overlap(tiles.get(i), tiles.get(j))).isFalse();
            }
        }
        String svg = SvgWriter.write(drawing, "x", Token::name, Measure.ESTIMATE);
        for (Node node : snapshot.nodes().known().orElseThrow()) {
            assertThat(svg).contains(">" + node.name() + ",");
        }
    }

    @Test
    void everyPartOfThePlanIsShownByName() {
        Drawing drawing = draw(TestingTopology.plan(), 1256, 729);

        assertThat(texts(drawing))
                .contains("cit-gpu-01  Proxmox VE host · 8 × A100 40GB", "k3s-maint", "k3s-cp3")
                .contains("k3s-wk-gpu4", "VLAN 633 · 10.21.0.0/16", "10.21.1.17", "193.171.87.249")
                .contains("193.171.87.250", "10.21.0.50", "Announced by k3s-wk-gpu2")
                .contains("1 of 11 pool addresses in use", "ingress-nginx", "10.21.0.42")
                .contains("rancher.cps.unileoben.ac.at", "jupyterhub.cps.unileoben.ac.at")
                .contains("jupyterhub-test.cps.unileoben.ac.at", "1 of 1", "nas:/export")
                .contains("PVC: 21 bound, 1 pending, 0 lost", "local-scratch: 1,000 GB a node")
                .contains("10.21.0.35:6443 · 11 ms", "monitoring");
    }

    @Test
    void theVirtualAddressHasOneLineToItsOneAnnouncer() {
        assertThat(announcerLines(TestingTopology.plan())).containsExactly("announces/k3s-wk-gpu2");
        assertThat(announcerLines(TestingTopology.withAnnouncers(List.of()))).isEmpty();
        assertThat(
                        announcerLines(
                                TestingTopology.withAnnouncers(
                                        List.of("k3s-wk-gpu1", "k3s-wk-gpu4"))))
                .containsExactly("announces/k3s-wk-gpu1", "announces/k3s-wk-gpu4");
        assertThat(texts(draw(TestingTopology.withAnnouncers(List.of()), 1256, 729)))
                .contains("Announced by no node");
    }

    @Test
    void whatIsAbsentSaysWhy() {
        List<String> texts = texts(draw(TestingTopology.absent(), 1256, 729));

        assertThat(texts)
                .contains("k3s-wk-gpu3", "no permission", "Routes: no permission")
                .contains("Fleet bundles: not installed");
    }

    @Test
    void whatIsOldIsCalledWhatItWas() {
        List<String> texts = texts(draw(TestingTopology.stale(), 1256, 729));

        assertThat(texts).contains("was Ready", "was ready").doesNotContain("Ready", "ready");
    }

    @ParameterizedTest
    @CsvSource({"976,529", "1256,729", "856,729", "3600,2000"})
    void nodeNamesAndAddressesFitAtEverySize(double width, double height) {
        Drawing drawing = draw(TestingTopology.problem(), width, height);

        for (Shape shape : drawing.shapes()) {
            if (shape instanceof Shape.Text text
                    && text.tag().id().matches("(node|address)/.*")
                    && text.plain().startsWith("k3s")) {
                assertThat(Measure.ESTIMATE.fit(text).toString()).doesNotContain("…");
            }
            if (shape instanceof Shape.Text text) {
                assertThat(text.size()).isGreaterThanOrEqualTo(8);
                assertThat(text.y()).isBetween(0.0, drawing.height());
            }
        }
    }

    @Test
    void aLayerThatIsOffLeavesTheTilesWhereTheyAre() {
        Drawing all = draw(TestingTopology.plan(), 1256, 729);
        Drawing none =
                OverviewLayout.draw(
                        request(TestingTopology.plan(), 1256, 729, Set.of(Layer.GITOPS)));

        assertThat(none.item("node/k3s-wk-gpu3").orElseThrow().x())
                .isEqualTo(all.item("node/k3s-wk-gpu3").orElseThrow().x());
        assertThat(texts(none)).doesNotContain("10.21.0.50", "10.21.1.17");
    }

    @Test
    void arrowsGoFromTileToTile() {
        Drawing drawing = draw(TestingTopology.plan(), 1256, 729);

        assertThat(drawing.next("node/k3s-wk-gpu1", 1, 0).orElseThrow().tag().id())
                .isEqualTo("node/k3s-wk-gpu2");
        assertThat(drawing.next("node/k3s-wk-gpu2", 0, -1).orElseThrow().tag().id())
                .isEqualTo("node/k3s-cp1");
    }

    static Request request(
            TopologySnapshot snapshot, double width, double height, Set<Layer> layers) {
        return new Request(
                width,
                height,
                snapshot,
                TestingTopology.link(LinkState.Phase.LIVE),
                layers,
                1,
                TestingTopology.NOW,
                new Texts("overview", Locale.ENGLISH, ZoneOffset.UTC));
    }

    private static Drawing draw(TopologySnapshot snapshot, double width, double height) {
        return OverviewLayout.draw(request(snapshot, width, height, ALL));
    }

    private static List<String> texts(Drawing drawing) {
        return drawing.shapes().stream()
                .filter(Shape.Text.class::isInstance)
                .map(shape -> ((Shape.Text) shape).plain())
                .toList();
    }

    private static List<String> announcerLines(TopologySnapshot snapshot) {
        return draw(snapshot, 1256, 729).shapes().stream()
                .filter(shape -> shape instanceof Shape.Line)
                .map(shape -> shape.tag().id())
                .filter(id -> id.startsWith("announces/"))
                .toList();
    }

    private static boolean overlap(Item a, Item b) {
        return a.x() < b.x() + b.width()
                && b.x() < a.x() + a.width()
                && a.y() < b.y() + b.height()
                && b.y() < a.y() + a.height();
    }
}
