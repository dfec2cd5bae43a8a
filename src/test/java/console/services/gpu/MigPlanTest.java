package console.services.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.gpu.HeadroomTable.Offer;
import console.services.resource.Amounts;
import console.services.resource.NodeState;
import console.services.resource.SessionModel;
import console.services.row.InventoryRow.Profile;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What another layout of one card means for a node with two of them, by the known numbers.
class MigPlanTest {
    private static final String ONE = "nvidia.com/mig-1g.5gb";
    private static final String TWO = "nvidia.com/mig-2g.10gb";
    private static final String THREE = "nvidia.com/mig-3g.20gb";
    private static final List<String> ONES_AND_TWOS = List.of("1g.5gb", "2g.10gb");
    private static final SortedMap<String, Integer> SEVEN = counts("1g.5gb", 7);

    @Test
    void oneCardOfTwoInOnesBecomesTwosAndAOne() {
        MigPlan plan = plan(SEVEN, counts("1g.5gb", 1, "2g.10gb", 3), Map.of(ONE, 14));
        assertThat(plan.changes())
                .containsExactly(new MigPlan.Change(ONE, 14, 8), new MigPlan.Change(TWO, 0, 3));
        assertThat(plan.order()).hasToString("[2g.10gb@0, 2g.10gb@2, 2g.10gb@4, 1g.5gb@6]");
        assertThat(plan.nothingToDo()).isFalse();
    }

    @Test
    void aCardInOnesBecomesAThreeATwoAndTwoOnes() {
        SortedMap<String, Integer> balanced = counts("1g.5gb", 2, "2g.10gb", 1, "3g.20gb", 1);
        MigPlan plan = plan(SEVEN, balanced, Map.of(ONE, 14));
        assertThat(plan.changes())
                .containsExactly(
                        new MigPlan.Change(ONE, 14, 9),
                        new MigPlan.Change(TWO, 0, 1),
                        new MigPlan.Change(THREE, 0, 1));
        assertThat(plan.order()).hasToString("[3g.20gb@4, 2g.10gb@0, 1g.5gb@2, 1g.5gb@3]");
        assertThat(plan.drawn().orElseThrow().counts()).isEqualTo(SEVEN);
        assertThat(plan(balanced, balanced, Map.of(ONE, 4)).nothingToDo()).isTrue();
    }

    @Test
    void aWholeCardThatIsCutIsNoGpuAnyMore() {
        MigLayout after = MigLayout.of(MigCard.A100_40, SEVEN).orElseThrow();
        Offer offer = offer(Map.of("nvidia.com/gpu", 2));
        MigPlan plan = new MigPlan(MigCard.A100_40, counts(), true, after, offer, Amounts.NONE);
        assertThat(plan.changes())
                .containsExactly(
                        new MigPlan.Change("nvidia.com/gpu", 2, 1), new MigPlan.Change(ONE, 0, 7));
        assertThat(plan.drawn()).isEmpty();
        assertThat(plan.nothingToDo()).isFalse();
    }

    @Test
    void fromOnesOnlyTheKnownPairsOfOnesAndTwosCanBeReached() {
        List<SortedMap<String, Integer>> cards =
                new MigCombinations(MigCard.A100_40, ONES_AND_TWOS).maximal();
        Set<List<Long>> single = new HashSet<>();
        Set<List<Long>> both = new HashSet<>();
        for (SortedMap<String, Integer> first : cards) {
            MigPlan one = plan(SEVEN, first, Map.of(ONE, 7));
            single.add(pair(one.offered()));
            for (SortedMap<String, Integer> second : cards) {
                MigPlan step = plan(SEVEN, first, Map.of(ONE, 14));
                both.add(pair(plan(SEVEN, second, pieces(step.offered())).offered()));
            }
        }
        assertThat(single)
                .containsExactlyInAnyOrder(
                        List.of(7L, 0L), List.of(5L, 1L), List.of(3L, 2L), List.of(1L, 3L));
        assertThat(both)
                .containsExactlyInAnyOrder(
                        List.of(14L, 0L),
                        List.of(12L, 1L),
                        List.of(10L, 2L),
                        List.of(8L, 3L),
                        List.of(6L, 4L),
                        List.of(4L, 5L),
                        List.of(2L, 6L));
    }

