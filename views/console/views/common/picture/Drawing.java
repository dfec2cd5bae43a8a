package console.views.common.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A picture: a display list, and the things in it that can be pointed at.
///
/// @param width of everything, at 100 %
public record Drawing(double width, double height, List<Shape> shapes, List<Item> items) {
    public static final Drawing EMPTY = new Drawing(0, 0, List.of(), List.of());

    /// @param says what it is, in words, with source and age; asked for when somebody wants to know
    /// @param opens id of the thing whose drawer it opens: its own, or that of the thing it is a
    ///   part of; empty for none
    public record Item(Tag tag, Box box, Supplier<String> says, String opens) {
        public String id() {
            return tag.id();
        }

        /// A part is not stepped on with the keyboard: its whole is, and reads it out.
        public boolean isPart() {
            return !opens.isEmpty() && !opens.equals(id());
        }

        public String sentence() {
            return says.get();
        }
    }

    public Drawing {
        shapes = List.copyOf(shapes);
        items = List.copyOf(items);
    }

    /// The topmost thing at a point.
    public Optional<Item> at(double x, double y) {
        return items.reversed().stream().filter(item -> item.box().contains(x, y)).findFirst();
    }

    public Optional<Item> item(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    /// Everything that a thing and its parts say, each with source and age.
    public String sentences(Item whole) {
        Stream<Item> parts =
                items.stream().filter(item -> item.isPart() && item.opens().equals(whole.id()));
        return Stream.concat(Stream.of(whole), parts)
                .map(Item::sentence)
                .collect(Collectors.joining("\n"));
    }

    /// The nearest thing in a direction; the same one where there is none.
    public Optional<Item> next(String id, double dx, double dy) {
        Optional<Item> from = item(id);
        if (from.isEmpty()) {
            return items.stream().filter(item -> item.opens().equals(item.id())).findFirst();
        }
        Box start = from.get().box();
        Item best = from.get();
        double least = Double.MAX_VALUE;
        for (Item item : items) {
            double right = item.box().middleX() - start.middleX();
            double down = item.box().middleY() - start.middleY();
            double along = dx * right + dy * down;
            double cost = along + 3 * Math.abs(dy * right + dx * down);
            if (!item.isPart() && along > 1 && cost < least) {
                least = cost;
                best = item;
            }
        }
        return Optional.of(best);
    }

    /// Where this one does not look like the one before it.
    public List<Box> changesSince(Drawing before) {
        if (shapes.equals(before.shapes)) { // the same list is equal at once
            return List.of();
        }
        Map<Shape, Integer> old = new HashMap<>();
        before.shapes.forEach(shape -> old.merge(shape, 1, Integer::sum));
        List<Box> changed = new ArrayList<>();
        for (Shape shape : shapes) {
            Integer left = old.get(shape);
            if (left == null) {
                changed.add(shape.bounds());
            } else if (left == 1) {
                old.remove(shape);
            } else {
                old.put(shape, left - 1);
            }
        }
        old.forEach((shape, _) -> changed.add(shape.bounds()));
        return changed;
    }
}
