package console.views.shell;

import console.services.settings.SettingsProblem;
import console.views.common.Area;
import console.views.common.Icons;
import console.views.common.Marks;
import console.views.common.Texts;
import console.views.common.picture.Symbol;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import java.util.Locale;

/// One calm sentence about the console itself, until it is closed.
final class NoticeBar extends HBox {
    private final ShellViewModel model;
    private final Texts words;
    private final Label text = new Label();
    private final Button copy = new Button();

    NoticeBar(ShellViewModel model) {
        this.model = model;
        words = model.words();
        getStyleClass().add("shell-notice");
        Area.mark(this);
        setId("shell-notice");
        setAlignment(Pos.CENTER_LEFT);
        text.setId("shell-notice-text");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        setHgrow(text, Priority.ALWAYS);
        copy.setText(words.text("shell.notice.copy"));
        copy.setId("shell-notice-copy");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.managedProperty().bind(copy.visibleProperty());
        Button close =
                Icons.CLOSE.tool("shell-notice-close", words.text("shell.close"), this::onClose);
        getChildren().addAll(Marks.of(Symbol.ATTENTION, ""), text, copy, close);
        managedProperty().bind(visibleProperty());
        model.noticeProperty().subscribe(this::show);
    }

    private void onClose() {
        model.program().noticeProperty().set(Notice.NONE);
    }

    private void show(Notice notice) {
        setVisible(!notice.equals(Notice.NONE));
        copy.setVisible(notice instanceof Notice.Unforeseen);
        switch (notice) {
            case Notice.None _ -> text.setText("");
            case Notice.BadSettings(SettingsProblem problem) -> text.setText(settings(problem));
            case Notice.Unforeseen(String details) -> {
                text.setText(words.text("shell.notice.unforeseen"));
                copy.setOnAction(_ -> toClipboard(details));
            }
        }
    }

    private String settings(SettingsProblem problem) {
        String line = problem.line() == 0 ? "" : words.text("shell.settings.line", problem.line());
        String fact =
                words.text(
                        "shell.settings." + problem.kind().name().toLowerCase(Locale.ROOT),
                        problem.detail());
        return problem.file() + line + ": " + fact;
    }

    private static void toClipboard(String details) {
        ClipboardContent content = new ClipboardContent();
        content.putString(details);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
