package console.views.overview;

import console.views.common.Icons;
import console.views.common.Texts;
import console.views.common.picture.PictureView;
import console.views.common.picture.TextScale;
import console.views.overview.picture.Layer;

import javafx.beans.binding.BooleanExpression;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.Locale;

/// The title row: layers, table or picture, zoom, export. Narrow windows have the layers in one
/// button.
final class OverviewTools extends HBox {
    private static final double WIDE_FROM = 1000;

    private final OverviewViewModel model;
    private final Texts words;
    private final PictureView picture;
    private final Label message = new Label();

    OverviewTools(OverviewViewModel model, PictureView picture, Runnable export) {
        super(8);
        this.model = model;
        this.words = model.words();
        this.picture = picture;
        Label title = new Label(words.text("overview.title"));
        title.getStyleClass().add("overview-title");
        title.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        setHgrow(space, Priority.ALWAYS);
        message.setId("overview-message");
        ToggleButton asTable = new ToggleButton(words.text("overview.asTable"));
        asTable.selectedProperty().bindBidirectional(model.asTableProperty());
        asTable.setId("overview-as-table");
        asTable.setMinWidth(USE_PREF_SIZE);
        TextScale scale = new TextScale();
        BooleanExpression wide =
                widthProperty().greaterThanOrEqualTo(scale.factorProperty().multiply(WIDE_FROM));
        getChildren()
                .addAll(
                        scale,
                        title,
                        shownWhen(buttons(), wide),
                        shownWhen(menu(), wide.not()),
                        space,
                        message,
                        asTable);
        addZoom();
        String name = words.text("overview.export");
        getChildren().add(Icons.EXPORT.tool("overview-export", name, export));
        getStyleClass().add("overview-title-row");
        setAlignment(Pos.CENTER_LEFT);
        setFillHeight(false);
    }

    void say(String text) {
        message.setText(text);
        message.setTooltip(new Tooltip(text));
    }

    private void addZoom() {
        Label zoom = new Label();
        zoom.setId("overview-zoom");
        zoom.setMinWidth(USE_PREF_SIZE);
        picture.zoomProperty()
                .subscribe(each -> zoom.setText(Math.round(each.doubleValue() * 100) + " %"));
        String out = words.text("overview.zoomOut");
        String in = words.text("overview.zoomIn");
        String fit = words.text("overview.fit");
        getChildren()
                .addAll(
                        Icons.ZOOM_OUT.tool("overview-zoom-out", out, () -> picture.zoomBy(-1)),
                        zoom,
                        Icons.ZOOM_IN.tool("overview-zoom-in", in, () -> picture.zoomBy(1)),
                        Icons.FIT.tool("overview-fit", fit, picture::fit));
    }

    private static <N extends Node> N shownWhen(N node, BooleanExpression condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
        return node;
    }

    private HBox buttons() {
        HBox row = new HBox();
        row.getStyleClass().add("overview-layers");
        for (Layer layer : Layer.values()) {
            ToggleButton button = new ToggleButton(name(layer));
            button.setId("overview-layer-" + key(layer));
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> model.toggle(layer));
            model.layersProperty()
                    .subscribe(
                            layers -> {
                                boolean on = layers.contains(layer);
                                button.setSelected(on);
                                button.setGraphic((on ? Icons.SHOWN : Icons.HIDDEN).node());
                            });
            row.getChildren().add(button);
        }
        return row;
    }

    private MenuButton menu() {
        MenuButton menu = new MenuButton("", Icons.LAYERS.node());
        menu.setId("overview-layers-menu");
        menu.setTooltip(new Tooltip());
        menu.getTooltip().textProperty().bind(menu.textProperty());
        for (Layer layer : Layer.values()) {
            CheckMenuItem item = new CheckMenuItem(name(layer));
            item.setOnAction(_ -> model.toggle(layer));
            model.layersProperty().subscribe(layers -> item.setSelected(layers.contains(layer)));
            menu.getItems().add(item);
        }
        model.layersProperty()
                .subscribe(
                        layers ->
                                menu.setText(
                                        words.text(
                                                "overview.layers",
                                                layers.size(),
                                                Layer.values().length)));
        return menu;
    }

    private String name(Layer layer) {
        return words.text("overview.layer." + key(layer));
    }

    private static String key(Layer layer) {
        return layer.name().toLowerCase(Locale.ROOT);
    }
}
