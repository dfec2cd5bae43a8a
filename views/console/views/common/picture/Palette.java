package console.views.common.picture;

import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The colours of the theme, read through a hidden region that the style sheet paints with all of
/// them.
public record Palette(Map<Token, Color> colors) {
    static final String STYLE_CLASS = "picture-palette";

    public Palette {
        colors = Map.copyOf(colors);
    }

    /// @param probe a region of class `picture-palette` whose style has been applied
    static Palette read(Region probe) {
        Map<Token, Color> colors = new EnumMap<>(Token.class);
        Background background = probe.getBackground();
        List<BackgroundFill> fills = background == null ? List.of() : background.getFills();
        for (int i = 0; i < Token.ALL.size(); i++) {
            Color color = Color.GRAY; // only ever without a style sheet
            if (i < fills.size() && fills.get(i).getFill() instanceof Color found) {
                color = found;
            }
            colors.put(Token.ALL.get(i), color);
        }
        return new Palette(colors);
    }

    public Color get(Token token) {
        return colors.getOrDefault(token, Color.GRAY);
    }

    /// As SVG writes it.
    public String hex(Token token) {
        Color color = get(token);
        return "#%02x%02x%02x"
                .formatted(
                        Math.round(color.getRed() * 255),
                        Math.round(color.getGreen() * 255),
                        Math.round(color.getBlue() * 255));
    }
}
