package console.views.overview.picture;

import console.services.topology.Node.Card;
import console.services.topology.Node.Slot;
import console.services.topology.Node.SlotState;
import console.views.common.Texts;
import console.views.common.picture.Dash;
import console.views.common.picture.Freshness;
import console.views.common.picture.Pen;
import console.views.common.picture.Token;

/// The slots of a card: width is compute, a label, and how it is held.
final class Slots {
    private static final double GAP = 2;
    private static final double LABEL_FROM = 20;
    private static final double EDGE_FROM = 8;
    private static final double CENTRED_BELOW = 40;

    private final Pen pen;
    private final Texts words;
    private final Freshness fresh;

    /// @param fresh PROBLEM where the node does not answer: nothing of it is known
    Slots(Pen pen, Texts words, Freshness fresh) {
        this.pen = pen;
        this.words = words;
        this.fresh = fresh;
    }

    void draw(Card card, double x, double y, double width, double height) {
        double left = x;
        for (Slot slot : card.slots()) {
            double share = slices(slot.profile()) * width / 7;
            slot(slot, left, y, Math.max(1, share - GAP), height);
            left += share;
        }
    }

    /// Compute slices of a profile; a whole card is seven.
    static int slices(String profile) {
        char first = profile.isEmpty() ? 'w' : profile.charAt(0);
        return first >= '1' && first <= '7' ? first - '0' : 7;
    }

    private void slot(Slot slot, double x, double y, double width, double height) {
        SlotState state = fresh == Freshness.PROBLEM ? SlotState.UNKNOWN : slot.state();
        Hue hue = Hue.of(slot.profile());
        Token text = Token.FG2;
        switch (state) {
            case HELD -> {
                text = held(slot, hue, x, y, width, height);
            }
            case FREE ->
                    pen.box(
                            x,
                            y,
                            width,
                            height,
                            2,
                            null,
                            edge(hue),
                            stale() ? Dash.EVEN : Dash.SOLID);
            case UNHEALTHY -> {
                pen.box(x, y, width, height, 2, Token.BAD_S, Token.BAD, Dash.SOLID);
                pen.hatch(x + 1, y + 1, width - 2, height - 2, Token.BAD_L, 6, 0.55);
                text = Token.BAD;
            }
            case UNKNOWN -> {
                pen.box(x, y, width, height, 2, null, Token.UNK, Dash.EVEN);
                text = Token.FG3;
            }
        }
        if (width >= LABEL_FROM && height >= 14) {
            label(label(slot, state, width), x, y, width, height, stale() ? Token.STALE : text);
        }
    }

    private Token held(Slot slot, Hue hue, double x, double y, double width, double height) {
        if (stale()) {
            pen.box(x, y, width, height, 2, Token.STALE_S, Token.STALE_L, Dash.EVEN);
            return Token.STALE;
        }
        if (width < EDGE_FROM) {
            pen.fill(x, y, width, height, hue.fill());
            return hue.text();
        }
        pen.faint(x, y, width, height, hue.fill(), hue.edge());
        if (slot.load() != null && height >= 20) {
            Token bar =
                    slices(slot.profile()) == 3 || slices(slot.profile()) == 4
                            ? hue.text()
                            : hue.edge();
            pen.fill(x + 1, y + height - 4, (width - 2) * Math.clamp(slot.load(), 0, 1), 3, bar);
        }
        return hue.text();
    }

    private void label(String label, double x, double y, double width, double height, Token token) {
        double base = y + height / 2 + 4;
        if (width < CENTRED_BELOW) {
            pen.middle(x + width / 2, base, width - 2, 11, label, token);
        } else {
            pen.text(x + 8, base, width - 14, 11, label, token);
        }
    }

    private String label(Slot slot, SlotState state, double width) {
        int slices = slices(slot.profile());
        String profile = slices == 7 ? words.text("overview.slot.whole") : slot.profile();
        if (width < CENTRED_BELOW) {
            return slices + "g";
        }
        return switch (state) {
            case HELD ->
                    slot.holder() == null
                            ? words.text("overview.slot.held", profile)
                            : holder(slot.holder());
            case FREE -> words.text("overview.slot.free", profile);
            case UNHEALTHY -> words.text("overview.slot.unhealthy", profile);
            case UNKNOWN -> words.text("overview.slot.unknown", profile);
        };
    }

    private static String holder(console.services.topology.Node.Holder holder) {
        return holder.user() == null ? holder.pod() : holder.user();
    }

    private Token edge(Hue hue) {
        return stale() ? Token.STALE_L : hue.edge();
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
