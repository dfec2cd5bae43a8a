package console.services.address;

import console.services.address.AddressFact.Kind;
import console.services.resource.AddressRange;
import console.services.row.InventoryRow;
import console.services.row.InventoryRow.Machine;
import console.services.row.NeighbourRow;
import console.services.row.PoolRow;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is odd in the plan's addresses without being wrong: gaps, a MAC that leaves the pattern of
/// the others, a pool that MetalLB has otherwise.
final class PlanNotes {
    private static final int MOST_GAPS = 3;
    private static final Pattern ADDRESS = Pattern.compile("(\\d+\\.\\d+\\.\\d+\\.)(\\d{1,3})");
    private static final Pattern MAC = Pattern.compile("(?:[0-9a-fA-F]{2}:){5}([0-9a-fA-F]{2})");

    private final InventoryRow plan;
    private final List<AddressFact> notes = new ArrayList<>();

    private PlanNotes(InventoryRow plan) {
        this.plan = plan;
    }

    /// @param seen null where nothing looks
    static List<AddressFact> of(
            InventoryRow plan, Collection<PoolRow> pools, @Nullable List<NeighbourRow> seen) {
        PlanNotes notes = new PlanNotes(plan);
        notes.gaps(seen == null ? List.of() : seen);
        notes.pattern();
        notes.pool(pools);
        return List.copyOf(notes.notes);
    }

    /// Single addresses that the row of machines leaves out; a plan with many has no row.
    private void gaps(List<NeighbourRow> seen) {
        Set<Integer> last = new HashSet<>();
        Set<String> networks = new HashSet<>();
        for (Machine machine : plan.machines()) {
            Matcher address = ADDRESS.matcher(machine.address());
            if (address.matches()) {
                networks.add(address.group(1));
                last.add(Integer.parseInt(address.group(2)));
            }
        }
        if (networks.size() != 1 || last.size() < 3) {
            return;
        }
        List<String> gaps = new ArrayList<>();
        int end = last.stream().mapToInt(Integer::intValue).max().orElse(0);
        for (int i = last.stream().mapToInt(Integer::intValue).min().orElse(0); i < end; i++) {
            if (!last.contains(i)) {
                gaps.add(networks.iterator().next() + i);
            }
        }
        if (gaps.size() <= MOST_GAPS) {
            gaps.forEach(gap -> notes.add(AddressFact.of(gap(gap, seen), gap)));
        }
    }

    private static Kind gap(String address, List<NeighbourRow> seen) {
        boolean answers =
                seen.stream().anyMatch(row -> row.address().equals(address) && row.confirmed());
        return answers ? Kind.SKIPPED_ANSWERS : Kind.SKIPPED;
    }

    /// The distance from the last number of the address to that of the MAC, which most machines
    /// share.
    private void pattern() {
        Map<Integer, Integer> times = new HashMap<>();
        Map<Machine, Integer> distances = new HashMap<>();
        for (Machine machine : plan.machines()) {
            Matcher address = ADDRESS.matcher(machine.address());
            Matcher mac = MAC.matcher(machine.mac());
            if (address.matches() && mac.matches()) {
                int number = Integer.parseInt(address.group(2));
                int distance = Math.floorMod(Integer.parseInt(mac.group(1), 16) - number, 256);
                distances.put(machine, distance);
                times.merge(distance, 1, Integer::sum);
            }
        }
        times.entrySet().stream()
                .filter(each -> each.getValue() >= 3)
                .filter(each -> each.getValue() * 4 >= distances.size() * 3)
                .findFirst()
                .ifPresent(usual -> strays(distances, usual.getKey()));
    }

    private void strays(Map<Machine, Integer> distances, int usual) {
        for (Machine machine : plan.machines()) {
            Integer distance = distances.get(machine);
            Matcher address = ADDRESS.matcher(machine.address());
            if (distance != null && distance != usual && address.matches()) {
                int expected = Math.floorMod(Integer.parseInt(address.group(2)) + usual, 256);
                String mac = machine.mac();
                notes.add(
                        AddressFact.of(
                                Kind.MAC_PATTERN,
                                machine.name(),
                                mac.substring(mac.length() - 2),
                                "%02x".formatted(expected)));
            }
        }
    }

    private void pool(Collection<PoolRow> pools) {
        AddressRange declared = AddressRange.parse(plan.network().pool()).orElse(null);
        AddressRange network = AddressRange.parse(plan.network().cidr()).orElse(null);
        if (declared == null) {
            return;
        }
        List<String> live = pools.stream().flatMap(pool -> pool.ranges().stream()).toList();
        boolean same =
                live.stream()
                        .flatMap(text -> AddressRange.parse(text).stream())
                        .allMatch(declared::equals);
        if (!live.isEmpty() && !same) {
            String text = plan.network().pool();
            notes.add(AddressFact.of(Kind.OTHER_POOL, text, live));
        }
        if (network != null && network.contains(declared.first(1).getFirst())) {
            notes.add(AddressFact.of(Kind.POOL_WITHIN, plan.network().cidr()));
        }
    }
}
