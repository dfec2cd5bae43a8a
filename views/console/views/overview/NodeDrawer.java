package console.views.overview;

import console.services.fact.Reading;
import console.services.fact.Why;
import console.services.row.EventRow;
import console.services.row.PodRow;
import console.services.topology.Node;
import console.views.common.Area;
import console.views.common.Copy;
import console.views.common.Facts;
import console.views.common.Facts.Fact;
import console.views.common.Icons;
import console.views.common.Marks;
import console.views.common.Scrolling;
import console.views.common.StyleSheets;
import console.views.common.Texts;
import console.views.common.YamlPane;
import console.views.common.picture.Freshness;
import console.views.common.picture.Symbol;
import console.views.common.table.Cell;
import console.views.common.table.Column;
import console.views.common.table.Column.Kind;
import console.views.common.table.DataTable;
import console.views.common.table.TableModel;
import console.views.overview.NodeWhy.Jump;
import console.views.overview.picture.Looks;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Everything about one node: why it is as it is, conditions, taints, pods, events, labels, YAML.
/// Focus goes back to where it was when it closes.
final class NodeDrawer extends VBox {
    private static final int EVENTS = 200;

    private final OverviewViewModel model;
    private final NodeDrawerViewModel drawer;
    private final Texts texts;
    private final Label title = new Label();
    private final Label line = Facts.label("", "facts-quiet");
    private final DrawerTabs tabs;
    private final NodeSummary summary;
    private final ScrollPane events = Scrolling.pane(new Region());
    private final TableModel<PodRow> pods;
    private final TableModel<Map.Entry<String, String>> labels;
    private javafx.scene.@Nullable Node before;

