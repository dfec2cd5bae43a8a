package console.services.row;

import console.services.fact.Row;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;

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
    public static final Comparator<EventRow> NEWEST_FIRST =
            Comparator.comparing(
                            EventRow::last,
                            Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                    .reversed();

    @Override
    public String key() {
        return namespace + "/" + name;
    }

    /// What it is about: kind, namespace and name.
    public String object() {
        return objectKind + "/" + objectNamespace + "/" + objectName;
    }
}
