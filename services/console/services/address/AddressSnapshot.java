package console.services.address;

import console.services.fact.Reading;
import console.services.row.InventoryRow;
import console.services.row.NeighbourRow;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The addresses of the cluster by what is declared, what Kubernetes says and what was seen. Each
/// of the three says itself how fresh it is; a cell of the table is as fresh as its source.
///
/// @param kubernetes first InternalIP by node; empty for a node that has none
/// @param lines null verdicts without an inventory
/// @param pool the addresses that MetalLB may give away, and those that services hold outside
/// @param podRanges how many of the nodes' ranges of pod addresses are taken
/// @param serviceAddresses how many addresses services have within the cluster
/// @param notes what the inventory itself and what is live say of the plan
public record AddressSnapshot(
        Instant taken,
        Reading<InventoryRow> declared,
        Reading<Map<String, String>> kubernetes,
        Reading<List<NeighbourRow>> seen,
        List<AddressLine> lines,
        Reading<Pool> pool,
        Reading<Use> podRanges,
        Reading<Use> serviceAddresses,
        Reading<List<AddressFact>> notes) {

    public AddressSnapshot {
        lines = List.copyOf(lines);
    }

    /// @param all null where it is not known of how many
    public record Use(long used, @Nullable Long all) {}

    /// @param addresses at most the first 4,096
    /// @param more how many more there are; `Long.MAX_VALUE` for that or more
    /// @param ranges as MetalLB spells them
    public record Pool(List<Address> addresses, long more, List<String> ranges) {
        public Pool {
            addresses = List.copyOf(addresses);
            ranges = List.copyOf(ranges);
        }
    }

    /// @param pool null where the address lies in none
    /// @param services `namespace/name`, none: it is free; null where services cannot be read
    /// @param announcers nodes that answer for it, as MetalLB says; null where that cannot be read
    /// @param answering who was seen to answer, by its MAC where no machine has that; null where
    ///   nothing asked
    /// @param disputed whether who answers is surely none of the announcers
    public record Address(
            String address,
            @Nullable String pool,
            @Nullable List<String> services,
            @Nullable List<String> announcers,
            @Nullable List<String> answering,
            boolean disputed) {
        public Address {
            services = services == null ? null : List.copyOf(services);
            announcers = announcers == null ? null : List.copyOf(announcers);
            answering = answering == null ? null : List.copyOf(answering);
        }
    }
}
