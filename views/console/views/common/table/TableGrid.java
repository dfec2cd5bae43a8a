package console.views.common.table;

import console.views.common.Copy;
import console.views.common.Provenance;
import console.views.common.Texts;

import javafx.collections.ListChangeListener;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The rows on the screen. When they change, what is chosen and what is at the top stay.
final class TableGrid<R> extends TableView<Row<R>> {
    private final TableModel<R> model;
    private final Map<TableColumn<Row<R>, ?>, Integer> places = new HashMap<>();
    private final Set<Row<R>> chosen = new HashSet<>();
    private Consumer<R> onOpen = _ -> {};
    private Consumer<Integer> onCopied = _ -> {};
    private boolean arranging;
    private boolean fitting;

    TableGrid(TableModel<R> model, Texts texts, Provenance provenance) {
        this.model = model;
        setId(model.id());
        getStyleClass().add("table-grid");
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setSortPolicy(_ -> true); // the model sorts
        setRowFactory(
                _ ->
                        new DataRow<>(
                                this,
                                texts.text("common.table.open"),
                                texts.text("common.table.copyRow")));
        for (int i = 0; i < model.columns().size(); i++) {
            getColumns().add(column(i, provenance));
        }
        getSortOrder().addListener((ListChangeListener<TableColumn<Row<R>, ?>>) _ -> sortModel());
        getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<Row<R>>) _ -> onSelected());
        getSelectionModel().selectedItemProperty().subscribe(_ -> onSelected());
        model.arrangedProperty().subscribe(_ -> arrange());
        model.selectedProperty().subscribe(_ -> showSelected());
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private TableColumn<Row<R>, Cell> column(int place, Provenance provenance) {
        Column<R> column = model.columns().get(place);
        TableColumn<Row<R>, Cell> made = new TableColumn<>(column.title());
        made.setId(model.id() + "-" + column.id());
        made.setMinWidth(40);
        made.setPrefWidth(column.width());
        made.setVisible(column.shown());
        made.getStyleClass().add(style(column.kind()));
        made.setCellValueFactory(row -> row.getValue().map(_ -> row.getValue().cell(place)));
        made.setCellFactory(_ -> new DataCell<>(model, provenance, column.kind()));
        made.sortTypeProperty().subscribe(this::sortModel);
        places.put(made, place);
        return made;
    }

    static String style(Column.Kind kind) {
        return switch (kind) {
            case NAME -> "table-name";
            case TEXT -> "table-text";
            case NUMBER -> "table-number";
            case MONO -> "table-mono";
        };
    }

    void setOnOpen(Consumer<R> action) {
        onOpen = action;
    }

    void setOnCopied(Consumer<Integer> action) {
        onCopied = action;
    }

    /// The shown columns by their places in the model, in the order on the screen.
    List<Integer> places() {
        return getVisibleLeafColumns().stream().map(this::place).toList();
    }

    int place(TableColumn<Row<R>, ?> column) {
        Integer place = places.get(column);
        return place == null ? 0 : place;
    }

    String head(int place) {
        return model.columns().get(place).title();
    }

    void open() {
        Row<R> row = getSelectionModel().getSelectedItem();
        if (row != null && !row.isHead()) {
            onOpen.accept(row.getValue());
        }
    }

    /// The chosen rows, or all that are shown where none is chosen, with tabs between.
    void copy() {
        List<Row<R>> rows = chosen.isEmpty() ? getItems() : getItems().filtered(chosen::contains);
        copy("", rows);
    }

    private void copy(String head, List<Row<R>> all) {
        List<Row<R>> rows = all.stream().filter(row -> !row.isHead()).toList();
        Copy.text(head + TableText.tabbed(rows, places()));
        onCopied.accept(rows.size());
    }

    /// All that is shown, with the heads of the columns.
    void copyAll() {
        copy(TableText.tabbedHead(places().stream().map(this::head).toList()), getItems());
    }

    /// Grows with its rows instead of scrolling, as far as there is room.
    void fitRows() {
        fitting = true;
        setMaxHeight(USE_PREF_SIZE);
    }

    @Override
    protected double computePrefHeight(double width) {
        double row = getFixedCellSize();
        if (!fitting || row <= 0) {
            return super.computePrefHeight(width);
        }
        double columns = getVisibleLeafColumns().stream().mapToDouble(TableColumn::getWidth).sum();
        double bar = columns > getWidth() ? row / 2 : 0; // the one that scrolls sideways
        return snapSizeY(row * (Math.max(2, getItems().size()) + 1) + bar + 2);
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            if (event.isShiftDown()) {
                copyAll();
            } else {
                copy();
            }
        } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            open();
        } else {
            return;
        }
        event.consume();
    }

    private void sortModel() {
        model.sort(
                getSortOrder().stream()
                        .map(
                                column ->
                                        new TableModel.Sort(
                                                place(column),
                                                column.getSortType()
                                                        == TableColumn.SortType.DESCENDING))
                        .toList());
    }

    private void arrange() {
        Row<R> top = top();
        arranging = true;
        getItems().setAll(model.arrangedProperty().get());
        if (!chosen.isEmpty() || !model.selectedProperty().get().isEmpty()) {
            chosen.retainAll(new HashSet<>(getItems()));
            select();
        }
        arranging = false;
        if (fitting) {
            requestLayout();
        }
        if (top != null) {
            int place = getItems().indexOf(top);
            if (place >= 0) {
                scrollTo(place);
            }
        }
    }

    private @Nullable Row<R> top() {
        if (lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null) {
            int first = flow.getFirstVisibleCell().getIndex();
            return first > 0 && first < getItems().size() ? getItems().get(first) : null;
        }
        return null;
    }

    private void onSelected() {
        if (arranging) {
            return;
        }
        chosen.clear();
        chosen.addAll(getSelectionModel().getSelectedItems());
        chosen.removeIf(Row::isHead);
        Row<R> lead = getSelectionModel().getSelectedItem();
        if (lead != null && !lead.isHead()) {
            arranging = true;
            model.selectedProperty().set(lead.key());
            arranging = false;
        }
    }

    private void showSelected() {
        if (arranging) {
            return;
        }
        arranging = true;
        chosen.clear();
        select();
        arranging = false;
        int place = getSelectionModel().getSelectedIndex();
        if (place >= 0) {
            scrollTo(place);
        }
    }

    /// Chooses again what was chosen; the model's own choice leads.
    private void select() {
        String key = model.selectedProperty().get();
        List<Integer> again = new ArrayList<>();
        int lead = -1;
        for (int i = 0; i < getItems().size(); i++) {
            Row<R> row = getItems().get(i);
            if (row.key().equals(key)) {
                lead = i;
            } else if (chosen.contains(row)) {
                again.add(i);
            }
        }
        getSelectionModel().clearSelection();
        again.forEach(getSelectionModel()::select);
        if (lead >= 0) {
            getSelectionModel().select(lead);
            chosen.add(getItems().get(lead));
        }
    }
}