    @Test
    void theRoomIsThatOfTheNodeWithoutItsSessions() {
        MigPlan plan = plan(SEVEN, counts("1g.5gb", 1, "2g.10gb", 3), Map.of(ONE, 14));
        List<MigPlan.Room> declared = plan.room(profiles(), SessionModel.A);
        assertThat(declared).extracting(each -> each.now().fits()).containsExactly(5L, 0L);
        assertThat(declared).extracting(each -> each.after().fits()).containsExactly(5L, 3L);
        assertThat(declared.getFirst().after().limitedBy()).containsExactly("memory");
        assertThat(declared.getLast().now().limitedBy()).containsExactly("not-offered");
        assertThat(declared.getLast().after().limitedBy()).containsExactly("memory", TWO);
        assertThat(plan.room(profiles(), SessionModel.C))
                .extracting(each -> each.after().fits())
                .containsExactly(8L, 3L);
    }

    @Test
    void anUnhealthyInstanceNeverMakesLessThanNothing() {
        MigPlan plan = plan(SEVEN, counts("7g.40gb", 1), Map.of(ONE, 6));
        assertThat(plan.offered().get(ONE)).isZero();
    }

    private static MigPlan plan(
            SortedMap<String, Integer> now,
            SortedMap<String, Integer> after,
            Map<String, Integer> offered) {
        return new MigPlan(
                MigCard.A100_40,
                now,
                false,
                MigLayout.of(MigCard.A100_40, after).orElseThrow(),
                offer(offered),
                amounts(Map.of("cpu", "12", "memory", "51539607552", ONE, "2", "pods", "2")));
    }

    /// A cordoned worker with system pods and two sessions: 47.5 cores and 125.2 GiB without them.
    private static Offer offer(Map<String, Integer> devices) {
        TreeMap<String, BigDecimal> all = new TreeMap<>();
        devices.forEach((name, count) -> all.put(name, BigDecimal.valueOf(count)));
        Amounts allocatable = amounts(Map.of("cpu", "48", "memory", "135077560320", "pods", "110"));
        Amounts requested =
                amounts(Map.of("cpu", "12.5", "memory", "52183852646", ONE, "2", "pods", "20"));
        return new Offer(
                "k3s-wk-gpu1",
                NodeState.CORDONED,
                true,
                List.of(),
                allocatable.plus(new Amounts(all)),
                requested);
    }

    private static List<Profile> profiles() {
        return List.of(
                new Profile("whole", null, 16, 64, "nvidia.com/gpu", 1, List.of()),
                new Profile("small", null, 6, 24, ONE, 1, List.of()),
                new Profile("middle", null, 10, 40, TWO, 1, List.of()));
    }

    private static List<Long> pair(Amounts offered) {
        return List.of(offered.get(ONE).longValue(), offered.get(TWO).longValue());
    }

    private static Map<String, Integer> pieces(Amounts offered) {
        return Map.of(ONE, offered.get(ONE).intValue(), TWO, offered.get(TWO).intValue());
    }

    private static Amounts amounts(Map<String, String> amounts) {
        TreeMap<String, BigDecimal> byName = new TreeMap<>();
        amounts.forEach((name, amount) -> byName.put(name, new BigDecimal(amount)));
        return new Amounts(byName);
    }

    private static SortedMap<String, Integer> counts(Object... pairs) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (int each = 0; each < pairs.length; each += 2) {
            counts.put((String) pairs[each], (Integer) pairs[each + 1]);
        }
        return counts;
    }
}
