package console.views.gpus;

import console.services.fact.Reading;
import console.services.gpu.GpuSnapshot;
import console.services.gpu.GpuSnapshot.Waiting;
import console.services.gpu.HeadroomTable;
import console.services.resource.SessionModel;
import console.services.row.InventoryRow;
import console.views.common.Marks;
import console.views.common.Texts;
import console.views.common.picture.Symbol;

import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// At the right: how many more sessions fit and what runs out first, what wants a look, and who
/// waits.
final class RoomPanel extends VBox {
    private static final int NODES = 4;
    private static final int WAITING = 50;

    private final GpusViewModel model;
    private final Texts texts;
    private final GridPane grid = new GridPane();
    private final VBox waiting = new VBox();
    private final Label remark = new Label();
    private final CarePanel care;

    RoomPanel(GpusViewModel model) {
        this.model = model;
        texts = model.texts();
        getStyleClass().add("gpus-room");
        care = new CarePanel(model);
        grid.getStyleClass().add("gpus-grid");
        grid.setId("gpus-headroom");
        waiting.getStyleClass().add("gpus-waiting");
        waiting.setId("gpus-waiting");
        remark.setWrapText(true);
        remark.getStyleClass().add("gpus-quiet");
        getChildren()
                .addAll(
                        head("gpus.room"),
                        models(),
                        grid,
                        remark,
                        care,
                        head("gpus.waiting"),
                        waiting);
        model.snapshotProperty().subscribe(this::show);
        model.modelProperty().subscribe(this::show);
        show();
    }

    private Label head(String key) {
        return section(texts.text(key));
    }

    static Label section(String text) {
        Label head = new Label(text);
        head.getStyleClass().add("gpus-section");
        return head;
    }

    private HBox models() {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        box.getStyleClass().add("gpus-models");
        for (SessionModel each : SessionModel.values()) {
            ToggleButton button = new ToggleButton(texts.text("gpus.model." + each.name()));
            button.setId("gpus-model-" + each.name());
            button.setToggleGroup(group);
            button.setSelected(each == model.modelProperty().get());
            button.setOnAction(
                    _ -> {
                        button.setSelected(true);
                        model.modelProperty().set(each);
                    });
            box.getChildren().add(button);
        }
        return box;
    }

    private void show() {
        GpuSnapshot snapshot = model.snapshotProperty().get();
        grid.getChildren().clear();
        switch (snapshot.headroom()) {
            case Reading.Live<Map<SessionModel, List<HeadroomTable.Row>>> live ->
                    fill(
                            snapshot.profiles(),
                            live.value().getOrDefault(model.modelProperty().get(), List.of()));
            case Reading.Stale<?> _ -> remark.setText(texts.text("gpus.room.stale"));
            case Reading.Absent<?> absent ->
                    remark.setText(texts.text("gpus.room.absent", texts.sentence(absent.why())));
        }
        care.show();
        showWaiting(snapshot.waiting());
    }

    private void fill(List<InventoryRow.Profile> profiles, List<HeadroomTable.Row> rows) {
        List<String> nodes =
                rows.stream()
                        .map(HeadroomTable.Row::node)
                        .filter(java.util.Objects::nonNull)
                        .distinct()
                        .limit(NODES)
                        .toList();
        long all = rows.stream().map(HeadroomTable.Row::node).distinct().count() - 1;
        int column = 0;
        grid.add(quiet(texts.text("gpus.room.profile")), column++, 0);
        for (String node : nodes) {
            grid.add(quiet(node.substring(node.lastIndexOf('-') + 1)), column++, 0);
        }
        grid.add(quiet(texts.text("gpus.room.all")), column++, 0);
        grid.add(quiet(texts.text("gpus.room.first")), column, 0);
        int line = 1;
        for (InventoryRow.Profile profile : profiles) {
            row(profile, nodes, rows, line++);
        }
        boolean cut = all > nodes.size();
        remark.setText(
                cut
                        ? texts.text("gpus.room.more", nodes.size(), all)
                        : texts.text("gpus.room.alone"));
    }

