package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.topology.Node;
import console.services.topology.Node.Card;
import console.services.topology.Node.Gpu;
import console.services.topology.Node.Resource;
import console.services.topology.Node.SlotState;
import console.views.common.Texts;
import console.views.common.picture.Freshness;
import console.views.common.picture.Pen;
import console.views.common.picture.Token;

import java.util.ArrayList;
import java.util.List;

/// The cards of a node: caption and slots for each; words and counts where nobody names the slots.
final class NodeCards {
    private static final double CAPTION = 18;
    private static final double LINE = 16;

    private final Pen pen;
    private final Texts words;
    private final Node node;
    private final Freshness fresh;
    private final boolean narrow;

    NodeCards(Pen pen, Request request, Node node, Freshness fresh, boolean narrow) {
        this.pen = pen;
        this.words = request.words();
        this.node = node;
        this.fresh = fresh;
        this.narrow = narrow;
    }

    void draw(double x, double y, double width, double height) {
        Gpu gpu = node.gpu();
        if (gpu == null) {
            pen.text(x, y + 14, width, 11, words.text("overview.gpu.none"), Token.FG3);
            return;
        }
        switch (gpu.cards()) {
            case Reading.Live<List<Card>> live ->
                    cards(gpu, live.value(), fresh, x, y, width, height);
            case Reading.Stale<List<Card>> stale ->
                    cards(gpu, stale.value(), worse(), x, y, width, height);
            case Reading.Absent<List<Card>> absent ->
                    counts(gpu, words.reason(absent.why()), x, y, width, height);
        }
    }

    private Freshness worse() {
        return fresh == Freshness.PROBLEM ? fresh : Freshness.STALE;
    }

    private void cards(
            Gpu gpu,
            List<Card> cards,
            Freshness how,
            double x,
            double y,
            double width,
            double height) {
        double notes = 2 * LINE + 6;
        double each = (height - notes) / Math.max(1, cards.size());
        boolean captions = each >= CAPTION + 20;
        double slot = Math.clamp(each - (captions ? CAPTION + 8 : 4), 0, 44);
        if (slot < 5 && !cards.isEmpty()) {
            counts(gpu, words.text("overview.gpu.noRoom"), x, y, width, height);
            return;
        }
        Slots slots = new Slots(pen, words, how);
        double at = y;
        for (Card card : cards) {
            if (captions) {
                at += Math.min(8, each - slot - CAPTION);
                caption(card, how, x, at, width);
                at += CAPTION;
            } else {
                at += 4;
            }
            slots.draw(card, x, at, width, slot);
            at += slot;
        }
        notes(gpu, x, at + 8, width, y + height);
    }

    private void caption(Card card, Freshness how, double x, double y, double width) {
        long held = card.slots().stream().filter(slot -> slot.state() == SlotState.HELD).count();
        boolean unknown = how == Freshness.PROBLEM || allUnknown(card);
        String count;
        if (unknown) {
            count = words.text("overview.unknown");
        } else if (!card.mig()) {
            count = words.text(held > 0 ? "overview.card.held" : "overview.card.free");
        } else {
            count = words.text("overview.card.heldCount", held);
        }
        String profiles = profiles(card);
        pen.text(
                x,
                y + 13,
                width - 60,
                11,
                words.text("overview.card.title", card.index(), profiles),
                how == Freshness.STALE ? Token.STALE : Token.FG2);
        Token token =
                how == Freshness.STALE
                        ? Token.STALE
                        : how == Freshness.PROBLEM ? Token.BAD : Token.FG2;
        pen.end(x + width, y + 13, 64, 11, count, token);
    }

    private static boolean allUnknown(Card card) {
        return !card.slots().isEmpty()
                && card.slots().stream().allMatch(slot -> slot.state() == SlotState.UNKNOWN);
    }

    private String profiles(Card card) {
        if (!card.mig()) {
            return words.text("overview.slot.whole");
        }
        List<String> names = card.slots().stream().map(Node.Slot::profile).distinct().toList();
        if (names.size() != 1) {
            return narrow ? words.text("overview.badge.mig") : String.join(" + ", names);
        }
        return words.text("overview.card.profiles", card.slots().size(), names.getFirst());
    }

    /// What is held and free in words: exact, from the scheduler's own arithmetic.
    private void counts(Gpu gpu, String why, double x, double y, double width, double height) {
        String cards =
                gpu.expected() == null
                        ? words.text("overview.gpu.cardsUnknown")
                        : words.text("overview.gpu.cards", gpu.expected());
        pen.text(x, y + 14, width, 11, cards + " · " + gpu.product(), Token.FG2);
        pen.text(
                x,
                y + 14 + LINE,
                width,
                11,
                words.text("overview.gpu.slotsAbsent", why),
                Token.FG2);
        notes(gpu, x, y + 2 * LINE + 4, width, y + height);
    }

    private void notes(Gpu gpu, double x, double y, double width, double bottom) {
        double at = y;
        Token token = fresh == Freshness.STALE ? Token.STALE : Token.FG2;
        for (String note : notes(gpu)) {
            if (at + LINE > bottom + 2) {
                return; // the drawer has them all, and so has the table
            }
            pen.text(x, at + 12, width, 11, note, token);
            at += LINE;
        }
    }

    private List<String> notes(Gpu gpu) {
        List<String> notes = new ArrayList<>();
        if (fresh == Freshness.PROBLEM) {
            notes.add(words.text("overview.gpu.lost"));
            return notes;
        }
        for (Resource resource : gpu.resources()) {
            String name = resource.name().replace("nvidia.com/", "");
            if (resource.unhealthy() > 0) {
                notes.add(words.text("overview.gpu.unhealthy", resource.unhealthy(), name));
            }
            Long requested = resource.requested();
            if (resource.allocatable() > 0 || (requested != null && requested > 0)) {
                notes.add(
                        requested == null
                                ? words.text(
                                        "overview.gpu.heldUnknown", resource.allocatable(), name)
                                : words.text(
                                        "overview.gpu.heldOf",
                                        requested,
                                        resource.allocatable(),
                                        name));
            }
        }
        if (gpu.migState() != null && !gpu.migState().equals("success")) {
            notes.add(words.text("overview.gpu.migState", gpu.migState()));
        }
        return notes;
    }
}
