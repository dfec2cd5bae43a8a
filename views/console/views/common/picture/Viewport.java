package console.views.common.picture;

/// Through which a drawing is seen: a point `p` of it lies at `p * zoom + shift`. Zoom goes from 25
/// to 400 %; a drawing that has room lies at the upper left.
record Viewport(double width, double height, double zoom, double shiftX, double shiftY) {
    private static final double LEAST = 0.25;
    private static final double MOST = 4;

    static Viewport of(double width, double height) {
        return new Viewport(width, height, 1, 0, 0);
    }

    /// Shows everything, never larger than this.
    Viewport fitting(double most, Drawing drawing) {
        double scale = Math.min(width / drawing.width(), height / drawing.height());
        boolean whole = !Double.isFinite(scale) || scale >= most * 0.995;
        return new Viewport(width, height, whole ? most : Math.max(LEAST, scale), 0, 0);
    }

    /// The point that is seen at `x`, `y` stays there.
    Viewport zoomed(double wanted, double x, double y, Drawing drawing) {
        double next = Math.clamp(wanted, LEAST, MOST);
        double factor = next / zoom;
        return new Viewport(
                        width, height, next, x - (x - shiftX) * factor, y - (y - shiftY) * factor)
                .within(drawing);
    }

    Viewport moved(double dx, double dy, Drawing drawing) {
        return new Viewport(width, height, zoom, shiftX + dx, shiftY + dy).within(drawing);
    }

    Viewport sized(double newWidth, double newHeight, Drawing drawing) {
        return new Viewport(newWidth, newHeight, zoom, shiftX, shiftY).within(drawing);
    }

    /// Moves only as far as it must.
    Viewport showing(Box box, Drawing drawing) {
        Box seen = seen(box);
        return moved(
                distance(seen.x(), seen.right(), width),
                distance(seen.y(), seen.bottom(), height),
                drawing);
    }

    private static double distance(double from, double to, double room) {
        return from < 0 ? -from : to > room ? Math.max(room - to, -from) : 0;
    }

    private Viewport within(Drawing drawing) {
        return new Viewport(
                width,
                height,
                zoom,
                held(shiftX, width, drawing.width() * zoom),
                held(shiftY, height, drawing.height() * zoom));
    }

    private static double held(double shift, double room, double size) {
        return size <= room + 0.5 ? 0 : Math.clamp(shift, room - size, 0);
    }

    /// Where a box of the drawing is seen.
    Box seen(Box box) {
        return new Box(
                box.x() * zoom + shiftX,
                box.y() * zoom + shiftY,
                box.width() * zoom,
                box.height() * zoom);
    }

    double drawingX(double x) {
        return (x - shiftX) / zoom;
    }

    double drawingY(double y) {
        return (y - shiftY) / zoom;
    }
}
