package console.views.common;

import javafx.scene.Parent;
import javafx.scene.Scene;

import java.util.Objects;

/// Where the style sheets are: those of every scene, and one beside each view.
public final class StyleSheets {
    private StyleSheets() {}

    /// Colours, type and the parts that all screens share.
    public static void addTo(Scene scene) {
        scene.getStylesheets()
                .addAll(
                        url(StyleSheets.class, "palette.css"),
                        url(StyleSheets.class, "console.css"));
    }

    /// @param name of the style sheet in the view's own folder
    public static void addTo(Parent view, String name) {
        view.getStylesheets().add(url(view.getClass(), name));
    }

    private static String url(Class<?> owner, String name) {
        return Objects.requireNonNull(owner.getResource(name), name).toExternalForm();
    }
}
