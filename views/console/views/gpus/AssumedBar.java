package console.views.gpus;

import console.views.common.Marks;
import console.views.common.Texts;
import console.views.common.picture.Symbol;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import java.util.List;
import java.util.SortedMap;

/// For a card whose layout no source names: the choice of what to assume, and that it is assumed.
/// Not there for any other card.
final class AssumedBar extends VBox {
    private final PlannerViewModel model;
    private final Texts texts;
    private final ComboBox<SortedMap<String, Integer>> layouts = new ComboBox<>();
    private final Label other = PlanPanel.quiet("");
    private boolean showing;

    /// @param changed after another layout was chosen
    AssumedBar(PlannerViewModel model, Runnable changed) {
        this.model = model;
        texts = model.gpus().texts();
        getStyleClass().add("gpus-plan-part");
        setId("gpus-plan-assumed");
        Label remark = new Label(texts.text("gpus.planner.assumed"));
        remark.setWrapText(true);
        remark.getStyleClass().add("gpus-att");
        remark.setGraphic(Marks.of(Symbol.ATTENTION, texts.text("gpus.planner.isAssumed")));
        layouts.setId("gpus-plan-assume");
        layouts.setConverter(new Names());
        layouts.valueProperty()
                .subscribe(
                        slots -> {
                            if (slots != null && !showing) {
                                model.assume(slots);
                                changed.run();
                            }
                        });
        other.setId("gpus-plan-assumed-other");
        getChildren().addAll(remark, layouts, other);
    }

    void show() {
        showing = true;
        boolean assumed = model.target().filter(PlannerViewModel.Target::assumed).isPresent();
        setVisible(assumed);
        setManaged(assumed);
        List<SortedMap<String, Integer>> all = model.assumable();
        if (!all.equals(layouts.getItems())) {
            layouts.getItems().setAll(all);
        }
        layouts.setValue(model.assumption());
        String differs = assumed ? model.differs() : "";
        other.setText(differs.isEmpty() ? "" : texts.text("gpus.planner.differs", differs));
        other.setManaged(!differs.isEmpty());
        showing = false;
    }

    private final class Names extends StringConverter<SortedMap<String, Integer>> {
        @Override
        public String toString(SortedMap<String, Integer> slots) {
            if (slots == null || slots.isEmpty()) {
                return texts.text("gpus.planner.empty");
            }
            return slots.equals(PlannerViewModel.WHOLE)
                    ? texts.text("gpus.planner.whole")
                    : LayoutCell.name(slots);
        }

        @Override
        public SortedMap<String, Integer> fromString(String text) {
            return PlannerViewModel.EMPTY;
        }
    }
}
