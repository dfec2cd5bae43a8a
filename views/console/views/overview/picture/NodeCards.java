package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.topology.Node;
import console.services.topology.Node.Card;
import console.services.topology.Node.Gpu;
import console.services.topology.Node.Resource;
import console.services.topology.Node.Slot;
import console.services.topology.Node.SlotState;
import console.views.common.picture.Box;
import console.views.common.picture.Freshness;
import console.views.common.picture.Ink;
import console.views.common.picture.Token;

import java.util.ArrayList;
import java.util.List;

/// The cards of a node: caption and slots for each, what is out of reach, what fits now; words and
/// counts where nobody names the slots.
final class NodeCards {
    private static final double CAPTION = 18;
    private static final double LINE = 16;
    private static final double GAP = 8;
    private static final double HIGHEST = 44;
    private static final double LEAST = 5;

    private final Sheet sheet;
    private final Node node;
    private final Freshness fresh;
    private final Fits fits;

    NodeCards(Sheet sheet, Node node) {
        this.sheet = sheet;
        this.node = node;
        this.fresh = sheet.fresh(node);
        this.fits = new Fits(sheet, node);
    }

    void draw(Box area) {
        Gpu gpu = node.gpu();
        if (gpu == null) {
            Ink quiet = Ink.tiny(Token.FG3);
            String none = sheet.text("overview.gpu.none");
            sheet.pen().text(area.x(), area.y() + 14, area.width(), quiet, none);
            lines(List.of(), area.strip(LINE + 4, area.height() - LINE - 4));
            return;
        }
        sheet.part(node, "cards", () -> sentence(sheet, node), area, gpu.cards());
        switch (gpu.cards()) {
            case Reading.Live<List<Card>> live -> cards(gpu, live.value(), fresh, area);
            case Reading.Stale<List<Card>> stale -> cards(gpu, stale.value(), worse(), area);
            case Reading.Absent<List<Card>> absent ->
                    counts(gpu, sheet.words().reason(absent.why()), area);
        }
    }

    /// Everything of them in words.
    static String sentence(Sheet sheet, Node node) {
        Gpu gpu = node.gpu();
        if (gpu == null) {
            return sheet.text("overview.gpu.none");
        }
        NodeCards cards = new NodeCards(sheet, node);
        List<String> parts = new ArrayList<>();
        for (Card card : gpu.cards().known().orElse(List.of())) {
            parts.add(cards.title(card) + ": " + cards.count(card, cards.fresh));
        }
        if (gpu.cards() instanceof Reading.Absent<?> absent) {
            parts.add(sheet.text("overview.gpu.slotsAbsent", sheet.words().reason(absent.why())));
            parts.addAll(cards.held(gpu));
        }
        parts.addAll(cards.remarks(gpu));
        parts.add(sheet.text("overview.fits") + ": " + cards.fits.words());
        return String.join("; ", parts);
    }

    private Freshness worse() {
        return fresh == Freshness.PROBLEM ? fresh : Freshness.STALE;
    }

    private void cards(Gpu gpu, List<Card> cards, Freshness how, Box area) {
        double notes = 2 * LINE + 4;
        double each = (area.height() - notes) / Math.max(1, cards.size());
        boolean captions = each >= CAPTION + 20;
        double above = captions ? CAPTION : 0;
        double gap = captions ? Math.clamp(each - above - HIGHEST, 0, GAP) : 4;
        double high = Math.clamp(each - above - gap, 0, HIGHEST);
        if (high < LEAST && !cards.isEmpty()) {
            counts(gpu, sheet.text("overview.gpu.noRoom"), area);
            return;
        }
        Slots slots = new Slots(sheet, how, fits.beyond(), fits.scarce());
        double at = 0;
        for (Card card : cards) {
            at += gap;
            if (captions) {
                caption(card, how, area.strip(at, CAPTION));
            }
            slots.draw(card, area.strip(at + above, high));
            at += above + high;
        }
        lines(remarks(gpu), area.strip(at + 4, area.height() - at - 4));
    }

    private void caption(Card card, Freshness how, Box row) {
        String count = count(card, how);
        Ink end = Ink.tiny(Looks.ink(how, Token.FG2));
        double used = sheet.pen().width(count, end) + 8;
        Ink ink = Ink.tiny(how == Freshness.STALE ? Token.STALE : Token.FG2);
        String mig = sheet.text("overview.badge.mig");
        String shorter = sheet.text("overview.card.title", card.index(), mig);
        double room = row.width() - used;
        if (card.mig()) {
            sheet.pen().text(row.x(), row.y() + 13, room, ink, title(card), shorter);
        } else {
            sheet.pen().text(row.x(), row.y() + 13, room, ink, title(card));
        }
        sheet.pen().end(row.right(), row.y() + 13, used, end, count);
    }

    private String count(Card card, Freshness how) {
        long held = card.slots().stream().filter(slot -> slot.state() == SlotState.HELD).count();
        boolean unknown =
                !card.slots().isEmpty()
                        && card.slots().stream().allMatch(s -> s.state() == SlotState.UNKNOWN);
        if (how == Freshness.PROBLEM || unknown) {
            return sheet.text("overview.unknown");
        }
        if (card.mig()) {
            return sheet.text("overview.card.heldCount", held);
        }
        return sheet.text(held > 0 ? "overview.card.held" : "overview.card.free");
    }

