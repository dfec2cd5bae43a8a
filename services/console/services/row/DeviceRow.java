package console.services.row;

import console.services.fact.Row;

import org.jspecify.annotations.Nullable;

/// One GPU, or one MIG instance of it, as the DCGM exporter names it – with the pod that holds it.
///
/// @param uuid of the card, also for an instance
/// @param profile null for a whole card
/// @param instance the exporter's instance id; never a place on the card
/// @param pod null while idle, or where the exporter does not map pods
/// @param load engine activity 0–1, null where it is not measured
/// @param memoryUsed in MiB, null where it is not measured
public record DeviceRow(
        String node,
        int card,
        String uuid,
        String model,
        @Nullable String profile,
        @Nullable String instance,
        @Nullable String namespace,
        @Nullable String pod,
        @Nullable Double load,
        @Nullable Double memoryUsed,
        @Nullable Double memoryTotal,
        @Nullable Double celsius,
        @Nullable Double watts)
        implements Row {
    @Override
    public String key() {
        return node + "/" + card + "/" + (instance == null ? "" : instance);
    }
}
