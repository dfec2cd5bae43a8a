package console.services.address;

import console.services.address.AddressLine.Declared;
import console.services.row.NeighbourRow;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Who claims which address and which MAC, looked up once for all lines of a table.
final class Claims {
    private final Map<String, NeighbourRow> answers = new HashMap<>();
    private final Map<String, List<String>> declared = new HashMap<>();
    private final Map<String, List<String>> nodes = new HashMap<>();
    private final Map<String, List<String>> owners = new HashMap<>();
    private final Map<String, SortedSet<String>> places = new HashMap<>();

    Claims(AddressTable table) {
        for (Declared machine : table.machines()) {
            add(declared, machine.address(), machine.name());
            if (!machine.mac().isEmpty()) {
                add(owners, machine.mac().toLowerCase(Locale.ROOT), machine.name());
            }
        }
        table.nodes()
                .forEach(
                        (name, address) -> {
                            if (!address.isEmpty()) {
                                add(nodes, address, name);
                            }
                        });
        for (NeighbourRow answer : table.answers()) {
            answers.putIfAbsent(answer.address(), answer);
            if (answer.confirmed() && !table.services().contains(answer.address())) {
                for (String mac : answer.macs()) {
                    places.computeIfAbsent(mac, _ -> new TreeSet<>()).add(answer.address());
                }
            }
        }
    }

    private static void add(Map<String, List<String>> to, String key, String name) {
        to.computeIfAbsent(key, _ -> new ArrayList<>()).add(name);
    }

    @Nullable NeighbourRow answerAt(String address) {
        return answers.get(address);
    }

    /// Who answers with a MAC, where that is no load balancer; the first by address.
    @Nullable NeighbourRow answerOf(String mac) {
        SortedSet<String> where = places.get(mac);
        return where == null ? null : answers.get(where.first());
    }

    /// Machines for which the address is declared.
    List<String> declaredAt(String address) {
        return declared.getOrDefault(address, List.of());
    }

    List<String> nodesAt(String address) {
        return nodes.getOrDefault(address, List.of());
    }

    /// Machines for which the MAC is declared, in lower case.
    List<String> ownersOf(String mac) {
        return owners.getOrDefault(mac, List.of());
    }

    /// Where a MAC answers, not where it is only remembered; a load balancer's address has that of
    /// the node that announces it.
    List<String> placesOf(String mac) {
        SortedSet<String> where = places.get(mac);
        return where == null ? List.of() : List.copyOf(where);
    }
}
