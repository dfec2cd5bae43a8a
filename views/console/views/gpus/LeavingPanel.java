package console.views.gpus;

import console.services.fact.Reading;
import console.services.topology.Node;
import console.views.common.Marks;
import console.views.common.Texts;
import console.views.common.picture.Symbol;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import java.util.List;

/// Who would have to leave before a card is cut anew, and what else to know.
final class LeavingPanel extends VBox {
    private static final int LEAVING = 50;

    private final PlannerViewModel model;
    private final Texts texts;
    private final GridPane leaving = PlanPanel.grid("gpus-plan-leaving");
    private final Label leavingHint = PlanPanel.quiet("");
    private final Label reboot = PlanPanel.quiet("");

    LeavingPanel(PlannerViewModel model) {
        this.model = model;
        texts = model.gpus().texts();
        getStyleClass().add("gpus-plan-part");
        leavingHint.setId("gpus-plan-leave");
        reboot.setGraphic(Marks.of(Symbol.ATTENTION, texts.text("gpus.planner.know")));
        Label metrics = PlanPanel.quiet(texts.text("gpus.planner.metrics"));
        metrics.setGraphic(Marks.of(Symbol.ATTENTION, texts.text("gpus.planner.know")));
        getChildren()
                .addAll(
                        head("gpus.planner.leave"),
                        leaving,
                        leavingHint,
                        head("gpus.planner.know"),
                        reboot,
                        metrics);
    }

    private Label head(String key) {
        Label head = new Label(texts.text(key));
        head.getStyleClass().add("gpus-section");
        return head;
    }

    /// @param node whose pods they are
    void show(String node) {
        leaving.getChildren().clear();
        Reading<List<Node.Holder>> reading = model.leaving();
        List<Node.Holder> all = reading.known().orElse(List.of());
        int line = 0;
        for (Node.Holder each : all.stream().limit(LEAVING).toList()) {
            String user = each.user();
            Label pod = PlanPanel.quiet(each.namespace() + "/" + each.pod());
            leaving.addRow(
                    line++,
                    new Label(user == null ? each.pod() : user),
                    PlanPanel.quiet(
                            each.quantity() + " × " + each.resource().replace("nvidia.com/", "")),
                    pod);
        }
        if (all.size() > LEAVING) {
            leaving.addRow(
                    line, PlanPanel.quiet(texts.text("gpus.waiting.more", LEAVING, all.size())));
        }
        leavingHint.setText(
                reading.known().isEmpty()
                        ? texts.hint(reading)
                        : texts.text(
                                all.isEmpty() ? "gpus.planner.nobody" : "gpus.planner.everyone",
                                all.stream().map(Node.Holder::pod).distinct().count(),
                                node));
        reboot.setText(texts.text("gpus.planner.reboot", node));
    }
}