    private String title(Card card) {
        List<String> profiles = card.slots().stream().map(Slot::profile).distinct().toList();
        String says =
                !card.mig()
                        ? sheet.text("overview.slot.whole")
                        : profiles.size() == 1
                                ? sheet.text(
                                        "overview.card.profiles",
                                        card.slots().size(),
                                        profiles.getFirst())
                                : String.join(" + ", profiles);
        return sheet.text("overview.card.title", card.index(), says);
    }

    /// What is held and free in words: exact, from the scheduler's own arithmetic.
    private void counts(Gpu gpu, String why, Box area) {
        String cards =
                gpu.expected() == null
                        ? sheet.text("overview.gpu.cardsUnknown")
                        : sheet.text("overview.gpu.cards", gpu.expected());
        Ink ink = Ink.tiny(Token.FG2);
        String title = gpu.product().isEmpty() ? cards : cards + " · " + gpu.product();
        sheet.pen().text(area.x(), area.y() + 14, area.width(), ink, title, cards);
        String absent = sheet.text("overview.gpu.slotsAbsent", why);
        sheet.pen().text(area.x(), area.y() + 14 + LINE, area.width(), ink, absent);
        List<String> lines = new ArrayList<>(held(gpu));
        lines.addAll(remarks(gpu));
        Box rest = area.strip(2 * LINE + 2, area.height() - 2 * LINE - 2);
        lines(lines, rest);
    }

    /// As many as have room, the last of them what fits now; the others are counted.
    private void lines(List<String> remarks, Box area) {
        int room = Math.max(1, (int) Math.floor((area.height() + 2) / LINE));
        boolean last = fresh != Freshness.PROBLEM;
        int free = last ? room - 1 : room;
        int shown = Math.min(remarks.size(), Math.max(0, free));
        int hidden = remarks.size() - shown;
        Ink ink = Ink.tiny(fresh == Freshness.STALE ? Token.STALE : Token.FG2);
        double base = area.y() + 12;
        for (int i = 0; i < shown; i++) {
            boolean more = hidden > 0 && i == shown - 1;
            String text = remarks.get(i);
            String[] forms =
                    more
                            ? new String[] {more(text, hidden), more("", hidden + 1)}
                            : new String[] {text, shorter(text)};
            sheet.pen().text(area.x(), base, area.width(), ink, forms);
            base += LINE;
        }
        if (last) {
            fits(area, base, shown == 0 ? hidden : 0);
        }
    }

    private String shorter(String remark) {
        if (remark.equals(sheet.text("overview.gpu.lost"))) {
            return sheet.text("overview.gpu.lostShort");
        }
        return remark.equals(fits.outOfReach(false)) ? fits.outOfReach(true) : remark;
    }

    private String more(String before, int hidden) {
        String count = sheet.text("overview.cut", hidden);
        return before.isEmpty() ? count : before + " · " + count;
    }

    private void fits(Box area, double base, int hidden) {
        String words = fits.words();
        boolean old = words.equals(sheet.text("overview.fits.stale"));
        Ink ink = Ink.tiny(old ? Token.STALE : Token.FG);
        String label = sheet.text("overview.fits");
        String says = hidden > 0 ? more(words, hidden) : words;
        Ink quiet = Ink.tiny(Token.FG2);
        double used = sheet.pen().width(says, ink) + 6;
        boolean both = used + sheet.pen().width(label, quiet) <= area.width();
        String shorter = both ? label : sheet.text("overview.fits.short");
        double room = area.width() - Math.min(used, area.width() - 26);
        sheet.pen().text(area.x(), base, room, quiet, shorter);
        sheet.pen().end(area.right(), base, area.width() - 26, ink, says, more(words, hidden));
    }

    /// What has to be said of them beside their slots, the worst first.
    private List<String> remarks(Gpu gpu) {
        List<String> notes = new ArrayList<>();
        if (fresh == Freshness.PROBLEM) {
            notes.add(sheet.text("overview.gpu.lost"));
            return notes;
        }
        for (Resource resource : gpu.resources()) {
            if (resource.unhealthy() > 0) {
                String name = name(resource);
                notes.add(sheet.text("overview.gpu.unhealthy", resource.unhealthy(), name));
            }
        }
        if (gpu.migState() != null && !gpu.migState().equals("success")) {
            notes.add(sheet.text("overview.gpu.migState", gpu.migState()));
        }
        String out = fits.outOfReach(false);
        if (!out.isEmpty()) {
            notes.add(out);
        }
        return notes;
    }

    private List<String> held(Gpu gpu) {
        List<String> notes = new ArrayList<>();
        for (Resource resource : gpu.resources()) {
            Long requested = resource.requested();
            long all = resource.allocatable();
            if (requested == null) {
                notes.add(sheet.text("overview.gpu.heldUnknown", all, name(resource)));
            } else if (all > 0 || requested > 0) {
                notes.add(sheet.text("overview.gpu.heldOf", requested, all, name(resource)));
            }
        }
        return notes;
    }

    private static String name(Resource resource) {
        return resource.name().replace("nvidia.com/", "");
    }
}
