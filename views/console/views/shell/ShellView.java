package console.views.shell;

import console.services.session.LinkState;
import console.services.session.LinkState.Phase;
import console.views.common.Marks;
import console.views.common.picture.Symbol;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Objects;

/// The whole window's content: header, banner, rail, the screen, source bar, and what lies over
/// them.
public final class ShellView extends StackPane {
    private static final double THIN_BELOW = 1100;

    private final ShellViewModel model;
    private final ShellWords words;
    private final Region screen;
    private final Label banner = new Label();
    private final HBox bannerRow;
    private final Label notice = new Label();
    private final PaletteView palette;
    private final Label help = new Label();
    private final VBox rail = new VBox();
    private final StackPane over = new StackPane();

    /// @param problem something the person should know from the start, empty for nothing
    public ShellView(ShellViewModel model, Region screen, String problem) {
        this.model = model;
        this.screen = screen;
        words = model.words();
        getStylesheets()
                .add(
                        Objects.requireNonNull(ShellView.class.getResource("shell.css"))
                                .toExternalForm());
        getStyleClass().add("shell");
        palette = new PaletteView(model, this::closeOver);
        help.setText(words.text("shell.help.text"));
        help.getStyleClass().add("shell-help");
        help.setId("shell-help");
        bannerRow = banner();
        Region line = new Region();
        line.getStyleClass().add("shell-band-line");
        notice.setText(problem);
        notice.getStyleClass().add("shell-notice");
        shown(notice, !problem.isEmpty());
        Header header = new Header(model, this::openPalette, this::openLab);
        BorderPane page = new BorderPane(screen);
        page.setTop(new VBox(header, line, bannerRow, notice));
        page.setLeft(rail());
        page.setBottom(new SourceBar(model));
        over.setVisible(false);
        over.getStyleClass().add("shell-over");
        over.setOnMouseClicked(
                event -> {
                    if (over.equals(event.getTarget())) {
                        closeOver();
                    }
                });
        getChildren().addAll(page, over);
        model.identityProperty()
                .subscribe(_ -> line.getStyleClass().setAll("shell-band-line", lineStyle()));
        model.linkProperty().subscribe(this::showBanner);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        widthProperty().subscribe(this::fit);
    }

    private String lineStyle() {
        return switch (model.identityProperty().get().mode()) {
            case LAB -> "shell-line-lab";
            case LIVE -> "shell-line-live";
        };
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private VBox rail() {
        rail.getStyleClass().add("shell-rail");
        Label overview = new Label(words.text("shell.rail.overview"));
        overview.setId("shell-rail-overview");
        overview.getStyleClass().add("shell-rail-item");
        rail.getChildren().add(overview);
        return rail;
    }

    private void fit() {
        // One screen so far: where there is little room its name in the title says enough.
        shown(rail, getWidth() >= THIN_BELOW);
    }

    private HBox banner() {
        Button retry = new Button(words.text("shell.banner.retry"));
        retry.setId("shell-retry");
        retry.setOnAction(_ -> model.refresh());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(10, Marks.of(Symbol.STALE, ""), banner, space, retry);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("shell-banner");
        row.setId("shell-banner");
        banner.setMinWidth(0);
        return row;
    }

    private void showBanner(LinkState link) {
        boolean lost = link.phase() == Phase.RECONNECTING || link.phase() == Phase.REFUSED;
        shown(bannerRow, lost);
        if (lost) {
            String why = link.why() == null ? "" : link.why().message();
            String head =
                    link.phase() == Phase.REFUSED
                            ? words.text("shell.banner.refused", link.server())
                            : words.text(
                                    "shell.banner.lost", link.server(), words.time(link.since()));
            banner.setText(
                    head
                            + " "
                            + words.text("shell.banner.seen", why)
                            + "  "
                            + words.text("shell.banner.attempt", link.attempt()));
        }
    }

    private void onKey(KeyEvent event) {
        boolean typing = event.getTarget() instanceof javafx.scene.control.TextInputControl;
        KeyCode code = event.getCode();
        if (event.isShortcutDown()) {
            onShortcut(event, code);
        } else if (code == KeyCode.ESCAPE && over.isVisible()) {
            closeOver();
            event.consume();
        } else if (code == KeyCode.F5) {
            model.refresh();
        } else if (code == KeyCode.F6) {
            nextArea();
            event.consume();
        } else if (!typing && (code == KeyCode.F1 || event.getText().equals("?"))) {
            show(help);
            event.consume();
        }
    }

    private void onShortcut(KeyEvent event, KeyCode code) {
        switch (code) {
            case K -> openPalette();
            case PLUS, ADD, EQUALS -> model.program().scale(10);
            case MINUS, SUBTRACT -> model.program().scale(-10);
            case DIGIT1 -> screen.requestFocus();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// Header, page, source bar – and round again.
    private void nextArea() {
        List<String> areas = List.of("#shell-search", "#overview-picture", "#shell-chip");
        Node focus = getScene().getFocusOwner();
        int at = 0;
        for (int i = 0; i < areas.size(); i++) {
            Node area = lookup(areas.get(i));
            if (area != null && area.equals(focus)) {
                at = i + 1;
            }
        }
        Node next = lookup(areas.get(at % areas.size()));
        if (next != null) {
            next.requestFocus();
        }
    }

    private void openPalette() {
        show(palette);
        palette.open();
    }

    private void openLab() {
        model.lab().ifPresent(lab -> show(new LabPanel(lab, words, this::closeOver)));
    }

    private void show(Region content) {
        over.getChildren().setAll(content);
        StackPane.setAlignment(
                content, content instanceof LabPanel ? Pos.CENTER_RIGHT : Pos.TOP_CENTER);
        over.setVisible(true);
    }

    private void closeOver() {
        over.setVisible(false);
        over.getChildren().clear();
        screen.requestFocus();
    }
}
