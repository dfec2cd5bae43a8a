package console.views.common.picture;

import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What stands over a painted picture: the rings around what is chosen and what the pointer is on,
/// and for a screen reader one invisible node for each thing that is on screen.
final class Stands extends Pane {
    private static final int MOST = 200; // more than anybody steps through
    private final Region chosen = ring("picture-chosen");
    private final Region pointed = ring("picture-pointed");
    private final Map<String, Stand> byId = new HashMap<>();

    Stands() {
        setMouseTransparent(true);
    }

    private static Region ring(String styleClass) {
        Region ring = new Region();
        ring.getStyleClass().add(styleClass);
        ring.setManaged(false);
        return ring;
    }

    void show(Drawing drawing, Viewport view, String selected, Drawing.@Nullable Item hovered) {
        Box screen = new Box(0, 0, view.width(), view.height());
        List<Node> nodes = new ArrayList<>();
        Map<String, Stand> kept = new HashMap<>();
        for (Drawing.Item item : drawing.items()) {
            Box seen = view.seen(item.box());
            boolean wanted = item.id().equals(selected) || kept.size() < MOST;
            if (wanted && !item.isPart() && seen.overlaps(screen) && !kept.containsKey(item.id())) {
                Stand old = byId.get(item.id());
                Stand node = old == null ? new Stand(item.id()) : old;
                node.says = () -> drawing.sentences(item);
                place(node, seen);
                kept.put(item.id(), node);
                nodes.add(node);
            }
        }
        byId.clear();
        byId.putAll(kept);
        nodes.add(pointed);
        nodes.add(chosen);
        if (!getChildren().equals(nodes)) {
            getChildren().setAll(nodes);
        }
        pointed.setVisible(hovered != null);
        if (hovered != null) {
            place(pointed, view.seen(hovered.box()));
        }
        chosen.setVisible(false);
        drawing.item(selected)
                .ifPresent(
                        item -> {
                            chosen.setVisible(true);
                            place(chosen, view.seen(item.box()));
                        });
    }

    /// The node that stands for a thing, null where it is not on screen.
    @Nullable Node of(String id) {
        return byId.get(id);
    }

    private static void place(Region node, Box seen) {
        double x = Math.round(seen.x());
        double y = Math.round(seen.y());
        node.resizeRelocate(x, y, Math.round(seen.right()) - x, Math.round(seen.bottom()) - y);
    }

    /// Says what it stands for when it is asked, not before.
    private static final class Stand extends Region {
        private Supplier<String> says = () -> "";

        Stand(String id) {
            setId(id.replace('/', '-'));
            setManaged(false);
            setAccessibleRole(AccessibleRole.BUTTON);
        }

        @Override
        public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... with) {
            return attribute == AccessibleAttribute.TEXT
                    ? says.get()
                    : super.queryAccessibleAttribute(attribute, with);
        }
    }
}
