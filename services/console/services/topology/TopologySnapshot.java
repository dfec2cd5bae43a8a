package console.services.topology;

import console.services.fact.Reading;
import console.services.row.InventoryRow;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// The cluster as one picture. Always there; each part says itself how fresh it is or why it is not
/// there.
///
/// @param nodes servers first, then workers, each in natural order of their names
/// @param machines declared machines that are no nodes: the host and the maintenance VM
/// @param addresses the addresses of LoadBalancer services, the ingress controller's first
/// @param controllers ingress-nginx pods, at most one per node
/// @param routes host names, in the order of the inventory, then by name
/// @param waiting pods that no node has taken
public record TopologySnapshot(
        Instant taken,
        Reading<InventoryRow> declared,
        Reading<List<Node>> nodes,
        Reading<List<Machine>> machines,
        Reading<List<VirtualAddress>> addresses,
        Reading<List<Controller>> controllers,
        Reading<List<Route>> routes,
        Reading<Storage> storage,
        Reading<List<WaitingPod>> waiting,
        Reading<LastSnapshot> lastSnapshot,
        Reading<NextExpiry> nextExpiry) {

    /// A declared machine that is no node.
    ///
    /// @param kind `host` or `vm`
    /// @param answers whether it was seen to answer; absent where nothing looks
    public record Machine(String name, String kind, String address, Reading<Boolean> answers) {}

    /// An address that MetalLB gave to a service.
    ///
    /// @param announcer the one node that answers for it; null where no node does
    /// @param pool how many of its addresses are used; absent where pools cannot be read
    public record VirtualAddress(
            String address,
            String namespace,
            String service,
            boolean ingress,
            Reading<Announcer> announcer,
            Reading<PoolUse> pool) {}

    /// @param nodes exactly one is right; none and several are shown as what they are
    public record Announcer(List<String> nodes) {}

    public record PoolUse(String pool, long used, long size) {}

    public record Controller(String node, String namespace, String pod, boolean ready) {}

    /// @param declared whether the inventory names the host
    /// @param service null where the host is declared and no ingress serves it
    public record Route(
            String host,
            boolean declared,
            @Nullable String namespace,
            @Nullable String service,
            @Nullable String tlsSecret,
            Reading<Endpoints> endpoints) {}

    public record Endpoints(int ready, int total) {}

    /// @param nfs the exports that volumes lie on
    /// @param pinned local volumes by node name
    public record Storage(
            int bound,
            int pending,
            int lost,
            Reading<List<String>> nfs,
            Reading<List<Pinned>> pinned) {}

    /// @param claimed bytes that the claims of these volumes ask for
    public record Pinned(String node, int volumes, BigDecimal claimed) {}

    /// @param reason the scheduler's words, verbatim
    public record WaitingPod(String namespace, String name, @Nullable String user, String reason) {}

    public record LastSnapshot(String node, Instant created, int usable) {}

    public record NextExpiry(String namespace, String name, Instant notAfter) {}
}
