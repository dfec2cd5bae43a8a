package console.services.session;

import console.services.kube.Access;
import console.services.row.InventoryRow;

import java.util.Optional;

/// What a session connects to.
///
/// @param name of the connection; for a bare kubeconfig its context's cluster
/// @param inventory the connection's own, empty for a bare kubeconfig
public record Profile(
        String name, ClusterView.Mode mode, Access access, Optional<InventoryRow> inventory) {}
