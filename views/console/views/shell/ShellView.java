package console.views.shell;

import console.services.session.ClusterView;
import console.views.common.Scrolling;
import console.views.common.StyleSheets;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Function;

/// The whole window's content: header, banner, notice, rail, the screen, source bar, and what lies
/// over them. Made anew when the language changes.
public final class ShellView extends StackPane {
    private static final double THIN_BELOW = 1100;

    private final ShellViewModel model;
    private final Function<Screen, Region> screens;
    private Region screen = new Region();
    private final Header header;
    private final Rail rail;
    private final BorderPane page;
    private final ScrollPane scroll = Scrolling.pane(screen);
    private final StackPane over = new StackPane();
    private Subscription shown = Subscription.EMPTY;
    private Subscription labShown = Subscription.EMPTY;
    private @Nullable Node before;

    /// @param screens makes a screen when it is chosen
    public ShellView(ShellViewModel model, Function<Screen, Region> screens) {
        this.model = model;
        this.screens = screens;
        StyleSheets.addTo(this, "shell.css");
        getStyleClass().add("shell");
        header = new Header(model, this::openConnection, this::openPalette);
        rail = new Rail(model, this::choose, this::chooseNeedy);
        Region line = new Region();
        page = new BorderPane(); // filled in the order of the keyboard
        page.setTop(new VBox(header, line, new Banner(model), new NoticeBar(model)));
        page.setLeft(rail);
        page.setCenter(scroll());
        page.setBottom(new SourceBar(model, this::openConnection));
        over.setVisible(false);
        over.setOnMousePressed(
                event -> {
                    if (over.equals(event.getTarget())) {
                        closeOver();
                    }
                });
        getChildren().addAll(page, over);
        model.identityProperty()
                .subscribe(who -> line.getStyleClass().setAll("shell-band-line", lineStyle(who)));
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        widthProperty().subscribe(this::fit);
        model.screenProperty().subscribe(this::show);
        model.settingsProperty().subscribe(this::fit);
        fit();
    }

    /// Only a window that is too low for large text scrolls.
    private ScrollPane scroll() {
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("shell-scroll");
        return scroll;
    }

    private static String lineStyle(ClusterView.Identity identity) {
        return switch (identity.mode()) {
            case LAB -> "shell-line-lab";
            case LIVE -> "shell-line-live";
        };
    }

    /// What is narrow for large text is wide for small one.
    private double room() {
        return getWidth() * 100 / model.settingsProperty().get().scale();
    }

    private void fit() {
        rail.setThin(room() < THIN_BELOW);
        header.fit(room());
    }

    private void onKey(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        KeyCode code = event.getCode();
        if (event.isShortcutDown()) {
            onShortcut(event, code);
        } else if (code == KeyCode.ESCAPE && over.isVisible()) {
            closeOver();
            event.consume();
        } else if (code == KeyCode.ESCAPE && Areas.focusIn(page.getRight())) {
            closeLab();
            event.consume();
        } else if (code == KeyCode.TAB && over.isVisible()) {
            Areas.cycle(over, event.isShiftDown()); // does not leave what lies over the page
            event.consume();
        } else if (code == KeyCode.F5) {
            model.refresh();
            event.consume();
        } else if (code == KeyCode.F6 && !over.isVisible()) {
            Areas.next(page, screen, event.isShiftDown());
            event.consume();
        } else if (code == KeyCode.F1 || (!typing && event.getText().equals("?"))) {
            run(Command.HELP);
            event.consume();
        }
    }

    private void onShortcut(KeyEvent event, KeyCode code) {
        switch (code) {
            case K -> openPalette();
            case PLUS, ADD, EQUALS -> run(Command.LARGER);
            case MINUS, SUBTRACT -> run(Command.SMALLER);
            case DIGIT0, NUMPAD0 -> run(Command.NORMAL);
            default -> {
                int place = "123456789".indexOf(event.getText()) + 1;
                Optional<Screen> chosen = Screen.at(event.getText().isEmpty() ? 0 : place);
                if (chosen.isEmpty()) {
                    return;
                }
                choose(chosen.get());
            }
        }
        event.consume();
    }

    private void choose(Screen chosen) {
        closeOver();
        model.screenProperty().set(chosen);
        screen.requestFocus();
    }

    private void chooseNeedy(Screen chosen) {
        closeOver();
        model.program().show("needy/" + chosen.id());
        screen.requestFocus();
    }

    private void show(Screen chosen) {
        screen = screens.apply(chosen);
        scroll.setContent(screen);
    }

    private void run(Command command) {
        if (Commands.change(command, model)) {
            return;
        }
        switch (command) {
            case REFRESH -> model.refresh();
            case CONNECTION -> openConnection();
            case LAB -> openLab();
            case HELP -> open(new HelpPanel(model.words()), Pos.TOP_CENTER, Subscription.EMPTY);
            case DARK,
                    LIGHT,
                    SYSTEM_THEME,
                    ENGLISH,
                    GERMAN,
                    SYSTEM_LANGUAGE,
                    LARGER,
                    SMALLER,
                    NORMAL -> {}
        }
    }

    private void openPalette() {
        PaletteView palette = new PaletteView(model, this::choose);
        open(palette, Pos.TOP_CENTER, Subscription.EMPTY);
    }

    private void choose(PaletteSearch.Entry entry) {
        closeOver();
        switch (entry.kind()) {
            case SCREEN -> choose(Screen.of(entry.id()));
            case NODE, POD, ADDRESS, BUNDLE, CARD -> {
                screen.requestFocus();
                model.program().show(entry.id());
            }
            case COMMAND -> run(Command.of(entry.id()));
        }
    }

    private void openConnection() {
        ConnectionPanel panel = new ConnectionPanel(model, this::openLab);
        open(panel, Pos.TOP_LEFT, panel.follow());
    }

    private void openLab() {
        closeOver();
        closeLab();
        model.lab()
                .ifPresent(
                        lab -> {
                            LabPanel panel = new LabPanel(model, lab, this::closeLab);
                            labShown = panel.follow();
                            page.setRight(panel);
                            Areas.focusFirst(panel);
                        });
    }

    private void closeLab() {
        labShown.unsubscribe();
        if (Areas.focusIn(page.getRight())) {
            screen.requestFocus();
        }
        page.setRight(null);
    }

    /// @param until ends when it is closed
    private void open(Region content, Pos where, Subscription until) {
        closeOver();
        Scene scene = getScene();
        before = scene == null ? null : scene.getFocusOwner();
        shown = until;
        boolean modal = where == Pos.TOP_CENTER;
        over.getStyleClass().setAll("shell-over", modal ? "shell-dim" : "shell-under-chip");
        over.getChildren().setAll(content);
        StackPane.setAlignment(content, where);
        over.setVisible(true);
        Areas.focusFirst(content);
    }

    private void closeOver() {
        if (over.isVisible()) {
            shown.unsubscribe();
            shown = Subscription.EMPTY;
            over.setVisible(false);
            over.getChildren().clear();
            (before == null ? screen : before).requestFocus();
        }
    }
}
