package console.views.common.picture;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// Measures with the fonts that are loaded; JavaFX thread only.
final class FontMeasure implements Measure {
    private static final int REMEMBERED = 5000;
    private final Text probe = new Text();
    private final Map<Face, Map<Double, Font>> fonts = new EnumMap<>(Face.class);
    private final Map<Key, Double> widths = new HashMap<>();

    private record Key(String text, Face face, double size) {}

    FontMeasure() {
        Fonts.load();
    }

    Font font(Face face, double size) {
        return fonts.computeIfAbsent(face, _ -> new HashMap<>())
                .computeIfAbsent(size, wanted -> Font.font(face.family(), wanted));
    }

    @Override
    public double width(String text, Ink ink) {
        if (widths.size() > REMEMBERED) {
            widths.clear();
        }
        return widths.computeIfAbsent(
                new Key(text, ink.face(), ink.size()), key -> measured(key.text(), ink));
    }

    private double measured(String text, Ink ink) {
        probe.setFont(font(ink.face(), ink.size()));
        probe.setText(text);
        return probe.getLayoutBounds().getWidth();
    }
}
