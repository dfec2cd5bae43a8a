package console.views.shell;

import console.services.settings.Settings;

import java.util.Optional;

/// What commands do to the settings: pure, but for the change itself.
final class Commands {
    private static final int STEP = 10;

    private Commands() {}

    /// The settings after a command; empty where it is not about settings.
    static Optional<Settings> changed(Command command, Settings settings) {
        return switch (command) {
            case DARK -> Optional.of(settings.theme("dark"));
            case LIGHT -> Optional.of(settings.theme("light"));
            case SYSTEM_THEME -> Optional.of(settings.theme("system"));
            case ENGLISH -> Optional.of(settings.language("en"));
            case GERMAN -> Optional.of(settings.language("de"));
            case SYSTEM_LANGUAGE -> Optional.of(settings.language("system"));
            case LARGER -> Optional.of(settings.scale(settings.scale() + STEP));
            case SMALLER -> Optional.of(settings.scale(settings.scale() - STEP));
            case NORMAL -> Optional.of(settings.scale(100));
            case REFRESH, CONNECTION, LAB, HELP -> Optional.empty();
        };
    }

    /// Whether the command was about settings.
    static boolean change(Command command, ShellViewModel model) {
        Optional<Settings> after = changed(command, model.settingsProperty().get());
        after.ifPresent(model.program()::change);
        return after.isPresent();
    }
}
