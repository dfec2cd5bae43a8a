package console.app;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Fact;
import console.services.fact.Row;
import console.services.inventory.Inventory;
import console.services.kube.FuzzedObjects;
import console.services.row.FactLines;
import console.services.row.PodRow;
import console.services.row.Sources;
import console.services.settings.Settings;
import console.support.FxTest;
import console.support.StoreView;
import console.support.TestingClock;
import console.support.TestingTimer;
import console.views.shell.Screen;

import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Objects with absurd values, from the wire to `status` and to every screen: nothing throws, and
/// what stands beside a bad object is as it was. `-Dfuzz.seeds=2000` tries more than the sample.
final class TopicsFuzzTest extends FxTest {
    private static final long SEEDS = Long.getLong("fuzz.seeds", 8);
    private static final int DRAWN = 2;

    private static FuzzedObjects objects;

    private final StoreView view = new StoreView();

    @BeforeAll
    static void readLab() throws Exception {
        objects = FuzzedObjects.of("busy-day");
    }

    @Override
    protected void prepare(Stage stage) {
        stage.setScene(new Scene(new Pane(), 100, 100));
    }

    @Test
    void everyFormatOfStatusPrintsWhatIsThere() {
        declare();
        for (long seed = 0; seed < SEEDS; seed++) {
            for (Fact fact : objects.mutated(new Random(seed))) {
                assertThat(FactLines.read(FactLines.write(fact))).as("%d", seed).isEqualTo(fact);
                view.accept(List.of(fact));
            }
            StatusReport report = StatusReport.of(view, StatusTopic.ALL);
            String json = JsonMapper.shared().writeValueAsString(report.json());
            assertThat(JsonMapper.shared().readTree(json).path("topics").size()).isEqualTo(4);
            assertThat(StatusText.table(report.json())).as("%d", seed).contains("gpus: live");
            assertThat(StatusText.csv(report.json())).as("%d", seed).contains("topology.nodes");
        }
    }

    @Test
    void whatStandsBesideABadObjectIsAsItWas() {
        declare();
        view.accept(objects.facts());
        JsonNode clean = topics();
        for (String kind : List.of("nodes", "pods")) {
            Fact.Listed good = objects.with(kind, 0, (ObjectNode) objects.object(kind, 0));
            for (long seed = 0; seed < SEEDS; seed++) {
                Random random = new Random(seed);
                int index = random.nextInt(objects.count(kind));
                ObjectNode bad = objects.mutated(kind, index, random);
                Fact.Listed listed = objects.with(kind, index, bad);
                view.accept(List.of(listed));
                Set<String> concerned = concerned(good, listed);
                assertThat(others(topics(), concerned))
                        .as("%s, seed %d", kind, seed)
                        .isEqualTo(others(clean, concerned));
            }
            view.accept(List.of(good));
        }
    }

    @Test
    void everyScreenIsDrawn() {
        declare();
        Settings settings = Settings.DEFAULT.theme("dark").language("en");
        TestingTimer timer = new TestingTimer(new TestingClock());
        for (long seed = 0; seed < Math.min(SEEDS, DRAWN); seed++) {
            view.accept(objects.mutated(new Random(seed)));
            interact(
                    () -> {
                        try (ConsoleContent content =
                                new ConsoleContent(
                                        view, Optional.empty(), timer, settings, _ -> {})) {
                            Scene scene = content.scene(1440, 900);
                            for (Screen screen : Screen.values()) {
                                content.show(screen);
                                scene.snapshot(null);
                                scene.getRoot().applyCss();
                                scene.getRoot().layout();
                                assertThat(scene.snapshot(null).getWidth()).isEqualTo(1440);
                            }
                        }
                    });
        }
    }

    private void declare() {
        view.accept(
                List.of(
                        new Fact.Listed(
                                Sources.INVENTORY,
                                TestingClock.START,
                                List.of(Inventory.shipped()),
                                0,
                                "")));
    }

    private JsonNode topics() {
        return StatusReport.of(view, StatusTopic.ALL).json().path("topics");
    }

    /// The nodes that a changed object is, was or is bound to.
    private static Set<String> concerned(Fact.Listed good, Fact.Listed bad) {
        Set<Row> rows = new HashSet<>(good.rows());
        rows.addAll(bad.rows());
        Set<Row> both = new HashSet<>(good.rows());
        both.retainAll(bad.rows());
        rows.removeAll(both);
        Set<String> names = new HashSet<>();
        for (Row row : rows) {
            names.add(row instanceof PodRow pod ? String.valueOf(pod.node()) : row.key());
        }
        return names;
    }

    private static List<JsonNode> others(JsonNode topics, Set<String> concerned) {
        List<JsonNode> others = new ArrayList<>();
        for (String topic : List.of("topology", "gpus")) {
            for (JsonNode node : topics.path(topic).path("value").path("nodes")) {
                if (!concerned.contains(node.path("name").asString())) {
                    others.add(node);
                }
            }
        }
        assertThat(others).isNotEmpty();
        return others;
    }
}
