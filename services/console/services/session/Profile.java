package console.services.session;

import console.services.kube.Access;
import console.services.row.InventoryRow;

import java.util.List;
import java.util.Optional;

/// What a session connects to.
///
/// @param name of the connection; for a bare kubeconfig its context's cluster
/// @param servers the same cluster through each of its API servers, the preferred one first
/// @param inventory the connection's own, empty for a bare kubeconfig
/// @param neighbours empty where nothing looks at the network
public record Profile(
        String name,
        ClusterView.Mode mode,
        List<Access> servers,
        Optional<InventoryRow> inventory,
        Optional<Neighbours> neighbours) {

    public Profile {
        servers = List.copyOf(servers);
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("a profile has at least one server");
        }
    }

    /// Where nothing looks at the network.
    public Profile(
            String name,
            ClusterView.Mode mode,
            List<Access> servers,
            Optional<InventoryRow> inventory) {
        this(name, mode, servers, inventory, Optional.empty());
    }

    /// Of a cluster with one server.
    public Profile(
            String name, ClusterView.Mode mode, Access access, Optional<InventoryRow> inventory) {
        this(name, mode, List.of(access), inventory);
    }

    /// The same, with somebody who looks at the network.
    public Profile seenBy(Neighbours looker) {
        return new Profile(name, mode, servers, inventory, Optional.of(looker));
    }
}
