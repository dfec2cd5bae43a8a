package console.services.session;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Feed;
import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.SourceStatus;
import console.services.fact.Why;
import console.services.fleet.FleetSnapshot;
import console.services.kube.KubeconfigException;
import console.services.session.LabControl.Fault;
import console.services.topology.TopologySnapshot;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Forbidden, not installed and timed out are three texts, each on the parts concerned only; all
/// others work, and each part comes back by itself when the cause goes.
final class AbsentPartsTest {
    /// What each kind is for.
    private static final Map<String, Set<String>> PARTS =
            Map.ofEntries(
                    Map.entry("pods", Set.of("use", "holders", "controllers", "waiting")),
                    Map.entry("endpointslices.discovery.k8s.io", Set.of("endpoints")),
                    Map.entry("ingresses.networking.k8s.io", Set.of("routes")),
                    Map.entry("ipaddresspools.metallb.io", Set.of("pool")),
                    Map.entry("servicel2statuses.metallb.io", Set.of("announcer")),
                    Map.entry("persistentvolumeclaims", Set.of("storage")),
                    Map.entry("persistentvolumes", Set.of("nfs", "pinned")),
                    Map.entry("etcdsnapshotfiles.k3s.cattle.io", Set.of("lastSnapshot")),
                    Map.entry("certificates.cert-manager.io", Set.of("nextExpiry")));

    private static final Map<String, Set<String>> GROUPS =
            Map.of(
                    "discovery.k8s.io", Set.of("endpoints"),
                    "networking.k8s.io", Set.of("routes"),
                    "metallb.io", Set.of("pool", "announcer"),
                    "k3s.cattle.io", Set.of("lastSnapshot"),
                    "cert-manager.io", Set.of("nextExpiry"));

    private static final String GROUP = "fleet.cattle.io";
    private static final Duration RETRY = Duration.ofSeconds(10);

    private TestingSession testing;

    @BeforeEach
    void open() throws KubeconfigException {
        testing = new TestingSession();
    }

    @AfterEach
    void close() {
        testing.close();
    }

    private void onlyAbsent(Reason reason, Set<String> parts) {
        TopologySnapshot snapshot =
                testing.topology(now -> Parts.of(now).absent(reason).containsAll(parts));
        Parts all = Parts.of(snapshot);
        assertThat(all.absent(reason)).isEqualTo(parts);
        for (Reason other : Reason.values()) {
            if (other != reason) {
                assertThat(all.absent(other)).as("%s because of %s", other, parts).isEmpty();
            }
        }
    }

    private void allLive() {
        testing.topology(now -> Parts.of(now).allLive());
    }

    @Test
    void aForbiddenKindCostsItsOwnPartsOnlyAndComesBack() throws KubeconfigException {
        testing.open();
        allLive();
        PARTS.forEach(
                (kind, parts) -> {
                    testing.lab.inject(Fault.FORBIDDEN, kind);
                    onlyAbsent(Reason.FORBIDDEN, parts);

                    testing.lab.clear(Fault.FORBIDDEN, kind);
                    testing.skip(RETRY);
                    allLive();
                });
    }

    @Test
    void aGroupThatIsNotInstalledCostsItsOwnPartsOnlyAndComesBack() throws KubeconfigException {
        testing.open();
        allLive();
        GROUPS.forEach(
                (group, parts) -> {
                    testing.lab.inject(Fault.NOT_INSTALLED, group);
                    onlyAbsent(Reason.NOT_INSTALLED, parts);

                    testing.lab.clear(Fault.NOT_INSTALLED, group);
                    testing.skip(RETRY);
                    allLive();
                });
    }

    @Test
    void fleetThatIsForbiddenOrNotInstalledSaysSoAndComesBack() throws KubeconfigException {
        testing.open();
        Map<Fault, Reason> faults =
                Map.of(
                        Fault.FORBIDDEN, Reason.FORBIDDEN,
                        Fault.NOT_INSTALLED, Reason.NOT_INSTALLED);
        faults.forEach(
                (fault, reason) -> {
                    testing.until(fleet(), now -> now.bundles() instanceof Reading.Live<?>);
                    String kind = fault == Fault.FORBIDDEN ? "bundles.fleet.cattle.io" : GROUP;
                    testing.lab.inject(fault, kind);
                    testing.until(
                            fleet(),
                            now ->
                                    now.bundles() instanceof Reading.Absent<?>(Why why)
                                            && why.reason() == reason);
                    testing.lab.clear(fault, kind);
                    testing.skip(RETRY);
                });
        testing.until(fleet(), now -> now.bundles() instanceof Reading.Live<?>);
    }

