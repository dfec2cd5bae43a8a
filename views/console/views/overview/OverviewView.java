package console.views.overview;

import console.services.topology.Node;
import console.views.common.StyleSheets;
import console.views.common.Texts;
import console.views.common.picture.Box;
import console.views.common.picture.PictureView;
import console.views.common.picture.Png;
import console.views.common.picture.TextScale;
import console.views.common.table.DataTable;
import console.views.overview.picture.OverviewLayout;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The overview: layers, seven figures, the picture or its table twin, and the drawer.
public final class OverviewView extends VBox {
    private static final Logger LOG = LoggerFactory.getLogger(OverviewView.class);
    private static final double COVERS_BELOW = 1250;

    /// Smaller than this no picture is made: it is panned instead.
    private static final double LEAST_WIDTH = 850;

    private static final double LEAST_HEIGHT = 460;

    private final OverviewViewModel model;
    private final Texts words;
    private final PictureView picture = new PictureView();
    private final DataTable<Node> table;
    private final NodeDrawer drawer;
    private final FigureStrip strip = new FigureStrip();
    private final OverviewTools tools;
    private final StackPane middle = new StackPane();
    private final TextScale text = new TextScale();

    public OverviewView(OverviewViewModel model) {
        this.model = model;
        this.words = model.words();
        this.table = NodeTable.of(model);
        this.drawer = new NodeDrawer(model);
        this.tools = new OverviewTools(model, picture, this::onExportPressed);
        getStyleClass().add("overview");
        StyleSheets.addTo(this, "overview.css");
        getChildren().addAll(text, tools, strip, middle());
        picture.selectedProperty().bindBidirectional(model.selectedProperty());
        picture.setOnOpen(model::open);
        model.snapshotProperty().subscribe(this::refresh);
        model.bundlesProperty().subscribe(this::refresh);
        model.linkProperty().subscribe(this::redraw);
        model.layersProperty().subscribe(this::redraw);
        picture.zoomProperty().subscribe(this::redraw);
        picture.pageProperty().subscribe(this::redraw);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        refresh();
    }

    /// The picture, or its table twin, is what keys work on.
    @Override
    public void requestFocus() {
        (table.isVisible() ? table : picture).requestFocus();
    }

    private StackPane middle() {
        picture.setId("overview-picture");
        picture.visibleProperty().bind(model.asTableProperty().not());
        table.visibleProperty().bind(model.asTableProperty());
        middle.getChildren().setAll(picture, table, drawer);
        StackPane.setAlignment(drawer, Pos.CENTER_RIGHT);
        middle.getStyleClass().add("overview-middle");
        middle.setMinWidth(0);
        VBox.setVgrow(middle, Priority.ALWAYS);
        drawer.visibleProperty().subscribe(this::makeRoom);
        middle.widthProperty().subscribe(this::makeRoom);
        drawer.widthProperty().subscribe(this::makeRoom);
        return middle;
    }

    /// Wide windows give the drawer room of its own; in narrow ones it covers the picture.
    private void makeRoom() {
        double least = COVERS_BELOW * text.factorProperty().get();
        boolean beside = drawer.isVisible() && middle.getWidth() >= least;
        Insets right = new Insets(0, beside ? drawer.getWidth() : 0, 0, 0);
        StackPane.setMargin(picture, right);
        StackPane.setMargin(table, right);
    }

    private void refresh() {
        strip.show(model.figures());
        redraw();
    }

    private void redraw() {
        Box page = picture.pageProperty().get();
        if (page.width() > 0 && page.height() > 0) {
            double zoom = picture.zoomProperty().get();
            picture.drawingProperty()
                    .set(
                            OverviewLayout.draw(
                                    model.request(
                                            Math.max(LEAST_WIDTH, page.width()),
                                            Math.max(LEAST_HEIGHT, page.height()),
                                            zoom,
                                            picture.measure())));
        }
    }

    private void onKey(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            model.asTableProperty().set(true);
            table.focusFilter();
            event.consume();
        }
        if (event.isConsumed() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE && drawer.isVisible()) {
            model.closeDrawer();
        } else if (!typing && event.getCode() == KeyCode.L) {
            model.nextLayers();
        } else if (!typing && event.getCode() == KeyCode.W) {
            model.open(model.selectedProperty().get());
            drawer.focusWhy();
        } else {
            return;
        }
        event.consume();
    }

    private void onExportPressed() {
        FileChooser chooser = new FileChooser();
        boolean rows = model.asTableProperty().get();
        chooser.setInitialFileName(rows ? "overview.csv" : "overview.png");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter("PNG", "*.png"),
                        new FileChooser.ExtensionFilter("SVG", "*.svg"),
                        new FileChooser.ExtensionFilter("CSV", "*.csv"));
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            export(file.toPath());
        }
    }

    /// Writes the whole picture (PNG, SVG) or the table (CSV), by the name's ending; says what came
    /// of it.
    void export(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".svg")) {
                Files.writeString(file, picture.svg(words.text("overview.title")));
            } else if (name.endsWith(".csv")) {
                Files.writeString(file, table.csv());
            } else {
                Png.write(picture.image(), file);
            }
            tools.say(words.text("overview.exported", file.getFileName()));
        } catch (IOException full) {
            LOG.warn("cannot write {}", file, full);
            tools.say(
                    words.text(
                            "overview.notExported",
                            file.getFileName(),
                            String.valueOf(full.getMessage())));
        }
    }
}
