package console.services.topology;

import static console.services.topology.TestingRows.inventory;
import static console.services.topology.TestingRows.pod;
import static console.services.topology.TestingRows.worker;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.row.AnnouncementRow;
import console.services.row.ClaimRow;
import console.services.row.EndpointsRow;
import console.services.row.IngressRow;
import console.services.row.PoolRow;
import console.services.row.ServiceRow;
import console.services.row.SnapshotFileRow;
import console.services.row.Sources;
import console.services.row.VolumeRow;
import console.services.topology.TopologySnapshot.Controller;
import console.services.topology.TopologySnapshot.Endpoints;
import console.services.topology.TopologySnapshot.PoolUse;
import console.services.topology.TopologySnapshot.VirtualAddress;
import console.support.TestingClock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// From host names over services to endpoints.
class TrafficTest {
    private final TestingRows rows = new TestingRows();

    @AfterEach
    void closeStore() {
        rows.close();
    }

    @Test
    void addressHasItsAnnouncerAndItsPool() {
        rows.list(Sources.SERVICES, ingress("10.21.0.50"));
        rows.list(Sources.NODES, worker("gpu1", 2), worker("gpu2", 2));
        rows.list(Sources.POOLS, pool());
        assertThat(address().announcer()).isInstanceOf(Reading.Absent.class);

        rows.list(Sources.ANNOUNCEMENTS, announcement("l2-a", "gpu2"));

        assertThat(address().announcer().known().orElseThrow().nodes()).containsExactly("gpu2");
        assertThat(address().pool().known()).contains(new PoolUse("vlan633", 1, 11));
        assertThat(badges("gpu1")).isEmpty();
        assertThat(badges("gpu2")).containsExactly(Node.Badge.ANNOUNCER);
    }

    @Test
    void addressOutsideEveryPoolSaysSo() {
        rows.list(Sources.SERVICES, ingress("10.21.0.99"));
        rows.list(Sources.POOLS, pool());

        assertThat(address().pool()).isInstanceOf(Reading.Absent.class);
        assertThat(((Reading.Absent<?>) address().pool()).why().message())
                .isEqualTo("10.21.0.99: outside every address pool");
    }

    @Test
    void noneAndSeveralAnnouncersAreShownAsTheyAre() {
        rows.list(Sources.SERVICES, ingress("10.21.0.50"));
        rows.list(Sources.ANNOUNCEMENTS);
        assertThat(address().announcer().known().orElseThrow().nodes()).isEmpty();

        rows.list(
                Sources.ANNOUNCEMENTS, announcement("l2-a", "gpu10"), announcement("l2-b", "gpu2"));

        assertThat(address().announcer().known().orElseThrow().nodes())
                .containsExactly("gpu2", "gpu10");
    }

    @Test
    void routesAreThoseDeclaredThenThoseFound() {
        rows.list(Sources.INVENTORY, inventory());
        rows.list(
                Sources.INGRESSES,
                rule("jupyterhub", "hub.cps", "proxy-public"),
                rule("other", "a.cps", "web"));
        rows.list(
                Sources.ENDPOINTS,
                new EndpointsRow("jupyterhub", "s1", "proxy-public", 1, 2),
                new EndpointsRow("jupyterhub", "s2", "proxy-public", 2, 2));

        List<TopologySnapshot.Route> routes = rows.snapshot().routes().known().orElseThrow();

        assertThat(routes)
                .extracting(TopologySnapshot.Route::host)
                .containsExactly("rancher.cps", "hub.cps", "a.cps");
        assertThat(routes.getFirst().service()).isNull();
        assertThat(routes.get(1).endpoints().known()).contains(new Endpoints(3, 4));
        assertThat(routes.get(2).declared()).isFalse();
        assertThat(routes.get(2).endpoints().known()).contains(new Endpoints(0, 0));
    }

    @Test
    void endpointsThatCannotBeReadCostTheirPartOnly() {
        rows.list(Sources.INGRESSES, rule("jupyterhub", "hub.cps", "proxy-public"));
        rows.lacking(Sources.ENDPOINTS, Reason.FORBIDDEN);

        TopologySnapshot.Route route = rows.snapshot().routes().known().orElseThrow().getFirst();

        assertThat(route.service()).isEqualTo("proxy-public");
        assertThat(((Reading.Absent<?>) route.endpoints()).why().reason())
                .isEqualTo(Reason.FORBIDDEN);
    }

