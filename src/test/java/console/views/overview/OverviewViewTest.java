package console.views.overview;

import static org.assertj.core.api.Assertions.assertThat;

import console.support.FxTest;
import console.views.common.FxDoor;
import console.views.common.StyleSheets;
import console.views.common.Texts;
import console.views.common.picture.PictureView;
import console.views.common.picture.Shape;
import console.views.common.table.TableMemory;
import console.views.overview.picture.Layer;
import console.views.overview.picture.TestingTopology;

import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;

/// The overview screen, clicked and typed at.
final class OverviewViewTest extends FxTest {
    private final TestingClusterView cluster = new TestingClusterView(TestingTopology.problem());
    private final Texts words = new Texts("overview", Locale.ENGLISH, ZoneOffset.UTC);
    private OverviewViewModel model = model();
    private OverviewView view = new OverviewView(model);

    private OverviewViewModel model() {
        return new OverviewViewModel(cluster, new FxDoor(), words, TableMemory.NONE);
    }

    @Override
    protected void prepare(Stage stage) {
        Scene scene = new Scene(view, 1300, 850);
        StyleSheets.addTo(scene);
        stage.setScene(scene);
    }

    @Test
    void aClickOnATileOpensItsDrawerAndEscapeClosesIt() {
        clickOn("#node-k3s-wk-gpu3");
        until("open", () -> lookup("#overview-drawer").query().isVisible());
        assertThat(lookup("#overview-drawer-title").<Label>query().getText())
                .isEqualTo("k3s-wk-gpu3");
        assertThat(model.selectedProperty().get()).isEqualTo("node/k3s-wk-gpu3");

        clickOn("#overview-drawer-tab-yaml");
        until(
                "the YAML is there",
                () ->
                        lookup("#overview-drawer-yaml-text")
                                .<TextArea>query()
                                .getText()
                                .contains("k3s-wk-gpu3"));

        push(KeyCode.ESCAPE);
        until("closed", () -> !lookup("#overview-drawer").query().isVisible());
    }

    @Test
    void arrowsAndEnterDoTheSameAsTheMouse() {
        interact(() -> lookup("#overview-picture").<Region>query().requestFocus());
        interact(() -> model.selectedProperty().set("node/k3s-wk-gpu1"));
        push(KeyCode.RIGHT);
        assertThat(model.selectedProperty().get()).isEqualTo("node/k3s-wk-gpu2");
        push(KeyCode.ENTER);
        until("open", () -> model.openedProperty().get().equals("k3s-wk-gpu2"));
        assertThat(
                        lookup("#overview-table")
                                .<TableView<?>>query()
                                .getSelectionModel()
                                .getSelectedItem())
                .extracting("value.name")
                .isEqualTo("k3s-wk-gpu2");
    }

    @Test
    void theFiguresSayWhatIsAbsentAndWhatIsLost() {
        assertThat(lookup("#overview-figure-ready").<Label>query().getText()).isEqualTo("6 of 7");

        interact(() -> cluster.topology.set(TestingTopology.absent()));

        until(
                "why",
                () ->
                        lookup("#overview-figure-ready")
                                .<Label>query()
                                .getText()
                                .equals("no permission"));
    }

    @Test
    void theBundlesAreThoseOfTheFleetScreen() {
        Label figure = lookup("#overview-figure-bundles").query();
        assertThat(figure.getText()).isEqualTo("7 of 8");

        interact(() -> cluster.fleet.set(TestingClusterView.fleet(TestingTopology.absent())));

        until("why", () -> figure.getText().equals("not installed"));
    }

    @Test
    void oneKeyGoesThroughTheLayersAndTheButtonsFollow() {
        assertThat(model.layersProperty().get()).isEqualTo(Layer.USUAL);
        interact(() -> lookup("#overview-picture").<Region>query().requestFocus());
        push(KeyCode.L);
        assertThat(model.layersProperty().get()).containsExactlyInAnyOrder(Layer.values());
        push(KeyCode.L);
        assertThat(model.layersProperty().get()).containsExactly(Layer.HARDWARE);
        assertThat(lookup("#overview-layer-network").<ToggleButton>query().isSelected()).isFalse();

        clickOn("#overview-layer-storage");
        assertThat(model.layersProperty().get())
                .containsExactlyInAnyOrder(Layer.HARDWARE, Layer.STORAGE);
    }

