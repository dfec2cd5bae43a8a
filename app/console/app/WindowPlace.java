package console.app;

import console.services.settings.Settings;

import javafx.geometry.Rectangle2D;

import java.util.List;

/// Where the window opens: where it was, as long as enough of it is on a screen that is still
/// there; else in the middle of the primary screen.
final class WindowPlace {
    static final double LEAST_WIDTH = 1024;
    static final double LEAST_HEIGHT = 700;
    private static final double USUAL_WIDTH = 1440;
    private static final double USUAL_HEIGHT = 900;

    /// What must be seen of the window's upper edge to take hold of it.
    private static final double GRIP_WIDTH = 200;

    private static final double GRIP_HEIGHT = 40;

    private WindowPlace() {}

    /// @param primary the room of the primary screen, without the desktop's own bars
    static Rectangle2D of(Settings settings, Rectangle2D primary, List<Rectangle2D> screens) {
        boolean known = settings.width() > 0 && settings.height() > 0;
        double width = known ? Math.max(settings.width(), LEAST_WIDTH) : USUAL_WIDTH;
        double height = known ? Math.max(settings.height(), LEAST_HEIGHT) : USUAL_HEIGHT;
        if (known) {
            Rectangle2D was = new Rectangle2D(settings.x(), settings.y(), width, height);
            for (Rectangle2D screen : screens) {
                if (holds(screen, was)) {
                    double w = Math.min(width, screen.getWidth());
                    double h = Math.min(height, screen.getHeight());
                    return new Rectangle2D(was.getMinX(), was.getMinY(), w, h);
                }
            }
        }
        double w = Math.min(width, primary.getWidth());
        double h = Math.min(height, primary.getHeight());
        return new Rectangle2D(
                primary.getMinX() + (primary.getWidth() - w) / 2,
                primary.getMinY() + (primary.getHeight() - h) / 2,
                w,
                h);
    }

    private static boolean holds(Rectangle2D screen, Rectangle2D window) {
        double left = Math.max(screen.getMinX(), window.getMinX());
        double right = Math.min(screen.getMaxX(), window.getMaxX());
        double top = window.getMinY();
        return right - left >= GRIP_WIDTH
                && top >= screen.getMinY()
                && top + GRIP_HEIGHT <= screen.getMaxY();
    }
}
