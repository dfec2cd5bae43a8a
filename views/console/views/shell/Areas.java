package console.views.shell;

import console.views.common.Area;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Where the keyboard is: F6 goes from one area to the next.
final class Areas {
    private Areas() {}

    /// Into the next area after the one that has the focus, or the one before.
    static void next(Parent root, Parent screen, boolean backwards) {
        List<Node> areas = new ArrayList<>();
        collect(root, screen, areas);
        int at = -1;
        for (int i = 0; i < areas.size(); i++) {
            at = focusIn(areas.get(i)) ? i : at; // the last one that holds it is the innermost
        }
        int step = backwards ? -1 : 1;
        int start = at < 0 && backwards ? 0 : at;
        for (int i = 1; i <= areas.size(); i++) {
            Node area = areas.get(Math.floorMod(start + i * step, areas.size()));
            if (area.equals(screen)) {
                screen.requestFocus();
                return;
            }
            if (focusFirst(area)) {
                return;
            }
        }
    }

    private static void collect(Node node, Parent screen, List<Node> areas) {
        if (!node.isVisible()) {
            return;
        }
        if (node.equals(screen) || Area.isMarked(node)) {
            areas.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, screen, areas));
        }
    }

    /// Gives the focus to the first node that takes it; false where there is none.
    static boolean focusFirst(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return false;
        }
        if (node.isFocusTraversable()) {
            node.requestFocus();
            return true;
        }
        return node instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(Areas::focusFirst);
    }

    /// To the next node inside that takes the focus, and round again.
    static void cycle(Parent area, boolean backwards) {
        List<Node> nodes = new ArrayList<>();
        takers(area, nodes);
        if (!nodes.isEmpty()) {
            int at = nodes.indexOf(area.getScene().getFocusOwner());
            nodes.get(Math.floorMod(at + (backwards ? -1 : 1), nodes.size())).requestFocus();
        }
    }

    private static void takers(Node node, List<Node> takers) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()) {
            takers.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> takers(child, takers));
        }
    }

    static boolean focusIn(@Nullable Node area) {
        Scene scene = area == null ? null : area.getScene();
        Node owner = scene == null ? null : scene.getFocusOwner();
        return owner != null && area != null && isIn(owner, area);
    }

    static boolean isIn(Node node, Node area) {
        @Nullable Node at = node;
        while (at != null && !at.equals(area)) {
            at = at.getParent();
        }
        return at != null;
    }
}
