package console.services.address;

import console.services.address.AddressSnapshot.Address;
import console.services.address.AddressSnapshot.Pool;
import console.services.fact.Rows;
import console.services.fact.SourceStatus;
import console.services.resource.AddressRange;
import console.services.row.AnnouncementRow;
import console.services.row.NeighbourRow;
import console.services.row.PoolRow;
import console.services.row.ServiceRow;
import console.services.row.Sources;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The strip of addresses that MetalLB may give away: which service holds which, who announces it.
final class PoolFold {
    private static final int MOST = 4096;
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private final boolean readable;
    private final SortedMap<String, List<String>> held = new TreeMap<>();
    private final @Nullable Map<String, List<String>> announcers;
    private final Map<String, List<String>> answering = new HashMap<>();
    private final Map<String, List<String>> owners = new HashMap<>();

    PoolFold(Rows rows) {
        readable = isKnown(rows.status(Sources.SERVICES));
        Map<String, List<String>> nodes =
                isKnown(rows.status(Sources.ANNOUNCEMENTS)) ? new TreeMap<>() : null;
        if (nodes != null) {
            for (AnnouncementRow row : rows.all(Sources.ANNOUNCEMENTS)) {
                String service = row.serviceNamespace() + "/" + row.service();
                nodes.computeIfAbsent(service, _ -> new ArrayList<>()).add(row.node());
            }
        }
        announcers = nodes;
        for (ServiceRow service : rows.all(Sources.SERVICES)) {
            if (service.loadBalancer()) {
                service.addresses()
                        .forEach(
                                address ->
                                        held.computeIfAbsent(
                                                        AddressRange.canonical(address),
                                                        _ -> new ArrayList<>())
                                                .add(service.key()));
            }
        }
        held.values().forEach(services -> services.sort(Comparator.naturalOrder()));
    }

    private static boolean isKnown(SourceStatus status) {
        return status.state() == SourceStatus.State.LIVE
                || status.state() == SourceStatus.State.STALE;
    }

    /// Whether it is known which addresses are held.
    boolean readable() {
        return readable;
    }

    /// Addresses that belong to services, not to machines.
    Collection<String> held() {
        return held.keySet();
    }

    /// Who was seen to answer for the held addresses; who is only remembered does not answer.
    ///
    /// @param seen null where nothing looks
    void answers(@Nullable List<NeighbourRow> seen, List<AddressLine> lines) {
        lines.forEach(this::own);
        for (NeighbourRow row : seen == null ? List.<NeighbourRow>of() : seen) {
            if (held.containsKey(row.address()) && (row.confirmed() || row.macs().isEmpty())) {
                answering.put(row.address(), row.macs());
            }
        }
    }

    /// A machine has the MAC that is declared for it, and that with which it just answered.
    private void own(AddressLine line) {
        AddressLine.Declared declared = line.declared();
        Set<String> macs = new TreeSet<>();
        if (declared != null && !declared.mac().isEmpty()) {
            macs.add(declared.mac().toLowerCase(Locale.ROOT));
        }
        NeighbourRow answer = line.answer();
        if (answer != null && answer.confirmed() && !line.name().equals(answer.address())) {
            macs.addAll(answer.macs());
        }
        macs.forEach(mac -> owners.computeIfAbsent(mac, _ -> new ArrayList<>()).add(line.name()));
    }

    /// Whether nobody who answers can be one of the announcers: each is another machine, or has a
    /// MAC that is none of theirs.
    private boolean isDisputed(List<String> macs, List<String> nodes) {
        boolean known =
                nodes.stream()
                        .allMatch(node -> owners.values().stream().anyMatch(o -> o.contains(node)));
        return !macs.isEmpty()
                && macs.stream()
                        .allMatch(
                                mac ->
                                        owners.containsKey(mac)
                                                ? Collections.disjoint(owners.get(mac), nodes)
                                                : known);
    }

    Pool of(Collection<PoolRow> pools) {
        Map<String, Address> strip = new LinkedHashMap<>();
        BigInteger all = BigInteger.ZERO;
        List<PoolRow> sorted = pools.stream().sorted(Comparator.comparing(PoolRow::key)).toList();
        for (PoolRow pool : sorted) {
            for (String text : pool.ranges()) {
                Optional<AddressRange> range = AddressRange.parse(text);
                if (range.isPresent()) {
                    all = all.add(range.get().size());
                    for (String address : range.get().first(MOST - strip.size())) {
                        strip.put(address, address(address, pool.name()));
                    }
                }
            }
        }
        BigInteger rest = all.subtract(BigInteger.valueOf(strip.size())).max(BigInteger.ZERO);
        long more = rest.min(LARGEST).longValue();
        for (String address : held.keySet()) {
            if (!strip.containsKey(address)) {
                strip.put(address, address(address, poolOf(address, sorted)));
            }
        }
        List<String> ranges = sorted.stream().flatMap(pool -> pool.ranges().stream()).toList();
        return new Pool(List.copyOf(strip.values()), more, ranges);
    }

    private static @Nullable String poolOf(String address, List<PoolRow> pools) {
        return pools.stream()
                .filter(
                        pool ->
                                pool.ranges().stream()
                                        .flatMap(text -> AddressRange.parse(text).stream())
                                        .anyMatch(range -> range.contains(address)))
                .map(PoolRow::name)
                .findFirst()
                .orElse(null);
    }

    private Address address(String address, @Nullable String pool) {
        List<String> services = held.getOrDefault(address, List.of());
        List<String> nodes = null;
        if (announcers != null) {
            Map<String, List<String>> known = announcers;
            nodes =
                    services.stream()
                            .flatMap(service -> known.getOrDefault(service, List.of()).stream())
                            .distinct()
                            .sorted()
                            .toList();
        }
        List<String> macs = answering.get(address);
        return new Address(
                address,
                pool,
                readable ? services : null,
                nodes,
                macs == null ? null : named(macs),
                macs != null && nodes != null && isDisputed(macs, nodes));
    }

    private List<String> named(List<String> macs) {
        return macs.stream()
                .flatMap(mac -> owners.getOrDefault(mac, List.of(mac)).stream())
                .distinct()
                .toList();
    }
}
