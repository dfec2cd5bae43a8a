package console.views.overview;

import console.views.common.picture.Freshness;
import console.views.overview.picture.Figures.Figure;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The figures above the picture. Narrow strips show their remarks in the tooltip only.
final class FigureStrip extends HBox {
    private static final double REMARKS_FROM = 1100;
    private final Map<String, Cell> cells = new HashMap<>();

    FigureStrip() {
        getStyleClass().add("overview-strip");
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
            value.setId("overview-figure-" + figure.id());
            value.setMinWidth(USE_PREF_SIZE);
            remark.getStyleClass().add("overview-quiet");
            remark.visibleProperty()
                    .bind(FigureStrip.this.widthProperty().greaterThanOrEqualTo(REMARKS_FROM));
            remark.managedProperty().bind(remark.visibleProperty());
            HBox line = new HBox(6, value, remark);
            line.setAlignment(Pos.BASELINE_LEFT);
            getChildren().addAll(label, line);
            getStyleClass().add("overview-figure");
            setMinWidth(0);
            setPrefWidth(100);
            HBox.setHgrow(this, Priority.ALWAYS);
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
