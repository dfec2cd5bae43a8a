package console.views.fleet;

import console.services.fact.Reading;
import console.services.fleet.FleetSnapshot;
import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.FleetSnapshot.Bundles;
import console.services.fleet.FleetSnapshot.Repo;
import console.services.resource.BundleState;
import console.views.common.BundleLooks;
import console.views.common.StyleSheets;
import console.views.common.Texts;
import console.views.common.picture.Drawing;
import console.views.common.picture.PictureView;
import console.views.common.picture.TextScale;
import console.views.common.table.DataTable;
import console.views.common.table.TableMemory;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/// The Fleet screen: repositories, the graph of dependencies, the table, and why a bundle is not
/// ready.
public final class FleetView extends VBox {
    private static final double HIGHEST = 260;

    private final FleetViewModel model;
    private final Texts texts;
    private final PictureView graph = new PictureView();
    private final TextScale scale = new TextScale();
    private final VBox repos = new VBox();
    private final Label counts = new Label();
    private final Label cycles = new Label();

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
        repos.getStyleClass().add("fleet-repos");
        repos.setId("fleet-repos");
        cycles.getStyleClass().add("fleet-cycles");
        cycles.setWrapText(true);
        VBox page = new VBox(repos, graph, cycles, table, new WhyPanel(model.why(), texts));
        HBox.setHgrow(page, Priority.ALWAYS);
        HBox body = new HBox(page, new SidePane(model));
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(scale, title(), body);
        graph.setOnOpen(id -> model.choose(id.substring("bundle/".length())));
        model.table()
                .selectedProperty()
                .subscribe(
                        key -> graph.selectedProperty().set(key.isEmpty() ? "" : "bundle/" + key));
        model.snapshotProperty().subscribe(this::show);
        scale.factorProperty().subscribe(this::size);
    }

    private HBox title() {
        Label title = new Label(texts.text("fleet.title"));
        title.getStyleClass().add("page-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        counts.getStyleClass().add("fleet-quiet");
        counts.setId("fleet-counts");
        HBox row = new HBox(12, title, space, counts);
        row.getStyleClass().add("title-row");
        return row;
    }

    private void show(FleetSnapshot snapshot) {
        List<Bundle> all = snapshot.bundles().known().map(Bundles::all).orElse(List.of());
        long ready = all.stream().filter(each -> each.state() == BundleState.READY).count();
        counts.setText(
                switch (snapshot.bundles()) {
                    case Reading.Live<Bundles> _ -> texts.text("fleet.counts", all.size(), ready);
                    case Reading.Stale<Bundles> stale -> texts.hint(stale);
                    case Reading.Absent<Bundles> absent -> texts.sentence(absent.why());
                });
        Drawing drawing = FleetGraph.of(snapshot.bundles(), texts, graph.measure());
        graph.drawingProperty().set(drawing);
        size();
        List<List<String>> circles =
                snapshot.bundles().known().map(Bundles::cycles).orElse(List.of());
        cycles.setText(
                circles.isEmpty()
                        ? ""
                        : texts.text("fleet.cycle", String.join(", ", circles.getFirst())));
        cycles.setVisible(!circles.isEmpty());
        cycles.setManaged(!circles.isEmpty());
        showRepos(snapshot.repos());
    }

    private void size() {
        double height = Math.min(HIGHEST, graph.drawingProperty().get().height());
        graph.setPrefHeight(height * Math.max(1, scale.factorProperty().get()));
    }

    private void showRepos(Reading<List<Repo>> reading) {
        repos.getChildren().clear();
        if (reading instanceof Reading.Absent<?> absent) {
            Label why = new Label(texts.text("fleet.repos.absent", texts.sentence(absent.why())));
            why.getStyleClass().add("fleet-quiet");
            repos.getChildren().add(why);
        }
        for (Repo repo : reading.known().orElse(List.of())) {
            repos.getChildren().add(repo(repo, reading));
        }
    }

    private Label repo(Repo repo, Reading<?> reading) {
        String state = repo.state() == null ? "–" : BundleLooks.word(repo.state(), texts);
        String polling =
                repo.pollingSeconds() == 0
                        ? texts.text("fleet.polling.off")
                        : texts.text("fleet.polling", repo.pollingSeconds());
        String pending =
                repo.pollingCommit().isEmpty() || repo.pollingCommit().equals(repo.commit())
                        ? ""
                        : " · " + texts.text("fleet.pending", cut(repo.pollingCommit()));
        String paused = repo.paused() ? " · " + texts.text("fleet.paused") : "";
        String message = repo.message() == null ? "" : " · " + repo.message();
        String text =
                texts.text("fleet.repo", repo.name(), repo.branch(), cut(repo.commit()))
                        + pending
                        + " · "
                        + polling
                        + " · "
                        + state
                        + paused
                        + message;
        Label label = new Label(text);
        label.getStyleClass()
                .add(reading instanceof Reading.Stale<?> ? "fleet-stale" : "fleet-repo");
        model.provenance().install(label, repo.repo() + "\n" + text, reading);
        return label;
    }

    private static String cut(String commit) {
        return commit.isEmpty() ? "–" : commit.substring(0, Math.min(7, commit.length()));
    }
}
