package console.views.fleet;

import console.services.fact.Reading;
import console.services.fleet.FleetSnapshot;
import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.FleetSnapshot.Bundles;
import console.views.common.Facts;
import console.views.common.StyleSheets;
import console.views.common.Texts;
import console.views.common.picture.PictureView;
import console.views.common.picture.TextScale;
import console.views.common.table.DataTable;
import console.views.common.table.TableMemory;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The Fleet screen: repositories, the graph of dependencies, the table, and why a bundle is not
/// ready.
public final class FleetView extends VBox {
    private static final double HIGHEST = 260;
    private static final double LEAST = 74;
    private static final double TABLE = 130;
    private static final double SHARE = 0.34;
    private static final double PICTURE = 0.24;
    private static final double USUAL = 1256;

    private final FleetViewModel model;
    private final Texts texts;
    private final PictureView graph = new PictureView();
    private final TextScale scale = new TextScale();
    private final Label notes = Facts.label("", "fleet-notes");
    private final Label more = new Label();
    private final StackPane picture;
    private final Label cycles = Facts.label("", "fleet-cycles");
    private double drawnFor;

    public FleetView(FleetViewModel model, TableMemory memory) {
        this.model = model;
        texts = model.texts();
        getStyleClass().add("fleet");
        StyleSheets.addTo(this, "fleet.css");
        DataTable<Bundle> table =
                new DataTable<>(
                        model.table(), texts, model.provenance(), memory, texts.text("fleet.none"));
        VBox.setVgrow(table, Priority.ALWAYS);
        graph.setId("fleet-graph");
        graph.setMinHeight(0);
        picture = picture();
        table.setMinHeight(TABLE);
        notes.setId("fleet-notes");
        WhyPanel chain = new WhyPanel(model.why(), texts);
        VBox page = new VBox(new RepoPanel(model), picture, notes, cycles, table, chain);
        page.heightProperty().subscribe(_ -> size(page.getHeight()));
        graph.drawingProperty().subscribe(_ -> size(page.getHeight()));
        chain.maxHeightProperty().bind(page.heightProperty().multiply(SHARE));
        HBox.setHgrow(page, Priority.ALWAYS);
        page.setMinWidth(0);
        HBox body = new HBox(page, new SidePane(model));
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(scale, title(), body);
        graph.setOnOpen(id -> model.choose(id.substring("bundle/".length())));
        model.table()
                .selectedProperty()
                .subscribe(
                        key -> graph.selectedProperty().set(key.isEmpty() ? "" : "bundle/" + key));
        model.snapshotProperty().subscribe(_ -> show());
        graph.pageProperty().subscribe(_ -> turn());
        scale.factorProperty().subscribe(_ -> size());
    }

    private HBox title() {
        Label title = new Label(texts.text("fleet.title"));
        title.getStyleClass().add("page-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(12, title, space, new FleetCounts(model));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("title-row");
        return row;
    }

    /// Over its corner stands whether it goes on.
    private StackPane picture() {
        more.getStyleClass().add("fleet-more");
        more.setMouseTransparent(true);
        StackPane.setAlignment(more, Pos.BOTTOM_RIGHT);
        return new StackPane(graph, more);
    }

    /// The picture yields its place last, and in a low window, too, keeps its share.
    private void size(double page) {
        double whole = Math.min(HIGHEST, graph.drawingProperty().get().height());
        picture.setMinHeight(Math.min(whole * factor(), Math.max(LEAST, page * PICTURE)));
    }

    private double factor() {
        return Math.max(1, scale.factorProperty().get());
    }

    private double width() {
        double width = graph.pageProperty().get().width();
        return width > 0 ? width : USUAL;
    }

    /// Another width may hold another number of columns.
    private void turn() {
        if (width() != drawnFor) {
            show();
        }
        double height = graph.pageProperty().get().height();
        more.setText(texts.text("fleet.graph.more"));
        more.setVisible(height > 0 && height < graph.drawingProperty().get().height() - 1);
    }

    private void show() {
        FleetSnapshot snapshot = model.snapshotProperty().get();
        Reading<Bundles> bundles = snapshot.bundles();
        drawnFor = width();
        graph.drawingProperty().set(FleetGraph.of(bundles, texts, graph.measure(), drawnFor));
        size();
        note();
        List<List<String>> circles = bundles.known().map(Bundles::cycles).orElse(List.of());
        cycles.setText(
                circles.stream()
                        .map(
                                circle ->
                                        texts.text(
                                                isOld() ? "fleet.cycle.was" : "fleet.cycle",
                                                titles(circle)))
                        .collect(Collectors.joining("\n")));
        finish(cycles);
    }

    /// What was so when it was last seen is told in another tense.
    private boolean isOld() {
        return model.snapshotProperty().get().bundles() instanceof Reading.Stale<?>;
    }

    private String titles(List<String> keys) {
        return keys.stream().map(model::title).collect(Collectors.joining(", "));
    }

    /// What the arrows mean, and what runs on in its former version.
    private void note() {
        List<Bundle> all =
                model.snapshotProperty()
                        .get()
                        .bundles()
                        .known()
                        .map(Bundles::all)
                        .orElse(List.of());
        List<String> lines = new ArrayList<>();
        if (all.stream().anyMatch(each -> !each.edges().isEmpty())) {
            lines.add(texts.text("fleet.arrows"));
        }
        List<String> former = all.stream().filter(Bundle::former).map(Bundle::title).toList();
        if (!former.isEmpty()) {
            lines.add(
                    texts.text(
                            isOld() ? "fleet.former.was" : "fleet.former",
                            former.size(),
                            String.join(", ", former)));
        }
        notes.setText(String.join(" ", lines));
        finish(notes);
    }

    private void finish(Label label) {
        label.getStyleClass().remove("fleet-stale");
        if (isOld()) {
            label.getStyleClass().add("fleet-stale");
        }
        label.setVisible(!label.getText().isEmpty());
        label.setManaged(label.isVisible());
    }

    private void size() {
        double height = graph.drawingProperty().get().height();
        graph.setPrefHeight(Math.min(HIGHEST, height) * factor());
        turn();
    }
}
