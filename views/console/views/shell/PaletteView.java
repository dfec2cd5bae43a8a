package console.views.shell;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;

import java.util.List;

/// Ctrl K: type a part of a name, an address or a command; Enter goes there.
final class PaletteView extends VBox {
    private final ShellViewModel model;
    private final Runnable onClose;
    private final TextField field = new TextField();
    private final ListView<ShellViewModel.Entry> list = new ListView<>();
    private final Label count = new Label();
    private List<ShellViewModel.Entry> all = List.of();

    PaletteView(ShellViewModel model, Runnable onClose) {
        this.model = model;
        this.onClose = onClose;
        getStyleClass().add("shell-palette");
        setId("shell-palette");
        field.setId("shell-palette-field");
        list.setId("shell-palette-list");
        field.setPromptText(model.words().text("shell.search"));
        field.textProperty().subscribe(this::filter);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new EntryCell());
        list.setOnMouseClicked(
                event -> {
                    if (event.getButton() == MouseButton.PRIMARY) {
                        run();
                    }
                });
        count.getStyleClass().add("shell-quiet");
        getChildren().addAll(field, list, count);
    }

    void open() {
        all = model.entries();
        field.clear();
        filter("");
        field.requestFocus();
    }

    private void filter(String typed) {
        List<ShellViewModel.Entry> found =
                all.stream().filter(entry -> ShellViewModel.matches(entry, typed)).toList();
        list.getItems().setAll(found);
        list.getSelectionModel().selectFirst();
        ShellWords words = model.words();
        count.setText(
                found.isEmpty()
                        ? words.text("shell.palette.none", typed)
                        : words.text("shell.palette.count", found.size(), all.size()));
    }

    private void onKey(KeyEvent event) {
        KeyCode code = event.getCode();
        int at = list.getSelectionModel().getSelectedIndex();
        if (code == KeyCode.DOWN || code == KeyCode.UP) {
            int next = Math.clamp(at + (code == KeyCode.DOWN ? 1 : -1), 0, list.getItems().size());
            list.getSelectionModel().select(next);
            list.scrollTo(next);
        } else if (code == KeyCode.ENTER) {
            run();
        } else if (code == KeyCode.ESCAPE) {
            onClose.run();
        } else {
            return;
        }
        event.consume();
    }

    private void run() {
        ShellViewModel.Entry entry = list.getSelectionModel().getSelectedItem();
        if (entry != null) {
            onClose.run();
            entry.action().run();
        }
    }

    private static final class EntryCell extends ListCell<ShellViewModel.Entry> {
        @Override
        protected void updateItem(ShellViewModel.Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(empty || entry == null ? null : entry.title() + "    " + entry.remark());
        }
    }
}
