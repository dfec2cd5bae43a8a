package console.services.row;

import console.services.fact.Row;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// A PersistentVolumeClaim.
///
/// @param bytes what it asks for, null where it cannot be read
public record ClaimRow(
        String namespace,
        String name,
        String storageClass,
        String phase,
        String volume,
        @Nullable BigDecimal bytes)
        implements Row {
    @Override
    public String key() {
        return namespace + "/" + name;
    }
}
