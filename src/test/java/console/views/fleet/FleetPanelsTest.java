package console.views.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Fact;
import console.services.fact.Reason;
import console.services.fact.Row;
import console.services.fact.Source;
import console.services.fact.Why;
import console.services.fleet.WhyChain.Link;
import console.services.row.BundleDeploymentRow;
import console.services.row.BundleDeploymentRow.Condition;
import console.services.row.BundleDeploymentRow.Item;
import console.services.row.BundleRow;
import console.services.row.GitRepoRow;
import console.services.row.Sources;
import console.support.FxTest;
import console.support.StoreView;
import console.support.TestingClock;
import console.views.common.FxDoor;
import console.views.common.Marks;
import console.views.common.StyleSheets;
import console.views.common.Texts;
import console.views.common.picture.Symbol;
import console.views.common.table.TableMemory;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// What stands around the table of bundles: nothing old looks like what is, and nothing is taken
/// from under the keyboard.
final class FleetPanelsTest extends FxTest {
    private final StoreView view = new StoreView();
    private final FleetViewModel model =
            new FleetViewModel(
                    view,
                    new FxDoor(),
                    view.timer(),
                    new Texts("shell", Locale.ENGLISH, ZoneId.of("UTC")),
                    _ -> {});

    @Override
    protected void prepare(Stage stage) {
        list(
                Sources.BUNDLES,
                bundle("hub", List.of()),
                bundle("a", List.of("b")),
                bundle("b", List.of("a")));
        list(Sources.BUNDLE_DEPLOYMENTS, deployment("0/1"));
        list(
                Sources.GIT_REPOS,
                new GitRepoRow(
                        "fleet-local",
                        "repo",
                        "url",
                        "main",
                        "a",
                        "a",
                        "Current",
                        "",
                        null,
                        null,
                        "",
                        "",
                        15,
                        false,
                        List.of(),
                        null));
        Scene scene = new Scene(new FleetView(model, TableMemory.NONE), 1200, 800);
        StyleSheets.addTo(scene);
        stage.setScene(scene);
    }

    @AfterEach
    void close() {
        interact(model::close);
        view.close();
    }

    @Test
    void whatBundlesWereIsSaidAndMarkedAsOld() {
        until("former", () -> text("#fleet-notes").contains("its old objects keep running"));
        assertThat(text(".fleet-cycles")).startsWith("These wait for each other");
        assertThat(classes(mark())).doesNotContainSequence(classes(stale()));

        Why why = new Why(Reason.TIMED_OUT, "bundles", "");
        view.accept(List.of(new Fact.Silent(Sources.BUNDLES, TestingClock.START, why)));
        until("old", () -> text("#fleet-notes").contains("When last seen, old objects ran on"));
        assertThat(text(".fleet-cycles")).startsWith("When last seen, these waited");
        assertThat(lookup(".fleet-cycles").query().getStyleClass()).contains("fleet-stale");
        assertThat(lookup("#fleet-notes").query().getStyleClass()).contains("fleet-stale");
        assertThat(classes(mark())).containsExactlyElementsOf(classes(stale()));
    }

    @Test
    void aLinkKeepsTheFocusWhateverIsAnswered() {
        view.below = () -> List.of(pod("ContainerCreating"));
        interact(() -> model.choose("fleet-local/hub"));
        until("pod", () -> lookup("#fleet-why-pod").tryQuery().isPresent());
        Node link = lookup("#fleet-why-pod").query();
        interact(link::requestFocus);
        ask();
        until("the same", () -> link.isFocused() && lookup("#fleet-why-pod").query().equals(link));

        view.below = () -> List.of(pod("ImagePullBackOff"));
        ask();
        until("another", () -> !lookup("#fleet-why-pod").query().equals(link));
        until("focus", () -> lookup("#fleet-why-pod").query().isFocused());
    }

    @Test
    void whatIsBelowStaysWhateverFleetSaysOfTheSameObject() {
        view.below = () -> List.of(pod("ContainerCreating"));
        interact(() -> model.choose("fleet-local/hub"));
        until("pod", () -> model.why().stepsProperty().get().size() == 3);
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        interact(() -> model.why().stepsProperty().subscribe(now -> sizes.add(now.size())));

        list(Sources.BUNDLE_DEPLOYMENTS, deployment("1/2"));
        until("said", () -> model.why().text().contains("1/2"));
        assertThat(sizes).hasSizeGreaterThan(1).containsOnly(3);
    }

    /// Waits for the answer.
    private void ask() {
        int before = model.why().shownProperty().get();
        interact(() -> model.why().ask());
        until("answer", () -> model.why().shownProperty().get() > before);
    }

    private Node mark() {
        return lookup("#fleet-repos").lookup(".fleet-strong").<Label>query().getGraphic();
    }

    private static Node stale() {
        return Marks.of(Symbol.STALE, "");
    }

    private static List<String> classes(Node node) {
        Stream<String> inner =
                node instanceof Parent parent
                        ? parent.getChildrenUnmodifiable().stream()
                                .flatMap(child -> classes(child).stream())
                        : Stream.empty();
        return Stream.concat(node.getStyleClass().stream(), inner).toList();
    }

    private String text(String query) {
        return lookup(query).<Label>query().getText();
    }

    private static Link pod(String word) {
        return new Link.OfPod("jupyterhub", "hub-1", "wk1", word, "", false);
    }

    private void list(Source<?> source, Row... rows) {
        view.accept(List.of(new Fact.Listed(source, TestingClock.START, List.of(rows), 0, "")));
    }

    private static BundleRow bundle(String name, List<String> needs) {
        return new BundleRow(
                "fleet-local",
                name,
                "repo",
                "c0ffee",
                needs.stream().map(BundleRow.Dependency::on).toList(),
                false,
                false,
                "False",
                "",
                Map.of("desiredReady", 1, "errApplied", 1),
                true,
                false,
                null);
    }

    private static BundleDeploymentRow deployment(String fact) {
        return new BundleDeploymentRow(
                "cluster",
                "hub",
                "fleet-local/hub",
                Map.of(),
                "v2",
                "v2",
                "v1",
                true,
                true,
                Map.of("Deployed", new Condition("False", "chart not found")),
                List.of(new Item("Deployment", "jupyterhub", "hub", false, fact)),
                List.of(),
                false);
    }
}
