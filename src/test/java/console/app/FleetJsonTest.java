package console.app;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Fact;
import console.services.fact.Reason;
import console.services.fact.Why;
import console.services.row.BundleRow;
import console.services.row.Sources;
import console.support.StoreView;
import console.support.TestingClock;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Fleet in `status`: what cannot be known is null, never false.
final class FleetJsonTest {
    private static final BundleRow HUB =
            new BundleRow(
                    "fleet-local",
                    "hub",
                    "repo",
                    "c0ffee",
                    List.of(),
                    false,
                    false,
                    "False",
                    "",
                    Map.of("desiredReady", 1, "notReady", 1),
                    true,
                    false,
                    null);

    @Test
    void withoutDeploymentsNobodyKnowsWhetherAFormerVersionRuns() {
        try (StoreView view = new StoreView()) {
            Why why = new Why(Reason.FORBIDDEN, "bundledeployments", "");
            view.accept(
                    List.of(
                            new Fact.Listed(
                                    Sources.BUNDLES, TestingClock.START, List.of(HUB), 0, ""),
                            new Fact.Lacking(Sources.BUNDLE_DEPLOYMENTS, TestingClock.START, why)));
            assertThat(bundle(view).path("formerVersionRuns").isNull()).isTrue();

            view.accept(
                    List.of(
                            new Fact.Listed(
                                    Sources.BUNDLE_DEPLOYMENTS,
                                    TestingClock.START,
                                    List.of(),
                                    0,
                                    "")));
            assertThat(bundle(view).path("formerVersionRuns").isBoolean()).isTrue();
        }
    }

    private static ObjectNode bundle(StoreView view) {
        ObjectNode value = Objects.requireNonNull(FleetJson.value(view.fleet().latest()));
        return (ObjectNode) value.path("bundles").path(0);
    }
}
