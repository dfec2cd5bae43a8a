package console.views.overview.picture;

import console.services.topology.Node;
import console.services.topology.Node.Badge;
import console.views.common.picture.Box;
import console.views.common.picture.Dash;
import console.views.common.picture.Freshness;
import console.views.common.picture.Ink;
import console.views.common.picture.Token;

import java.util.List;

/// What a node is besides its role: small frames with a word.
final class Badges {
    private static final double HEIGHT = 16;
    private static final double GAP = 4;
    private static final double PAD = 12;
    private static final double NARROW = 190;

    private final Sheet sheet;
    private final List<Badge> shown;
    private final boolean stale;
    private final Box room;

    Badges(Sheet sheet, Node node, Box room) {
        this.sheet = sheet;
        this.room = room;
        this.stale = sheet.fresh(node) == Freshness.STALE;
        this.shown =
                Looks.badges(node).stream()
                        .filter(each -> each != Badge.ANNOUNCER || sheet.shows(Layer.TRAFFIC))
                        .toList();
    }

    void fromLeft(double top) {
        double at = room.x();
        for (Badge badge : shown) {
            draw(badge, at, top);
            at += width(badge) + GAP;
        }
    }

    /// @return where they begin
    double fromRight(double top) {
        double at = room.right();
        for (Badge badge : shown.reversed()) {
            at -= width(badge);
            draw(badge, at, top);
            at -= GAP;
        }
        return at;
    }

    private String label(Badge badge) {
        return Looks.badge(badge, sheet.words(), room.width() < NARROW || shown.size() > 2);
    }

    private double width(Badge badge) {
        return Math.ceil(sheet.pen().width(label(badge), Ink.tiny(Token.FG))) + PAD;
    }

    private void draw(Badge badge, double left, double top) {
        Box box = new Box(left, top, width(badge), HEIGHT);
        Token fill = badge == Badge.ETCD_LEADER ? Token.RAISE : null;
        sheet.pen().box(box, 3, fill, stale ? Token.STALE_L : edge(badge), Dash.SOLID);
        Ink ink = Ink.tiny(stale ? Token.FG2 : ink(badge));
        sheet.pen().middle(left + box.width() / 2, top + 12, box.width(), ink, label(badge));
    }

    private static Token edge(Badge badge) {
        return switch (badge) {
            case ETCD_VOTER, MIG -> Token.LINE2;
            case ETCD_LEADER -> Token.RAISE;
            case ANNOUNCER -> Token.ACC;
            case CORDONED -> Token.ATT_L;
        };
    }

    private static Token ink(Badge badge) {
        return switch (badge) {
            case ETCD_VOTER, MIG -> Token.FG2;
            case ETCD_LEADER -> Token.FG;
            case ANNOUNCER -> Token.ACC;
            case CORDONED -> Token.ATT;
        };
    }
}
