package console.services.resource;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.resource.BundleState.Evidence;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Map;

/// The words for a bundle, by the reference's decision table.
class BundleStateTest {
    @Test
    void withoutSummaryAndConditionNothingIsKnown() {
        assertThat(state(null, "", null)).isEqualTo(BundleState.UNKNOWN);
        assertThat(BundleState.of(new Evidence(true, "True", "", null, false)))
                .isEqualTo(BundleState.DELETING);
    }

    @Test
    void nothingDesiredIsAnErrorOrNoTarget() {
        assertThat(state("False", "bad chart", Map.of())).isEqualTo(BundleState.ERROR);
        assertThat(state("True", "", Map.of())).isEqualTo(BundleState.NO_TARGET);
    }

    @Test
    void theWorstCounterDecides() {
        assertThat(state("True", "", counters("ready", 1))).isEqualTo(BundleState.READY);
        assertThat(state("False", "", counters("notReady", 1))).isEqualTo(BundleState.NOT_READY);
        assertThat(state("False", "", counters("pending", 1))).isEqualTo(BundleState.WAITING);
        assertThat(state("False", "", counters("outOfSync", 1))).isEqualTo(BundleState.WAITING);
        assertThat(state("False", "", counters("modified", 1))).isEqualTo(BundleState.DRIFTED);
        assertThat(state("False", "", counters("waitApplied", 1))).isEqualTo(BundleState.DEPLOYING);
        assertThat(state("False", "helm", counters("errApplied", 1)))
                .isEqualTo(BundleState.APPLY_FAILED);
    }

    @Test
    void refusedForADependencyIsBlocked() {
        String message = "ErrApplied(1) [Cluster a: dependent bundle(s) are not ready: [b]]";
        assertThat(state("False", message, counters("errApplied", 1)))
                .isEqualTo(BundleState.BLOCKED);
    }

    @Test
    void onlyTransitioningObjectsIsDeploying() {
        Evidence evidence = new Evidence(false, "False", "", counters("notReady", 1), true);
        assertThat(BundleState.of(evidence)).isEqualTo(BundleState.DEPLOYING);
    }

    private static Map<String, Integer> counters(String name, int count) {
        return Map.of("desiredReady", 1, name, count);
    }

    private static BundleState state(
            @Nullable String ready, String message, @Nullable Map<String, Integer> counters) {
        return BundleState.of(new Evidence(false, ready, message, counters, false));
    }
}
