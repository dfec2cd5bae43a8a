package console.services.row;

import console.services.fact.Row;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A K3s ETCDSnapshotFile.
///
/// @param usable `readyToUse`, null while it is being written
public record SnapshotFileRow(
        String name,
        String node,
        String location,
        @Nullable Instant created,
        @Nullable Boolean usable,
        String error)
        implements Row {
    @Override
    public String key() {
        return name;
    }
}
