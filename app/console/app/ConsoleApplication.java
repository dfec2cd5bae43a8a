package console.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import console.services.session.ClusterSession;
import console.services.settings.Settings;
import console.services.settings.SettingsFile;
import console.views.common.FxDoor;
import console.views.common.StyleSheets;
import console.views.common.Texts;
import console.views.common.picture.Fonts;
import console.views.overview.OverviewView;
import console.views.overview.OverviewViewModel;
import console.views.shell.ShellView;
import console.views.shell.ShellViewModel;
import console.views.shell.ShellWords;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/// The window: stage, theme, language and size, each remembered; the content is made anew when the
/// language changes.
public final class ConsoleApplication extends Application implements ShellViewModel.Program {
    /// JavaFX makes the application itself; this is how it finds what to show.
    private static final AtomicReference<Wiring> HANDED_OVER = new AtomicReference<>();

    private final SettingsFile file = SettingsFile.ofUser();
    private final FxDoor door = new FxDoor();
    private final StackPane root = new StackPane();
    private Settings settings = Settings.DEFAULT;
    private @Nullable Wiring wiring;
    private @Nullable ShellViewModel shell;
    private @Nullable OverviewViewModel overview;

    /// Blocks until the window is closed; ends the wiring then.
    static void open(Wiring wiring) {
        HANDED_OVER.set(wiring);
        launch(ConsoleApplication.class);
    }

    @Override
    public void start(Stage stage) {
        wiring = Objects.requireNonNull(HANDED_OVER.get());
        settings = file.load();
        Fonts.load();
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        boolean known = settings.width() > 0;
        Scene scene =
                new Scene(
                        root,
                        Math.min(known ? settings.width() : 1440, room.getWidth()),
                        Math.min(known ? settings.height() : 900, room.getHeight()));
        StyleSheets.addTo(scene);
        stage.setScene(scene);
        stage.setMinWidth(1024);
        stage.setMinHeight(700);
        if (known && room.contains(settings.x(), settings.y())) {
            stage.setX(settings.x());
            stage.setY(settings.y());
        }
        stage.setTitle("CPS Cluster Console");
        dress();
        content();
        stage.setOnHiding(_ -> remember(stage));
        stage.show();
        if ("shown".equals(System.getProperty("console.exit"))) {
            Platform.exit();
        }
    }

    private void remember(Stage stage) {
        settings =
                settings.window(
                        (int) stage.getX(),
                        (int) stage.getY(),
                        (int) stage.getScene().getWidth(),
                        (int) stage.getScene().getHeight());
        file.save(settings);
    }

    @Override
    public void stop() {
        closeContent();
        Objects.requireNonNull(wiring).close();
    }

    private boolean light() {
        return switch (settings.theme()) {
            case "light" -> true;
            case "dark" -> false;
            default -> Platform.getPreferences().getColorScheme() == ColorScheme.LIGHT;
        };
    }

    private Locale locale() {
        return switch (settings.language()) {
            case "de" -> Locale.GERMAN;
            case "en" -> Locale.ENGLISH;
            default ->
                    Locale.getDefault().getLanguage().equals("de") ? Locale.GERMAN : Locale.ENGLISH;
        };
    }

    private void dress() {
        boolean light = light();
        setUserAgentStylesheet(
                light
                        ? new PrimerLight().getUserAgentStylesheet()
                        : new PrimerDark().getUserAgentStylesheet());
        root.getStyleClass().setAll("root", "console", "scale-" + settings.scale());
        if (light) {
            root.getStyleClass().add("light");
        }
    }

    private void content() {
        closeContent();
        ClusterSession session = Objects.requireNonNull(wiring).session();
        ShellViewModel newShell =
                new ShellViewModel(
                        session,
                        wiring.lab(),
                        door,
                        new ShellWords(locale(), ZoneId.systemDefault()),
                        this);
        OverviewViewModel newOverview =
                new OverviewViewModel(
                        session,
                        door,
                        new Texts("overview", locale(), ZoneId.systemDefault()),
                        new SettingsTables(() -> settings, this::keep));
        shell = newShell;
        overview = newOverview;
        root.getChildren()
                .setAll(new ShellView(newShell, new OverviewView(newOverview), file.problem()));
    }

    private void closeContent() {
        if (shell != null) {
            shell.close();
        }
        if (overview != null) {
            overview.close();
        }
    }

    private void keep(Settings changed) {
        settings = changed;
        file.save(changed);
    }

    private void change(Settings changed) {
        keep(changed);
        dress();
    }

    @Override
    public void switchTheme() {
        change(settings.theme(light() ? "dark" : "light"));
    }

    @Override
    public void switchLanguage() {
        change(settings.language(locale().equals(Locale.GERMAN) ? "en" : "de"));
        content();
    }

    @Override
    public void scale(int percent) {
        change(settings.scale(percent == 0 ? 100 : settings.scale() + percent));
    }

    @Override
    public void show(String id) {
        if (overview != null) {
            overview.open(id);
        }
    }
}
