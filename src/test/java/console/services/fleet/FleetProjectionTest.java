package console.services.fleet;

import static console.services.fleet.DependenciesTest.bundle;
import static console.services.fleet.DependenciesTest.deployment;
import static console.services.fleet.DependenciesTest.on;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.ClusterStore;
import console.services.fact.Fact;
import console.services.fact.InlineStore;
import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Row;
import console.services.fact.Source;
import console.services.fact.Subscription;
import console.services.fact.Why;
import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.FleetSnapshot.Repo;
import console.services.row.BundleDeploymentRow.Condition;
import console.services.row.GitRepoRow;
import console.services.row.Sources;
import console.support.TestingClock;
import console.support.TestingTimer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The Fleet topic as a whole: bundles by their deployments, repositories, and what is absent.
class FleetProjectionTest {
    private final TestingClock clock = new TestingClock();
    private final TestingTimer timer = new TestingTimer(clock);
    private final FleetProjection projection = new FleetProjection();
    private final ClusterStore store = InlineStore.of(clock, timer, List.of(projection));
    private final Subscription subscription = store.feed(projection).subscribe(() -> {});

    @AfterEach
    void close() {
        subscription.close();
        store.close();
    }

    @Test
    void bundlesAreJudgedByTheirDeployments() {
        list(Sources.BUNDLES, bundle("repo-hub", "ready", on("gone")), bundle("repo-gpu", "ready"));
        Condition failed = new Condition("False", "not installed: timed out");
        list(
                Sources.BUNDLE_DEPLOYMENTS,
                deployment(
                        "repo-hub", Map.of(), "v2", false, Map.of("Installed", failed), List.of()));
        List<Bundle> all = snapshot().bundles().known().orElseThrow().all();
        assertThat(all).extracting(Bundle::title).containsExactly("gpu", "hub");
        Bundle hub = all.getLast();
        assertThat(hub.state().word()).isEqualTo("install-failed");
        assertThat(hub.fleet()).isEqualTo("NotReady");
        assertThat(hub.message()).isEqualTo("not installed: timed out");
        assertThat(hub.unknown()).containsExactly("gone");
        assertThat(hub.dependsOn()).containsExactly("gone");
        assertThat(all.getFirst().message()).isNull();
    }

    @Test
    void withoutDeploymentsBundlesSpeakAloneAndTheReasonStays() {
        list(Sources.BUNDLES, bundle("repo-hub", "modified"));
        Why why = new Why(Reason.FORBIDDEN, "bundledeployments", "no");
        store.accept(new Fact.Lacking(Sources.BUNDLE_DEPLOYMENTS, clock.instant(), why));
        FleetSnapshot snapshot = snapshot();
        assertThat(snapshot.bundles().known().orElseThrow().all())
                .extracting(each -> each.state().word())
                .containsExactly("drifted");
        assertThat(snapshot.deployments()).isEqualTo(new Reading.Absent<>(why));
    }

    @Test
    void bundlesAreAsOldAsTheOlderOfTheTwoThatJudgeThem() {
        list(Sources.BUNDLES, bundle("repo-hub", "ready"));
        list(Sources.BUNDLE_DEPLOYMENTS);
        Why why = new Why(Reason.TIMED_OUT, "bundledeployments", "no answer");
        Instant since = clock.instant();
        timer.advance(Duration.ofSeconds(8));
        store.accept(new Fact.Silent(Sources.BUNDLE_DEPLOYMENTS, clock.instant(), why));
        assertThat(snapshot().bundles())
                .isInstanceOfSatisfying(
                        Reading.Stale.class,
                        stale -> {
                            assertThat(stale.source()).isEqualTo("bundledeployments");
                            assertThat(stale.since()).isEqualTo(since);
                            assertThat(stale.why()).isEqualTo(why);
                        });

        store.accept(new Fact.Alive(Sources.BUNDLE_DEPLOYMENTS, clock.instant()));
        assertThat(snapshot().bundles()).isInstanceOf(Reading.Live.class);
    }

    @ParameterizedTest
    @CsvSource({
        "True, ,      Failed,     GitUpdating, b, git-error",
        ",     False, Failed,     GitUpdating, b, git-error",
        ",     True,  Failed,     GitUpdating, b, git-job-failed",
        ",     True,  InProgress, GitUpdating, b, updating",
        ",     True,  Current,    '',          b, new-commit-pending",
        ",     True,  Current,    '',          a, drifted",
        ",     True,  Current,    '',          '', drifted",
    })
    void aRepositoryByTheFirstThatHolds(
            @Nullable String stalled,
            @Nullable String polling,
            String job,
            String display,
            String newest,
            String state) {
        list(Sources.BUNDLES, bundle("one", "ready"), bundle("two", "modified"));
        list(
                Sources.GIT_REPOS,
                new GitRepoRow(
                        "ns",
                        "repo",
                        "https://example.org",
                        "main",
                        "a",
                        newest,
                        job,
                        display,
                        stalled,
                        polling,
                        "",
                        "",
                        15,
                        false,
                        List.of("a"),
                        clock.instant()));
        List<Repo> repos = snapshot().repos().known().orElseThrow();
        assertThat(repos).extracting(Repo::state).containsExactly(state);
    }

    @Test
    void whatWasAppliedBeforeGoesOnRunning() {
        list(Sources.BUNDLES, bundle("hub", "errApplied"), bundle("gpu", "notReady"));
        Condition refused = new Condition("False", "chart not found");
        list(
                Sources.BUNDLE_DEPLOYMENTS,
                deployment("hub", Map.of(), "v1", true, Map.of("Deployed", refused), List.of()),
                deployment("gpu", Map.of(), "v2", false, Map.of(), List.of()));
        assertThat(snapshot().bundles().known().orElseThrow().all())
                .extracting(Bundle::former)
                .containsExactly(false, true);
    }

    @Test
    void aRepositoryWithoutBundlesHasNoWord() {
        list(Sources.BUNDLES);
        list(
                Sources.GIT_REPOS,
                new GitRepoRow(
                        "ns", "repo", "url", "main", "a", "a", "Current", "", null, null, "", "",
                        15, false, List.of(), null));
        assertThat(snapshot().repos().known().orElseThrow().getFirst().state()).isNull();
    }

    private void list(Source<?> source, Row... rows) {
        store.accept(new Fact.Listed(source, clock.instant(), List.of(rows), 0, ""));
    }

    private FleetSnapshot snapshot() {
        timer.advance(Duration.ofMillis(60));
        return store.feed(projection).latest();
    }
}
