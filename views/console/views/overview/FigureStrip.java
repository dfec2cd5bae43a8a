package console.views.overview;

import console.views.common.picture.Freshness;
import console.views.common.picture.TextScale;
import console.views.overview.picture.Figures.Figure;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The figures above the picture. Narrow strips show their remarks in the tooltip only, and break
/// into rows where not even the values have room side by side.
final class FigureStrip extends Region {
    private static final double REMARKS_FROM = 1100;
    private static final double LINE = 1; // shared by the rows above and below it
    private final TextScale scale = new TextScale();
    private final Map<String, Cell> cells = new HashMap<>();

    FigureStrip() {
        getChildren().add(scale);
    }

    private List<Node> shown() {
        return getManagedChildren();
    }

    private double widest() {
        return shown().stream().mapToDouble(each -> each.minWidth(-1)).max().orElse(0);
    }

    /// All in one row as long as that cuts none, else as many as there is room for the widest.
    private int columns(double width) {
        double all = shown().stream().mapToDouble(each -> each.minWidth(-1)).sum();
        int count = Math.max(1, shown().size());
        if (all <= width) {
            return count;
        }
        int most = Math.clamp((long) (width / Math.max(1, widest())), 1, count);
        int rows = (count + most - 1) / most;
        return (count + rows - 1) / rows;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        int columns = columns(width < 0 ? getWidth() : width);
        int rows = (shown().size() + columns - 1) / columns;
        return rows * rowHeight() + LINE;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    private double rowHeight() {
        double highest = shown().stream().mapToDouble(each -> each.prefHeight(-1)).max().orElse(0);
        return snapSizeY(highest) - LINE;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        int columns = columns(width);
        double share = width / columns;
        boolean equal = widest() <= share;
        double all = shown().stream().mapToDouble(each -> each.minWidth(-1)).sum();
        double x = 0;
        double y = 0;
        for (int i = 0; i < shown().size(); i++) {
            Node cell = shown().get(i);
            x = i % columns == 0 ? 0 : x;
            y += i > 0 && i % columns == 0 ? rowHeight() : 0;
            double next = x + (equal ? share : cell.minWidth(-1) + (width - all) / columns);
            double left = snapPositionX(x);
            cell.resizeRelocate(left, y, snapPositionX(next) - left, rowHeight() + LINE);
            x = next;
        }
    }

    /// Values change in place.
    void show(List<Figure> figures) {
        for (Figure figure : figures) {
            Cell cell = cells.get(figure.id());
            if (cell == null) {
                cell = new Cell(figure);
                cells.put(figure.id(), cell);
                getChildren().add(cell);
            }
            cell.show(figure);
        }
    }

    /// One of them: label, value, remark.
    private final class Cell extends VBox {
        private final Label value = new Label();
        private final Label remark = new Label();
        private final Tooltip tooltip = new Tooltip();

        Cell(Figure figure) {
            Label label = new Label(figure.label());
            label.getStyleClass().add("overview-figure-label");
            label.setMinWidth(USE_PREF_SIZE);
            value.setId("overview-figure-" + figure.id());
            value.setMinWidth(USE_PREF_SIZE);
            remark.getStyleClass().add("overview-quiet");
            remark.visibleProperty()
                    .bind(
                            FigureStrip.this
                                    .widthProperty()
                                    .greaterThanOrEqualTo(
                                            scale.factorProperty().multiply(REMARKS_FROM)));
            remark.setMinWidth(0);
            remark.managedProperty().bind(remark.visibleProperty());
            HBox line = new HBox(6, value, remark);
            line.setAlignment(Pos.BASELINE_LEFT);
            getChildren().addAll(label, line);
            getStyleClass().add("overview-figure");
            Tooltip.install(this, tooltip);
        }

        void show(Figure figure) {
            value.setText(figure.value());
            value.getStyleClass().setAll("label", "overview-figure-value", style(figure.state()));
            remark.setText(figure.remark());
            String more = figure.remark().isEmpty() ? "" : figure.remark() + "\n";
            tooltip.setText(more + figure.hint());
            value.setAccessibleText(
                    figure.label() + ": " + figure.value() + ". " + tooltip.getText());
        }

        private static String style(Freshness state) {
            return switch (state) {
                case LIVE -> "overview-plain";
                case STALE -> "overview-stale";
                case ABSENT -> "overview-absent";
                case PROBLEM -> "overview-bad";
            };
        }
    }
}
