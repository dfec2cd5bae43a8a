package console.views.gpus;

import console.services.fact.Reading;
import console.services.gpu.HeadroomTable;
import console.services.gpu.MigLayout;
import console.services.gpu.MigLayout.Placement;
import console.services.gpu.MigPlan;
import console.services.topology.Node;
import console.services.topology.Node.SlotState;
import console.views.common.Texts;

import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a layout would mean: the card now and after on its memory axis, what the node offers, the
/// sessions that fit, who would have to leave.
final class PlanPanel extends VBox {
    private final PlannerViewModel model;
    private final Texts texts;
    private final Label freshness = quiet("");
    private final Label nowHint = quiet("");
    private final Label order = quiet("");
    private final AxisStrip axis = new AxisStrip("gpus-axis-numbers");
    private final AxisStrip now = new AxisStrip("gpus-axis");
    private final AxisStrip after = new AxisStrip("gpus-axis");
    private final GridPane offers = grid("gpus-plan-offers");
    private final GridPane rooms = grid("gpus-plan-room");
    private final LeavingPanel leaving;
    private final AssumedBar assumed;

    /// @param changed after the card was assumed to be cut in another way
    PlanPanel(PlannerViewModel model, Runnable changed) {
        this.model = model;
        texts = model.gpus().texts();
        getStyleClass().add("gpus-plan");
        freshness.setId("gpus-plan-freshness");
        freshness.getStyleClass().add("gpus-stale");
        order.setId("gpus-plan-order");
        nowHint.setId("gpus-plan-now");
        VBox left =
                new VBox(
                        head("gpus.planner.offers"),
                        offers,
                        head("gpus.planner.room"),
                        rooms,
                        quiet(texts.text("gpus.planner.alone")));
        leaving = new LeavingPanel(model);
        left.getStyleClass().add("gpus-plan-part");
        FlowPane parts = new FlowPane(left, leaving);
        parts.getStyleClass().add("gpus-plan-parts");
        assumed = new AssumedBar(model, changed);
        getChildren()
                .addAll(
                        freshness,
                        assumed,
                        head("gpus.planner.now"),
                        nowHint,
                        axis,
                        now,
                        head("gpus.planner.after"),
                        order,
                        after,
                        parts);
    }

    private Label head(String key) {
        Label head = new Label(texts.text(key));
        head.getStyleClass().add("gpus-section");
        return head;
    }

    static GridPane grid(String id) {
        GridPane grid = new GridPane();
        grid.setId(id);
        grid.getStyleClass().add("gpus-grid");
        return grid;
    }

    void show() {
        Reading<MigPlan> reading = model.plan();
        boolean live = reading instanceof Reading.Live<?>;
        freshness.setText(live ? "" : texts.hint(reading));
        freshness.setVisible(!live);
        freshness.setManaged(!live);
        getChildren().stream()
                .filter(each -> !each.equals(freshness))
                .forEach(each -> each.setVisible(reading.known().isPresent()));
        assumed.show();
        reading.known().ifPresent(plan -> show(plan, live));
    }

    private void show(MigPlan plan, boolean live) {
        int memory = plan.kind().memory();
        axis.show(
                memory,
                IntStream.range(0, memory)
                        .mapToObj(i -> new AxisStrip.Piece(i, 1, String.valueOf(i), "gpus-quiet"))
                        .toList());
        showNow(plan, live);
        after.show(
                memory,
                plan.after().placements().stream()
                        .map(each -> LayoutCell.piece(each, each.profile().name(), false))
                        .toList());
        order.setText(
                plan.nothingToDo()
                        ? texts.text("gpus.planner.same")
                        : texts.text("gpus.planner.order", order(plan.order())));
        showOffers(plan);
        showRooms(plan, live);
        leaving.show(plan.offer().node());
    }

    private void showNow(MigPlan plan, boolean live) {
        List<AxisStrip.Piece> pieces = new ArrayList<>();
        String hint;
        if (plan.whole()) {
            String look = live ? "gpus-hollow-whole" : "gpus-slot-stale";
            String text = texts.text("gpus.planner.whole");
            pieces.add(new AxisStrip.Piece(0, plan.kind().memory(), text, look));
            hint = texts.text("gpus.planner.noMig");
        } else if (plan.now().isEmpty()) {
            hint = texts.text("gpus.planner.empty");
        } else {
            Map<String, Deque<Node.Slot>> slots = slots();
            for (Placement each :
                    plan.drawn().map(MigLayout::placements).orElse(List.<Placement>of())) {
                pieces.add(piece(each, slots, live));
            }
            boolean chosen = model.target().filter(PlannerViewModel.Target::assumed).isPresent();
            String exact = chosen ? "gpus.planner.illustrativeToo" : "gpus.planner.illustrative";
            hint =
                    texts.text(
                            pieces.isEmpty() ? "gpus.planner.noLayout" : exact,
                            plan.now().entrySet().stream()
                                    .map(each -> each.getValue() + " × " + each.getKey())
                                    .collect(Collectors.joining(" + ")));
        }
        now.show(plan.kind().memory(), pieces);
        nowHint.setText(hint);
    }

