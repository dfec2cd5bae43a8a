package console.views.shell;

import console.views.common.Marks;
import console.views.common.Texts;
import console.views.common.picture.Symbol;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A screen on the rail: a button that shows it, and over its end the count of what needs a hand
/// there, a button that shows only that.
final class RailItem extends StackPane {
    private final Screen screen;
    private final Texts words;
    private final Button whole = new Button();
    private final Button count = new Button();

    RailItem(Screen screen, Texts words, Runnable onChosen, Runnable onNeedy) {
        this.screen = screen;
        this.words = words;
        whole.setId("shell-rail-" + screen.id());
        whole.setTooltip(new Tooltip());
        whole.setOnAction(_ -> onChosen.run());
        count.setId("shell-rail-count-" + screen.id());
        count.setTooltip(new Tooltip());
        count.setOnAction(_ -> onNeedy.run());
        count.getStyleClass().add("shell-rail-count");
        getChildren().addAll(whole, count);
    }

    void show(ShellViewModel.Sum sum, boolean current, boolean thin) {
        whole.getStyleClass()
                .setAll("shell-rail-item", current ? "shell-rail-current" : "shell-rail-other");
        String name = words.text("shell.rail." + screen.id());
        String needy = sum.count() == 0 ? "" : words.text("shell.rail.count", sum.count());
        String stale = sum.stale() ? words.text("shell.rail.stale") : "";
        String all =
                Stream.of(name, needy, stale)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "));
        Node icon = screen.icon().node();
        whole.setGraphic(thin ? icon : line(icon, name));
        name(whole, all);
        count(sum, all, thin);
    }

    private static HBox line(Node icon, String name) {
        HBox line = new HBox(icon, new Label(name));
        line.getStyleClass().add("shell-rail-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static void name(Button button, String text) {
        button.setAccessibleText(text);
        button.getTooltip().setText(text);
    }

    /// Where nothing counts it is no button; fine shows nothing.
    private void count(ShellViewModel.Sum sum, String all, boolean thin) {
        boolean any = sum.count() > 0;
        count.setText(any ? words.number((double) sum.count(), 0) : "");
        count.setGraphic(mark(sum, all));
        count.setVisible(any || sum.stale());
        count.setMouseTransparent(!any);
        count.setFocusTraversable(any);
        name(count, words.text("shell.rail.only", all));
        setAlignment(count, thin ? Pos.TOP_RIGHT : Pos.CENTER_RIGHT);
    }

    private static Node mark(ShellViewModel.Sum sum, String text) {
        if (sum.stale()) {
            return Marks.of(Symbol.STALE, text);
        }
        return sum.count() > 0
                ? Marks.of(sum.problem() ? Symbol.PROBLEM : Symbol.ATTENTION, text)
                : new Region();
    }
}
