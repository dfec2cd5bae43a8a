package console.views.shell;

import console.services.fact.SourceStatus;
import console.services.session.LinkState;
import console.views.common.Marks;
import console.views.common.Scrolling;
import console.views.common.Texts;
import console.views.common.picture.Symbol;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import java.time.Instant;

/// Behind the chip: where it is connected, the last six transitions, and the age of every source.
final class ConnectionPanel extends VBox {
    private final ShellViewModel model;
    private final Texts words;
    private final VBox body = new VBox();

    /// @param onLab opens the lab's panel
    ConnectionPanel(ShellViewModel model, Runnable onLab) {
        this.model = model;
        words = model.words();
        getStyleClass().addAll("shell-panel", "shell-connection");
        setId("shell-connection");
        body.getStyleClass().add("shell-panel-body");
        ScrollPane scroll = Scrolling.pane(body);
        scroll.setFocusTraversable(true);
        scroll.setId("shell-connection-scroll");
        scroll.getStyleClass().add("shell-scroll");
        setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
        if (model.lab().isPresent()) {
            Button lab = new Button(words.text("shell.connection.lab"));
            lab.setId("shell-connection-lab");
            lab.setOnAction(_ -> onLab.run());
            getChildren().add(lab);
        }
    }

    /// Follows the model until closed.
    Subscription follow() {
        model.watch(true);
        show();
        return Subscription.combine(
                model.linkProperty().subscribe(this::show),
                model.sourcesProperty().subscribe(this::show),
                model.nowProperty().subscribe(this::show),
                () -> model.watch(false));
    }

    private void show() {
        LinkState link = model.linkProperty().get();
        GridPane steps = grid();
        for (LinkState.Transition step : link.transitions()) {
            String phase = Connection.phase(step.phase(), words);
            row(steps, Connection.mark(step.phase()), words.time(step.at()), phase, step.detail());
        }
        GridPane sources = grid();
        Instant now = model.nowProperty().get();
        for (SourceStatus source : SourceBar.worstFirst(model.sourcesProperty().get())) {
            SourceStatus newest = model.newest(source);
            String why = newest.why() == null ? newest.note() : words.sentence(newest.why());
            row(
                    sources,
                    Connection.mark(newest),
                    newest.source().name(),
                    Connection.age(newest, now, words),
                    why);
        }
        body.getChildren()
                .setAll(
                        label(server(link), "shell-quiet"),
                        label(words.text("shell.connection.steps"), "shell-title"),
                        steps,
                        label(words.text("shell.connection.sources"), "shell-title"),
                        sources);
    }

    private String server(LinkState link) {
        return link.roundTrip() == null
                ? words.text("shell.connection.server", link.server())
                : words.text("shell.connection.server.ms", link.server(), link.roundTrip());
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("shell-grid");
        return grid;
    }

    private static void row(GridPane grid, Symbol mark, String name, String value, String detail) {
        int row = grid.getRowCount();
        Node shape = Marks.of(mark, value);
        Label what = label(detail, "shell-quiet");
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        GridPane.setHgrow(what, Priority.ALWAYS);
        grid.addRow(row, shape, label(name, "shell-strong"), label(value, "shell-plain"), what);
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(style.equals("shell-quiet") ? 0 : USE_PREF_SIZE);
        return label;
    }
}
