package console.services.row;

import console.services.fact.Row;

import org.jspecify.annotations.Nullable;

/// A PersistentVolume.
///
/// @param nfs `server:path` of an NFS volume, else null
/// @param node the one node that a local volume is pinned to, else null
public record VolumeRow(
        String name,
        String storageClass,
        String phase,
        String claim,
        @Nullable String nfs,
        @Nullable String node)
        implements Row {
    @Override
    public String key() {
        return name;
    }
}
