package console.views.gpus;

import console.services.fact.Reading;
import console.services.gpu.GpuSnapshot;
import console.views.common.Scrolling;
import console.views.common.StyleSheets;
import console.views.common.Texts;
import console.views.common.table.DataTable;
import console.views.common.table.TableMemory;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.List;

/// The GPUs screen: node by node its cards and slots, or holder by holder; at the right the room
/// for more, and who waits.
public final class GpusView extends VBox {
    private static final double ROOM = 97; // times the size of small text

    private final GpusViewModel model;
    private final Texts texts;
    private final ListView<GpuLine> list = new ListView<>();
    private final DataTable<GpusViewModel.Holding> holders;
    private final PlannerView planner;
    private final HBox page;
    private final StackPane middle = new StackPane();
    private final Label source = new Label();
    private final BooleanProperty narrow = new SimpleBooleanProperty();
    private final ScrollPane room;

    public GpusView(GpusViewModel model, TableMemory memory) {
        this.model = model;
        texts = model.texts();
        getStyleClass().add("gpus");
        StyleSheets.addTo(this, "gpus.css");
        list.setId("gpus-list");
        list.getStyleClass().add("gpus-list");
        holders =
                new DataTable<>(
                        model.holders(),
                        texts,
                        model.provenance(),
                        memory,
                        texts.text("gpus.holders.none"));
        VBox byNode = byNode();
        middle.getChildren().setAll(byNode);
        HBox.setHgrow(middle, Priority.ALWAYS);
        room = Scrolling.pane(new RoomPanel(model));
        room.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        room.getStyleClass().add("gpus-right");
        page = new HBox(middle, room);
        planner = new PlannerView(model.planner());
        VBox.setVgrow(page, Priority.ALWAYS);
        VBox.setVgrow(planner, Priority.ALWAYS);
        getChildren().addAll(title(byNode), page);
        model.snapshotProperty().subscribe(this::show);
        model.chosenProperty().subscribe(this::choose);
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(
                        line -> {
                            if (line != null) {
                                model.choose(line.key());
                            }
                        });
        model.modelProperty().subscribe(list::refresh);
        show();
    }

    private VBox byNode() {
        HBox columns = CardLine.columns(texts);
        columns.visibleProperty().bind(narrow.not());
        columns.managedProperty().bind(narrow.not());
        VBox byNode = new VBox(columns, list);
        widthProperty().subscribe(this::measure);
        source.fontProperty().subscribe(this::measure);
        // Anew, not refreshed: a list keeps the heights that its lines had.
        narrow.subscribe(on -> list.setCellFactory(_ -> new LineCell(model, on)));
        VBox.setVgrow(list, Priority.ALWAYS);
        return byNode;
    }

    /// Where a line has no room for slots beside measures, these stand below.
    private void measure() {
        narrow.set(getWidth() > 0 && getWidth() < ROOM * source.getFont().getSize());
    }

    private HBox title(Node cards) {
        Label title = new Label(texts.text("gpus.title"));
        title.getStyleClass().add("page-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        ToggleButton byNode = view("gpus-by-node", cards, group);
        ToggleButton needy = needy(cards, group);
        ToggleButton byHolder = view("gpus-by-holder", holders, group);
        byNode.setText(texts.text("gpus.byNode"));
        needy.setText(texts.text("gpus.needy"));
        byHolder.setText(texts.text("gpus.byHolder"));
        byNode.setSelected(true);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        source.getStyleClass().add("gpus-quiet");
        source.setId("gpus-source");
        ToggleButton plan = new ToggleButton(texts.text("gpus.planner"));
        plan.setId("gpus-planner");
        plan.setMinWidth(Region.USE_PREF_SIZE);
        plan.setToggleGroup(group);
        plan.setOnAction(_ -> model.plan(model.chosenProperty().get()));
        model.planningProperty()
                .subscribe(
                        on -> {
                            plan.setSelected(on);
                            if (on) {
                                open(planner);
                            }
                        });
        HBox segments = new HBox(byNode, needy, byHolder, plan);
        segments.getStyleClass().add("segments");
        HBox row = new HBox(12, title, segments, space, source);
        row.getStyleClass().add("title-row");
        return row;
    }

    /// Of the same list only the nodes that need a hand; who waits stands at the end of the right
    /// side.
    private ToggleButton needy(Node cards, ToggleGroup group) {
        ToggleButton button = view("gpus-needy", cards, group);
        button.selectedProperty().bindBidirectional(model.needyProperty());
        model.needyProperty()
                .subscribe(
                        only -> {
                            if (only) {
                                model.planningProperty().set(false);
                                middle.getChildren().setAll(cards);
                                open(page);
                                room.setVvalue(waits() ? room.getVmax() : 0);
                            }
                            show();
                        });
        return button;
    }

    private boolean waits() {
        return model.snapshotProperty().get().waiting().known().stream()
                .anyMatch(pods -> !pods.isEmpty());
    }

    private ToggleButton view(String id, Node content, ToggleGroup group) {
        ToggleButton button = new ToggleButton();
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setToggleGroup(group);
        button.setOnAction(
                _ -> {
                    button.setSelected(true);
                    model.planningProperty().set(false);
                    middle.getChildren().setAll(content);
                    open(page);
                });
        return button;
    }

    private void open(Node content) {
        if (!getChildren().getLast().equals(content)) {
            getChildren().set(1, content);
        }
    }

    private void choose(String key) {
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i).key().equals(key)
                    && list.getSelectionModel().getSelectedIndex() != i) {
                list.getSelectionModel().select(i);
                list.scrollTo(i);
            }
        }
    }

    private String none() {
        return model.needyProperty().get() ? "gpus.needy.none" : "gpus.none";
    }

    private void show() {
        GpuSnapshot snapshot = model.snapshotProperty().get();
        Reading<List<GpuLine>> lines = model.lines();
        List<GpuLine> next = lines.known().orElse(List.of());
        if (!next.equals(list.getItems())) {
            list.getItems().setAll(next);
            choose(model.chosenProperty().get());
        }
        list.setPlaceholder(
                new Label(lines.known().isPresent() ? texts.text(none()) : texts.hint(lines)));
        boolean stale = snapshot.nodes() instanceof Reading.Stale<?>;
        source.setText(
                stale
                        ? texts.hint(snapshot.nodes())
                        : texts.text(model.configured() ? "gpus.configured" : "gpus.illustrative"));
    }
}
