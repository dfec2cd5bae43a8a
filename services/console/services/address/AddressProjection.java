package console.services.address;

import console.services.address.AddressLine.Declared;
import console.services.address.AddressLine.Role;
import console.services.address.AddressSnapshot.Pool;
import console.services.fact.Projection;
import console.services.fact.Reading;
import console.services.fact.Rows;
import console.services.fact.Source;
import console.services.inventory.Inventory;
import console.services.resource.AddressRange;
import console.services.resource.NaturalOrder;
import console.services.row.InventoryRow;
import console.services.row.NeighbourRow;
import console.services.row.NodeRow;
import console.services.row.Sources;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// Folds the address table and the strip of the pool; as a whole, for some hundred machines. From
/// here on an address is compared as text: whoever says it, it comes in one spelling.
public final class AddressProjection implements Projection<AddressSnapshot> {
    @Override
    public String topic() {
        return "addresses";
    }

    @Override
    public Set<Source<?>> sources() {
        return Set.of(
                Sources.INVENTORY,
                Sources.NODES,
                Sources.NEIGHBOURS,
                Sources.SERVICES,
                Sources.POOLS,
                Sources.ANNOUNCEMENTS);
    }

    @Override
    public Set<Source<?>> required() {
        return Set.of(Sources.INVENTORY, Sources.NODES);
    }

    @Override
    public AddressSnapshot fold(Rows rows, Instant now) {
        Reading<InventoryRow> declared = Inventory.reading(rows);
        Reading<Map<String, String>> nodes = rows.read(Sources.NODES, AddressProjection::nodes);
        Reading<List<NeighbourRow>> seen =
                rows.read(Sources.NEIGHBOURS, AddressProjection::answers);
        PoolFold pool = new PoolFold(rows);
        InventoryRow plan = declared.known().orElse(null);
        List<AddressRange> pools = pools(rows, plan);
        List<AddressLine> lines =
                new AddressTable(
                                plan == null ? null : machines(plan),
                                nodes.known().orElse(null),
                                seen.known().orElse(null),
                                plan == null ? null : range(plan.network().cidr()),
                                pools,
                                services(plan, pool, pools, seen),
                                plan == null
                                        ? null
                                        : AddressRange.canonical(plan.network().gateway()))
                        .lines();
        pool.answers(seen.known().orElse(null), lines);
        Reading<List<AddressFact>> notes =
                declared.map(
                        row ->
                                PlanNotes.of(
                                        row, rows.all(Sources.POOLS), seen.known().orElse(null)));
        return new AddressSnapshot(
                now,
                declared,
                nodes,
                seen,
                lines,
                judged(rows, rows.read(Sources.POOLS, pool::of)),
                RangeUse.ofPods(rows, plan),
                rows.read(Sources.SERVICES, all -> RangeUse.ofServices(all, plan)),
                notes);
    }

    private static Set<String> services(
            @Nullable InventoryRow plan,
            PoolFold pool,
            List<AddressRange> pools,
            Reading<List<NeighbourRow>> seen) {
        Set<String> services = new HashSet<>(pool.held());
        if (!pool.readable()) {
            services.addAll(within(pools, seen.known().orElse(List.of())));
        }
        if (plan != null) {
            services.add(AddressRange.canonical(plan.network().gateway()));
            plan.network().dns().stream().map(AddressRange::canonical).forEach(services::add);
        }
        return services;
    }

    /// Addresses that may be a service's while nobody says which are: they are held against no
    /// machine.
    private static List<String> within(List<AddressRange> pools, List<NeighbourRow> seen) {
        return seen.stream()
                .map(NeighbourRow::address)
                .filter(address -> pools.stream().anyMatch(pool -> pool.contains(address)))
                .toList();
    }

    /// Who holds, announces and answers is as old as who says so.
    private static Reading<Pool> judged(Rows rows, Reading<Pool> pool) {
        Reading<Pool> held = rows.status(Sources.SERVICES).judged(pool);
        Reading<Pool> announced = rows.status(Sources.ANNOUNCEMENTS).judged(held);
        return rows.status(Sources.NEIGHBOURS).judged(announced);
    }

    private static @Nullable AddressRange range(String text) {
        return AddressRange.parse(text).orElse(null);
    }

    private static List<NeighbourRow> answers(Collection<NeighbourRow> all) {
        return all.stream()
                .map(row -> row.at(AddressRange.canonical(row.address())))
                .sorted(Comparator.comparing(NeighbourRow::address, NaturalOrder.NAMES))
                .toList();
    }

    private static Map<String, String> nodes(Collection<NodeRow> all) {
        Map<String, String> nodes = new TreeMap<>(NaturalOrder.NAMES);
        for (NodeRow node : all) {
            String address = Objects.requireNonNullElse(node.address(), "");
            nodes.put(node.name(), AddressRange.canonical(address));
        }
        return Collections.unmodifiableMap(nodes);
    }

    private static List<Declared> machines(InventoryRow plan) {
        return plan.machines().stream()
                .map(
                        machine ->
                                new Declared(
                                        machine.name(),
                                        AddressRange.canonical(machine.address()),
                                        machine.mac(),
                                        role(machine.kind())))
                .toList();
    }

    private static Role role(String kind) {
        return switch (kind) {
            case "server" -> Role.SERVER;
            case "worker" -> Role.WORKER;
            default -> Role.MACHINE;
        };
    }

    /// What MetalLB really has; where that cannot be read, what is declared.
    private static List<AddressRange> pools(Rows rows, @Nullable InventoryRow plan) {
        List<AddressRange> pools = new ArrayList<>();
        rows.all(Sources.POOLS).stream()
                .flatMap(pool -> pool.ranges().stream())
                .forEach(text -> AddressRange.parse(text).ifPresent(pools::add));
        if (pools.isEmpty() && plan != null) {
            AddressRange.parse(plan.network().pool()).ifPresent(pools::add);
        }
        return pools;
    }
}
