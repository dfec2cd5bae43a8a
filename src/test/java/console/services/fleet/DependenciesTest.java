package console.services.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.resource.BundleState;
import console.services.resource.FleetState;
import console.services.row.BundleDeploymentRow;
import console.services.row.BundleDeploymentRow.Condition;
import console.services.row.BundleDeploymentRow.Item;
import console.services.row.BundleRow;
import console.services.row.BundleRow.Dependency;
import console.services.row.BundleRow.Requirement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Fleet's decision table row by row, and what follows from `dependsOn`.
class DependenciesTest {
    private static final String DEPENDENCY = "dependent bundle(s) are not ready: [jupyterhub]";

    @ParameterizedTest
    @CsvSource({
        "v2, v2, v1, False, true,  true,  ErrApplied",
        "v2, v2, v1, True,  true,  true,  WaitApplied",
        "v2, v2, v1, ,      true,  true,  WaitApplied",
        "v2, v2, v2, False, false, true,  NotReady",
        "v2, v3, v2, True,  false, false, NotReady",
        "v2, v3, v2, True,  true,  false, OutOfSync",
        "v2, v2, v2, True,  true,  false, Modified",
        "v2, v2, v2, True,  true,  true,  Ready",
        "'', '', '', ,      true,  true,  Ready",
        "v1, '', '', ,      false, false, WaitApplied",
    })
    void fleetsDecisionForOneDeployment(
            String desired,
            String staged,
            String applied,
            String deployed,
            boolean ready,
            boolean nonModified,
            String state) {
        assertThat(FleetState.of(desired, staged, applied, deployed, ready, nonModified).word())
                .isEqualTo(state);
    }

    @Test
    void theConsolesWordForEachRow() {
        assertThat(Words.of(refused(DEPENDENCY))).isEqualTo(BundleState.BLOCKED);
        assertThat(Words.of(refused("list bundledeployments: no bundles matching labels a=b")))
                .isEqualTo(BundleState.BLOCKED);
        assertThat(Words.of(refused("chart not found"))).isEqualTo(BundleState.APPLY_FAILED);
        assertThat(Words.of(applied("v1", true, Map.of()))).isEqualTo(BundleState.DEPLOYING);
        Condition failed = new Condition("False", "not installed: timed out");
        assertThat(Words.of(applied("v2", false, Map.of("Installed", failed))))
                .isEqualTo(BundleState.INSTALL_FAILED);
        assertThat(Words.of(unready())).isEqualTo(BundleState.NOT_READY);
        assertThat(Words.of(unready(item(true), item(true)))).isEqualTo(BundleState.DEPLOYING);
        assertThat(Words.of(unready(item(true), item(false)))).isEqualTo(BundleState.NOT_READY);
        assertThat(Words.of(applied("v2", true, Map.of()))).isEqualTo(BundleState.READY);
        assertThat(Words.of(applied("v2", true, Map.of("Monitored", failed))))
                .isEqualTo(BundleState.READY_STALE);
    }

    @Test
    void theMessageIsTheFirstThatFleetHas() {
        assertThat(Words.message(refused("chart not found"))).isEqualTo("chart not found");
        Condition old = new Condition("False", "not installed: old");
        assertThat(Words.message(applied("v1", true, Map.of("Installed", old)))).isEmpty();
        assertThat(Words.message(applied("v2", false, Map.of("Installed", old))))
                .isEqualTo("not installed: old");
        assertThat(
                        Words.message(
                                applied(
                                        "v2",
                                        true,
                                        Map.of("Deployed", new Condition("True", "x")))))
                .isEmpty();
    }

    @Test
    void aDeploymentsWordGoesBeforeItsBundles() {
        Dependencies graph =
                new Dependencies(List.of(bundle("a", "notReady")), List.of(ready("a")));
        assertThat(graph.state("ns/a")).isEqualTo(BundleState.READY);
        Dependencies alone = new Dependencies(List.of(bundle("a", "notReady")), List.of());
        assertThat(alone.state("ns/a")).isEqualTo(BundleState.NOT_READY);
        assertThat(alone.fleetState("ns/a")).isEqualTo(FleetState.NOT_READY);
    }

    @Test
    void readyWhoseDependencyBrokeLaterSaysSo() {
        Dependencies graph =
                new Dependencies(
                        List.of(
                                bundle("monitoring", "ready", on("hub")),
                                bundle("hub", "notReady")),
                        List.of(ready("monitoring")));
        assertThat(graph.state("ns/monitoring")).isEqualTo(BundleState.READY_DEPENDENCY_NOT_READY);
        assertThat(graph.blockers("ns/monitoring")).containsExactly("ns/hub");
    }

    @Test
    void blockersAreTransitiveAndNeverItself() {
        Dependencies graph =
                new Dependencies(
                        List.of(
                                bundle("a", "errApplied", on("b")),
                                bundle("b", "ready", on("c")),
                                bundle("c", "notReady", on("a"))),
                        List.of());
        assertThat(graph.blockers("ns/a")).containsExactly("ns/c");
        assertThat(graph.cycles()).containsExactly(List.of("ns/a", "ns/b", "ns/c"));
    }

