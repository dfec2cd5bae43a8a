package console.views.overview;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot;
import console.support.FxTest;
import console.views.common.FxDoor;
import console.views.common.Texts;
import console.views.common.table.TableMemory;
import console.views.overview.picture.TestingTopology;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/// What the table twin says in each state, as its CSV has it.
final class NodeTableTest extends FxTest {
    @Override
    protected void prepare(Stage stage) {
        stage.setScene(new Scene(new StackPane(), 100, 100));
    }

    private List<String> lines(TopologySnapshot snapshot, Locale locale) {
        String[] csv = new String[1];
        interact(
                () -> {
                    Texts texts = new Texts("overview", locale, ZoneOffset.UTC);
                    try (OverviewViewModel model =
                            new OverviewViewModel(
                                    new TestingClusterView(snapshot),
                                    new FxDoor(),
                                    texts,
                                    TableMemory.NONE)) {
                        csv[0] = NodeTable.of(model).csv();
                    }
                });
        return csv[0].lines().toList();
    }

    @Test
    void aLostNodeHoldsAnUnknownNumberOfGpus() {
        assertThat(lines(TestingTopology.problem(), Locale.ENGLISH))
                .filteredOn(line -> line.startsWith("k3s-wk-gpu3,"))
                .singleElement()
                .asString()
                .contains("NotReady 4 min", "unknown")
                .doesNotContain("0 / 2");
    }

    @Test
    void staleRowsSayWhatWasAndTheirSourceSaysSo() {
        assertThat(lines(TestingTopology.stale(), Locale.GERMAN))
                .filteredOn(line -> line.startsWith("k3s-cp1,"))
                .singleElement()
                .asString()
                .contains("war bereit", "(stale)");
    }

    @Test
    void podsThatMayNotBeReadCostTheirCellsOnly() {
        Node node = TestingTopology.plan().nodes().known().orElseThrow().getLast();
        Node blind =
                new Node(
                        node.name(),
                        node.role(),
                        node.state(),
                        node.badges(),
                        node.address(),
                        node.since(),
                        node.schedulable(),
                        node.allocatable(),
                        Reading.absent(Reason.FORBIDDEN, "pods", ""),
                        node.gpu(),
                        node.row());

        String line = lines(blind(blind), Locale.ENGLISH).getLast();

        assertThat(line)
                .startsWith(
                        "k3s-wk-gpu4,Ready,worker,10.21.0.41,no permission,no permission,"
                                + "no permission,no permission,–,");
    }

    private static TopologySnapshot blind(Node node) {
        TopologySnapshot plan = TestingTopology.plan();
        return new TopologySnapshot(
                plan.taken(),
                plan.declared(),
                TestingTopology.live(List.of(node)),
                plan.machines(),
                plan.addresses(),
                plan.controllers(),
                plan.routes(),
                plan.storage(),
                plan.waiting(),
                plan.lastSnapshot(),
                plan.nextExpiry());
    }
}
