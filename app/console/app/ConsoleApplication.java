package console.app;

import console.services.settings.Settings;
import console.services.settings.SettingsFile;
import console.services.settings.SettingsProblem;
import console.views.common.FxDoor;
import console.views.shell.Notice;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The window: its place and its settings, each remembered. What no part of the program expected is
/// logged and told in one sentence; the window stays.
public final class ConsoleApplication extends Application {
    /// JavaFX makes the application itself; this is how it finds what to show.
    private static final AtomicReference<Wiring> HANDED_OVER = new AtomicReference<>();

    private final SettingsFile file = SettingsFile.ofUser();
    private final FxDoor door = new FxDoor();
    private @Nullable Wiring wiring;
    private @Nullable ConsoleContent content;

    /// Blocks until the window is closed; ends the wiring then.
    static void open(Wiring wiring) {
        HANDED_OVER.set(wiring);
        launch(ConsoleApplication.class);
    }

    @Override
    public void start(Stage stage) {
        Wiring handed = Objects.requireNonNull(HANDED_OVER.get());
        wiring = handed;
        SettingsFile.Loaded loaded = file.load();
        ConsoleContent made =
                new ConsoleContent(
                        handed.session(),
                        handed.lab(),
                        handed.timer(),
                        loaded.settings(),
                        this::remember);
        content = made;
        tell(loaded.problem());
        Thread.setDefaultUncaughtExceptionHandler(made::onUncaught);
        stage.setScene(place(stage, made, loaded.settings()));
        stage.setTitle("CPS Cluster Console");
        stage.setOnHiding(_ -> rememberPlace(stage, made));
        stage.show();
        if ("shown".equals(System.getProperty("console.exit"))) {
            Platform.exit();
        }
    }

    private static Scene place(Stage stage, ConsoleContent content, Settings settings) {
        Rectangle2D place =
                WindowPlace.of(
                        settings,
                        Screen.getPrimary().getVisualBounds(),
                        Screen.getScreens().stream().map(Screen::getVisualBounds).toList());
        stage.setMinWidth(Math.min(WindowPlace.LEAST_WIDTH, place.getWidth()));
        stage.setMinHeight(Math.min(WindowPlace.LEAST_HEIGHT, place.getHeight()));
        stage.setX(place.getMinX());
        stage.setY(place.getMinY());
        stage.setWidth(place.getWidth());
        stage.setHeight(place.getHeight());
        return content.scene(place.getWidth(), place.getHeight());
    }

    /// Off this thread: a home on a network may be slow. Told at once where it fails.
    private void remember(Settings settings) {
        door.fetch("settings", () -> file.save(settings), this::tell);
    }

    private void tell(Optional<SettingsProblem> problem) {
        problem.ifPresent(
                what ->
                        Objects.requireNonNull(content)
                                .noticeProperty()
                                .set(new Notice.BadSettings(what)));
    }

    /// A maximised window keeps the place that it had before.
    private void rememberPlace(Stage stage, ConsoleContent shown) {
        Settings settings = shown.settingsProperty().get();
        if (!stage.isMaximized() && !stage.isFullScreen()) {
            settings =
                    settings.window(
                            (int) stage.getX(),
                            (int) stage.getY(),
                            (int) stage.getWidth(),
                            (int) stage.getHeight());
        }
        file.save(settings);
    }

    @Override
    public void stop() {
        if (content != null) {
            content.close();
        }
        Objects.requireNonNull(wiring).close();
    }
}
