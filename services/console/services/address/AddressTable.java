package console.services.address;

import console.services.address.AddressLine.Declared;
import console.services.resource.AddressRange;
import console.services.row.NeighbourRow;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The address table as a pure function of what each source says.
///
/// @param declared machines of the inventory; null without one
/// @param kubernetes first InternalIP by node name; null where nodes cannot be read
/// @param seen null where nothing looks
/// @param vlan the declared network, null without
/// @param pools ranges that MetalLB gives away
/// @param services addresses that do not belong to a machine: gateway, name servers, load balancers
public record AddressTable(
        @Nullable List<Declared> declared,
        @Nullable Map<String, String> kubernetes,
        @Nullable List<NeighbourRow> seen,
        @Nullable AddressRange vlan,
        List<AddressRange> pools,
        Set<String> services) {

    /// Declared machines in their order, then what is live and not declared.
    public List<AddressLine> lines() {
        List<AddressLine> lines = new ArrayList<>();
        Set<String> shown = new TreeSet<>(services);
        Set<String> names = new TreeSet<>();
        for (Declared machine : machines()) {
            lines.add(line(machine));
            shown.add(machine.address());
            names.add(machine.name());
        }
        nodes().forEach(
                        (node, address) -> {
                            if (names.add(node)) {
                                lines.add(undeclared(node, address, at(address)));
                                shown.add(address);
                            }
                        });
        for (NeighbourRow answer : answers()) {
            if (!answer.macs().isEmpty() && shown.add(answer.address())) {
                lines.add(undeclared(answer.address(), null, answer));
            }
        }
        return lines;
    }

    private AddressLine line(Declared machine) {
        String address = machine.node() ? nodes().get(machine.name()) : null;
        NeighbourRow answer = seenOf(machine);
        Evidence evidence = new Evidence();
        evidence.duplicates(machine.address(), answer);
        evidence.twoClaims(machine.address());
        if (address != null && !address.equals(machine.address())) {
            evidence.twoClaims(address);
        }
        evidence.sameMac(machine.mac());
        evidence.differences(machine, address, answer);
        evidence.places(addresses(machine.address(), address, answer));
        evidence.silence(machine, address, answer);
        return evidence.line(machine.name(), machine, address, answer);
    }

    private AddressLine undeclared(
            String name, @Nullable String address, @Nullable NeighbourRow answer) {
        Evidence evidence = new Evidence();
        String own = address != null ? address : name;
        evidence.duplicates(own, answer);
        evidence.twoClaims(own);
        if (answer != null) {
            answer.macs().forEach(evidence::sameMac);
        }
        evidence.places(addresses(own, address, answer));
        evidence.add(Verdict.UNDECLARED, own + " is not in the inventory");
        return evidence.line(name, null, address, answer);
    }

    /// What was seen at its address; else where its MAC was seen instead; else the silence.
    private @Nullable NeighbourRow seenOf(Declared machine) {
        NeighbourRow own = at(machine.address());
        if (own != null && !own.macs().isEmpty()) {
            return own;
        }
        String mac = machine.mac().toLowerCase(Locale.ROOT);
        for (NeighbourRow answer : answers()) {
            if (!mac.isEmpty()
                    && answer.macs().contains(mac)
                    && !services.contains(answer.address())) {
                return answer;
            }
        }
        return own;
    }

    private @Nullable NeighbourRow at(String address) {
        return answers().stream()
                .filter(each -> each.address().equals(address))
                .findFirst()
                .orElse(null);
    }

    private static Set<String> addresses(
            String own, @Nullable String kubernetes, @Nullable NeighbourRow answer) {
        Set<String> all = new TreeSet<>(Set.of(own));
        if (kubernetes != null) {
            all.add(kubernetes);
        }
        if (answer != null && !answer.macs().isEmpty()) {
            all.add(answer.address());
        }
        return all;
    }

    private List<Declared> machines() {
        return declared == null ? List.of() : declared;
    }

    private Map<String, String> nodes() {
        return kubernetes == null ? Map.of() : kubernetes;
    }

    private List<NeighbourRow> answers() {
        return seen == null ? List.of() : seen;
    }

    /// Collects what holds of a row; the first verdict in order wins, all its facts stay.
    private final class Evidence {
        private final Map<Verdict, List<String>> facts = new LinkedHashMap<>();

        void add(Verdict verdict, String fact) {
            facts.computeIfAbsent(verdict, _ -> new ArrayList<>()).add(fact);
        }

        void duplicates(String address, @Nullable NeighbourRow answer) {
            if (answer != null && answer.address().equals(address) && answer.macs().size() > 1) {
                String macs = String.join(" and ", answer.macs());
                add(Verdict.DUPLICATE_IP, macs + " answer for " + address);
            }
        }

        void twoClaims(String address) {
            both(address, named(machines().stream(), address), "declared for ");
            both(
                    address,
                    nodes().entrySet().stream()
                            .filter(node -> node.getValue().equals(address))
                            .map(Map.Entry::getKey)
                            .toList(),
                    "claimed by the nodes ");
        }

        private List<String> named(java.util.stream.Stream<Declared> all, String address) {
            return all.filter(each -> each.address().equals(address)).map(Declared::name).toList();
        }

        private void both(String address, Collection<String> names, String how) {
            if (names.size() > 1) {
                add(Verdict.DUPLICATE_IP, address + " is " + how + String.join(" and ", names));
            }
        }

        void sameMac(String mac) {
            String wanted = mac.toLowerCase(Locale.ROOT);
            if (wanted.isEmpty()) {
                return;
            }
            List<String> owners =
                    machines().stream()
                            .filter(each -> each.mac().equalsIgnoreCase(wanted))
                            .map(Declared::name)
                            .toList();
            if (owners.size() > 1) {
                add(
                        Verdict.DUPLICATE_MAC,
                        wanted + " is declared for " + String.join(" and ", owners));
            }
            Set<String> places =
                    answers().stream()
                            .filter(answer -> answer.macs().contains(wanted))
                            .map(NeighbourRow::address)
                            .filter(address -> !services.contains(address))
                            .collect(Collectors.toCollection(TreeSet::new));
            boolean oneIsDeclared =
                    machines().stream().anyMatch(each -> places.contains(each.address()));
            if (places.size() > 1 && oneIsDeclared) {
                add(Verdict.DUPLICATE_MAC, wanted + " was seen at " + String.join(" and ", places));
            }
        }

        void differences(
                Declared machine, @Nullable String address, @Nullable NeighbourRow answer) {
            if (address != null && !address.equals(machine.address())) {
                differ("address", machine.address(), "Kubernetes", address);
            }
            if (answer == null || answer.macs().isEmpty()) {
                return;
            }
            if (!answer.address().equals(machine.address())) {
                differ("address", machine.address(), answer.by(), answer.address());
            } else if (!machine.mac().isEmpty()
                    && !answer.macs().contains(machine.mac().toLowerCase(Locale.ROOT))) {
                differ("MAC", machine.mac(), answer.by(), answer.macs().getFirst());
            }
        }

        private void differ(String what, String plan, String who, String live) {
            add(Verdict.DIFFERS, what + " " + plan + " is declared, " + who + " says " + live);
        }

        void places(Set<String> addresses) {
            for (String address : addresses) {
                if (vlan != null && !vlan.contains(address)) {
                    add(Verdict.OUTSIDE_VLAN, address + " is outside the declared network");
                }
                if (pools.stream().anyMatch(pool -> pool.contains(address))) {
                    add(Verdict.INSIDE_POOL, address + " belongs to the address pool");
                }
            }
        }

        void silence(Declared machine, @Nullable String address, @Nullable NeighbourRow answer) {
            boolean inKubernetes = machine.node() && kubernetes != null;
            if (inKubernetes && address == null) {
                add(Verdict.SILENT, "Kubernetes knows no node " + machine.name());
            }
            if (answer != null && answer.macs().isEmpty()) {
                add(Verdict.SILENT, answer.by() + " got no answer from " + machine.address());
            }
            List<String> looked = new ArrayList<>();
            if (inKubernetes) {
                looked.add("Kubernetes");
            }
            if (answer != null) {
                looked.add(answer.by());
            }
            if (looked.isEmpty()) {
                add(Verdict.NOT_VERIFIED, "no source could look");
            } else {
                String say = looked.size() == 1 ? " says the same" : " say the same";
                add(Verdict.AGREES, String.join(" and ", looked) + say);
            }
        }

        AddressLine line(
                String name,
                @Nullable Declared machine,
                @Nullable String address,
                @Nullable NeighbourRow answer) {
            NeighbourRow found = answer == null || answer.macs().isEmpty() ? null : answer;
            if (declared == null) {
                return new AddressLine(name, null, address, found, null, List.of());
            }
            Verdict first = facts.keySet().stream().min(Verdict::compareTo).orElseThrow();
            return new AddressLine(
                    name, machine, address, found, first, Objects.requireNonNull(facts.get(first)));
        }
    }
}