    @Test
    void pictureIsZoomedPannedAndFittedWithTheKeyboard() {
        PictureView picture = lookup("#overview-picture").query();
        interact(picture::requestFocus);
        push(KeyCode.EQUALS);
        push(KeyCode.EQUALS);
        assertThat(lookup("#overview-zoom").<Label>query().getText()).isEqualTo("120 %");
        interact(() -> model.selectedProperty().set("node/k3s-wk-gpu4"));
        until(
                "in view",
                () -> {
                    Bounds tile = lookup("#node-k3s-wk-gpu4").query().getBoundsInParent();
                    return tile.getMaxX() <= picture.getWidth();
                });
        push(KeyCode.MINUS);
        push(KeyCode.DIGIT0);
        assertThat(picture.zoomProperty().get()).isEqualTo(1);
    }

    @Test
    void chosenTileHasARingAndReadsItselfOut() {
        interact(() -> model.selectedProperty().set("node/k3s-wk-gpu1"));
        until("ring", () -> lookup(".picture-chosen").query().isVisible());

        assertThat(lookup(".picture-chosen").query().getBoundsInParent().getWidth())
                .isGreaterThan(150);
        assertThat(said("#node-k3s-wk-gpu1"))
                .contains("CPU 23.1 / 48", "ingress-nginx ready", "seen 24 Nov");
        interact(() -> model.selectedProperty().set(""));
        until("no ring", () -> !lookup(".picture-chosen").query().isVisible());
    }

    private String said(String id) {
        return (String) lookup(id).query().queryAccessibleAttribute(AccessibleAttribute.TEXT);
    }

    @Test
    void svgSaysEverythingThatTheScreenSays() {
        PictureView picture = lookup("#overview-picture").query();
        String svg = picture.svg("Overview");

        for (Shape shape : picture.drawingProperty().get().shapes()) {
            if (shape instanceof Shape.Text text) {
                for (Shape.Run run : text.runs()) {
                    assertThat(svg).contains(">" + run.text() + "</tspan>");
                }
                boolean cut = !text.plain().equals(text.full());
                assertThat(svg).contains(cut ? "<title>" + text.full() + "</title>" : "<text");
            }
        }
        assertThat(svg).contains("IBM Plex Sans", "JetBrains Mono", "#101419");
        double width = picture.drawingProperty().get().width();
        interact(() -> assertThat(picture.image().getWidth()).isEqualTo(Math.ceil(width)));
    }

    @Test
    void picturesAndTableAreWrittenToFiles(@TempDir Path folder) throws IOException {
        interact(() -> view.export(folder.resolve("a.png")));
        interact(() -> view.export(folder.resolve("a.svg")));
        interact(() -> view.export(folder.resolve("a.csv")));

        assertThat(Files.size(folder.resolve("a.png"))).isGreaterThan(10_000);
        assertThat(Files.readString(folder.resolve("a.svg"))).contains("k3s-wk-gpu4", "<svg");
        assertThat(Files.readAllLines(folder.resolve("a.csv")))
                .hasSize(8)
                .anyMatch(line -> line.startsWith("k3s-wk-gpu3,NotReady 4 min,worker,"));
    }

    @Test
    void openingAndClosingAHundredTimesLeavesNoSubscription() {
        interact(
                () -> {
                    model.close();
                    for (int i = 0; i < 100; i++) {
                        OverviewViewModel next = model();
                        assertThat(new OverviewView(next).getChildren()).isNotEmpty();
                        next.close();
                    }
                });

        assertThat(cluster.topology.subscribers()).isZero();
        assertThat(cluster.link.subscribers()).isZero();
    }
}
