package console.services.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is remembered between starts.
///
/// @param theme `system`, `dark` or `light`
/// @param language `system`, `en` or `de`
/// @param scale of the text in percent, 80–200
/// @param width of the window in pixels, 0 before the first time; x and y go with it
/// @param tables how the columns of each table were left
public record Settings(
        String theme,
        String language,
        int scale,
        int x,
        int y,
        int width,
        int height,
        Map<String, List<ColumnSetting>> tables) {
    public static final Settings DEFAULT =
            new Settings("system", "system", 100, 0, 0, 0, 0, Map.of());

    public Settings {
        // A file may lack any of them.
        theme = theme == null ? "system" : theme;
        language = language == null ? "system" : language;
        tables = tables == null ? Map.of() : Map.copyOf(tables);
        scale = Math.clamp(scale == 0 ? 100 : scale, 80, 200);
    }

    public Settings theme(String other) {
        return new Settings(other, language, scale, x, y, width, height, tables);
    }

    public Settings language(String other) {
        return new Settings(theme, other, scale, x, y, width, height, tables);
    }

    public Settings scale(int other) {
        return new Settings(theme, language, other, x, y, width, height, tables);
    }

    public Settings window(int newX, int newY, int newWidth, int newHeight) {
        return new Settings(theme, language, scale, newX, newY, newWidth, newHeight, tables);
    }

    public Settings table(String id, List<ColumnSetting> columns) {
        Map<String, List<ColumnSetting>> changed = new HashMap<>(tables);
        changed.put(id, List.copyOf(columns));
        return new Settings(theme, language, scale, x, y, width, height, changed);
    }
}