    /// The card's slots by profile: the places are ours, so any slot of a profile may stand at any.
    private Map<String, Deque<Node.Slot>> slots() {
        Map<String, Deque<Node.Slot>> slots = new HashMap<>();
        model.target().stream()
                .flatMap(target -> target.card().slots().stream())
                .forEach(
                        slot ->
                                slots.computeIfAbsent(slot.profile(), _ -> new ArrayDeque<>())
                                        .add(slot));
        return slots;
    }

    private static AxisStrip.Piece piece(
            Placement place, Map<String, Deque<Node.Slot>> slots, boolean live) {
        Node.Slot slot = slots.getOrDefault(place.profile().name(), new ArrayDeque<>()).poll();
        Node.Holder holder = slot == null ? null : slot.holder();
        String who = holder == null ? "" : holder.user() == null ? holder.pod() : holder.user();
        String text = who.isEmpty() ? place.profile().compute() + "g" : who;
        if (!live) {
            int length = place.profile().memory();
            return new AxisStrip.Piece(place.start(), length, text, "gpus-slot-stale");
        }
        if (slot != null && slot.state() == SlotState.UNKNOWN) {
            int length = place.profile().memory();
            return new AxisStrip.Piece(place.start(), length, text, "gpus-slot-unknown");
        }
        boolean held = slot != null && slot.state() == SlotState.HELD;
        return LayoutCell.piece(place, text, held);
    }

    /// `2g.10gb at 0, 2, 4, then 1g.5gb at 6`.
    private String order(List<Placement> places) {
        Map<String, List<String>> starts = new java.util.LinkedHashMap<>();
        for (Placement each : places) {
            starts.computeIfAbsent(each.profile().name(), _ -> new ArrayList<>())
                    .add(String.valueOf(each.start()));
        }
        return starts.entrySet().stream()
                .map(
                        each ->
                                texts.text(
                                        "gpus.planner.at",
                                        each.getKey(),
                                        String.join(", ", each.getValue())))
                .collect(Collectors.joining(texts.text("gpus.planner.then")));
    }

    private void showOffers(MigPlan plan) {
        heads(offers, "gpus.planner.resource", "gpus.planner.now", "gpus.planner.after");
        int line = 1;
        for (MigPlan.Change each : plan.changes()) {
            Label later = number(each.after());
            later.getStyleClass().add("gpus-sum");
            offers.addRow(
                    line++,
                    new Label(each.resource().replace("nvidia.com/", "")),
                    number(each.now()),
                    later);
        }
    }

    private void showRooms(MigPlan plan, boolean live) {
        rooms.getChildren().clear();
        if (!live) {
            rooms.addRow(0, quiet(texts.text("gpus.room.stale")));
            return;
        }
        heads(
                rooms,
                "gpus.room.profile",
                "gpus.planner.now",
                "gpus.planner.after",
                "gpus.room.first");
        int line = 1;
        for (MigPlan.Room each :
                plan.room(
                        model.gpus().snapshotProperty().get().profiles(),
                        model.gpus().modelProperty().get())) {
            Label later = number(each.after().fits());
            later.getStyleClass().add("gpus-sum");
            Label name = new Label(each.profile().label());
            name.setMinWidth(Region.USE_PREF_SIZE);
            rooms.addRow(line++, name, number(each.now().fits()), later, first(each.after()));
        }
        if (line == 1) {
            rooms.addRow(1, quiet(texts.text("gpus.planner.noProfile")));
        }
    }

    private Label first(HeadroomTable.Row row) {
        return quiet(
                row.limitedBy().stream()
                        .map(limit -> RoomPanel.limit(texts, limit))
                        .collect(Collectors.joining(", ")));
    }

    private void heads(GridPane grid, String... keys) {
        grid.getChildren().clear();
        for (int column = 0; column < keys.length; column++) {
            grid.add(quiet(texts.text(keys[column])), column, 0);
        }
    }

    private Label number(long value) {
        return new Label(texts.number((double) value, 0));
    }

    static Label quiet(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("gpus-quiet");
        return label;
    }
}