    private Feed<FleetSnapshot> fleet() {
        return testing.session().fleet();
    }

    @Test
    void kindsThatNeverAnswerTimeOutAndComeBack() throws KubeconfigException {
        Set<String> slow =
                Set.of(
                        "pods",
                        "endpointslices.discovery.k8s.io",
                        "ipaddresspools.metallb.io",
                        "persistentvolumes",
                        "certificates.cert-manager.io");
        slow.forEach(kind -> testing.lab.inject(Fault.SLOW, kind));
        testing.open();
        List<String> parts = new ArrayList<>();
        slow.forEach(kind -> parts.addAll(PARTS.getOrDefault(kind, Set.of())));

        onlyAbsent(Reason.TIMED_OUT, Set.copyOf(parts));

        slow.forEach(kind -> testing.lab.clear(Fault.SLOW, kind));
        testing.skip(Duration.ofSeconds(3));
        allLive();
    }

    @Test
    void withoutNodesEverythingElseIsThere() throws KubeconfigException {
        testing.lab.inject(Fault.FORBIDDEN, "nodes");
        testing.open();

        Parts parts =
                Parts.of(
                        testing.topology(
                                now ->
                                        Parts.of(now).live().size() == 12
                                                && Parts.of(now)
                                                        .absent(Reason.NOT_LOADED)
                                                        .isEmpty()));

        assertThat(parts.absent(Reason.FORBIDDEN)).containsExactly("nodes");
        assertThat(parts.absent(Reason.NOT_CONFIGURED)).contains("declared");
        testing.lab.clear(Fault.FORBIDDEN, "nodes");
        testing.skip(RETRY);
        allLive();
    }

    @Test
    void whereEverythingIsForbiddenEveryPartSaysSoWithinTenSeconds() throws KubeconfigException {
        testing.lab.inject(Fault.FORBIDDEN, "");
        Instant begun = testing.clock.instant();
        testing.open();

        testing.until(
                testing.session().sources(), all -> all.stream().allMatch(SourceStatus::settled));

        assertThat(Duration.between(begun, testing.clock.instant())).isLessThan(RETRY);
        Parts parts =
                Parts.of(
                        testing.topology(now -> Parts.of(now).absent(Reason.NOT_LOADED).isEmpty()));
        assertThat(parts.live()).isEmpty();
        assertThat(parts.absent(Reason.FORBIDDEN)).hasSize(parts.byName().size() - 2);
        assertThat(parts.absent(Reason.NOT_CONFIGURED)).containsExactly("declared", "machines");
        assertThat(testing.session().link().latest().phase()).isEqualTo(LinkState.Phase.LIVE);
        testing.lab.clear(Fault.FORBIDDEN, "");
        testing.skip(RETRY);
        allLive();
    }

    @Test
    void anyClusterGivesAWholePictureWithReasons() throws KubeconfigException {
        for (String group :
                List.of(
                        "fleet.cattle.io",
                        "metallb.io",
                        "nvidia.com",
                        "monitoring.coreos.com",
                        "k3s.cattle.io",
                        "cert-manager.io",
                        "metrics.k8s.io")) {
            testing.lab.inject(Fault.NOT_INSTALLED, group);
        }
        testing.open();

        TopologySnapshot snapshot =
                testing.topology(
                        now ->
                                Parts.of(now).absent(Reason.NOT_INSTALLED).size() == 4
                                        && Parts.of(now).absent(Reason.NOT_LOADED).isEmpty());

        assertThat(Parts.of(snapshot).absent(Reason.NOT_INSTALLED))
                .containsExactly("announcer", "lastSnapshot", "nextExpiry", "pool");
        assertThat(snapshot.nodes()).isInstanceOf(Reading.Live.class);
        assertThat(snapshot.nodes().known().orElseThrow()).hasSize(7);
        assertThat(snapshot.addresses().known().orElseThrow()).isNotEmpty();
    }
}
