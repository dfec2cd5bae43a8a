package console.views.shell;

import console.services.session.ClusterView;
import console.services.session.LinkState;
import console.views.common.Marks;
import console.views.common.picture.Symbol;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Band, chip, search, access, theme and language.
final class Header extends HBox {
    private final ShellViewModel model;
    private final ShellWords words;
    private final Label name = new Label();
    private final Label mode = new Label();
    private final HBox band = new HBox(10, name, mode);
    private final Button chip = new Button();

    Header(ShellViewModel model, Runnable onSearch, Runnable onLab) {
        this.model = model;
        words = model.words();
        getStyleClass().add("shell-header");
        setAlignment(Pos.CENTER_LEFT);
        band.getStyleClass().add("shell-band");
        band.setAlignment(Pos.CENTER_LEFT);
        band.setId("shell-band");
        name.getStyleClass().add("shell-band-name");
        chip.getStyleClass().add("shell-chip");
        chip.setId("shell-chip");
        chip.setOnAction(_ -> onChipPressed(onLab));
        Button search = button("shell-search", words.text("shell.search") + "    Ctrl K", onSearch);
        search.getStyleClass().add("shell-search");
        Button access = button("shell-access", words.text("shell.readOnly"), () -> {});
        access.setTooltip(new Tooltip(words.text("shell.readOnly.why")));
        ShellViewModel.Program program = model.program();
        getChildren()
                .addAll(
                        band,
                        chip,
                        space(),
                        search,
                        space(),
                        access,
                        button("shell-theme", words.text("shell.theme"), program::switchTheme),
                        button(
                                "shell-language",
                                words.text("shell.language"),
                                program::switchLanguage));
        model.identityProperty().subscribe(this::showBand);
        model.linkProperty().subscribe(_ -> showChip());
        model.scenarioProperty().subscribe(_ -> showChip());
    }

    private static Region space() {
        Region space = new Region();
        setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private static Button button(String id, String text, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void showBand(ClusterView.Identity identity) {
        name.setText(identity.name());
        boolean lab = identity.mode() == ClusterView.Mode.LAB;
        mode.setText(words.text(lab ? "shell.band.lab" : "shell.band.live"));
        band.getStyleClass().removeAll("shell-band-lab", "shell-band-live");
        band.getStyleClass().add(lab ? "shell-band-lab" : "shell-band-live");
    }

    private void showChip() {
        LinkState link = model.linkProperty().get();
        boolean fine = link.phase() == LinkState.Phase.LIVE;
        String scenario = model.scenarioProperty().get();
        String text =
                fine && !scenario.isEmpty()
                        ? words.text("shell.chip.lab", scenario)
                        : words.text(phase(link.phase()));
        chip.setText(text);
        chip.setGraphic(mark(link.phase(), text));
    }

    static String phase(LinkState.Phase phase) {
        return switch (phase) {
            case IDLE -> "shell.chip.idle";
            case CONNECTING -> "shell.chip.connecting";
            case SYNCING -> "shell.chip.syncing";
            case LIVE -> "shell.chip.live";
            case DEGRADED -> "shell.chip.degraded";
            case RECONNECTING -> "shell.chip.reconnecting";
            case REFUSED -> "shell.chip.refused";
            case CLOSED -> "shell.chip.closed";
        };
    }

    private static Node mark(LinkState.Phase phase, String text) {
        Symbol symbol =
                switch (phase) {
                    case LIVE -> Symbol.FINE;
                    case DEGRADED -> Symbol.ATTENTION;
                    case RECONNECTING -> Symbol.STALE;
                    case REFUSED -> Symbol.PROBLEM;
                    case CONNECTING, SYNCING -> Symbol.PROGRESS;
                    case IDLE, CLOSED -> Symbol.UNKNOWN;
                };
        return Marks.of(symbol, text);
    }

    /// The last transitions and every source's age; in the lab also the way to its panel.
    private void onChipPressed(Runnable onLab) {
        ContextMenu menu = new ContextMenu();
        model.lab()
                .ifPresent(
                        _ -> {
                            String title = words.text("shell.palette.command.lab");
                            MenuItem item = new MenuItem(title);
                            item.setOnAction(_ -> onLab.run());
                            menu.getItems().add(item);
                        });
        for (LinkState.Transition step : model.linkProperty().get().transitions()) {
            String what = words.text(phase(step.phase()));
            menu.getItems()
                    .add(new MenuItem(words.time(step.at()) + "  " + what + "  " + step.detail()));
        }
        model.sourcesProperty()
                .get()
                .forEach(source -> menu.getItems().add(new MenuItem(model.hint(source))));
        menu.show(chip, javafx.geometry.Side.BOTTOM, 0, 4);
    }
}
