package console.views.common.table;

import javafx.scene.AccessibleAttribute;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;

import org.jspecify.annotations.Nullable;

import java.util.stream.Collectors;

/// A row on the screen; read aloud it is one sentence of its shown columns.
final class DataRow<R> extends TableRow<Row<R>> {
    private final TableGrid<R> grid;

    DataRow(TableGrid<R> grid, String open, String copy) {
        this.grid = grid;
        MenuItem opens = new MenuItem(open);
        opens.setOnAction(_ -> grid.open());
        MenuItem copies = new MenuItem(copy);
        copies.setOnAction(_ -> grid.copy());
        ContextMenu menu = new ContextMenu(opens, copies);
        emptyProperty().subscribe(empty -> setContextMenu(empty ? null : menu));
        setOnMouseClicked(
                click -> {
                    if (click.getButton() == MouseButton.PRIMARY
                            && click.getClickCount() == 2
                            && !isEmpty()) {
                        grid.open();
                    }
                });
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        Row<R> row = getItem();
        return attribute == AccessibleAttribute.TEXT && row != null
                ? grid.places().stream()
                        .map(place -> grid.head(place) + " " + row.cell(place).text())
                        .collect(Collectors.joining(", "))
                : super.queryAccessibleAttribute(attribute, parameters);
    }
}
