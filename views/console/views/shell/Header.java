package console.views.shell;

import console.services.session.ClusterView;
import console.services.session.LinkState;
import console.services.settings.Settings;
import console.views.common.Area;
import console.views.common.Icons;
import console.views.common.Marks;
import console.views.common.Texts;
import console.views.common.picture.Symbol;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Band, chip, search, access and appearance. Where it is narrow the words of search and access go
/// to their tooltips; the band keeps the cluster's name and mode.
final class Header extends HBox {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
    private static final double SHORT_BELOW = 1100;
    private static final double ICONS_BELOW = 800;

    private final ShellViewModel model;
    private final Texts words;
    private final Label name = new Label();
    private final Label mode = new Label();
    private final HBox band;
    private final Button chip = new Button();
    private final Label wanted = new Label();
    private final Label keys = new Label();
    private final Button search;
    private final Button access;
    private final HBox searchLine;
    private boolean brief;

    Header(ShellViewModel model, Runnable onChip, Runnable onSearch) {
        this.model = model;
        words = model.words();
        getStyleClass().add("shell-header");
        Area.mark(this);
        setAlignment(Pos.CENTER_LEFT);
        band = band();
        chip.getStyleClass().add("shell-chip");
        chip.setId("shell-chip");
        chip.setTooltip(new Tooltip());
        chip.setOnAction(_ -> onChip.run());
        keys.setText(words.text("shell.keys.palette"));
        keys.getStyleClass().add("shell-key");
        keys.setMinWidth(USE_PREF_SIZE);
        search = button("shell-search", Icons.SEARCH, words.text("shell.search"), onSearch);
        search.setText("");
        HBox.setHgrow(wanted, Priority.ALWAYS);
        wanted.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(Icons.SEARCH.node(), wanted, keys);
        line.getStyleClass().add("shell-search-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.maxWidthProperty().bind(search.widthProperty().subtract(24));
        line.prefWidthProperty().bind(line.maxWidthProperty());
        searchLine = line;
        access = button("shell-access", Icons.LOCK, words.text("shell.readOnly"), () -> {});
        access.setTooltip(new Tooltip(words.text("shell.readOnly.why")));
        access.setAccessibleText(
                words.text("shell.readOnly") + ". " + words.text("shell.readOnly.why"));
        getChildren().addAll(band, chip, space(), search, space(), access, appearance());
        model.identityProperty().subscribe(this::showBand);
        model.linkProperty().subscribe(this::showChip);
        model.labStateProperty().subscribe(this::showChip);
        model.nowProperty().subscribe(this::showChip);
        showChip();
    }

    private HBox band() {
        Region rule = new Region();
        rule.getStyleClass().add("shell-band-rule");
        name.getStyleClass().add("shell-band-name");
        HBox row = new HBox(name, rule, mode);
        row.getStyleClass().add("shell-band");
        row.setAlignment(Pos.CENTER_LEFT);
        row.setId("shell-band");
        name.setMinWidth(USE_PREF_SIZE);
        return row;
    }

    private static Region space() {
        Region space = new Region();
        setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private static Button button(String id, Icons icon, String text, Runnable action) {
        Button button = new Button(text, icon.node());
        button.setId(id);
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// @param width in the units of a text of 100 %
    void fit(double width) {
        brief = width < ICONS_BELOW;
        boolean full = width >= SHORT_BELOW;
        wanted.setText(words.text(full ? "shell.search" : "shell.search.short"));
        search.getStyleClass().setAll("button", brief ? "shell-search-brief" : "shell-search");
        search.setGraphic(brief ? Icons.SEARCH.node() : searchLine);
        access.setText(brief ? "" : words.text("shell.readOnly"));
        showBand(model.identityProperty().get());
    }

    private void showBand(ClusterView.Identity identity) {
        boolean lab = identity.mode() == ClusterView.Mode.LAB;
        String whole = Connection.who(identity, words);
        name.setText(identity.name());
        mode.setText(Connection.mode(identity, brief, words));
        mode.setMinWidth(USE_PREF_SIZE);
        band.getStyleClass().setAll("shell-band", lab ? "shell-band-lab" : "shell-band-live");
        band.setAccessibleText(identity.name() + ", " + whole);
        Tooltip.install(band, new Tooltip(identity.name() + ": " + whole));
    }

    private void showChip() {
        LinkState link = model.linkProperty().get();
        String text =
                Connection.chip(
                        link, model.labStateProperty().get(), model.nowProperty().get(), words);
        Symbol mark = Connection.mark(link.phase());
        if (text.equals(chip.getText()) && mark == chip.getUserData()) {
            return;
        }
        chip.setText(text);
        chip.setUserData(mark);
        chip.setGraphic(Marks.of(mark, text));
        chip.setAccessibleText(words.text("shell.chip.role") + ": " + text);
        chip.getTooltip().setText(text + "\n" + link.server());
        chip.pseudoClassStateChanged(STALE, mark == Symbol.STALE);
        chip.pseudoClassStateChanged(REFUSED, mark == Symbol.PROBLEM);
    }

    /// Theme, language and size of the text; each choice holds at once.
    private MenuButton appearance() {
        MenuButton menu = new MenuButton("", Icons.APPEARANCE.node());
        String title = words.text("shell.appearance");
        menu.setId("shell-appearance");
        menu.getStyleClass().add("no-arrow");
        menu.setAccessibleText(title);
        menu.setTooltip(new Tooltip(title));
        for (Command command : new Command[] {Command.DARK, Command.LIGHT, Command.SYSTEM_THEME}) {
            menu.getItems().add(choice(command));
        }
        menu.getItems().add(new SeparatorMenuItem());
        for (Command command :
                new Command[] {Command.ENGLISH, Command.GERMAN, Command.SYSTEM_LANGUAGE}) {
            menu.getItems().add(choice(command));
        }
        menu.getItems().add(new SeparatorMenuItem());
        for (Command command : new Command[] {Command.LARGER, Command.SMALLER, Command.NORMAL}) {
            String text = words.text("shell.palette.command." + command.id());
            MenuItem item = new MenuItem(text + "    " + command.keys(words));
            item.setId("shell-menu-" + command.id());
            item.setOnAction(_ -> Commands.change(command, model));
            menu.getItems().add(item);
        }
        return menu;
    }

    private RadioMenuItem choice(Command command) {
        RadioMenuItem item = new RadioMenuItem(words.text("shell.menu." + command.id()));
        item.setId("shell-menu-" + command.id());
        item.setOnAction(_ -> Commands.change(command, model));
        model.settingsProperty().subscribe(settings -> item.setSelected(holds(command, settings)));
        return item;
    }

    private static boolean holds(Command command, Settings settings) {
        return Commands.changed(command, settings).map(settings::equals).orElse(false);
    }
}
