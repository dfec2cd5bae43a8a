package console.views.overview.picture;

import console.services.topology.Node.Card;
import console.services.topology.Node.Holder;
import console.services.topology.Node.Slot;
import console.services.topology.Node.SlotState;
import console.views.common.picture.Box;
import console.views.common.picture.Dash;
import console.views.common.picture.Freshness;
import console.views.common.picture.Ink;
import console.views.common.picture.Token;

import java.util.HashMap;
import java.util.Map;

/// The slots of a card: width is compute, a label, and how it is held. The first free ones of a
/// resource are those that nothing can use now; which of them is as illustrative as their place.
final class Slots {
    private static final double GAP = 2;
    private static final double FLAT = 10;
    private static final double LABEL_FROM = 20;
    private static final double EDGE_FROM = 8;
    private static final double CENTRED_BELOW = 40;

    private final Sheet sheet;
    private final Freshness fresh;
    private final String reason;
    private final Map<String, Long> beyond;

    /// @param fresh PROBLEM where the node does not answer: nothing of it is known
    /// @param beyond how many free ones nothing can use, by their resource
    Slots(Sheet sheet, Freshness fresh, Map<String, Long> beyond, String reason) {
        this.sheet = sheet;
        this.fresh = fresh;
        this.beyond = new HashMap<>(beyond);
        this.reason = reason;
    }

    void draw(Card card, Box row) {
        double left = row.x();
        for (Slot slot : card.slots()) {
            double share = share(slot.profile(), card) * (row.width() + GAP);
            double width = Math.max(1, Math.round(share - GAP));
            slot(slot, new Box(left, row.y(), width, row.height()));
            left += share;
        }
    }

    private static double share(String profile, Card card) {
        int slices = slices(profile);
        return slices > 0 ? slices / 7.0 : 1.0 / card.slots().size();
    }

    /// Compute slices of a profile; a whole card is seven, 0 is unknown.
    static int slices(String profile) {
        if (profile.isEmpty() || profile.equals("whole")) {
            return 7;
        }
        return profile.matches("[1-7]g\\..*") ? profile.charAt(0) - '0' : 0;
    }

    private void slot(Slot slot, Box box) {
        SlotState state = fresh == Freshness.PROBLEM ? SlotState.UNKNOWN : slot.state();
        boolean out = state == SlotState.FREE && box.height() >= FLAT && isBeyond(slot.resource());
        Hue hue = Hue.of(slot.profile());
        Token ink =
                switch (state) {
                    case HELD -> held(slot, hue, box);
                    case FREE -> out ? outOfReach(box) : free(hue, box);
                    case UNHEALTHY -> unhealthy(box);
                    case UNKNOWN -> unknown(box);
                };
        if (slot.profile().equals("1g.10gb") && box.width() >= EDGE_FROM) {
            double middle = box.middleX();
            sheet.pen().line(hue.edge(), 1, Dash.SHORT, middle, box.y(), middle, box.bottom());
        }
        if (box.width() >= LABEL_FROM && box.height() >= 14) {
            label(slot, state, out, box, Ink.tiny(stale() ? Token.STALE : ink));
        }
    }

    private boolean isBeyond(String resource) {
        return beyond.merge(resource, -1L, Long::sum) >= 0;
    }

    private Token held(Slot slot, Hue hue, Box box) {
        if (stale()) {
            sheet.pen().box(box, radius(box), Token.STALE_S, Token.STALE_L, Dash.EVEN);
            return Token.STALE;
        }
        if (box.width() < EDGE_FROM) {
            sheet.pen().fill(box, hue.fill());
            return hue.text();
        }
        sheet.pen().faint(box, radius(box), hue.fill(), hue.edge());
        if (slot.load() != null && box.height() >= 20) {
            int slices = slices(slot.profile());
            Token bar = slices == 3 || slices == 4 ? hue.text() : hue.edge();
            double width = (box.width() - 2) * Math.clamp(slot.load(), 0, 1);
            sheet.pen().fill(new Box(box.x() + 1, box.bottom() - 4, width, 3), bar);
        }
        return hue.text();
    }

    /// A line of slots has no round corners.
    private static double radius(Box box) {
        return box.height() < FLAT ? 0 : 2;
    }

    private Token free(Hue hue, Box box) {
        Token edge = stale() ? Token.STALE_L : hue.edge();
        sheet.pen().box(box, radius(box), null, edge, stale() ? Dash.EVEN : Dash.SOLID);
        return Token.FG2;
    }

    private Token outOfReach(Box box) {
        Token token = stale() ? Token.STALE_L : Token.LINE3;
        sheet.pen().hatch(box.inset(1, 1), token, 5, 0.4);
        sheet.pen().box(box, radius(box), null, token, Dash.SHORT);
        return Token.FG3;
    }

    private Token unhealthy(Box box) {
        sheet.pen().box(box, radius(box), Token.BAD_S, Token.BAD, Dash.SOLID);
        sheet.pen().hatch(box.inset(1, 1), Token.BAD_L, 6, 0.55);
        return Token.BAD;
    }

    private Token unknown(Box box) {
        sheet.pen().box(box, radius(box), null, stale() ? Token.STALE_L : Token.UNK, Dash.EVEN);
        return Token.FG3;
    }

    private void label(Slot slot, SlotState state, boolean out, Box box, Ink ink) {
        double base = box.y() + Math.round(box.height() / 2) + 4;
        int slices = slices(slot.profile());
        String profile = slices == 7 ? sheet.text("overview.slot.whole") : slot.profile();
        String shortest = slices == 0 || slices == 7 ? profile : slices + "g";
        if (box.width() < CENTRED_BELOW) {
            sheet.pen().middle(box.x() + box.width() / 2, base, box.width(), ink, shortest);
            return;
        }
        String says =
                switch (state) {
                    case HELD ->
                            slot.holder() == null
                                    ? sheet.text("overview.slot.held", profile)
                                    : holder(slot.holder());
                    case FREE ->
                            out
                                    ? sheet.text("overview.slot.beyond", profile)
                                    : sheet.text("overview.slot.free", profile);
                    case UNHEALTHY -> sheet.text("overview.slot.unhealthy", profile);
                    case UNKNOWN -> sheet.text("overview.slot.unknown", profile);
                };
        String full = out && !reason.isEmpty() ? says + ": " + reason : says;
        sheet.pen().text(box.x() + 8, base, box.width() - 14, ink, full, says, shortest);
    }

    private static String holder(Holder holder) {
        return holder.user() == null ? holder.pod() : holder.user();
    }

    private boolean stale() {
        return fresh == Freshness.STALE;
    }

    /// The three colours of a profile.
    record Hue(Token fill, Token edge, Token text) {
        static Hue of(String profile) {
            return switch (slices(profile)) {
                case 1 -> new Hue(Token.MIG1_FILL, Token.MIG1_EDGE, Token.MIG1_TEXT);
                case 2 -> new Hue(Token.MIG2_FILL, Token.MIG2_EDGE, Token.MIG2_TEXT);
                case 3 -> new Hue(Token.MIG3_FILL, Token.MIG3_EDGE, Token.MIG3_TEXT);
                case 4 -> new Hue(Token.MIG4_FILL, Token.MIG4_EDGE, Token.MIG4_TEXT);
                case 7 -> new Hue(Token.WHOLE_FILL, Token.WHOLE_EDGE, Token.WHOLE_TEXT);
                default -> new Hue(Token.RAISE, Token.UNK, Token.FG);
            };
        }
    }
}
