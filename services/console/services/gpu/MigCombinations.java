package console.services.gpu;

import console.services.gpu.MigLayout.Placement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Every legal layout of a card from some of its profiles, by exhaustion: a card has a few hundred.
public final class MigCombinations {
    private final MigCard card;
    private final List<MigLayout> layouts = new ArrayList<>();
    private final Map<SortedMap<String, Integer>, MigLayout> byCounts = new LinkedHashMap<>();

    /// @param profiles names; those that the card does not have are left out
    public MigCombinations(MigCard card, List<String> profiles) {
        this.card = card;
        List<Placement> places = new ArrayList<>();
        for (MigProfile profile : card.profiles()) {
            if (profiles.contains(profile.name())) {
                profile.starts().forEach(start -> places.add(new Placement(profile, start)));
            }
        }
        grow(MigLayout.empty(card), places, 0);
        Map<SortedMap<String, Integer>, Integer> room = new HashMap<>();
        for (MigLayout layout : layouts) {
            int more = layout.next().size();
            if (more >= room.getOrDefault(layout.counts(), -1)) {
                room.put(layout.counts(), more);
                byCounts.put(layout.counts(), layout);
            }
        }
    }

    private void grow(MigLayout layout, List<Placement> places, int from) {
        for (int each = from; each < places.size(); each++) {
            if (layout.objection(places.get(each)).isEmpty()) {
                MigLayout larger = layout.with(places.get(each));
                layouts.add(larger);
                grow(larger, places, each + 1);
            }
        }
    }

    /// All of them but the empty card's.
    public List<MigLayout> layouts() {
        return List.copyOf(layouts);
    }

    /// The different counts that a card can have, without the empty one; the more of the larger
    /// profiles, the later.
    public List<SortedMap<String, Integer>> feasible() {
        return byCounts.keySet().stream().sorted(this::compare).toList();
    }

    /// Counts that no other feasible ones contain, in the same order.
    public List<SortedMap<String, Integer>> maximal() {
        return feasible().stream()
                .filter(counts -> byCounts.keySet().stream().noneMatch(more -> isIn(counts, more)))
                .toList();
    }

    /// A layout with these counts, the one to which most can still be added.
    public Optional<MigLayout> layout(SortedMap<String, Integer> counts) {
        SortedMap<String, Integer> wanted = new TreeMap<>(counts);
        wanted.values().removeIf(count -> count == 0);
        return Optional.ofNullable(byCounts.get(wanted));
    }

    private int compare(SortedMap<String, Integer> one, SortedMap<String, Integer> other) {
        for (MigProfile profile : card.profiles().reversed()) {
            int here = one.getOrDefault(profile.name(), 0);
            int order = Integer.compare(here, other.getOrDefault(profile.name(), 0));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static boolean isIn(SortedMap<String, Integer> less, SortedMap<String, Integer> more) {
        return !less.equals(more)
                && less.entrySet().stream()
                        .allMatch(one -> more.getOrDefault(one.getKey(), 0) >= one.getValue());
    }
}
