package console.views.common.picture;

/// A rectangle, in pixels at 100 %.
public record Box(double x, double y, double width, double height) {
    static final Box NONE = new Box(0, 0, 0, 0);

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public double middleX() {
        return x + Math.round(width / 2);
    }

    public double middleY() {
        return y + Math.round(height / 2);
    }

    /// Smaller by this on every side; larger where it is negative.
    public Box inset(double across, double down) {
        return new Box(x + across, y + down, width - 2 * across, height - 2 * down);
    }

    /// The part of it from `from` on, of this height.
    public Box strip(double from, double high) {
        return new Box(x, y + from, width, high);
    }

    public boolean contains(double px, double py) {
        return px >= x && py >= y && px < right() && py < bottom();
    }

    public boolean overlaps(Box other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
}