    @Test
    void statesThatAreAcceptedDoNotBlock() {
        Dependency lenient = new Dependency("b", Map.of(), List.of(), Set.of("Ready", "Modified"));
        Dependencies graph =
                new Dependencies(
                        List.of(bundle("a", "ready", lenient), bundle("b", "modified")), List.of());
        assertThat(graph.blockers("ns/a")).isEmpty();
        assertThat(graph.state("ns/a")).isEqualTo(BundleState.READY);
    }

    @Test
    void namesThatNothingHasAreUnknown() {
        Dependency labels = new Dependency(null, Map.of("tier", "base"), List.of(), Set.of());
        Dependency neither = new Dependency(null, Map.of(), List.of(), Set.of());
        Dependencies graph =
                new Dependencies(
                        List.of(bundle("a", "ready", on("gone"), labels, neither)), List.of());
        assertThat(graph.unknown("ns/a")).containsExactly("gone", "tier=base");
        assertThat(graph.blockers("ns/a")).isEmpty();
    }

    @Test
    void labelsSelectByDeployment() {
        BundleDeploymentRow base =
                deployment("b", Map.of("tier", "base"), "v1", true, Map.of(), List.of());
        Dependency labels = new Dependency(null, Map.of("tier", "base"), List.of(), Set.of());
        Dependencies graph =
                new Dependencies(
                        List.of(bundle("a", "ready", labels), bundle("b", "ready")), List.of(base));
        assertThat(graph.of("ns/a")).containsExactly("ns/b");
        assertThat(graph.blockers("ns/a")).containsExactly("ns/b");
    }

    @Test
    void expressionsSelectAsKubernetesDoes() {
        BundleDeploymentRow base =
                deployment("b", Map.of("tier", "base"), "v1", true, Map.of(), List.of());
        assertThat(chosen(base, new Requirement("tier", "In", List.of("base", "top")))).isTrue();
        assertThat(chosen(base, new Requirement("tier", "NotIn", List.of("base")))).isFalse();
        assertThat(chosen(base, new Requirement("ring", "NotIn", List.of("base")))).isTrue();
        assertThat(chosen(base, new Requirement("tier", "Exists", List.of()))).isTrue();
        assertThat(chosen(base, new Requirement("tier", "DoesNotExist", List.of()))).isFalse();
        assertThat(chosen(base, new Requirement("tier", "Near", List.of("base")))).isFalse();
    }

    private static boolean chosen(BundleDeploymentRow row, Requirement requirement) {
        Dependency entry = new Dependency(null, Map.of(), List.of(requirement), Set.of());
        Dependencies graph =
                new Dependencies(
                        List.of(bundle("a", "ready", entry), bundle("b", "ready")), List.of(row));
        return graph.of("ns/a").contains("ns/b") && graph.unknown("ns/a").isEmpty();
    }

    @Test
    void aSelectorReadsAsKubectlWritesIt() {
        Dependency entry =
                new Dependency(
                        "b",
                        Map.of("tier", "base"),
                        List.of(
                                new Requirement("env", "In", List.of("a", "b")),
                                new Requirement("gone", "DoesNotExist", List.of())),
                        Set.of());
        assertThat(entry).hasToString("b (tier=base, env in (a, b), !gone)");
    }

    @Test
    void whoWaitsForItselfIsACycle() {
        Dependencies graph =
                new Dependencies(
                        List.of(bundle("a", "ready", on("a")), bundle("b", "ready")), List.of());
        assertThat(graph.cycles()).containsExactly(List.of("ns/a"));
        assertThat(graph.blockers("ns/a")).isEmpty();
    }

    static Dependency on(String name) {
        return Dependency.on(name);
    }

    static BundleRow bundle(String name, String counter, Dependency... dependsOn) {
        return new BundleRow(
                "ns",
                name,
                "repo",
                "c0ffee",
                List.of(dependsOn),
                false,
                false,
                counter.equals("ready") ? "True" : "False",
                "",
                Map.of("desiredReady", 1, counter, 1),
                true,
                false,
                null);
    }

    private static BundleDeploymentRow ready(String name) {
        return deployment(name, Map.of(), "v2", true, Map.of(), List.of());
    }

    private static BundleDeploymentRow refused(String message) {
        return applied("v1", true, Map.of("Deployed", new Condition("False", message)));
    }

    private static BundleDeploymentRow unready(Item... items) {
        return deployment("a", Map.of(), "v2", false, Map.of(), List.of(items));
    }

    private static Item item(boolean transitioning) {
        return new Item("Deployment", "ns", "hub", transitioning, "");
    }

    private static BundleDeploymentRow applied(
            String applied, boolean ready, Map<String, Condition> conditions) {
        return deployment("a", Map.of(), applied, ready, conditions, List.of());
    }

    static BundleDeploymentRow deployment(
            String bundle,
            Map<String, String> labels,
            String applied,
            boolean ready,
            Map<String, Condition> conditions,
            List<Item> unready) {
        return new BundleDeploymentRow(
                "cluster",
                bundle,
                "ns/" + bundle,
                labels,
                "v2",
                "v2",
                applied,
                ready,
                true,
                conditions,
                unready,
                List.of(),
                false);
    }
}
