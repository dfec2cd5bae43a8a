package console.services.row;

import console.services.fact.Row;
import console.services.resource.Amounts;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A node. Labels and annotations are those that the topics read, not all.
///
/// @param podCidr its range of pod addresses; empty where it has none
/// @param bad what could not be read of it, in words; empty when all was well
public record NodeRow(
        String name,
        String uid,
        Map<String, String> labels,
        Map<String, String> annotations,
        boolean unschedulable,
        List<Taint> taints,
        @Nullable String address,
        Amounts capacity,
        Amounts allocatable,
        List<Condition> conditions,
        String kubeletVersion,
        @Nullable Instant created,
        String podCidr,
        List<String> bad)
        implements Row {

    public record Taint(String key, String value, String effect) {}

    /// @param status `True`, `False` or `Unknown`, as the cluster spells it
    public record Condition(
            String type,
            String status,
            String reason,
            String message,
            @Nullable Instant heartbeat,
            @Nullable Instant since) {}

    public NodeRow {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
        taints = List.copyOf(taints);
        conditions = List.copyOf(conditions);
        bad = List.copyOf(bad);
    }

    @Override
    public String key() {
        return name;
    }

    /// The status of a condition, null where the node has none of that type.
    public @Nullable String condition(String type) {
        for (Condition condition : conditions) {
            if (condition.type().equals(type)) {
                return condition.status();
            }
        }
        return null;
    }
}
