package console.views.gpus;

import console.services.row.HourRow;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

import java.util.List;

/// The last hour of a card as a line on a fixed scale of 0 to 100 %. It breaks where nothing is
/// known; it is drawn once, and a new hour is a new line.
final class Sparkline extends Pane {
    private final List<Double> values;
    private final double gap;
    private final Path path = new Path();
    private final Line ground = new Line();

    /// @param gap how long ago the hour ended, in its steps: the line stops short of now
    /// @param look the class of its line
    Sparkline(HourRow hour, double gap, String look, String accessible) {
        values = hour.load();
        this.gap = gap;
        getStyleClass().add("gpus-spark");
        path.getStyleClass().addAll("gpus-spark-line", look);
        ground.getStyleClass().add("gpus-spark-ground");
        path.setManaged(false);
        ground.setManaged(false);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(accessible);
        getChildren().addAll(ground, path);
    }

    @Override
    protected void layoutChildren() {
        double bottom = getHeight() - 1;
        ground.setStartY(bottom);
        ground.setEndY(bottom);
        ground.setEndX(getWidth());
        path.getElements().clear();
        double step = getWidth() / (HourRow.POINTS - 1);
        boolean drawing = false;
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            double x = (i - gap) * step;
            if (Double.isNaN(value) || x < 0) {
                drawing = false;
            } else {
                double y = bottom - Math.clamp(value, 0, 1) * (bottom - 1);
                if (!drawing) {
                    path.getElements().add(new MoveTo(x, y));
                }
                path.getElements().add(new LineTo(x, y));
                drawing = true;
            }
        }
    }
}
