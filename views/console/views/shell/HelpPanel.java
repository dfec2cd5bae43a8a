package console.views.shell;

import console.views.common.Scrolling;
import console.views.common.Texts;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;

/// Every key, and what it does.
final class HelpPanel extends VBox {

    /// Names of text keys, in reading order.
    private static final List<String> KEYS =
            List.of(
                    "palette", "screens", "area", "arrows", "enter", "escape", "filter", "copy",
                    "export", "layers", "why", "zoom", "refresh", "size", "help");

    HelpPanel(Texts words) {
        getStyleClass().add("shell-panel");
        setId("shell-help");
        Label title = new Label(words.text("shell.help.title"));
        title.getStyleClass().add("shell-title");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("shell-grid");
        for (String key : KEYS) {
            Label keys = new Label(words.text("shell.keys." + key));
            keys.getStyleClass().add("shell-key");
            keys.setMinWidth(USE_PREF_SIZE);
            Label does = new Label(words.text("shell.help." + key));
            does.setWrapText(true);
            does.setMinHeight(USE_PREF_SIZE);
            grid.addRow(grid.getRowCount(), keys, does);
        }
        ScrollPane scroll = Scrolling.pane(grid);
        scroll.setFocusTraversable(true);
        scroll.setId("shell-help-scroll");
        scroll.getStyleClass().add("shell-scroll");
        setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, scroll);
    }
}
