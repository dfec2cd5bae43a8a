package console.views.overview;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Reading;
import console.services.fact.Subscription;
import console.services.session.LabControl.Fault;
import console.support.FxTest;
import console.views.common.FxDoor;
import console.views.common.StyleSheets;
import console.views.common.Texts;
import console.views.common.table.TableMemory;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;

/// The table twin and the drawer over a session with the lab, by mouse and by key.
final class NodeDrawerTest extends FxTest {
    private static final String NODE = "k3s-wk-gpu2";
    private final TestingLab lab = TestingLab.start("node-lost");
    private final Subscription watching = lab.session.topology().subscribe(() -> {});
    private final OverviewViewModel model =
            new OverviewViewModel(
                    lab.session,
                    new FxDoor(),
                    new Texts("overview", Locale.ENGLISH, ZoneOffset.UTC),
                    TableMemory.NONE);
    private final OverviewView view = new OverviewView(model);

    @Override
    protected void prepare(Stage stage) {
        Scene scene = new Scene(view, 1300, 850);
        StyleSheets.addTo(scene);
        stage.setScene(scene);
    }

    @BeforeEach
    void openFromTheTable() {
        until("nodes with their pods", this::complete);
        clickOn("#overview-as-table");
        interact(() -> model.selectedProperty().set("node/" + NODE));
        interact(() -> lookup("#overview-table").<TableView<?>>query().requestFocus());
        push(KeyCode.ENTER);
        until("open", () -> shown("#overview-drawer"));
        until("pods", () -> model.drawer().podsProperty().get() instanceof Reading.Live<?>);
    }

    @AfterEach
    void close() {
        interact(model::close);
        watching.close();
        lab.close();
    }

    private boolean complete() {
        return model.nodes().size() == 7 && model.nodes().getLast().use().known().isPresent();
    }

    private boolean shown(String id) {
        Node node = view.lookup(id);
        return node != null && node.isVisible();
    }

    private String text(String id) {
        return lookup(id).<Labeled>query().getText();
    }

    private void awaitText(String id, Predicate<String> wanted) {
        until(id + " says it", () -> wanted.test(((Labeled) view.lookup(id)).getText()));
    }

    private String clipboard() {
        String[] text = new String[1];
        interact(() -> text[0] = Objects.toString(Clipboard.getSystemClipboard().getString(), ""));
        return text[0];
    }

    @Test
    void enterOpensEscapeClosesAndLettersAreForTheFilter() {
        assertThat(text("#overview-drawer-title")).isEqualTo(NODE);
        assertThat(text("#overview-drawer-state")).isEqualTo("Ready · worker · 10.21.0.43");
        clickOn("#overview-drawer-copy");
        assertThat(clipboard()).isEqualTo(NODE);

        push(KeyCode.ESCAPE);
        until("closed", () -> !shown("#overview-drawer"));
        press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
        write("wk-gpu4 l");
        assertThat(text("#overview-table-count")).isEqualTo("0 of 7");
        assertThat(shown("#overview-drawer")).isFalse();
    }

    @Test
    void theFocusGoesBackToWhereItWas() {
        push(KeyCode.ESCAPE);
        until("closed", () -> !shown("#overview-drawer"));
        assertThat(view.getScene().getFocusOwner().getId()).isEqualTo("overview-table");
    }

    @Test
    void podsAreFilteredAndCounted() {
        clickOn("#overview-drawer-tab-pods");
        int all = lookup("#overview-pods").<TableView<?>>query().getItems().size();
        assertThat(text("#overview-drawer-tab-pods")).isEqualTo("Pods " + all);

        clickOn("#overview-pods-filter");
        write("dcgm");
        assertThat(text("#overview-pods-count")).isEqualTo("1 of " + all);

        push(KeyCode.ESCAPE);
        assertThat(text("#overview-pods-count")).isEqualTo(Integer.toString(all));
        assertThat(shown("#overview-drawer")).isTrue();
    }

    @Test
    void yamlIsFetchedSearchedAndCopied() {
        clickOn("#overview-drawer-tab-yaml");
        TextArea area = lookup("#overview-drawer-yaml-text").query();
        until("fetched", () -> area.getText().contains("name: " + NODE));
        clickOn("#overview-drawer-yaml-find");
        write("kind: node");
        assertThat(area.getSelectedText()).isEqualTo("kind: Node");
        assertThat(text("#overview-drawer-yaml-found")).isEqualTo("1 of 1");
        clickOn("#overview-drawer-yaml-copy");
        assertThat(clipboard()).startsWith("kind: Node");
    }

    @Test
    void whereNodesMayNotBeReadTheDrawerSaysSoAndComesBack() {
        lab.lab.inject(Fault.FORBIDDEN, "nodes");
        awaitText("#overview-drawer-state", said -> said.startsWith("Not allowed to read nodes"));

        lab.lab.clear(Fault.FORBIDDEN, "nodes");
        lab.session.refresh();

        awaitText("#overview-drawer-state", said -> said.startsWith("Ready"));
    }

    @Test
    void eventsThatMayNotBeReadSayWhy() {
        lab.lab.inject(Fault.FORBIDDEN, "events");
        interact(() -> model.open("node/k3s-wk-gpu4"));
        clickOn("#overview-drawer-tab-events");

        until(
                "reason",
                () ->
                        view.lookup("#overview-drawer-events").lookupAll(".facts-quiet").stream()
                                .anyMatch(
                                        said ->
                                                ((Label) said)
                                                        .getText()
                                                        .startsWith("Not allowed to read events")));
    }

    @Test
    void aLostLinkMakesAllOfItStaleAndItComesBack() {
        clickOn("#overview-drawer-tab-yaml");
        until("fetched", () -> model.drawer().yamlProperty().get() instanceof Reading.Live<?>);
        lab.lab.inject(Fault.DROP, "");

        awaitText("#overview-drawer-state", said -> said.startsWith("was Ready"));
        until("pods", () -> model.drawer().podsProperty().get() instanceof Reading.Stale<?>);
        assertThat(model.drawer().eventsProperty().get()).isInstanceOf(Reading.Stale.class);
        assertThat(model.drawer().yamlProperty().get()).isInstanceOf(Reading.Stale.class);
        assertThat(view.lookup(".data-table").getPseudoClassStates().toString()).contains("stale");

        lab.lab.clear(Fault.DROP, "");
        until("live", () -> model.drawer().yamlProperty().get() instanceof Reading.Live<?>);
        awaitText("#overview-drawer-state", said -> said.startsWith("Ready"));
    }

    @Test
    void aNodeThatIsLostSaysWhyDownToWhatNobodySees() {
        interact(() -> model.open("node/k3s-wk-gpu3"));
        awaitText("#overview-drawer-state", said -> said.startsWith("No contact"));
        until("why", () -> view.lookupAll(".drawer-step").size() >= 3);

        clickOn("#overview-why-copy");

        assertThat(clipboard().lines().toList())
                .satisfies(
                        lines -> {
                            assertThat(lines.getFirst()).startsWith("k3s-wk-gpu3: No contact");
                            assertThat(lines.get(1)).startsWith("Ready is Unknown since");
                            assertThat(lines.getLast())
                                    .startsWith("Whether the machine itself runs is not known");
                        });
    }
}
