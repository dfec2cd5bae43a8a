package console.views.gpus;

import console.services.fact.Reading;
import console.services.topology.Node;
import console.services.topology.Node.SlotState;
import console.views.common.Provenance;
import console.views.common.Texts;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import java.util.Locale;

/// The slots of one card side by side, as wide as their compute slices. Where on the card an
/// instance really lies, no source tells.
final class SlotStrip extends HBox {
    private static final double SLICE = 4.9; // em

    private final Texts texts;
    private final Provenance provenance;

    SlotStrip(GpusViewModel model, Node node, Node.Card card, Reading<?> reading) {
        texts = model.texts();
        provenance = model.provenance();
        getStyleClass().add("gpus-slots");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        for (Node.Slot slot : card.slots()) {
            getChildren().add(slot(slot, model.fits(node, slot.resource()), reading));
        }
    }

    private StackPane slot(Node.Slot slot, boolean fits, Reading<?> reading) {
        Label label = new Label(text(slot, fits));
        label.setAccessibleRole(AccessibleRole.LIST_ITEM);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setWrapText(true);
        label.setMaxHeight(Double.MAX_VALUE);
        label.getStyleClass().addAll("gpus-slot", look(slot, fits, reading));
        provenance.install(label, describe(slot, fits), reading);
        StackPane pane = new StackPane(label);
        pane.getStyleClass().add("gpus-slot-room");
        Double load = slot.load();
        if (load != null && slot.state() == SlotState.HELD) {
            Region bar = new Region();
            bar.getStyleClass().add("gpus-load");
            bar.maxWidthProperty().bind(pane.widthProperty().multiply(Math.clamp(load, 0, 1)));
            StackPane.setAlignment(bar, javafx.geometry.Pos.BOTTOM_LEFT);
            pane.getChildren().add(bar);
        }
        double width = slot.slices() * SLICE;
        label.fontProperty().subscribe(font -> pane.setPrefWidth(width * font.getSize()));
        pane.setMinWidth(0);
        return pane;
    }

    private String text(Node.Slot slot, boolean fits) {
        Node.Holder holder = slot.holder();
        if (holder != null) {
            return holder.user() == null ? holder.pod() : holder.user();
        }
        return switch (slot.state()) {
            case FREE -> fits || slot.slices() == 1 ? "" : texts.text("gpus.slot.outOfReach");
            case HELD -> texts.text("gpus.slot.held");
            case UNHEALTHY -> texts.text("gpus.slot.unhealthy");
            case UNKNOWN -> texts.text("gpus.slot.unknown");
        };
    }

    private String describe(Node.Slot slot, boolean fits) {
        Node.Holder holder = slot.holder();
        String state =
                slot.state() == SlotState.FREE && !fits
                        ? texts.text("gpus.slot.freeOutOfReach")
                        : texts.text("gpus.slot." + slot.state().name().toLowerCase(Locale.ROOT));
        String who = holder == null ? "" : ", " + holder.namespace() + "/" + holder.pod();
        Double load = slot.load();
        String busy =
                load == null ? "" : ", " + texts.text("gpus.engine", texts.number(load * 100, 0));
        return slot.profile() + ": " + state + who + busy;
    }

    /// Stale goes before everything: what is old must not look like what is.
    private static String look(Node.Slot slot, boolean fits, Reading<?> reading) {
        if (reading instanceof Reading.Stale<?>) {
            return "gpus-slot-stale";
        }
        return switch (slot.state()) {
            case FREE -> fits ? "gpus-slot-free" : "gpus-slot-reach";
            case UNHEALTHY -> "gpus-slot-bad";
            case UNKNOWN -> "gpus-slot-unknown";
            case HELD ->
                    switch (slot.slices()) {
                        case 1 -> "gpus-slot-1";
                        case 2 -> "gpus-slot-2";
                        case 3 -> "gpus-slot-3";
                        case 4 -> "gpus-slot-4";
                        default -> "gpus-slot-whole";
                    };
        };
    }
}
