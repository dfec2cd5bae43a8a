package console.services.row;

import console.services.fact.Row;
import console.services.resource.Amounts;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A pod. Requests are computed when it arrives, by the scheduler's rule (pure spec).
///
/// @param node null while it is bound to none
/// @param phase as the cluster spells it
/// @param user the Jupyter user, null for any other pod
/// @param labels only those that topics select by
/// @param waiting the message of `PodScheduled` while it is False, verbatim; else empty
/// @param reason why it does not run: a container's waiting reason or the pod's own; else empty
/// @param devices that its containers were given, as the kubelet reports them; empty where it does
///   not (Kubernetes before 1.36 with its default gates)
/// @param bad what could not be read of it, in words
public record PodRow(
        String namespace,
        String name,
        String uid,
        @Nullable String node,
        String phase,
        boolean deleting,
        boolean ready,
        Amounts requests,
        @Nullable String user,
        Map<String, String> labels,
        String owner,
        String waiting,
        String reason,
        int restarts,
        List<String> claims,
        @Nullable Instant created,
        List<Device> devices,
        List<String> bad)
        implements Row {

    /// @param id as the device plugin calls it: `GPU-…`, `MIG-…`; of a time slice `GPU-…::N`
    /// @param health `Healthy`, `Unhealthy` or `Unknown`, as the kubelet spells it
    public record Device(String resource, String id, String health) {
        public boolean unhealthy() {
            return health.equals("Unhealthy");
        }
    }

    public PodRow {
        labels = Map.copyOf(labels);
        claims = List.copyOf(claims);
        devices = List.copyOf(devices);
        bad = List.copyOf(bad);
    }

    @Override
    public String key() {
        return namespace + "/" + name;
    }

    /// Whether it counts against its node: neither Succeeded nor Failed.
    public boolean counts() {
        return !phase.equals("Succeeded") && !phase.equals("Failed");
    }
}
