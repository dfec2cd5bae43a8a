package console.views.common.picture;

import java.util.List;
import java.util.Optional;

/// A picture: a display list, and the things in it that can be pointed at.
///
/// @param width of everything, at 100 %
public record Drawing(double width, double height, List<Shape> shapes, List<Item> items) {
    public static final Drawing EMPTY = new Drawing(0, 0, List.of(), List.of());

    /// @param hint source and age, for the tooltip
    /// @param opens whether it has a drawer
    public record Item(
            Tag tag, double x, double y, double width, double height, String hint, boolean opens) {
        public boolean contains(double px, double py) {
            return px >= x && py >= y && px < x + width && py < y + height;
        }
    }

    public Drawing {
        shapes = List.copyOf(shapes);
        items = List.copyOf(items);
    }

    /// The topmost thing at a point.
    public Optional<Item> at(double x, double y) {
        return items.reversed().stream().filter(item -> item.contains(x, y)).findFirst();
    }

    public Optional<Item> item(String id) {
        return items.stream().filter(item -> item.tag().id().equals(id)).findFirst();
    }

    /// The nearest thing with a drawer in a direction; the same one where there is none.
    public Optional<Item> next(String id, double dx, double dy) {
        Optional<Item> from = item(id);
        if (from.isEmpty()) {
            return items.stream().filter(Item::opens).findFirst();
        }
        Item start = from.get();
        Item best = start;
        double least = Double.MAX_VALUE;
        for (Item item : items) {
            double along =
                    dx * (centreX(item) - centreX(start)) + dy * (centreY(item) - centreY(start));
            double across =
                    dy * (centreX(item) - centreX(start)) + dx * (centreY(item) - centreY(start));
            double cost = along + 3 * Math.abs(across);
            if (item.opens() && along > 1 && cost < least) {
                least = cost;
                best = item;
            }
        }
        return Optional.of(best);
    }

    private static double centreX(Item item) {
        return item.x() + item.width() / 2;
    }

    private static double centreY(Item item) {
        return item.y() + item.height() / 2;
    }
}
