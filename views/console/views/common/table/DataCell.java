package console.views.common.table;

import console.services.fact.Reading;
import console.views.common.Marks;
import console.views.common.Provenance;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A cell on the screen. On hover it says its whole text, its source and its age.
final class DataCell<R> extends TableCell<Row<R>, Cell> {
    private final TableModel<R> model;
    private final Provenance provenance;
    private final Tooltip tip = new Tooltip();
    private @Nullable PseudoClass tone;

    DataCell(TableModel<R> model, Provenance provenance, Column.Kind kind) {
        this.model = model;
        this.provenance = provenance;
        getStyleClass().add(TableGrid.style(kind));
        tip.setOnShowing(_ -> tip.setText(whole()));
    }

    @Override
    protected void updateItem(Cell cell, boolean empty) {
        super.updateItem(cell, empty);
        boolean nothing = empty || cell == null;
        setText(nothing ? null : cell.text());
        setTooltip(nothing ? null : tip);
        setGraphic(nothing || cell.mark() == null ? null : Marks.of(cell.mark(), cell.text()));
        if (tone != null) {
            pseudoClassStateChanged(tone, false);
        }
        tone = nothing ? null : cell.tone().pseudoClass();
        if (tone != null) {
            pseudoClassStateChanged(tone, true);
        }
    }

    private String whole() {
        Cell cell = getItem();
        List<Reading<?>> from =
                cell.readings().isEmpty()
                        ? List.of(model.readingProperty().get())
                        : cell.readings();
        return Stream.concat(Stream.of(cell.text()), from.stream().map(provenance::hint))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT && getItem() != null
                ? getTableColumn().getText() + ": " + whole().replace("\n", ". ")
                : super.queryAccessibleAttribute(attribute, parameters);
    }
}
