package console.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import console.services.fact.Timer;
import console.services.session.ClusterView;
import console.services.session.LabControl;
import console.services.settings.Settings;
import console.views.common.FxDoor;
import console.views.common.StyleSheets;
import console.views.common.Texts;
import console.views.common.picture.Fonts;
import console.views.overview.OverviewView;
import console.views.overview.OverviewViewModel;
import console.views.shell.Notice;
import console.views.shell.ShellView;
import console.views.shell.ShellViewModel;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// All that a window shows, in the theme, language and text size of the settings: the scene for the
/// window and for `screens`. Made anew when the language changes. JavaFX thread only.
final class ConsoleContent implements ShellViewModel.Program, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleContent.class);

    private final ClusterView cluster;
    private final Optional<LabControl> lab;
    private final Timer timer;
    private final Consumer<Settings> remember;
    private final FxDoor door = new FxDoor();
    private final StackPane root = new StackPane();
    private final ReadOnlyObjectWrapper<Settings> settings;
    private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>(Notice.NONE);
    private final Subscription system;
    private @Nullable Locale shown;
    private @Nullable ShellViewModel shell;
    private @Nullable OverviewViewModel overview;

    /// @param remember is handed every change of the settings
    ConsoleContent(
            ClusterView cluster,
            Optional<LabControl> lab,
            Timer timer,
            Settings start,
            Consumer<Settings> remember) {
        this.cluster = cluster;
        this.lab = lab;
        this.timer = timer;
        this.remember = remember;
        settings = new ReadOnlyObjectWrapper<>(start);
        Fonts.load();
        Platform.Preferences preferences = Platform.getPreferences();
        system = preferences.colorSchemeProperty().subscribe(_ -> dress());
        speak();
    }

    Scene scene(double width, double height) {
        Scene scene = new Scene(root, width, height);
        StyleSheets.addTo(scene);
        return scene;
    }

    OverviewViewModel overview() {
        return Objects.requireNonNull(overview);
    }

    private static boolean light(Settings settings) {
        return switch (settings.theme()) {
            case "light" -> true;
            case "dark" -> false;
            default -> Platform.getPreferences().getColorScheme() == ColorScheme.LIGHT;
        };
    }

    private static Locale locale(Settings settings) {
        String language =
                settings.language().equals("system")
                        ? Locale.getDefault().getLanguage()
                        : settings.language();
        return language.equals("de") ? Locale.GERMAN : Locale.ENGLISH;
    }

    private void dress() {
        boolean light = light(settings.get());
        Application.setUserAgentStylesheet(
                light
                        ? new PrimerLight().getUserAgentStylesheet()
                        : new PrimerDark().getUserAgentStylesheet());
        List<String> classes = List.of("root", "console", "scale-" + settings.get().scale());
        root.getStyleClass().setAll(classes);
        if (light) {
            root.getStyleClass().add("light");
        }
    }

    private void speak() {
        Locale locale = locale(settings.get());
        if (locale.equals(shown)) {
            return;
        }
        String open = overview == null ? "" : overview.openedProperty().get();
        closeContent();
        shown = locale;
        Texts words = new Texts("shell", locale, ZoneId.systemDefault());
        ShellViewModel newShell = new ShellViewModel(cluster, lab, door, timer, words, this);
        OverviewViewModel newOverview =
                new OverviewViewModel(
                        cluster,
                        door,
                        words.of("overview"),
                        new SettingsTables(settings::get, this::keep));
        shell = newShell;
        overview = newOverview;
        root.getChildren().setAll(new ShellView(newShell, new OverviewView(newOverview)));
        if (!open.isEmpty()) {
            newOverview.open("node/" + open);
        }
    }

    private void closeContent() {
        if (shell != null) {
            shell.close();
        }
        if (overview != null) {
            overview.close();
        }
    }

    @Override
    public ReadOnlyObjectProperty<Settings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    @Override
    public void change(Settings changed) {
        keep(changed);
        dress();
        speak();
    }

    private void keep(Settings changed) {
        settings.set(changed);
        remember.accept(changed);
    }

    @Override
    public ObjectProperty<Notice> noticeProperty() {
        return notice;
    }

    @Override
    public void show(String id) {
        overview().open(id);
    }

    /// Any thread: what no part of the program expected is logged and told; the session goes on.
    void onUncaught(Thread thread, Throwable failure) {
        LOG.error("Unforeseen, on thread {}", thread.getName(), failure);
        String details = CrashDetails.of(thread.getName(), failure);
        door.fetch("crash", () -> new Notice.Unforeseen(details), this::tellFirst);
    }

    /// What follows from the first one, or comes of telling it, is in the log.
    private void tellFirst(Notice told) {
        if (!(notice.get() instanceof Notice.Unforeseen)) {
            notice.set(told);
        }
    }

    @Override
    public void close() {
        system.unsubscribe();
        closeContent();
    }
}
