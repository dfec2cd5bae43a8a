package console.services.fleet;

import static console.services.fleet.DependenciesTest.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Cell;
import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Subscription;
import console.services.fact.Why;
import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.FleetSnapshot.Bundles;
import console.services.fleet.FleetSnapshot.Repo;
import console.services.resource.BundleState;
import console.support.TestingClock;
import console.support.TestingTimer;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A bundle that goes to and fro is shown at its worse state, and becomes ready without a fact.
final class SteadyFleetTest {
    private final TestingClock clock = new TestingClock();
    private final TestingTimer timer = new TestingTimer(clock);
    private final Cell<FleetSnapshot> source = new Cell<>(snapshot("ready"));
    private final SteadyFleet steady = new SteadyFleet(source, clock, timer);
    private final AtomicInteger told = new AtomicInteger();

    @Test
    void theWorseStateIsHeldAndThenLetGoByItself() {
        try (Subscription _ = steady.subscribe(told::incrementAndGet)) {
            flap(2);
            assertThat(hub().state()).isEqualTo(BundleState.NOT_READY);
            assertThat(hub().changes()).isEqualTo(4);

            int before = told.get();
            timer.advance(Flaps.HOLD.plusSeconds(1));
            assertThat(hub().state()).isEqualTo(BundleState.READY);
            assertThat(hub().changes()).as("not hidden").isEqualTo(4);
            assertThat(told).hasValue(before + 1);

            timer.advance(Flaps.WINDOW);
            assertThat(hub().changes()).isZero();
        }
    }

    @Test
    void aSilentSourceChangesNothing() {
        try (Subscription _ = steady.subscribe(told::incrementAndGet)) {
            flap(2);
            Why why = new Why(Reason.TIMED_OUT, "bundles", "");
            FleetSnapshot last = source.latest();
            source.set(
                    new FleetSnapshot(
                            last.taken(),
                            last.bundles().agedBy("bundles", clock.instant(), why),
                            last.deployments(),
                            last.repos()));
            assertThat(steady.latest().bundles()).isInstanceOf(Reading.Stale.class);
            assertThat(hub().changes()).isEqualTo(4);
        }
    }

    @Test
    void whatChangesWhileASourceIsSilentIsShown() {
        try (Subscription _ = steady.subscribe(told::incrementAndGet)) {
            Why why = new Why(Reason.TIMED_OUT, "bundledeployments", "");
            FleetSnapshot next = snapshot("notReady");
            source.set(
                    new FleetSnapshot(
                            next.taken(),
                            next.bundles().agedBy("bundledeployments", clock.instant(), why),
                            next.deployments(),
                            next.repos()));
            assertThat(hub().state()).isEqualTo(BundleState.NOT_READY);
        }
    }

    @Test
    void aRepositoryIsAsBadAsItsWorstBundleIsShown() {
        try (Subscription _ = steady.subscribe(told::incrementAndGet)) {
            flap(2);
            assertThat(hub().state()).isEqualTo(BundleState.NOT_READY);
            assertThat(repos()).extracting(Repo::state).containsExactly("not-ready", "git-error");

            timer.advance(Flaps.HOLD.plusSeconds(1));
            assertThat(repos()).extracting(Repo::state).containsExactly("ready", "git-error");
        }
    }

    @Test
    void withoutSomebodyWhoLooksNothingIsRemembered() {
        Subscription subscription = steady.subscribe(told::incrementAndGet);
        flap(2);
        subscription.close();
        subscription.close();
        assertThat(source.subscribers()).isZero();
        assertThat(hub().state()).isEqualTo(BundleState.READY);
        assertThat(hub().changes()).isZero();
    }

    private void flap(int times) {
        for (int i = 0; i < times; i++) {
            timer.advance(Duration.ofSeconds(1));
            source.set(snapshot("notReady"));
            timer.advance(Duration.ofSeconds(1));
            source.set(snapshot("ready"));
        }
    }

    private Bundle hub() {
        return steady.latest().bundles().known().orElseThrow().all().getFirst();
    }

    private List<Repo> repos() {
        return steady.latest().repos().known().orElseThrow();
    }

    private static Repo repo(String name, String state, boolean ofBundles) {
        return new Repo(
                "ns", name, "url", "main", "a", "a", 15, state, null, false, ofBundles, List.of(),
                null);
    }

    private FleetSnapshot snapshot(String counter) {
        BundleFold fold = new BundleFold(List.of(bundle("hub", counter)), List.of());
        return new FleetSnapshot(
                clock.instant(),
                new Reading.Live<>(
                        new Bundles(fold.bundles(), List.of()), "bundles", clock.instant()),
                Reading.absent(Reason.FORBIDDEN, "bundledeployments", ""),
                new Reading.Live<>(
                        List.of(repo("repo", "ready", true), repo("broken", "git-error", false)),
                        "gitrepos",
                        clock.instant()));
    }
}
