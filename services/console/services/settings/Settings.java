package console.services.settings;

/// What is remembered between starts.
///
/// @param theme `system`, `dark` or `light`
/// @param language `system`, `en` or `de`
/// @param scale of the text in percent, 80–200
/// @param width of the window in pixels, 0 before the first time; x and y go with it
public record Settings(
        String theme, String language, int scale, int x, int y, int width, int height) {
    public static final Settings DEFAULT = new Settings("system", "system", 100, 0, 0, 0, 0);

    public Settings {
        // A file may lack any of them.
        theme = theme == null ? "system" : theme;
        language = language == null ? "system" : language;
        scale = Math.clamp(scale == 0 ? 100 : scale, 80, 200);
    }

    public Settings theme(String other) {
        return new Settings(other, language, scale, x, y, width, height);
    }

    public Settings language(String other) {
        return new Settings(theme, other, scale, x, y, width, height);
    }

    public Settings scale(int other) {
        return new Settings(theme, language, other, x, y, width, height);
    }

    public Settings window(int newX, int newY, int newWidth, int newHeight) {
        return new Settings(theme, language, scale, newX, newY, newWidth, newHeight);
    }
}
