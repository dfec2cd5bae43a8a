package console.views.common;

import javafx.scene.Node;

/// A part of the window that F6 goes to: header, rail, page, drawer, source bar.
public final class Area {
    private Area() {}

    public static void mark(Node node) {
        node.getProperties().put(Area.class, true);
    }

    public static boolean isMarked(Node node) {
        return node.hasProperties() && node.getProperties().containsKey(Area.class);
    }
}
