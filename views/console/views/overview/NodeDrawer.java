package console.views.overview;

import console.services.fact.Reading;
import console.services.fact.Why;
import console.services.row.EventRow;
import console.services.row.NodeRow;
import console.services.row.PodRow;
import console.services.topology.Node;
import console.views.common.Texts;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Everything about one node: why it is as it is, conditions, labels, taints, pods, events, YAML.
final class NodeDrawer extends VBox {
    private static final int SHOWN = 60;

    private final OverviewViewModel model;
    private final Texts words;
    private final VBox body = new VBox();
    private final ScrollPane scroll = new ScrollPane(body);

    NodeDrawer(OverviewViewModel model) {
        this.model = model;
        this.words = model.words();
        getStyleClass().add("overview-drawer");
        setId("overview-drawer");
        body.getStyleClass().add("overview-drawer-body");
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        visibleProperty().bind(model.openedProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
        model.openedProperty().subscribe(this::show);
        model.snapshotProperty().subscribe(this::show);
        onChange(model.podsProperty());
        onChange(model.eventsProperty());
        model.yamlProperty().subscribe(this::show);
        show();
    }

    void focusWhy() {
        scroll.setVvalue(0);
        scroll.requestFocus();
    }

    private void onChange(ReadOnlyObjectProperty<?> property) {
        property.subscribe(this::show);
    }

    private void show() {
        String name = model.openedProperty().get();
        if (name.isEmpty()) {
            getChildren().clear();
            return;
        }
        Node node = model.node(name);
        if (node == null) {
            getChildren().setAll(head(name, words.text("overview.drawer.gone")));
            return;
        }
        String line = model.state(node) + " · " + (node.address() == null ? "" : node.address());
        fill(node);
        Label locked = text(words.text("overview.drawer.readOnly"), "overview-quiet");
        locked.getStyleClass().add("overview-drawer-foot");
        getChildren().setAll(head(name, line), scroll, locked);
    }

    private VBox head(String name, String line) {
        Label title = new Label(name);
        title.getStyleClass().add("overview-drawer-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button close = new Button(words.text("overview.drawer.close"));
        close.setId("overview-drawer-close");
        close.setOnAction(_ -> model.closeDrawer());
        HBox row = new HBox(8, title, space, close);
        row.setAlignment(Pos.CENTER_LEFT);
        VBox head = new VBox(4, row, text(line, "overview-quiet"));
        head.getStyleClass().add("overview-drawer-head");
        return head;
    }

    private void fill(Node node) {
        body.getChildren().clear();
        section(words.text("overview.drawer.why"));
        for (OverviewViewModel.Step step : model.why(node)) {
            body.getChildren()
                    .add(text(step.title(), step.bad() ? "overview-bad" : "overview-plain"));
            if (!step.detail().isEmpty()) {
                body.getChildren().add(text(step.detail(), "overview-quiet"));
            }
        }
        section(words.text("overview.drawer.conditions"));
        for (NodeRow.Condition condition : node.row().conditions()) {
            String since = condition.since() == null ? "" : words.time(condition.since());
            pair(condition.type(), condition.status() + "  " + condition.reason() + "  " + since);
        }
        section(words.text("overview.drawer.taints"));
        if (node.row().taints().isEmpty()) {
            body.getChildren().add(text(words.text("overview.none"), "overview-quiet"));
        }
        for (NodeRow.Taint taint : node.row().taints()) {
            pair(taint.key(), taint.value() + " " + taint.effect());
        }
        list(words.text("overview.drawer.pods"), model.podsProperty().get(), NodeDrawer::pod);
        list(words.text("overview.drawer.events"), model.eventsProperty().get(), this::event);
        section(words.text("overview.drawer.labels"));
        for (Map.Entry<String, String> label : new TreeMap<>(node.row().labels()).entrySet()) {
            pair(label.getKey(), label.getValue());
        }
        yaml();
    }

    private static String pod(PodRow pod) {
        String state = pod.reason().isEmpty() ? pod.phase() : pod.reason();
        return pod.key() + "  " + state;
    }

    private String event(EventRow event) {
        String time = event.last() == null ? "" : words.time(event.last()) + "  ";
        return time + event.type() + "  " + event.reason() + "  " + event.message();
    }

    private <T> void list(String title, Reading<List<T>> reading, Function<T, String> line) {
        switch (reading) {
            case Reading.Live<List<T>> live -> lines(title, live.value(), line, "overview-plain");
            case Reading.Stale<List<T>> stale ->
                    lines(title, stale.value(), line, "overview-stale");
            case Reading.Absent<List<T>>(Why why) -> {
                section(title);
                body.getChildren().add(text(words.reason(why), "overview-quiet"));
            }
        }
    }

    private <T> void lines(String title, List<T> rows, Function<T, String> line, String style) {
        section(title + "  " + rows.size());
        rows.stream()
                .limit(SHOWN)
                .forEach(row -> body.getChildren().add(text(line.apply(row), style)));
        if (rows.size() > SHOWN) {
            String cut = words.text("overview.drawer.first", SHOWN, rows.size());
            body.getChildren().add(text(cut, "overview-quiet"));
        }
    }

    private void yaml() {
        section("YAML");
        Reading<String> reading = model.yamlProperty().get();
        if (reading == null) {
            Button ask = new Button(words.text("overview.drawer.yaml"));
            ask.setId("overview-drawer-yaml");
            ask.setOnAction(_ -> model.loadYaml());
            body.getChildren().add(ask);
            return;
        }
        if (reading instanceof Reading.Absent<String>(Why why)) {
            body.getChildren().add(text(words.reason(why) + "  " + why.detail(), "overview-quiet"));
            return;
        }
        TextArea area = new TextArea(reading.known().orElse(""));
        area.setId("overview-drawer-yaml-text");
        area.setEditable(false);
        area.setPrefRowCount(24);
        area.getStyleClass().add("overview-mono");
        body.getChildren().add(area);
    }

    private void section(String title) {
        body.getChildren().add(text(title, "overview-section"));
    }

    private void pair(String key, String value) {
        Label name = text(key, "overview-quiet");
        Label what = text(value, "overview-plain");
        HBox row = new HBox(10, name, what);
        name.setMinWidth(130);
        name.setMaxWidth(190);
        HBox.setHgrow(what, Priority.ALWAYS);
        body.getChildren().add(row);
    }

    private static Label text(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }
}
