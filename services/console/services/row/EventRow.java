package console.services.row;

import console.services.fact.Row;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A Kubernetes event.
///
/// @param type `Normal` or `Warning`, as the cluster spells it
public record EventRow(
        String namespace,
        String name,
        String type,
        String reason,
        String message,
        String objectKind,
        String objectNamespace,
        String objectName,
        int count,
        @Nullable Instant last)
        implements Row {
    @Override
    public String key() {
        return namespace + "/" + name;
    }
}
