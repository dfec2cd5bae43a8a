package console.views.shell;

import console.views.common.Icons;
import console.views.common.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Ctrl K: type a part of a name, an address or a command; Enter goes there.
final class PaletteView extends VBox {
    private final Texts words;
    private final Consumer<PaletteSearch.Entry> onChosen;
    private final TextField field = new TextField();
    private final ListView<PaletteRow> list = new ListView<>();
    private final Label count = new Label();
    private final Label note = new Label();

    PaletteView(ShellViewModel model, Consumer<PaletteSearch.Entry> onChosen) {
        this.onChosen = onChosen;
        words = model.words();
        getStyleClass().add("shell-palette");
        setId("shell-palette");
        field.setId("shell-palette-field");
        field.getStyleClass().add("shell-palette-field");
        field.setPromptText(words.text("shell.search"));
        field.setAccessibleText(words.text("shell.search"));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        field.textProperty().subscribe(typed -> model.search(typed, this::show));
        HBox.setHgrow(field, Priority.ALWAYS);
        list.setId("shell-palette-list");
        list.getStyleClass().add("shell-palette-list");
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new PaletteCell(field.textProperty(), words));
        list.setOnMouseClicked(_ -> choose());
        setVgrow(list, Priority.ALWAYS);
        count.setId("shell-palette-count");
        count.getStyleClass().add("shell-quiet");
        count.setMinWidth(USE_PREF_SIZE);
        note.getStyleClass().add("shell-quiet");
        note.setId("shell-palette-note");
        HBox head = new HBox(Icons.SEARCH.node(), field, count);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("shell-palette-head");
        HBox foot = new HBox(note);
        foot.getStyleClass().add("shell-palette-foot");
        getChildren().addAll(head, list, foot);
    }

    @Override
    public void requestFocus() {
        field.requestFocus();
        field.selectAll();
    }

    private void show(PaletteSearch.Found found) {
        List<PaletteRow> rows = new ArrayList<>();
        for (PaletteSearch.Entry entry : found.entries()) {
            PaletteRow.Group group = PaletteRow.group(entry.kind());
            if (rows.isEmpty() || rows.getLast().group() != group) {
                rows.add(new PaletteRow.Head(group));
            }
            rows.add(new PaletteRow.Thing(group, entry));
        }
        list.getItems().setAll(rows);
        list.getSelectionModel().select(rows.isEmpty() ? -1 : 1);
        list.scrollTo(0);
        count.setText(words.text("shell.palette.count", found.matching(), found.all()));
        int hidden = found.matching() - found.entries().size();
        String cut =
                found.entries().isEmpty()
                        ? words.text("shell.palette.none", found.typed())
                        : hidden > 0
                                ? words.text("shell.palette.more", hidden)
                                : words.text("shell.palette.hint");
        String pods =
                found.why() == null
                        ? ""
                        : "  " + words.text("shell.palette.noPods", words.reason(found.why()));
        note.setText(cut + pods);
    }

    private void onKey(KeyEvent event) {
        KeyCode code = event.getCode();
        switch (code) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case ENTER -> choose();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// To the next thing in this direction; heads of groups are passed over.
    private void move(int step) {
        int at = list.getSelectionModel().getSelectedIndex() + step;
        while (at > 0 && at < list.getItems().size()) {
            if (list.getItems().get(at) instanceof PaletteRow.Thing) {
                list.getSelectionModel().select(at);
                list.scrollTo(Math.max(0, at - 4));
                return;
            }
            at += step;
        }
    }

    private void choose() {
        if (list.getSelectionModel().getSelectedItem() instanceof PaletteRow.Thing thing) {
            onChosen.accept(thing.entry());
        }
    }
}
