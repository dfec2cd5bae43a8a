package console.services.fleet;

import static console.services.fleet.DependenciesTest.bundle;
import static console.services.fleet.DependenciesTest.deployment;
import static console.services.fleet.DependenciesTest.on;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Why;
import console.services.fleet.FleetSnapshot.Bundles;
import console.services.fleet.WhyChain.Link;
import console.services.row.BundleDeploymentRow;
import console.services.row.BundleDeploymentRow.Condition;
import console.services.row.BundleDeploymentRow.Item;
import console.services.row.BundleRow;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// From a bundle that is not ready down to the object at fault.
class WhyChainTest {
    private static final Item HUB = new Item("Deployment", "jupyterhub", "hub", false, "0/1");

    @Test
    void fromTheBlockedBundleToTheObject() {
        List<Link> chain =
                chain(
                        "monitoring",
                        List.of(
                                bundle("monitoring", "errApplied", on("hub")),
                                bundle("hub", "notReady")),
                        List.of(
                                refused("monitoring"),
                                deployment("hub", Map.of(), "v2", false, Map.of(), List.of(HUB))));
        assertThat(chain)
                .extracting(WhyChainTest::text)
                .containsExactly("monitoring", "hub", "hub 0/1");
    }

    @Test
    void aNameThatNothingHasEndsTheChain() {
        List<Link> chain =
                chain(
                        "monitoring",
                        List.of(bundle("monitoring", "errApplied", on("gone"))),
                        List.of(refused("monitoring")));
        assertThat(chain).extracting(WhyChainTest::text).containsExactly("monitoring", "?gone");
    }

    @Test
    void aCycleEnds() {
        List<Link> chain =
                chain(
                        "a",
                        List.of(
                                bundle("a", "errApplied", on("b")),
                                bundle("b", "errApplied", on("a"))),
                        List.of(refused("a"), refused("b")));
        assertThat(chain).extracting(WhyChainTest::text).containsExactly("a", "b");
    }

    @Test
    void aReadyBundleNeedsNoReason() {
        assertThat(chain("a", List.of(bundle("a", "ready")), List.of())).isEmpty();
        assertThat(chain("gone", List.of(bundle("a", "ready")), List.of())).isEmpty();
    }

    @Test
    void withoutDeploymentsTheChainEndsWithTheReason() {
        BundleFold fold = new BundleFold(List.of(bundle("hub", "notReady")), List.of());
        FleetSnapshot snapshot =
                new FleetSnapshot(
                        Instant.EPOCH,
                        live(new Bundles(fold.bundles(), fold.cycles())),
                        Reading.absent(Reason.FORBIDDEN, "bundledeployments", "no"),
                        live(List.of()));
        assertThat(WhyChain.of(snapshot, "ns/hub"))
                .extracting(WhyChainTest::text)
                .containsExactly("hub", "unseen: bundledeployments: no");
    }

    private static BundleDeploymentRow refused(String name) {
        Condition deployed = new Condition("False", "dependent bundle(s) are not ready: [x]");
        return deployment(name, Map.of(), "v1", true, Map.of("Deployed", deployed), List.of());
    }

    private static String text(Link link) {
        return switch (link) {
            case Link.OfBundle(FleetSnapshot.Bundle bundle) -> bundle.name();
            case Link.Unknown(String name) -> "?" + name;
            case Link.AtFault(Item item, boolean _) -> item.name() + " " + item.fact();
            case Link.Unseen(Why why) -> "unseen: " + why.message();
            case Link.OfPod _, Link.NoPod _, Link.OfContainer _, Link.OfEvents _ ->
                    throw new AssertionError("asked for on demand: " + link);
        };
    }

    private static List<Link> chain(
            String name, List<BundleRow> bundles, List<BundleDeploymentRow> deployments) {
        BundleFold fold = new BundleFold(bundles, deployments);
        Map<String, List<BundleDeploymentRow>> byBundle =
                deployments.stream().collect(Collectors.groupingBy(BundleDeploymentRow::bundle));
        FleetSnapshot snapshot =
                new FleetSnapshot(
                        Instant.EPOCH,
                        live(new Bundles(fold.bundles(), fold.cycles())),
                        live(byBundle),
                        live(List.of()));
        return WhyChain.of(snapshot, "ns/" + name);
    }

    private static <T> Reading<T> live(T value) {
        return new Reading.Live<>(value, "bundles", Instant.EPOCH);
    }
}
