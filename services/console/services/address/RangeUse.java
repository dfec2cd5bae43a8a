package console.services.address;

import console.services.address.AddressSnapshot.Use;
import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Rows;
import console.services.resource.AddressRange;
import console.services.row.InventoryRow;
import console.services.row.NodeRow;
import console.services.row.ServiceRow;
import console.services.row.Sources;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How full the networks inside the cluster are. Of how many follows from the declared network; it
/// is not known without an inventory, or where the ranges of the nodes differ in size. Who gives
/// pods their addresses need not tell Kubernetes; then no node has a range.
final class RangeUse {
    private static final BigInteger FIRST_AND_LAST = BigInteger.TWO;

    private RangeUse() {}

    static Reading<Use> ofPods(Rows rows, @Nullable InventoryRow plan) {
        return rows.read(Sources.NODES, nodes -> ofPods(nodes, plan))
                .then(
                        use ->
                                use.isEmpty()
                                        ? Reading.absent(
                                                Reason.NOT_CONFIGURED,
                                                "podCIDR",
                                                "no node has a range")
                                        : rows.status(Sources.NODES).reading(use::get));
    }

    /// Empty where there are nodes and none has a range.
    static Optional<Use> ofPods(Collection<NodeRow> nodes, @Nullable InventoryRow plan) {
        Set<String> taken =
                nodes.stream()
                        .map(NodeRow::podCidr)
                        .filter(range -> !range.isEmpty())
                        .collect(Collectors.toSet());
        if (taken.isEmpty() && !nodes.isEmpty()) {
            return Optional.empty();
        }
        Set<BigInteger> sizes =
                taken.stream()
                        .flatMap(range -> AddressRange.parse(range).stream())
                        .map(AddressRange::size)
                        .collect(Collectors.toSet());
        Optional<AddressRange> all =
                Optional.ofNullable(plan)
                        .flatMap(row -> AddressRange.parse(row.network().podCidr()));
        return Optional.of(
                sizes.size() != 1 || all.isEmpty()
                        ? new Use(taken.size(), null)
                        : use(taken.size(), all.get().size().divide(sizes.iterator().next())));
    }

    /// The first and the last address of the network are never given away.
    static Use ofServices(Collection<ServiceRow> services, @Nullable InventoryRow plan) {
        long taken =
                services.stream()
                        .map(ServiceRow::clusterAddress)
                        .filter(address -> !address.isEmpty())
                        .distinct()
                        .count();
        return Optional.ofNullable(plan)
                .flatMap(row -> AddressRange.parse(row.network().serviceCidr()))
                .map(range -> use(taken, range.size().subtract(FIRST_AND_LAST)))
                .orElseGet(() -> new Use(taken, null));
    }

    private static Use use(long used, BigInteger all) {
        return new Use(used, all.bitLength() < Long.SIZE ? all.longValue() : null);
    }
}
