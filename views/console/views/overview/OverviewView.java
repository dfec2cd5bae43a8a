package console.views.overview;

import console.views.common.StyleSheets;
import console.views.common.Texts;
import console.views.common.picture.Freshness;
import console.views.common.picture.PictureView;
import console.views.common.picture.Png;
import console.views.overview.picture.Figures;
import console.views.overview.picture.Layer;
import console.views.overview.picture.OverviewLayout;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
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
    private static final double DRAWER = 400;
    private static final double COVERS_BELOW = 1100;

    private final OverviewViewModel model;
    private final Texts words;
    private final PictureView picture = new PictureView();
    private final NodeTable table;
    private final NodeDrawer drawer;
    private final HBox strip = new HBox();
    private final Label message = new Label();
    private final ToggleButton asTable = new ToggleButton();
    private final StackPane middle = new StackPane();

    public OverviewView(OverviewViewModel model) {
        this.model = model;
        this.words = model.words();
        this.table = new NodeTable(model);
        this.drawer = new NodeDrawer(model);
        getStyleClass().add("overview");
        StyleSheets.addTo(this, "overview.css");
        strip.getStyleClass().add("overview-strip");
        getChildren().addAll(title(), strip, middle());
        picture.selectedProperty().bindBidirectional(model.selectedProperty());
        picture.setOnOpen(model::open);
        model.snapshotProperty().subscribe(this::refresh);
        model.linkProperty().subscribe(this::redraw);
        model.layersProperty().subscribe(this::redraw);
        picture.zoomProperty().subscribe(this::redraw);
        picture.widthProperty().subscribe(this::redraw);
        picture.heightProperty().subscribe(this::redraw);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        refresh();
    }

    private HBox title() {
        Label title = new Label(words.text("overview.title"));
        title.getStyleClass().add("overview-title");
        HBox layers = new HBox();
        layers.getStyleClass().add("overview-layers");
        for (Layer layer : Layer.values()) {
            layers.getChildren().add(toggle(layer));
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        asTable.setText(words.text("overview.asTable"));
        asTable.setId("overview-as-table");
        Label zoom = new Label();
        zoom.setId("overview-zoom");
        picture.zoomProperty()
                .subscribe(z -> zoom.setText(Math.round(z.doubleValue() * 100) + " %"));
        HBox row = new HBox(8, title, layers, space, message, asTable);
        row.getChildren().add(button("overview-zoom-out", "−", () -> picture.zoomBy(-1)));
        row.getChildren().add(zoom);
        row.getChildren().add(button("overview-zoom-in", "+", () -> picture.zoomBy(1)));
        row.getChildren().add(button("overview-fit", words.text("overview.fit"), picture::fit));
        row.getChildren()
                .add(
                        button(
                                "overview-export",
                                words.text("overview.export"),
                                this::onExportPressed));
        row.getStyleClass().add("overview-title-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private ToggleButton toggle(Layer layer) {
        String name = layer.name().toLowerCase(Locale.ROOT);
        ToggleButton toggle = new ToggleButton(words.text("overview.layer." + name));
        toggle.setId("overview-layer-" + name);
        toggle.setOnAction(_ -> model.toggle(layer));
        model.layersProperty().subscribe(layers -> toggle.setSelected(layers.contains(layer)));
        return toggle;
    }

    private static Button button(String id, String text, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private StackPane middle() {
        picture.setId("overview-picture");
        picture.visibleProperty().bind(asTable.selectedProperty().not());
        table.visibleProperty().bind(asTable.selectedProperty());
        middle.getChildren().setAll(picture, table, drawer);
        StackPane.setAlignment(drawer, Pos.CENTER_RIGHT);
        drawer.setMaxWidth(DRAWER);
        drawer.setPrefWidth(DRAWER);
        middle.setMinSize(0, 0);
        VBox.setVgrow(middle, Priority.ALWAYS);
        drawer.visibleProperty().subscribe(this::makeRoom);
        middle.widthProperty().subscribe(this::makeRoom);
        return middle;
    }

    /// Wide windows give the drawer room of its own; in narrow ones it covers the picture.
    private void makeRoom() {
        boolean beside = drawer.isVisible() && middle.getWidth() >= COVERS_BELOW;
        double right = beside ? DRAWER : 0;
        StackPane.setMargin(picture, new javafx.geometry.Insets(0, right, 0, 0));
        StackPane.setMargin(table, new javafx.geometry.Insets(0, right, 0, 0));
    }

    private void refresh() {
        strip.getChildren().setAll(model.figures().stream().map(this::figure).toList());
        redraw();
    }

    private VBox figure(Figures.Figure figure) {
        Label label = new Label(figure.label());
        label.getStyleClass().add("overview-figure-label");
        Label value = new Label(figure.value());
        value.setId("overview-figure-" + figure.id());
        value.getStyleClass().add("overview-figure-value");
        value.getStyleClass().add(style(figure.state()));
        value.setAccessibleText(figure.label() + ": " + figure.value() + ". " + figure.hint());
        Label remark = new Label(figure.remark());
        remark.getStyleClass().add("overview-quiet");
        remark.visibleProperty().bind(widthProperty().greaterThanOrEqualTo(COVERS_BELOW));
        remark.managedProperty().bind(remark.visibleProperty());
        HBox line = new HBox(6, value, remark);
        line.setAlignment(Pos.BASELINE_LEFT);
        VBox box = new VBox(label, line);
        box.getStyleClass().add("overview-figure");
        box.setMinWidth(0);
        box.setPrefWidth(100);
        HBox.setHgrow(box, Priority.ALWAYS);
        Tooltip.install(box, new Tooltip(figure.remark() + "\n" + figure.hint()));
        return box;
    }

    private static String style(Freshness state) {
        return switch (state) {
            case LIVE -> "overview-plain";
            case STALE -> "overview-stale";
            case ABSENT -> "overview-absent";
            case PROBLEM -> "overview-bad";
        };
    }

    private void redraw() {
        if (picture.getWidth() > 0 && picture.getHeight() > 0) {
            picture.drawingProperty()
                    .set(
                            OverviewLayout.draw(
                                    model.request(
                                            picture.getWidth(),
                                            picture.getHeight(),
                                            picture.zoomProperty().get())));
        }
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE && drawer.isVisible()) {
            model.closeDrawer();
            picture.requestFocus();
        } else if (event.getCode() == KeyCode.W) {
            model.open(model.selectedProperty().get());
            drawer.focusWhy();
        } else if (event.getCode() == KeyCode.ENTER && table.isFocused()) {
            model.open(model.selectedProperty().get());
        } else {
            return;
        }
        event.consume();
    }

    private void onExportPressed() {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName(asTable.isSelected() ? "overview.csv" : "overview.png");
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

    /// Writes the picture (PNG, SVG) or the table (CSV), by the name's ending; says what came of
    /// it.
    void export(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".svg")) {
                Files.writeString(file, picture.svg(words.text("overview.title")));
            } else if (name.endsWith(".csv")) {
                Files.writeString(file, table.csv());
            } else {
                Png.write(picture.snapshot(null, null), file);
            }
            message.setText(words.text("overview.exported", file.getFileName()));
        } catch (IOException full) {
            LOG.warn("cannot write {}", file, full);
            message.setText(
                    words.text(
                            "overview.notExported",
                            file.getFileName(),
                            String.valueOf(full.getMessage())));
        }
    }
}
