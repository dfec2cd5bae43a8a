package console.views.common.table;

import console.views.common.Icons;
import console.views.common.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// What is typed filters at once; beside it how many rows are left of how many, and how to see all
/// again.
final class FilterField<R> extends HBox {
    private final TableModel<R> model;
    private final Texts texts;
    private final TextField field = new TextField();
    private final Label count = new Label();
    private final Button clear;

    FilterField(TableModel<R> model, Texts texts, Runnable toRows) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("table-filter");
        setAlignment(Pos.CENTER_LEFT);
        field.setId(model.id() + "-filter");
        field.setPromptText(texts.text("common.table.filter"));
        field.setAccessibleText(texts.text("common.table.filter"));
        field.textProperty().bindBidirectional(model.filterProperty());
        clear =
                Icons.CLOSE.tool(
                        model.id() + "-clear", texts.text("common.table.clear"), this::clear);
        clear.managedProperty().bind(clear.visibleProperty());
        clear.visibleProperty().bind(field.textProperty().isNotEmpty());
        count.setId(model.id() + "-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.getStyleClass().add("table-quiet");
        getChildren().addAll(Icons.FILTER.node(), field, clear, count);
        model.filterProperty().subscribe(this::show);
        model.arrangedProperty().subscribe(this::show);
        model.readingProperty().subscribe(_ -> show());
        field.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                        clear();
                        event.consume();
                    } else if (event.getCode() == KeyCode.DOWN
                            || event.getCode() == KeyCode.ENTER) {
                        toRows.run();
                        event.consume();
                    }
                });
    }

    void focus() {
        field.requestFocus();
        field.selectAll();
    }

    TextField field() {
        return field;
    }

    void clear() {
        model.filterProperty().set("");
    }

    private void show() {
        count.setText(
                model.filterProperty().get().isBlank()
                        ? texts.number((double) model.size(), 0)
                        : texts.text("common.table.count", model.shown(), model.size()));
    }
}
