package console.views.gpus;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

import java.util.ArrayList;
import java.util.List;

/// Instances at their places on a card's memory axis, from left to right.
final class AxisStrip extends Pane {
    private static final double GAP = 2;

    /// @param start the first memory slice
    /// @param style the class of its look
    record Piece(int start, int length, String text, String style) {}

    private final List<Piece> pieces = new ArrayList<>();
    private int slices = 1;

    AxisStrip(String style) {
        getStyleClass().add(style);
        setMinWidth(0);
    }

    /// @param memory slices of the axis
    void show(int memory, List<Piece> next) {
        slices = memory;
        if (!next.equals(pieces)) {
            pieces.clear();
            pieces.addAll(next);
            getChildren().setAll(next.stream().map(AxisStrip::label).toList());
        }
        requestLayout();
    }

    private static Label label(Piece piece) {
        Label label = new Label(piece.text());
        label.setMinWidth(0);
        label.setWrapText(true);
        label.getStyleClass().addAll("gpus-piece", piece.style());
        return label;
    }

    @Override
    protected void layoutChildren() {
        double slice = getWidth() / slices;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            Node label = getChildren().get(i);
            label.resizeRelocate(
                    snapPositionX(piece.start() * slice),
                    0,
                    snapSizeX(piece.length() * slice - GAP),
                    getHeight());
        }
    }
}
