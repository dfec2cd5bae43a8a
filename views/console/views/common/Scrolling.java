package console.views.common;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

import org.jspecify.annotations.Nullable;

/// Panes that scroll, as wide as their place.
public final class Scrolling {
    private Scrolling() {}

    public static ScrollPane pane(Node content) {
        ScrollPane pane = new ScrollPane(content);
        prepare(pane);
        return pane;
    }

    /// The skin keeps a picture of what is shown, as large as that is, and JavaFX never gives one
    /// back whose pane has gone: megabytes each time a screen is left. So it keeps none.
    public static void prepare(ScrollPane pane) {
        pane.setFitToWidth(true);
        pane.skinProperty().subscribe(_ -> keepNoPicture(pane.lookup(".viewport")));
    }

    private static void keepNoPicture(@Nullable Node viewport) {
        if (viewport != null) {
            viewport.setCache(false);
        }
    }
}