    private void row(
            InventoryRow.Profile profile,
            List<String> nodes,
            List<HeadroomTable.Row> rows,
            int line) {
        List<HeadroomTable.Row> own =
                rows.stream().filter(row -> row.profile().equals(profile.name())).toList();
        Label name = new Label(profile.label());
        name.setMinWidth(Region.USE_PREF_SIZE);
        grid.add(name, 0, line);
        int column = 1;
        for (String node : nodes) {
            HeadroomTable.Row here =
                    own.stream().filter(row -> node.equals(row.node())).findFirst().orElseThrow();
            boolean never = here.limitedBy().contains("not-offered");
            grid.add(quiet(never ? "–" : texts.number((double) here.fits(), 0)), column++, line);
        }
        HeadroomTable.Row total =
                own.stream().filter(row -> row.node() == null).findFirst().orElseThrow();
        Label sum = new Label(texts.number((double) total.fits(), 0));
        sum.getStyleClass().add("gpus-sum");
        sum.setMinWidth(Region.USE_PREF_SIZE);
        sum.setId("gpus-room-" + profile.name());
        grid.add(sum, column++, line);
        Label first =
                new Label(
                        total.limitedBy().stream()
                                .map(limit -> limit(texts, limit))
                                .collect(Collectors.joining(", ")));
        first.setWrapText(true);
        first.getStyleClass().add(total.fits() == 0 ? "gpus-att" : "gpus-quiet");
        grid.add(first, column, line);
    }

    /// What runs out, in words.
    static String limit(Texts texts, String limit) {
        return switch (limit) {
            case "cpu",
                    "memory",
                    "ephemeral-storage",
                    "pods",
                    "not-ready",
                    "cordoned",
                    "taint",
                    "not-offered" ->
                    texts.text("gpus.limit." + limit);
            default -> limit.replace("nvidia.com/", "");
        };
    }

    private void showWaiting(Reading<List<Waiting>> reading) {
        waiting.getChildren().clear();
        waiting.getStyleClass().remove("gpus-old");
        if (reading instanceof Reading.Stale<?>) {
            waiting.getStyleClass().add("gpus-old");
        }
        switch (reading) {
            case Reading.Live<List<Waiting>> live -> fill(live.value(), "gpus.waiting.none");
            case Reading.Stale<List<Waiting>> stale -> fill(stale.value(), "gpus.waiting.was-none");
            case Reading.Absent<List<Waiting>> absent ->
                    waiting.getChildren().add(wrapped(texts.sentence(absent.why()), "gpus-quiet"));
        }
    }

    private void fill(List<Waiting> pods, String none) {
        if (pods.isEmpty()) {
            waiting.getChildren().add(wrapped(texts.text(none), "gpus-quiet"));
        }
        for (Waiting pod : pods.stream().limit(WAITING).toList()) {
            String who = pod.user() == null ? pod.pod() : pod.user();
            Label name =
                    new Label(
                            who
                                    + "  "
                                    + pod.resource().replace("nvidia.com/", "")
                                    + " × "
                                    + pod.quantity());
            name.setGraphic(Marks.of(Symbol.ATTENTION, texts.text("gpus.waiting")));
            name.getStyleClass().add("gpus-sum");
            waiting.getChildren().addAll(name, wrapped(pod.reason(), "gpus-quiet"));
        }
        if (pods.size() > WAITING) {
            waiting.getChildren()
                    .add(
                            wrapped(
                                    texts.text("gpus.waiting.more", WAITING, pods.size()),
                                    "gpus-quiet"));
        }
    }

    static Label quiet(String text) {
        return wrapped(text, "gpus-quiet");
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(style.equals("gpus-quiet") && text.length() > 20);
        label.getStyleClass().add(style);
        if (!label.isWrapText()) {
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
        return label;
    }
}
