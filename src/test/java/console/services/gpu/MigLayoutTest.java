package console.services.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import console.services.gpu.MigLayout.Placement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Legal MIG layouts by placement, with the known numbers of combinations.
class MigLayoutTest {
    private static final List<String> CLASSIC =
            List.of("1g.5gb", "2g.10gb", "3g.20gb", "4g.20gb", "7g.40gb");
    private static final List<String> WITH_DOUBLE =
            List.of("1g.5gb", "1g.10gb", "2g.10gb", "3g.20gb", "4g.20gb", "7g.40gb");

    @Test
    void fiveProfilesGive37CombinationsAnd12MaximalOnes() {
        MigCombinations all = new MigCombinations(MigCard.A100_40, CLASSIC);
        assertThat(all.feasible()).hasSize(37);
        assertThat(all.maximal())
                .hasSize(12)
                .contains(counts("1g.5gb", 7), counts("3g.20gb", 2), counts("7g.40gb", 1))
                .contains(counts("1g.5gb", 2, "2g.10gb", 1, "3g.20gb", 1));
    }

    @Test
    void withDoubleMemory77And28() {
        MigCombinations all = new MigCombinations(MigCard.A100_40, WITH_DOUBLE);
        assertThat(all.feasible()).hasSize(77);
        assertThat(all.maximal()).hasSize(28).contains(counts("1g.10gb", 4));
    }

    @Test
    void anH100HasTheSameShapeAndAnA30FourMaximalOnes() {
        assertThat(
                        new MigCombinations(
                                        MigCard.H100_80,
                                        List.of(
                                                "1g.10gb", "2g.20gb", "3g.40gb", "4g.40gb",
                                                "7g.80gb"))
                                .maximal())
                .hasSize(12);
        assertThat(
                        new MigCombinations(MigCard.A30, List.of("1g.6gb", "2g.12gb", "4g.24gb"))
                                .maximal())
                .containsExactlyInAnyOrder(
                        counts("1g.6gb", 4),
                        counts("1g.6gb", 2, "2g.12gb", 1),
                        counts("2g.12gb", 2),
                        counts("4g.24gb", 1));
    }

    @Test
    void nineteenLayoutsAcceptNothingMoreAndTwoOfThemOnlyForTheirPlaces() {
        MigCombinations all = new MigCombinations(MigCard.A100_40, CLASSIC);
        List<MigLayout> stuck =
                all.layouts().stream()
                        .filter(
                                layout ->
                                        layout.next().stream()
                                                .noneMatch(
                                                        place ->
                                                                CLASSIC.contains(
                                                                        place.profile().name())))
                        .toList();
        assertThat(stuck).hasSize(19);
        assertThat(stuck.stream().filter(layout -> !all.maximal().contains(layout.counts())))
                .extracting(layout -> layout.placements().toString())
                .containsExactlyInAnyOrder(
                        "[3g.20gb@0, 2g.10gb@4, 1g.5gb@6]",
                        "[3g.20gb@0, 1g.5gb@4, 1g.5gb@5, 1g.5gb@6]");
    }

    @Test
    void whatIsNotLegalIsRefusedWithTheReason() {
        MigLayout layout = MigLayout.empty(MigCard.A100_40).with(place("4g.20gb", 0));
        assertThat(layout.objection(place("1g.5gb", 2))).contains("overlaps 4g.20gb@0");
        assertThat(layout.with(place("3g.20gb", 4)).next()).isEmpty();
        assertThat(layout.objection(place("2g.10gb", 3))).contains("no place of a A100 40 GB");
        assertThatThrownBy(() -> layout.with(place("7g.40gb", 0)))
                .hasMessage("7g.40gb@0: overlaps 4g.20gb@0");
    }

    @Test
    void twoInstancesWithMediaEnginesDoNotFit() {
        MigLayout one = MigLayout.empty(MigCard.A100_40).with(place("1g.5gb+me", 0));
        assertThat(one.objection(place("1g.5gb+me", 1)))
                .contains("the media engines are with 1g.5gb+me@0");
        assertThat(place("1g.5gb+me", 0).profile().resource())
                .isEqualTo("nvidia.com/mig-1g.5gb.me");
    }

    @Test
    void countsArePlacedWhereMostCanStillBeAdded() {
        MigLayout layout = MigLayout.of(MigCard.A100_40, counts("3g.20gb", 1)).orElseThrow();
        assertThat(layout.placements()).hasToString("[3g.20gb@4]");
        assertThat(layout.free()).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(MigLayout.of(MigCard.A100_40, counts("1g.5gb", 14, "2g.10gb", 6))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NVIDIA-A100-PCIE-40GB, 40960, A100 40 GB",
        "NVIDIA-A100-SXM4-40GB-MIG-1g.5gb, 4864, A100 40 GB",
        "NVIDIA-A100-SXM4-80GB, 81920, A100 80 GB",
        "NVIDIA-A100-80GB-PCIe, 0, A100 80 GB",
        "NVIDIA-A30, 24576, A30 24 GB",
        "NVIDIA-H100-80GB-HBM3, 81559, H100 80 GB",
        "Tesla-T4, 15360, ",
        "NVIDIA-A300, 1, ",
    })
    void theCardIsKnownByItsLabels(String product, long memory, String name) {
        assertThat(MigCard.of(product, memory).map(MigCard::name).orElse(null)).isEqualTo(name);
    }

    private static Placement place(String profile, int start) {
        return new Placement(MigCard.A100_40.profile(profile).orElseThrow(), start);
    }

    private static SortedMap<String, Integer> counts(Object... pairs) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (int each = 0; each < pairs.length; each += 2) {
            counts.put((String) pairs[each], (Integer) pairs[each + 1]);
        }
        return counts;
    }
}
