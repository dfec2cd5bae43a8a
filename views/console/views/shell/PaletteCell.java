package console.views.shell;

import console.views.common.Icons;
import console.views.common.Texts;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import java.util.Locale;

/// A line of the palette: icon, name with the typed letters marked, remark; or a group's name.
final class PaletteCell extends ListCell<PaletteRow> {
    private final ObservableValue<String> typed;
    private final Texts words;

    PaletteCell(ObservableValue<String> typed, Texts words) {
        this.typed = typed;
        this.words = words;
        setPrefWidth(0); // as wide as the list, so that a long remark is cut, not scrolled
    }

    @Override
    protected void updateItem(PaletteRow row, boolean empty) {
        super.updateItem(row, empty);
        getStyleClass().removeAll("shell-palette-group", "shell-palette-entry");
        setAccessibleText(null);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        switch (row) {
            case PaletteRow.Head(PaletteRow.Group group) -> {
                getStyleClass().add("shell-palette-group");
                String name = group.name().toLowerCase(Locale.ROOT).replace('_', '-');
                setGraphic(quiet(words.text("shell.palette.group." + name)));
            }
            case PaletteRow.Thing(PaletteRow.Group _, PaletteSearch.Entry entry) -> {
                getStyleClass().add("shell-palette-entry");
                setAccessibleText(entry.title() + ", " + entry.remark());
                setGraphic(line(entry));
            }
        }
    }

    private HBox line(PaletteSearch.Entry entry) {
        Label remark = quiet(entry.remark());
        remark.setMinWidth(0);
        TextFlow title = title(entry.title());
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(icon(entry), title);
        if (entry.kind() == PaletteSearch.Kind.COMMAND) {
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            line.getChildren().add(space);
            remark.getStyleClass().setAll("label", "shell-key");
            remark.setVisible(!entry.remark().isEmpty());
        }
        line.getChildren().add(remark);
        line.getStyleClass().add("shell-palette-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.setFillHeight(false); // or the title, taller than its text, stands above the rest
        return line;
    }

    private static Node icon(PaletteSearch.Entry entry) {
        return switch (entry.kind()) {
            case NODE -> Icons.NODE.node();
            case POD -> Icons.POD.node();
            case ADDRESS -> Icons.ADDRESS.node();
            case SCREEN -> Screen.of(entry.id()).icon().node();
            case BUNDLE -> Icons.FLEET.node();
            case CARD -> Icons.GPUS.node();
            case COMMAND -> Icons.COMMAND.node();
        };
    }

    private TextFlow title(String title) {
        String wanted =
                typed.getValue().strip().toLowerCase(Locale.ROOT).replaceFirst("^[>@:]", "");
        int at = wanted.isBlank() ? -1 : title.toLowerCase(Locale.ROOT).indexOf(wanted.strip());
        if (at < 0) {
            return new TextFlow(text(title, "shell-palette-title"));
        }
        int end = at + wanted.strip().length();
        return new TextFlow(
                text(title.substring(0, at), "shell-palette-title"),
                text(title.substring(at, end), "shell-palette-hit"),
                text(title.substring(end), "shell-palette-title"));
    }

    private static Text text(String words, String style) {
        Text text = new Text(words);
        text.getStyleClass().add(style);
        return text;
    }

    private static Label quiet(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("shell-quiet");
        return label;
    }
}
