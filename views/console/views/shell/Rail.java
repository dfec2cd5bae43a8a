package console.views.shell;

import console.views.common.Area;

import javafx.scene.layout.VBox;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/// The screens that are built, each with its worst mark and the count of what needs a hand. Thin,
/// it shows the icons with mark and count at their corner, and the names as tooltips.
final class Rail extends VBox {
    private final ShellViewModel model;
    private final Map<Screen, RailItem> items = new EnumMap<>(Screen.class);
    private boolean thin;

    /// @param onNeedy what needs a hand on a screen, when its count is pressed
    Rail(ShellViewModel model, Consumer<Screen> onChosen, Consumer<Screen> onNeedy) {
        this.model = model;
        getStyleClass().add("shell-rail");
        Area.mark(this);
        setId("shell-rail");
        for (Screen screen : Screen.values()) {
            RailItem item =
                    new RailItem(
                            screen,
                            model.words(),
                            () -> onChosen.accept(screen),
                            () -> onNeedy.accept(screen));
            items.put(screen, item);
            getChildren().add(item);
            model.sumProperty(screen).subscribe(() -> show(screen, item));
        }
        model.screenProperty().subscribe(_ -> show());
    }

    void setThin(boolean narrow) {
        thin = narrow;
        getStyleClass().setAll("shell-rail", thin ? "shell-rail-thin" : "shell-rail-wide");
        show();
    }

    private void show() {
        items.forEach(this::show);
    }

    private void show(Screen screen, RailItem item) {
        item.show(model.sumProperty(screen).get(), model.screenProperty().get() == screen, thin);
    }
}
