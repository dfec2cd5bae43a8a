package console.views.common.table;

import console.services.settings.ColumnSetting;
import console.views.common.Texts;

import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.util.Duration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which columns a table shows, in which order and how wide; remembered a moment after the last
/// change, and when the table goes. The first column always stays.
final class ColumnChoice<R> {
    private final TableGrid<R> grid;
    private final TableModel<R> model;
    private final TableMemory memory;
    private final PauseTransition settled = new PauseTransition(Duration.millis(300));
    private final ContextMenu menu = new ContextMenu();
    private double scale = 1;
    private boolean changing;

    ColumnChoice(TableGrid<R> grid, TableModel<R> model, TableMemory memory, Texts texts) {
        this.grid = grid;
        this.model = model;
        this.memory = memory;
        restore(memory.columns(model.id()));
        settled.setOnFinished(_ -> remember());
        for (TableColumn<Row<R>, ?> column : List.copyOf(grid.getColumns())) {
            column.visibleProperty().subscribe(this::changed);
            column.widthProperty().subscribe(this::changed);
            if (grid.place(column) > 0) {
                CheckMenuItem item = new CheckMenuItem(column.getText());
                item.setId("choose-" + column.getId());
                item.selectedProperty().bindBidirectional(column.visibleProperty());
                menu.getItems().add(item);
            }
        }
        grid.getColumns().addListener((ListChangeListener<TableColumn<Row<R>, ?>>) _ -> changed());
        settled.stop(); // what was restored is no change
        grid.sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene == null
                                    && settled.getStatus() == PauseTransition.Status.RUNNING) {
                                settled.stop();
                                remember();
                            }
                        });
        MenuItem reset = new MenuItem(texts.text("common.table.columnsReset"));
        reset.setId("choose-" + model.id() + "-reset");
        reset.setOnAction(_ -> restore(List.of()));
        menu.getItems().addAll(new SeparatorMenuItem(), reset);
    }

    void open(Node button) {
        menu.show(button, Side.BOTTOM, 0, 0);
    }

    /// Widths go with the text size.
    ///
    /// @param next 1 is 100 %
    void scale(double next) {
        double ratio = next / scale;
        scale = next;
        changing = true;
        grid.getColumns().forEach(column -> column.setPrefWidth(column.getWidth() * ratio));
        changing = false;
    }

    private void changed() {
        if (!changing) {
            settled.playFromStart();
        }
    }

    private void remember() {
        memory.remember(
                model.id(),
                grid.getColumns().stream()
                        .map(
                                column ->
                                        new ColumnSetting(
                                                model.columns().get(grid.place(column)).id(),
                                                Math.round(column.getWidth() / scale),
                                                column.isVisible()))
                        .toList());
    }

    /// Columns that are not remembered stand last, as they are at first.
    private void restore(List<ColumnSetting> remembered) {
        Map<String, TableColumn<Row<R>, ?>> left = new HashMap<>();
        List<TableColumn<Row<R>, ?>> ordered = new ArrayList<>(grid.getColumns());
        ordered.sort((a, b) -> Integer.compare(grid.place(a), grid.place(b)));
        for (TableColumn<Row<R>, ?> column : ordered) {
            Column<R> first = model.columns().get(grid.place(column));
            column.setVisible(first.shown());
            column.setPrefWidth(first.width() * scale);
            left.put(first.id(), column);
        }
        int place = 0;
        for (ColumnSetting setting : remembered) {
            TableColumn<Row<R>, ?> column = left.remove(setting.id());
            if (column != null) {
                ordered.remove(column);
                ordered.add(place++, column);
                column.setPrefWidth(Math.clamp(setting.width(), 40, 2000) * scale);
                column.setVisible(setting.shown() || grid.place(column) == 0);
            }
        }
        grid.getColumns().setAll(ordered);
    }
}
