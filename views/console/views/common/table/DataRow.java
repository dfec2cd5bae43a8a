package console.views.common.table;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;

import org.jspecify.annotations.Nullable;

import java.util.stream.Collectors;

/// A row on the screen; read aloud it is one sentence of its shown columns.
final class DataRow<R> extends TableRow<Row<R>> {
    private static final PseudoClass HEAD = PseudoClass.getPseudoClass("head");

    private final TableGrid<R> grid;

    DataRow(TableGrid<R> grid, String open, String copy) {
        this.grid = grid;
        MenuItem opens = new MenuItem(open);
        opens.setOnAction(_ -> grid.open());
        MenuItem copies = new MenuItem(copy);
        copies.setOnAction(_ -> grid.copy());
        ContextMenu menu = new ContextMenu(opens, copies);
        itemProperty()
                .subscribe(
                        row -> {
                            boolean head = row != null && row.isHead();
                            setContextMenu(row == null || head ? null : menu);
                            pseudoClassStateChanged(HEAD, head);
                        });
        setOnMouseClicked(
                click -> {
                    if (click.getButton() == MouseButton.PRIMARY
                            && click.getClickCount() == 2
                            && !isEmpty()) {
                        grid.open();
                    }
                });
    }

    /// The title of a group goes over all columns.
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        boolean head = getItem() != null && getItem().isHead();
        boolean first = true;
        for (Node child : getChildrenUnmodifiable()) {
            child.setVisible(!head || first);
            if (head && first) {
                child.resizeRelocate(0, child.getLayoutY(), getWidth(), getHeight());
            }
            first = false;
        }
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        Row<R> row = getItem();
        if (attribute == AccessibleAttribute.TEXT && row != null && row.isHead()) {
            return row.cell(0).text();
        }
        return attribute == AccessibleAttribute.TEXT && row != null
                ? grid.places().stream()
                        .map(place -> grid.head(place) + " " + row.cell(place).text())
                        .collect(Collectors.joining(", "))
                : super.queryAccessibleAttribute(attribute, parameters);
    }
}
