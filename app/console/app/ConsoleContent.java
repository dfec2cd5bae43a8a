package console.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import console.services.fact.Timer;
import console.services.session.ClusterView;
import console.services.session.LabControl;
import console.services.settings.Settings;
import console.views.addresses.AddressesView;
import console.views.addresses.AddressesViewModel;
import console.views.common.FxDoor;
import console.views.common.StyleSheets;
import console.views.common.Texts;
import console.views.common.picture.Fonts;
import console.views.fleet.FleetView;
import console.views.fleet.FleetViewModel;
import console.views.gpus.GpusView;
import console.views.gpus.GpusViewModel;
import console.views.overview.OverviewView;
import console.views.overview.OverviewViewModel;
import console.views.shell.Notice;
import console.views.shell.Screen;
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
import javafx.scene.layout.Region;
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
    private final SettingsTables tables;
    private @Nullable Locale shown;
    private @Nullable ShellViewModel shell;
    private @Nullable Object screen;
    private Runnable closeScreen = () -> {};
    private @Nullable Texts words;

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
        tables = new SettingsTables(settings::get, this::change);
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

    /// The overview's model; shows the overview where another screen is.
    OverviewViewModel overview() {
        return screen(Screen.OVERVIEW, OverviewViewModel.class);
    }

    /// The same of Fleet.
    FleetViewModel fleet() {
        return screen(Screen.FLEET, FleetViewModel.class);
    }

    /// Shows the screen and gives its model.
    private <M> M screen(Screen wanted, Class<M> type) {
        Objects.requireNonNull(shell).screenProperty().set(wanted);
        return type.cast(Objects.requireNonNull(screen));
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
        Screen current = shell == null ? Screen.OVERVIEW : shell.screenProperty().get();
        String opened =
                screen instanceof OverviewViewModel model ? model.openedProperty().get() : "";
        closeContent();
        shown = locale;
        Texts texts = new Texts("shell", locale, ZoneId.systemDefault());
        words = texts;
        ShellViewModel made = new ShellViewModel(cluster, lab, door, timer, texts, this);
        made.screenProperty().set(current);
        shell = made;
        root.getChildren().setAll(new ShellView(made, this::open));
        if (!opened.isEmpty()) {
            overview().open("node/" + opened);
        }
    }

    /// Makes a screen; the one before it ends.
    private Region open(Screen wanted) {
        closeScreen.run();
        Texts texts = Objects.requireNonNull(words);
        return switch (wanted) {
            case OVERVIEW -> {
                OverviewViewModel model =
                        new OverviewViewModel(cluster, door, texts.of("overview"), tables);
                hold(model, model::close);
                yield new OverviewView(model);
            }
            case GPUS -> {
                GpusViewModel model = new GpusViewModel(cluster, door, texts);
                hold(model, model::close);
                yield new GpusView(model, tables);
            }
            case ADDRESSES -> {
                AddressesViewModel model = new AddressesViewModel(cluster, door, texts, this::show);
                hold(model, model::close);
                yield new AddressesView(model, tables);
            }
            case FLEET -> {
                FleetViewModel model = new FleetViewModel(cluster, door, timer, texts, this::show);
                hold(model, model::close);
                yield new FleetView(model, tables);
            }
        };
    }

    private void hold(Object model, Runnable close) {
        screen = model;
        closeScreen = close;
    }

    private void closeContent() {
        if (shell != null) {
            shell.close();
        }
        closeScreen.run();
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
        int cut = id.indexOf('/');
        String name = id.substring(cut + 1);
        switch (cut < 0 ? id : id.substring(0, cut)) {
            case "needy" -> needy(Screen.of(name));
            case "bundle" -> screen(Screen.FLEET, FleetViewModel.class).choose(name);
            case "gpu" -> screen(Screen.GPUS, GpusViewModel.class).choose(name);
            case "planner" -> screen(Screen.GPUS, GpusViewModel.class).plan(name);
            case "address" -> screen(Screen.ADDRESSES, AddressesViewModel.class).choose(name);
            default -> overview().open(id);
        }
    }

    /// The rows that the count on the rail stands for.
    private void needy(Screen wanted) {
        switch (wanted) {
            case OVERVIEW -> overview().showNeedy();
            case GPUS -> screen(wanted, GpusViewModel.class).showNeedy();
            case ADDRESSES -> screen(wanted, AddressesViewModel.class).showNeedy();
            case FLEET -> fleet().showNeedy();
        }
    }

    /// Shows a screen as it is.
    void show(Screen wanted) {
        Objects.requireNonNull(shell).screenProperty().set(wanted);
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
