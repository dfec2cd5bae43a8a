package console.services.redaction;

/// What can be hidden, each by itself.
public enum Hidden {
    /// User names, also in the form that names of pods and volumes have.
    USERS,
    MACS,
    ADDRESSES,
    /// Names of hosts outside the cluster's own nodes: of routes, of the hypervisor, of file
    /// servers.
    HOSTS
}
