package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Why;
import console.services.resource.NodeState;
import console.services.row.InventoryRow;
import console.services.session.LinkState;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot;
import console.services.topology.TopologySnapshot.Announcer;
import console.services.topology.TopologySnapshot.Controller;
import console.services.topology.TopologySnapshot.Endpoints;
import console.services.topology.TopologySnapshot.LastSnapshot;
import console.services.topology.TopologySnapshot.Machine;
import console.services.topology.TopologySnapshot.NextExpiry;
import console.services.topology.TopologySnapshot.Pinned;
import console.services.topology.TopologySnapshot.PoolUse;
import console.services.topology.TopologySnapshot.Route;
import console.services.topology.TopologySnapshot.Storage;
import console.services.topology.TopologySnapshot.VirtualAddress;
import console.services.topology.TopologySnapshot.WaitingPod;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Snapshots for pictures: the plan's cluster, and clusters of any size.
public final class TestingTopology {
    public static final Instant NOW = Instant.parse("2026-11-24T08:12:40Z");

    private TestingTopology() {}

    public static <T> Reading<T> live(T value) {
        return new Reading.Live<>(value, "nodes", NOW);
    }

    public static TopologySnapshot plan() {
        return snapshot(3, 4, NodeState.READY);
    }

    /// The plan's cluster with its third worker lost.
    public static TopologySnapshot problem() {
        return snapshot(3, 4, NodeState.NOT_READY);
    }

    public static TopologySnapshot of(int servers, int workers) {
        return snapshot(servers, workers, NodeState.NOT_READY);
    }

    /// Everything as it was when the link was lost.
    public static TopologySnapshot stale() {
        TopologySnapshot s = plan();
        return new TestingParts(s)
                .nodes(old(each(s.nodes(), TestingNodes::old)))
                .machines(old(s.machines()))
                .addresses(old(s.addresses()))
                .controllers(old(s.controllers()))
                .routes(old(s.routes()))
                .storage(old(s.storage()))
                .rest(old(s.waiting()), old(s.lastSnapshot()), old(s.nextExpiry()))
                .snapshot();
    }

    /// Nothing may be listed.
    public static TopologySnapshot absent() {
        return new TestingParts(plan())
                .nodes(refused("nodes"))
                .addresses(refused("services"))
                .controllers(refused("pods"))
                .routes(refused("ingresses"))
                .storage(refused("persistentvolumeclaims"))
                .rest(
                        refused("pods"),
                        Reading.absent(Reason.NOT_INSTALLED, "etcdsnapshotfiles", ""),
                        refused("certificates"))
                .snapshot();
    }

    static <T> Reading<List<T>> each(Reading<List<T>> all, UnaryOperator<T> change) {
        return all.map(list -> list.stream().map(change).toList());
    }

    public static LinkState link(LinkState.Phase phase) {
        return new LinkState(
                phase, NOW.minusSeconds(122), null, 1, null, "10.21.0.35:6443", 11L, List.of());
    }

    static <T> Reading<T> old(Reading<T> reading) {
        return reading.map(value -> value) instanceof Reading.Live<T> live
                ? new Reading.Stale<>(
                        live.value(),
                        live.source(),
                        NOW.minusSeconds(122),
                        new Why(Reason.UNREACHABLE, "10.21.0.35:6443", "no route to host"))
                : reading;
    }

    static <T> Reading<T> refused(String item) {
        return Reading.absent(Reason.FORBIDDEN, item, "cps-viewer cannot list " + item);
    }

    private static TopologySnapshot snapshot(int servers, int workers, NodeState third) {
        List<Node> nodes = new ArrayList<>();
        List<Controller> controllers = new ArrayList<>();
        boolean alone = workers == 0;
        for (int i = 1; i <= servers; i++) {
            nodes.add(TestingNodes.server(i, alone));
        }
        for (int i = 1; i <= workers; i++) {
            nodes.add(TestingNodes.worker(i, i % 40 == 3 ? third : NodeState.READY));
            controllers.add(new Controller("k3s-wk-gpu" + i, "ingress", "nginx-" + i, true));
        }
        return new TopologySnapshot(
                NOW,
                live(inventory(servers, workers)),
                live(nodes),
                live(
                        List.of(
                                new Machine("cit-gpu-01", "host", "10.21.0.10", live(true)),
                                new Machine("k3s-maint", "vm", "10.21.0.42", live(true)))),
                live(List.of(address(List.of(alone ? "k3s-cp2" : "k3s-wk-gpu2")))),
                live(controllers),
                live(routes()),
                live(storage()),
                live(
                        List.of(
                                new WaitingPod(
                                        "jupyterhub", "jupyter-x", "x", "Insufficient memory"))),
                live(new LastSnapshot("k3s-cp1", NOW.minusSeconds(3 * 3600), 12)),
                live(new NextExpiry("kube-system", "k3s-serving", NOW.plusSeconds(41L * 86400))));
    }

    static VirtualAddress address(List<String> announcers) {
        return new VirtualAddress(
                "10.21.0.50",
                "ingress-nginx",
                "ingress-nginx-controller",
                true,
                live(new Announcer(announcers)),
                live(new PoolUse("cit", 1, 11)));
    }

    private static Storage storage() {
        Pinned pinned = new Pinned("k3s-wk-gpu1", 3, BigDecimal.valueOf(412e9));
        return new Storage(21, 1, 0, live(List.of("nas:/export")), live(List.of(pinned)));
    }

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (String name : List.of("rancher", "jupyterhub", "jupyterhub-test")) {
            String host = name + ".cps.unileoben.ac.at";
            routes.add(
                    new Route(host, true, name, "proxy-public", null, live(new Endpoints(1, 1))));
        }
        return routes;
    }

    private static InventoryRow inventory(int servers, int workers) {
        List<InventoryRow.Machine> machines = new ArrayList<>();
        for (int i = 1; i <= servers; i++) {
            machines.add(machine("k3s-cp" + i, "server", i));
        }
        for (int i = 1; i <= workers; i++) {
            machines.add(machine("k3s-wk-gpu" + i, "worker", 10 + i));
        }
        return new InventoryRow(
                "cit-cps-gpu",
                "built in",
                new InventoryRow.Host("cit-gpu-01", "Proxmox VE host", "8 × A100 40GB"),
                new InventoryRow.Network(
                        "VLAN 633",
                        "10.21.0.0/16",
                        "10.21.1.17",
                        List.of("193.171.87.249", "193.171.87.250"),
                        "10.21.0.50-10.21.0.60",
                        "10.42.0.0/16",
                        "10.43.0.0/16"),
                machines,
                List.of(),
                new InventoryRow.Storage("nas:/export", "nfs", "local-scratch", 1000),
                List.of(
                        new InventoryRow.Profile("cpu", "CPU", 2, 2, null, 0, List.of()),
                        new InventoryRow.Profile(
                                "gpu-single", "single", 16, 64, "nvidia.com/gpu", 1, List.of()),
                        new InventoryRow.Profile(
                                "mig-1g.5gb", "1g", 6, 24, "nvidia.com/mig-1g.5gb", 1, List.of())));
    }

    private static InventoryRow.Machine machine(String name, String kind, int last) {
        return new InventoryRow.Machine(name, kind, "10.21.0." + last, "", 48, 128, 2, null);
    }
}
