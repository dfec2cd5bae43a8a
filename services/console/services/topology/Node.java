package console.services.topology;

import console.services.fact.Reading;
import console.services.resource.Amounts;
import console.services.resource.NodeState;
import console.services.row.DeviceRow;
import console.services.row.NodeRow;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/// A node of the cluster as the overview shows it.
///
/// @param address first InternalIP, null where it has none
/// @param since when the condition that decides its state last changed, null where unknown
/// @param use what the pods bound to it request; absent where pods cannot be read
/// @param gpu null for a node without GPUs (neither labelled, advertised nor declared)
/// @param row for the drawer
public record Node(
        String name,
        Role role,
        NodeState state,
        Set<Badge> badges,
        @Nullable String address,
        @Nullable Instant since,
        boolean schedulable,
        Amounts allocatable,
        Reading<Use> use,
        @Nullable Gpu gpu,
        NodeRow row) {

    public enum Role {
        SERVER,
        WORKER
    }

    /// In the order in which they are shown.
    public enum Badge {
        ETCD_VOTER,
        ETCD_LEADER,
        ANNOUNCER,
        MIG,
        CORDONED;

        /// The word that `status` prints.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /// @param unreadable what could not be read of its pods, each with the pod's name; it is
    ///   missing in `requested`
    public record Use(Amounts requested, int pods, List<String> unreadable) {
        public Use {
            unreadable = List.copyOf(unreadable);
        }
    }

    public Node {
        badges = Set.copyOf(badges);
    }

    /// The GPUs of a node.
    ///
    /// @param expected declared cards, else those of the label; null where neither is known
    /// @param strategy of MIG, null without the label
    /// @param resources every `nvidia.com/*` that is advertised or requested
    /// @param holders exact, from the scheduler's arithmetic; absent where pods cannot be read
    /// @param cards with their slots; absent where no source gives the layout
    public record Gpu(
            @Nullable Integer expected,
            String product,
            @Nullable String strategy,
            @Nullable String migConfig,
            @Nullable String migState,
            List<Resource> resources,
            Reading<List<Holder>> holders,
            Reading<List<Card>> cards) {
        public Gpu {
            resources = List.copyOf(resources);
        }
    }

    /// @param requested null where pods cannot be read
    public record Resource(String name, long capacity, long allocatable, @Nullable Long requested) {
        public long unhealthy() {
            return Math.max(0, capacity - allocatable);
        }
    }

    public record Holder(
            String resource, long quantity, String namespace, String pod, @Nullable String user) {}

    /// @param uuid empty where no source tells it
    /// @param layoutSource who named the slots: `dcgm` or `mig-parted`
    /// @param vitals of the card as a whole
    /// @param otherwise the slots by profile that mig-parted was told to make, where these are
    ///   others; null where they are the same, or not known
    public record Card(
            int index,
            String product,
            boolean mig,
            String uuid,
            String layoutSource,
            List<Slot> slots,
            Vitals vitals,
            @Nullable SortedMap<String, Integer> otherwise) {
        public Card {
            slots = List.copyOf(slots);
        }
    }

    /// What is measured of a card; each null where it is not.
    ///
    /// @param load engine activity 0–1, for a cut card by the compute slices of its instances
    /// @param memoryUsed in MiB, as `memoryTotal`
    public record Vitals(
            @Nullable Double load,
            @Nullable Double memoryUsed,
            @Nullable Double memoryTotal,
            DeviceRow.Gauges gauges) {
        public static final Vitals NONE = new Vitals(null, null, null, DeviceRow.Gauges.NONE);
    }

    /// @param profile `whole` for a card that is not in MIG mode
    /// @param resource the name under which the scheduler counts it
    /// @param holder only where a device source names it
    /// @param holderSource which one: `dcgm` or `pods`; null without a holder
    /// @param load engine activity 0–1, null where it is not measured
    public record Slot(
            String profile,
            String resource,
            SlotState state,
            @Nullable Holder holder,
            @Nullable String holderSource,
            @Nullable Double load) {
        /// Compute slices; 7 for a whole card.
        public int slices() {
            return DeviceRow.slices(profile.equals("whole") ? null : profile);
        }
    }

    public enum SlotState {
        FREE,
        HELD,
        UNHEALTHY,
        UNKNOWN
    }
}
