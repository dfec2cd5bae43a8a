package console.services.gpu;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Instances at their places on one card, always legal: none overlaps another on the memory axis,
/// the compute slices suffice, no profile is there more often than the card takes. Places matter,
/// not only counts: an instance in a bad place can block what its card has slices for.
public record MigLayout(MigCard card, List<Placement> placements) {

    /// @param start the first memory slice
    public record Placement(MigProfile profile, int start) {
        int end() {
            return start + profile.memory();
        }

        @Override
        public String toString() {
            return profile.name() + "@" + start;
        }
    }

    private static final Comparator<Placement> ORDER =
            Comparator.comparingInt(Placement::start).thenComparing(each -> each.profile().name());

    public MigLayout {
        placements = placements.stream().sorted(ORDER).toList();
        List<Placement> before = new ArrayList<>();
        for (Placement placement : placements) {
            Optional<String> objection = objection(card, before, placement);
            if (objection.isPresent()) {
                throw new IllegalArgumentException(placement + ": " + objection.get());
            }
            before.add(placement);
        }
    }

    public static MigLayout empty(MigCard card) {
        return new MigLayout(card, List.of());
    }

    /// A layout with these counts: larger instances first, each where it leaves most room.
    ///
    /// @return empty where no placement of these counts is legal
    public static Optional<MigLayout> of(MigCard card, SortedMap<String, Integer> counts) {
        return new MigCombinations(card, List.copyOf(counts.keySet())).layout(counts);
    }

    /// Why it cannot be added; empty where it can.
    public Optional<String> objection(Placement placement) {
        return objection(card, placements, placement);
    }

    /// @throws IllegalArgumentException where there is an objection
    public MigLayout with(Placement placement) {
        List<Placement> more = new ArrayList<>(placements);
        more.add(placement);
        return new MigLayout(card, more);
    }

    public MigLayout without(Placement placement) {
        List<Placement> fewer = new ArrayList<>(placements);
        fewer.remove(placement);
        return new MigLayout(card, fewer);
    }

    /// Everything that still fits, in the order of the card's profiles.
    public List<Placement> next() {
        List<Placement> next = new ArrayList<>();
        for (MigProfile profile : card.profiles()) {
            for (int start : profile.starts()) {
                Placement placement = new Placement(profile, start);
                if (objection(placement).isEmpty()) {
                    next.add(placement);
                }
            }
        }
        return next;
    }

    /// How many instances of each profile.
    public SortedMap<String, Integer> counts() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        placements.forEach(placement -> counts.merge(placement.profile().name(), 1, Integer::sum));
        return counts;
    }

    public int computeUsed() {
        return placements.stream().mapToInt(placement -> placement.profile().compute()).sum();
    }

    /// Memory slices that no instance covers.
    public Set<Integer> free() {
        Set<Integer> free = new HashSet<>();
        for (int slice = 0; slice < card.memory(); slice++) {
            int at = slice;
            if (placements.stream().noneMatch(each -> each.start() <= at && at < each.end())) {
                free.add(slice);
            }
        }
        return free;
    }

    private static Optional<String> objection(
            MigCard card, List<Placement> others, Placement added) {
        MigProfile profile = added.profile();
        if (!card.profiles().contains(profile) || !profile.starts().contains(added.start())) {
            return Optional.of("no place of a " + card.name());
        }
        int compute = profile.compute();
        int same = 1;
        for (Placement other : others) {
            if (other.start() < added.end() && added.start() < other.end()) {
                return Optional.of("overlaps " + other);
            }
            compute += other.profile().compute();
            same += other.profile().equals(profile) ? 1 : 0;
            if (profile.media() && other.profile().media()) {
                return Optional.of("the media engines are with " + other);
            }
        }
        if (compute > card.compute()) {
            return Optional.of(compute + " of " + card.compute() + " compute slices");
        }
        return same > profile.most()
                ? Optional.of(same + " of at most " + profile.most())
                : Optional.empty();
    }
}
