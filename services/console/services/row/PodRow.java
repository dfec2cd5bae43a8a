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
        List<String> bad)
        implements Row {

    public PodRow {
        labels = Map.copyOf(labels);
        claims = List.copyOf(claims);
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
