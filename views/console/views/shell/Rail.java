package console.views.shell;

import console.views.common.Area;
import console.views.common.Marks;
import console.views.common.Texts;
import console.views.common.picture.Symbol;

import javafx.event.EventTarget;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The screens that are built, each with its worst mark and the count of what needs a hand. Thin,
/// it shows the icons with the mark at their corner, and the names as tooltips.
final class Rail extends VBox {
    private static final String COUNT = "shell-rail-count";

    private final ShellViewModel model;
    private final Texts words;
    private final Map<Screen, Button> items = new EnumMap<>(Screen.class);
    private boolean thin;
    private boolean onCount;

    /// @param onNeedy what needs a hand on a screen, when its count is pressed
    Rail(ShellViewModel model, Consumer<Screen> onChosen, Consumer<Screen> onNeedy) {
        this.model = model;
        words = model.words();
        getStyleClass().add("shell-rail");
        Area.mark(this);
        setId("shell-rail");
        for (Screen screen : Screen.values()) {
            Button item = new Button();
            item.setId("shell-rail-" + screen.id());
            item.setAccessibleRole(AccessibleRole.BUTTON);
            item.setTooltip(new Tooltip());
            item.addEventFilter(
                    MouseEvent.MOUSE_PRESSED, event -> onCount = isCount(event.getTarget()));
            item.setOnAction(
                    _ -> {
                        Consumer<Screen> wanted = onCount ? onNeedy : onChosen;
                        onCount = false;
                        wanted.accept(screen);
                    });
            items.put(screen, item);
            getChildren().add(item);
            model.sumProperty(screen).subscribe(() -> show(screen));
        }
        model.screenProperty().subscribe(_ -> show());
        show();
    }

    private static boolean isCount(EventTarget target) {
        for (Node at = target instanceof Node node ? node : null; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains(COUNT)) {
                return true;
            }
        }
        return false;
    }

    void setThin(boolean narrow) {
        thin = narrow;
        getStyleClass().setAll("shell-rail", thin ? "shell-rail-thin" : "shell-rail-wide");
        show();
    }

    private void show() {
        items.keySet().forEach(this::show);
    }

    private void show(Screen screen) {
        Button item = items.get(screen);
        if (item == null) {
            return;
        }
        boolean current = model.screenProperty().get() == screen;
        item.getStyleClass()
                .setAll("shell-rail-item", current ? "shell-rail-current" : "shell-rail-other");
        ShellViewModel.Sum sum = model.sumProperty(screen).get();
        String name = words.text("shell.rail." + screen.id());
        String count = sum.count() == 0 ? "" : words.text("shell.rail.count", sum.count());
        String stale = sum.stale() ? words.text("shell.rail.stale") : "";
        String all =
                Stream.of(name, count, stale)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "));
        item.setAccessibleText(all);
        item.getTooltip().setText(all);
        Node mark = mark(sum, all);
        item.setGraphic(thin ? corner(screen, mark) : line(screen, name, sum, mark));
    }

    /// Fine shows nothing.
    private static Node mark(ShellViewModel.Sum sum, String text) {
        if (sum.stale()) {
            return Marks.of(Symbol.STALE, text);
        }
        return sum.count() > 0
                ? Marks.of(sum.problem() ? Symbol.PROBLEM : Symbol.ATTENTION, text)
                : new Region();
    }

    private static Node corner(Screen screen, Node mark) {
        StackPane pane = new StackPane(screen.icon().node(), mark);
        pane.getStyleClass().add("shell-rail-corner");
        StackPane.setAlignment(mark, Pos.TOP_RIGHT);
        mark.setManaged(true);
        return pane;
    }

    private static Node line(Screen screen, String name, ShellViewModel.Sum sum, Node mark) {
        Label count = new Label(sum.count() == 0 ? "" : String.valueOf(sum.count()));
        count.getStyleClass().add(COUNT);
        count.setId("shell-rail-count-" + screen.id());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(screen.icon().node(), new Label(name), space, mark, count);
        line.getStyleClass().add("shell-rail-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