    NodeDrawer(OverviewViewModel model) {
        this.model = model;
        drawer = model.drawer();
        texts = model.words();
        pods = PodTable.model(texts);
        labels = new TableModel<>("overview-labels", Map.Entry::getKey, labelColumns());
        tabs = new DrawerTabs(texts);
        summary = new NodeSummary(model, this::jump);
        events.setId("overview-drawer-events");
        getStyleClass().add("drawer");
        Area.mark(this);
        StyleSheets.addTo(this, "drawer.css");
        setId("overview-drawer");
        VBox.setVgrow(tabs.page(), Priority.ALWAYS);
        pages();
        getChildren().addAll(head(), tabs, tabs.page(), foot());
        visibleProperty().bind(drawer.openedProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
        visibleProperty().subscribe(this::moveFocus);
        focusedProperty().subscribe(tabs::focus);
        drawer.openedProperty().subscribe(this::show);
        drawer.podProperty().subscribe(this::choose);
        model.snapshotProperty().subscribe(this::show);
        drawer.podsProperty().subscribe(this::show);
        drawer.eventsProperty().subscribe(this::show);
        drawer.eventsProperty().subscribe(this::showEvents);
        drawer.openedProperty().subscribe(this::fetchYaml);
        tabs.shownProperty().subscribe(this::fetchYaml);
        show();
    }

    private void pages() {
        tabs.add("summary", summary);
        tabs.add("pods", table(pods, "overview.drawer.noPods"));
        tabs.add("events", events);
        tabs.add("labels", table(labels, "overview.none"));
        tabs.add(
                "yaml",
                new YamlPane(
                        "overview-drawer-yaml",
                        drawer.yamlProperty(),
                        drawer::loadYaml,
                        texts,
                        model.provenance()));
    }

    private <R> DataTable<R> table(TableModel<R> rows, String nothing) {
        return new DataTable<>(
                rows, texts, model.provenance(), model.tables(), texts.text(nothing));
    }

    private List<Column<Map.Entry<String, String>>> labelColumns() {
        return List.of(
                new Column<>(
                        "label",
                        texts.text("overview.column.label"),
                        200,
                        Kind.MONO,
                        label -> Cell.of(label.getKey())),
                new Column<>(
                        "value",
                        texts.text("overview.column.value"),
                        160,
                        Kind.MONO,
                        label -> Cell.of(label.getValue())));
    }

    private VBox head() {
        title.getStyleClass().add("drawer-title");
        title.setId("overview-drawer-title");
        line.setId("overview-drawer-state");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row =
                new HBox(
                        4,
                        title,
                        space,
                        Copy.button(
                                "overview-drawer-copy",
                                texts.text("overview.drawer.copyName"),
                                title::getText),
                        Icons.CLOSE.tool(
                                "overview-drawer-close",
                                texts.text("overview.drawer.close"),
                                model::closeDrawer));
        row.setAlignment(Pos.CENTER_LEFT);
        VBox head = new VBox(2, row, line);
        head.getStyleClass().add("drawer-head");
        return head;
    }

    private HBox foot() {
        Label why = Facts.label(texts.text("overview.drawer.readOnly"), "facts-quiet");
        HBox foot = new HBox(8, Icons.LOCK.node(), why);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("drawer-foot");
        return foot;
    }

    /// Shows the first page and goes to it.
    void focusWhy() {
        tabs.show("summary");
        summary.setVvalue(0);
        summary.requestFocus();
    }

    private void choose(String pod) {
        if (!pod.isEmpty()) {
            tabs.show("pods");
            pods.selectedProperty().set(pod);
        }
    }

    private void jump(Jump jump) {
        switch (jump) {
            case NONE -> {}
            case PODS -> tabs.show("pods");
            case EVENTS -> tabs.show("events");
            case LABELS -> tabs.show("labels");
        }
    }

    private void moveFocus(boolean open) {
        if (getScene() == null) {
            return;
        }
        if (open) {
            before = getScene().getFocusOwner();
        } else if (before != null) {
            before.requestFocus();
        }
    }

    private void fetchYaml() {
        if (tabs.shownProperty().get().equals("yaml")
                && !drawer.openedProperty().get().isEmpty()
                && drawer.yamlProperty().get() == null) {
            drawer.loadYaml();
        }
    }

    private void show() {
        String name = drawer.openedProperty().get();
        if (name.isEmpty()) {
            return;
        }
        title.setText(name);
        Reading<List<Node>> nodes = model.snapshotProperty().get().nodes();
        Node node = model.node(name);
        tabs.page().setVisible(node != null);
        if (node == null) {
            title.setGraphic(Marks.of(Symbol.ABSENT, ""));
            line.setText(
                    nodes instanceof Reading.Absent<List<Node>>(Why why)
                            ? texts.sentence(why)
                            : texts.text("overview.drawer.gone"));
            return;
        }
        Reading<List<PodRow>> podRows = drawer.podsProperty().get();
        Reading<List<EventRow>> eventRows = drawer.eventsProperty().get();
        boolean stale = Looks.fresh(node, nodes) == Freshness.STALE;
        title.setGraphic(
                Marks.of(stale ? Symbol.STALE : Looks.mark(node.state()), model.state(node)));
        line.getStyleClass().setAll("label", stale ? "facts-stale" : "facts-quiet");
        line.setText(state(node));
        model.provenance().install(line, line.getText(), nodes);
        summary.show(node, NodeWhy.of(node, model.state(node), podRows, eventRows, texts));
        pods.show(podRows);
        labels.show(nodes.map(_ -> List.copyOf(new TreeMap<>(node.row().labels()).entrySet())));
        tabs.count("pods", podRows);
        tabs.count("events", eventRows);
        tabs.count("labels", labels.readingProperty().get());
    }

    private String state(Node node) {
        String role =
                texts.text(
                        node.role() == Node.Role.SERVER
                                ? "overview.node.server"
                                : "overview.node.worker");
        return model.state(node) + " · " + role + " · " + Looks.address(node, texts);
    }

    private void showEvents(Reading<List<EventRow>> reading) {
        Facts facts = new Facts(model.provenance());
        List<EventRow> rows = reading.known().orElse(List.of());
        facts.head(
                texts.text("overview.drawer.events"),
                Copy.button(
                        "overview-events-copy",
                        texts.text("overview.drawer.copyEvents"),
                        () -> rows.stream().map(this::text).collect(Collectors.joining("\n"))));
        if (reading instanceof Reading.Absent<List<EventRow>>(Why why)) {
            facts.note(texts.sentence(why));
        } else if (rows.isEmpty()) {
            facts.note(texts.text("overview.drawer.noEvents"));
        }
        for (EventRow event : rows.subList(0, Math.min(EVENTS, rows.size()))) {
            boolean warning = event.type().equals("Warning");
            String times = event.count() > 1 ? "× " + texts.number(event.count(), 0) : "";
            String last = event.last() == null ? "" : texts.moment(event.last());
            Symbol mark = warning ? Symbol.ATTENTION : Symbol.FINE;
            facts.fact(new Fact(mark, event.reason(), times, last), event.message(), reading);
        }
        if (rows.size() > EVENTS) {
            facts.note(texts.text("overview.drawer.first", EVENTS, rows.size()));
        }
        events.setContent(facts);
    }

    private String text(EventRow event) {
        String time = event.last() == null ? "" : event.last() + "\t";
        return time + event.type() + "\t" + event.reason() + "\t" + event.message();
    }
}
