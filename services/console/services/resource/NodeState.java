package console.services.resource;

import java.util.Locale;

/// The state of a node, worst first: the first that holds is shown.
public enum NodeState {
    NO_CONTACT,
    NOT_READY,
    DEGRADED,
    DEGRADED_ETCD,
    RECONFIGURING,
    DEGRADED_GPU,
    CORDONED,
    READY;

    /// The word that `status` prints.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether somebody should look: everything but ready, cordoned and reconfiguring.
    public boolean needsHand() {
        return this != READY && this != CORDONED && this != RECONFIGURING;
    }
}
