package console.views.common.picture;

import javafx.scene.canvas.Canvas;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a drawing is painted on: anew only where it differs from the one before. JavaFX thread
/// only.
final class Paper extends Canvas {
    private static final int MANY_CHANGES = 40;

    private final FontMeasure fonts;
    private Drawing painted = Drawing.EMPTY;
    private @Nullable Viewport through;

    Paper(FontMeasure fonts) {
        this.fonts = fonts;
    }

    /// @param view as large as this
    void paint(Drawing now, Viewport view, Palette palette) {
        setWidth(view.width());
        setHeight(view.height());
        CanvasPainter painter = new CanvasPainter(getGraphicsContext2D(), palette, fonts, view);
        List<Box> changes = view.equals(through) ? now.changesSince(painted) : List.of();
        if (!view.equals(through) || changes.size() > MANY_CHANGES) {
            painter.paint(now);
        } else {
            changes.forEach(box -> painter.repaint(now, box));
        }
        painted = now;
        through = view;
    }

    /// The next time everything is painted: the colours are others.
    void forget() {
        through = null;
    }
}
