package console.views.gpus;

import console.services.gpu.MigLayout;
import console.services.gpu.MigLayout.Placement;
import console.views.common.Texts;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// A legal layout: its counts, the slices it uses, and its places as outlines; the chosen one is
/// filled.
final class LayoutCell extends ListCell<MigLayout> {
    private final PlannerViewModel model;
    private final Texts texts;

    LayoutCell(PlannerViewModel model) {
        this.model = model;
        texts = model.gpus().texts();
        getStyleClass().add("gpus-line");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(MigLayout layout, boolean empty) {
        super.updateItem(layout, empty);
        setText(null);
        setGraphic(empty || layout == null ? null : content(layout));
    }

    private VBox content(MigLayout layout) {
        boolean now =
                model.plan().known().filter(plan -> plan.now().equals(layout.counts())).isPresent();
        Label name = new Label(name(layout.counts()));
        Label mark = new Label(now ? texts.text(now()) : "");
        mark.getStyleClass().add("gpus-quiet");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        int memory = layout.card().memory() - layout.free().size();
        Label used = new Label(texts.text("gpus.planner.used", layout.computeUsed(), memory));
        used.getStyleClass().add("gpus-quiet");
        used.setMinWidth(Region.USE_PREF_SIZE);
        boolean chosen = layout.counts().equals(model.countsProperty().get());
        AxisStrip strip = new AxisStrip("gpus-axis-small");
        strip.show(layout.card().memory(), pieces(layout, chosen));
        HBox head = new HBox(name, mark, space, used);
        head.getStyleClass().add("gpus-layout-head");
        VBox box = new VBox(head, strip);
        box.getStyleClass().add("gpus-layout");
        return box;
    }

    private String now() {
        boolean assumed = model.target().filter(PlannerViewModel.Target::assumed).isPresent();
        return assumed ? "gpus.planner.isAssumed" : "gpus.planner.isNow";
    }

    private static List<AxisStrip.Piece> pieces(MigLayout layout, boolean filled) {
        return layout.placements().stream().map(each -> piece(each, size(each), filled)).toList();
    }

    static AxisStrip.Piece piece(Placement each, String text, boolean filled) {
        int slices = each.profile().compute();
        String kind = slices < 5 ? String.valueOf(slices) : "whole";
        String style = (filled ? "gpus-slot-" : "gpus-hollow-") + kind;
        return new AxisStrip.Piece(each.start(), each.profile().memory(), text, style);
    }

    private static String size(Placement placement) {
        return placement.profile().compute() + "g";
    }

    /// `2 × 1g.5gb + 2g.10gb`, the smaller first.
    static String name(SortedMap<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(
                        each ->
                                each.getValue() == 1
                                        ? each.getKey()
                                        : each.getValue() + " × " + each.getKey())
                .collect(Collectors.joining(" + "));
    }
}
