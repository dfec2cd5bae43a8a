package console.views.shell;

import console.views.common.Area;
import console.views.common.Icons;
import console.views.common.Marks;
import console.views.common.Texts;
import console.views.common.picture.Symbol;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The screens that are built, each with its worst mark and the count of what needs a hand. Thin,
/// it shows the icons with the mark at their corner, and the names as tooltips.
final class Rail extends VBox {
    private final ShellViewModel model;
    private final Texts words;
    private final Button overview = new Button();
    private boolean thin;

    Rail(ShellViewModel model, Runnable onOverview) {
        this.model = model;
        words = model.words();
        getStyleClass().add("shell-rail");
        Area.mark(this);
        setId("shell-rail");
        overview.setId("shell-rail-overview");
        overview.getStyleClass().setAll("shell-rail-item");
        overview.setAccessibleRole(AccessibleRole.BUTTON);
        overview.setTooltip(new Tooltip());
        overview.setOnAction(_ -> onOverview.run());
        getChildren().add(overview);
        model.overviewProperty().subscribe(this::show);
        show();
    }

    void setThin(boolean narrow) {
        thin = narrow;
        getStyleClass().setAll("shell-rail", thin ? "shell-rail-thin" : "shell-rail-wide");
        show();
    }

    private void show() {
        ShellViewModel.Sum sum = model.overviewProperty().get();
        String name = words.text("shell.rail.overview");
        String count = sum.count() == 0 ? "" : words.text("shell.rail.count", sum.count());
        String stale = sum.stale() ? words.text("shell.rail.stale") : "";
        String all =
                String.join(
                        ", ",
                        java.util.stream.Stream.of(name, count, stale)
                                .filter(part -> !part.isEmpty())
                                .toList());
        overview.setAccessibleText(all);
        overview.getTooltip().setText(all);
        Node mark = mark(sum, all);
        overview.setGraphic(thin ? corner(mark) : line(name, sum, mark));
    }

    /// Fine shows nothing.
    private static Node mark(ShellViewModel.Sum sum, String text) {
        if (sum.stale()) {
            return Marks.of(Symbol.STALE, text);
        }
        return sum.count() > 0 ? Marks.of(Symbol.PROBLEM, text) : new Region();
    }

    private static Node corner(Node mark) {
        StackPane pane = new StackPane(Icons.OVERVIEW.node(), mark);
        pane.getStyleClass().add("shell-rail-corner");
        StackPane.setAlignment(mark, Pos.TOP_RIGHT);
        mark.setManaged(true);
        return pane;
    }

    private static Node line(String name, ShellViewModel.Sum sum, Node mark) {
        Label count = new Label(sum.count() == 0 ? "" : String.valueOf(sum.count()));
        count.getStyleClass().add("shell-rail-count");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(Icons.OVERVIEW.node(), new Label(name), space, mark, count);
        line.getStyleClass().add("shell-rail-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
