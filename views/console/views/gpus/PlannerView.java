package console.views.gpus;

import console.services.gpu.MigLayout;
import console.views.common.Scrolling;
import console.views.common.Texts;

import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import java.util.List;

/// The MIG planner: at the left the legal layouts of a card, at the right what the chosen one would
/// mean. It has no way to change anything.
final class PlannerView extends VBox {
    private final PlannerViewModel model;
    private final Texts texts;
    private final ComboBox<String> cards = new ComboBox<>();
    private final CheckBox doubles = new CheckBox();
    private final Label head = new Label();
    private final ListView<MigLayout> layouts = new ListView<>();
    private final PlanPanel plan;
    private boolean showing;

    PlannerView(PlannerViewModel model) {
        this.model = model;
        texts = model.gpus().texts();
        plan = new PlanPanel(model, this::show);
        getStyleClass().add("gpus-planner");
        layouts.setId("gpus-layouts");
        layouts.getStyleClass().add("gpus-list");
        layouts.setCellFactory(_ -> new LayoutCell(model));
        VBox.setVgrow(layouts, Priority.ALWAYS);
        head.getStyleClass().add("gpus-layouts-head");
        head.setWrapText(true);
        VBox left = new VBox(head, layouts);
        left.getStyleClass().add("gpus-layouts");
        ScrollPane right = Scrolling.pane(plan);
        right.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        right.getStyleClass().add("gpus-plan-scroll");
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox body = new HBox(left, right);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(bar(), body);
        layouts.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        model.gpus().snapshotProperty().subscribe(this::show);
        model.gpus().modelProperty().subscribe(plan::show);
        model.cardProperty().subscribe(this::show);
        model.partialProperty().subscribe(this::show);
        model.doublesProperty().subscribe(this::show);
        show();
    }

    private FlowPane bar() {
        cards.setId("gpus-planner-card");
        cards.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(String key) {
                        return key == null ? "" : key.replace("/", " · GPU ");
                    }

                    @Override
                    public String fromString(String text) {
                        return text;
                    }
                });
        cards.valueProperty()
                .subscribe(
                        key -> {
                            if (key != null && !showing) {
                                model.cardProperty().set(key);
                            }
                        });
        ToggleGroup group = new ToggleGroup();
        HBox segments =
                new HBox(
                        segment("gpus-planner-full", "gpus.planner.full", false, group),
                        segment("gpus-planner-all", "gpus.planner.all", true, group));
        segments.getStyleClass().add("segments");
        doubles.setId("gpus-planner-doubles");
        doubles.selectedProperty().bindBidirectional(model.doublesProperty());
        Label only = new Label(texts.text("gpus.planner.only"));
        only.setId("gpus-planner-only");
        only.getStyleClass().add("gpus-quiet");
        FlowPane bar = new FlowPane(cards, segments, doubles, only);
        bar.getStyleClass().add("gpus-planner-bar");
        return bar;
    }

    private ToggleButton segment(String id, String key, boolean partial, ToggleGroup group) {
        ToggleButton button = new ToggleButton(texts.text(key));
        button.setId(id);
        button.setToggleGroup(group);
        button.setSelected(model.partialProperty().get() == partial);
        button.setOnAction(
                _ -> {
                    button.setSelected(true);
                    model.partialProperty().set(partial);
                });
        return button;
    }

    private void chosen(MigLayout layout) {
        if (layout != null && !showing) {
            model.countsProperty().set(layout.counts());
            layouts.refresh();
            plan.show();
        }
    }

    private void show() {
        showing = true;
        List<String> keys = model.targets().stream().map(PlannerViewModel.Target::key).toList();
        if (!keys.equals(cards.getItems())) {
            cards.getItems().setAll(keys);
        }
        cards.setValue(model.cardProperty().get());
        doubles.setVisible(model.doubleProfile().isPresent());
        doubles.setManaged(doubles.isVisible());
        doubles.setText(texts.text("gpus.planner.doubles", model.doubleProfile().orElse("")));
        List<MigLayout> next = model.layouts();
        if (!next.equals(layouts.getItems())) {
            layouts.getItems().setAll(next);
        }
        layouts.setPlaceholder(new Label(texts.text("gpus.planner.none")));
        head.setText(texts.text("gpus.planner.count", next.size()));
        select(next);
        showing = false;
        layouts.refresh();
        plan.show();
    }

    /// The wanted layout where it is listed, else the first.
    private void select(List<MigLayout> all) {
        MigLayout wanted =
                all.stream()
                        .filter(each -> each.counts().equals(model.countsProperty().get()))
                        .findFirst()
                        .orElse(all.isEmpty() ? null : all.getFirst());
        if (wanted != null) {
            model.countsProperty().set(wanted.counts());
            layouts.getSelectionModel().select(wanted);
        }
    }
}
