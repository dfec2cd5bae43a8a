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
/// @param gauges of the whole card, the same for each of its instances
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
        Gauges gauges)
        implements Row {

    /// What is measured of a card as a whole; each null where it is not exported.
    ///
    /// @param clock of the streaming multiprocessors, in MHz
    /// @param doubleBit ECC errors that could not be corrected, since the driver was loaded
    /// @param xid number of the last error; 0 for none
    /// @param sent over PCIe, in bytes a second, as `received`
    public record Gauges(
            @Nullable Double celsius,
            @Nullable Double watts,
            @Nullable Double clock,
            @Nullable Double doubleBit,
            @Nullable Double xid,
            @Nullable Double sent,
            @Nullable Double received) {
        public static final Gauges NONE = new Gauges(null, null, null, null, null, null, null);
    }

    /// Compute slices by a profile's name (`2g.10gb`: 2); 7 for a whole card, 1 where the name
    /// tells nothing.
    public static int slices(@Nullable String profile) {
        if (profile == null) {
            return 7;
        }
        return profile.matches("\\d{1,2}g.*")
                ? Integer.parseInt(profile.substring(0, profile.indexOf('g')))
                : 1;
    }

    @Override
    public String key() {
        return node + "/" + card + "/" + (instance == null ? "" : instance);
    }
}
