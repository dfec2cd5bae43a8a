package console.views.common.picture;

import javafx.scene.text.Font;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Loads the fonts that come with the program, once. Without them JavaFX falls back to the
/// system's, and texts still fit, since they are measured.
public final class Fonts {
    private static final Logger LOG = LoggerFactory.getLogger(Fonts.class);
    private static final List<String> FILES =
            List.of(
                    "IBMPlexSans_400Regular.ttf",
                    "IBMPlexSans_600SemiBold.ttf",
                    "JetBrainsMono_400Regular.ttf",
                    "JetBrainsMono_600SemiBold.ttf");
    private static final long LOADED = FILES.stream().filter(Fonts::load).count();

    private Fonts() {}

    /// How many of them there are now; harmless to call again.
    public static long load() {
        return LOADED;
    }

    private static boolean load(String name) {
        try (InputStream file = Fonts.class.getResourceAsStream("/console/fonts/" + name)) {
            return file != null && Font.loadFont(file, 13) != null;
        } catch (IOException broken) {
            LOG.warn("cannot read the font {}", name, broken);
            return false;
        }
    }
}