    @Test
    void oneControllerPerNodeTheReadyOne() {
        Map<String, String> labels =
                Map.of(
                        "app.kubernetes.io/name", "ingress-nginx",
                        "app.kubernetes.io/component", "controller");
        rows.list(
                Sources.PODS,
                pod("c-2", "gpu2", "Running", Map.of(), labels),
                pod("c-1", "gpu1", "Running", Map.of(), labels),
                pod("c-0", "gpu1", "Failed", Map.of(), labels));

        assertThat(rows.snapshot().controllers().known().orElseThrow())
                .containsExactly(
                        new Controller("gpu1", "jupyterhub", "c-1", true),
                        new Controller("gpu2", "jupyterhub", "c-2", true));
    }

    @Test
    void storageIsCounted() {
        rows.list(
                Sources.CLAIMS,
                new ClaimRow("a", "c1", "nfs-client", "Bound", "v1", null),
                new ClaimRow("a", "c3", "fast-scratch", "Bound", "v2", BigDecimal.TEN),
                new ClaimRow("a", "c2", "nfs-client", "Pending", "", null));
        TopologySnapshot.Storage claims = rows.snapshot().storage().known().orElseThrow();
        assertThat(claims.pinned()).isInstanceOf(Reading.Absent.class);
        assertThat(claims.nfs()).isInstanceOf(Reading.Absent.class);

        rows.list(
                Sources.VOLUMES,
                new VolumeRow("v1", "nfs-client", "Bound", "a/c1", "nfs:/export/a-c1", null),
                new VolumeRow("v2", "fast-scratch", "Bound", "a/c3", null, "gpu1"));

        TopologySnapshot.Storage storage = rows.snapshot().storage().known().orElseThrow();
        assertThat(storage.bound()).isEqualTo(2);
        assertThat(storage.pending()).isEqualTo(1);
        assertThat(storage.nfs().known().orElseThrow()).containsExactly("nfs:/export");
        assertThat(storage.pinned().known().orElseThrow())
                .containsExactly(new TopologySnapshot.Pinned("gpu1", 1, BigDecimal.TEN));
    }

    @Test
    void lastSnapshotIsTheNewestUsableOne() {
        rows.list(Sources.SNAPSHOTS);
        assertThat(((Reading.Absent<?>) rows.snapshot().lastSnapshot()).why().message())
                .isEqualTo("etcdsnapshotfiles: no usable snapshot");

        rows.list(
                Sources.SNAPSHOTS,
                snapshot("a", "cp1", 60, true),
                snapshot("b", "cp2", 30, true),
                snapshot("c", "cp3", 10, false));

        assertThat(rows.snapshot().lastSnapshot().known())
                .contains(
                        new TopologySnapshot.LastSnapshot(
                                "cp2", TestingClock.START.minusSeconds(30), 2));
    }

    private static SnapshotFileRow snapshot(String name, String node, int age, boolean usable) {
        return new SnapshotFileRow(
                name, node, "file:///", TestingClock.START.minusSeconds(age), usable, "");
    }

    private static IngressRow rule(String namespace, String host, String service) {
        return new IngressRow(
                namespace,
                service,
                "nginx",
                List.of(new IngressRow.Rule(host, "/", service, "wildcard-cps-cert")));
    }

    private static ServiceRow ingress(String address) {
        return new ServiceRow(
                "ingress-nginx",
                "ingress-nginx-controller",
                true,
                List.of(address),
                "10.43.0.10",
                "Local",
                true,
                null);
    }

    private static PoolRow pool() {
        return new PoolRow("metallb-system", "vlan633", List.of("10.21.0.50-10.21.0.60"), true);
    }

    private static AnnouncementRow announcement(String name, String node) {
        return new AnnouncementRow(
                "metallb-system", name, node, "ingress-nginx", "ingress-nginx-controller");
    }

    private VirtualAddress address() {
        return rows.snapshot().addresses().known().orElseThrow().getFirst();
    }

    private java.util.Set<Node.Badge> badges(String name) {
        return rows.snapshot().nodes().known().orElseThrow().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow()
                .badges();
    }
}
