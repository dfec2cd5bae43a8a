package console.services.address;

import console.services.address.AddressFact.Kind;
import console.services.address.AddressLine.Declared;
import console.services.row.NeighbourRow;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Collects what holds of one line of the address table; the first verdict in order wins, all its
/// facts stay.
final class Evidence {
    private final AddressTable table;
    private final Claims claims;
    private final @Nullable NeighbourRow answer;
    private final Map<Verdict, List<AddressFact>> facts = new EnumMap<>(Verdict.class);

    /// @param answer what looking at the address brought
    Evidence(AddressTable table, Claims claims, @Nullable NeighbourRow answer) {
        this.table = table;
        this.claims = claims;
        this.answer = answer;
    }

    private void add(Verdict verdict, AddressFact fact) {
        facts.computeIfAbsent(verdict, _ -> new ArrayList<>()).add(fact);
    }

    /// Two machines answer for it, or two nodes or declared rows claim it.
    void duplicates(String address) {
        if (answer != null && answer.address().equals(address) && answer.macs().size() > 1) {
            add(Verdict.DUPLICATE_IP, AddressFact.of(Kind.BOTH_ANSWER, answer.macs(), address));
        }
        List<String> declared = claims.declaredAt(address);
        List<String> nodes = claims.nodesAt(address);
        if (declared.size() > 1) {
            add(Verdict.DUPLICATE_IP, AddressFact.of(Kind.DECLARED_TWICE, address, declared));
        }
        if (nodes.size() > 1) {
            add(Verdict.DUPLICATE_IP, AddressFact.of(Kind.CLAIMED_TWICE, address, nodes));
        }
    }

    /// Its MAC, and those that answer at its address: declared twice, or seen at two addresses of
    /// which one is declared.
    ///
    /// @param mac that is declared, may be empty
    void sameMacs(String address, String mac) {
        Set<String> macs = new TreeSet<>();
        if (!mac.isEmpty()) {
            macs.add(mac.toLowerCase(Locale.ROOT));
        }
        if (answer != null && answer.confirmed() && answer.address().equals(address)) {
            macs.addAll(answer.macs());
        }
        macs.forEach(this::sameMac);
    }

    private void sameMac(String wanted) {
        List<String> owners = claims.ownersOf(wanted);
        if (owners.size() > 1) {
            add(Verdict.DUPLICATE_MAC, AddressFact.of(Kind.DECLARED_TWICE, wanted, owners));
        }
        List<String> places = claims.placesOf(wanted);
        boolean oneIsDeclared =
                places.stream().anyMatch(each -> !claims.declaredAt(each).isEmpty());
        if (places.size() > 1 && oneIsDeclared) {
            add(Verdict.DUPLICATE_MAC, AddressFact.of(Kind.SEEN_TWICE, wanted, places));
        }
    }

    /// @param address that Kubernetes says, null where it says none
    void differences(Declared machine, @Nullable String address) {
        if (address != null && !address.equals(machine.address())) {
            differ(Kind.OTHER_ADDRESS, machine.address(), "Kubernetes", address);
        }
        if (answer == null || answer.macs().isEmpty()) {
            return;
        }
        if (!answer.address().equals(machine.address())) {
            differ(Kind.OTHER_ADDRESS, machine.address(), answer.by(), answer.address());
        } else if (answer.confirmed()
                && !machine.mac().isEmpty()
                && !answer.macs().contains(machine.mac().toLowerCase(Locale.ROOT))) {
            differ(Kind.OTHER_MAC, machine.mac(), answer.by(), answer.macs().getFirst());
        }
    }

    private void differ(Kind kind, String plan, String who, String live) {
        add(Verdict.DIFFERS, AddressFact.of(kind, plan, who, live));
    }

    /// Whether its addresses lie where machines may be.
    void places(String own, @Nullable String kubernetes) {
        Set<String> all = new TreeSet<>(Set.of(own));
        if (kubernetes != null) {
            all.add(kubernetes);
        }
        if (answer != null && !answer.macs().isEmpty()) {
            all.add(answer.address());
        }
        for (String address : all) {
            if (table.vlan() != null && !table.vlan().contains(address)) {
                add(Verdict.OUTSIDE_VLAN, AddressFact.of(Kind.OUTSIDE, address));
            }
            if (table.pools().stream().anyMatch(pool -> pool.contains(address))) {
                add(Verdict.INSIDE_POOL, AddressFact.of(Kind.IN_POOL, address));
            }
        }
    }

    void undeclared(String address) {
        add(Verdict.UNDECLARED, AddressFact.of(Kind.UNDECLARED, address));
    }

    /// Who looked, and that nothing was there, or nothing else.
    ///
    /// @param address that Kubernetes says, empty for a node without one, null without a node
    void silence(Declared machine, @Nullable String address) {
        boolean inKubernetes = table.kubernetes() != null && (machine.node() || address != null);
        if (inKubernetes && address == null) {
            add(Verdict.SILENT, AddressFact.of(Kind.NO_NODE, machine.name()));
        } else if (inKubernetes && address != null && address.isEmpty()) {
            add(Verdict.SILENT, AddressFact.of(Kind.NO_ADDRESS, machine.name()));
        }
        if (answer != null && answer.macs().isEmpty()) {
            AddressFact nobody = AddressFact.of(Kind.NO_ANSWER, answer.by(), machine.address());
            add(Verdict.SILENT, nobody);
        }
        List<String> looked = new ArrayList<>();
        if (inKubernetes) {
            looked.add("Kubernetes");
        }
        if (answer != null && answer.confirmed()) {
            looked.add(answer.by());
        }
        if (!looked.isEmpty()) {
            Kind kind = looked.size() == 1 ? Kind.SAYS_SAME : Kind.SAY_SAME;
            add(Verdict.AGREES, new AddressFact(kind, List.of(looked)));
        } else {
            unverified();
        }
    }

    /// Nobody looked, at most somebody remembers.
    void unverified() {
        add(
                Verdict.NOT_VERIFIED,
                answer == null || answer.macs().isEmpty()
                        ? AddressFact.of(Kind.NOBODY)
                        : AddressFact.of(Kind.REMEMBERED, answer.by(), answer.macs().getFirst()));
    }

    AddressLine line(String name, @Nullable Declared machine, @Nullable String address) {
        if (table.declared() == null) {
            return new AddressLine(name, null, address, answer, null, List.of());
        }
        Verdict first = facts.keySet().iterator().next();
        List<AddressFact> why = new ArrayList<>(facts.getOrDefault(first, List.of()));
        if (answer != null && !answer.macs().isEmpty() && !answer.showsDuplicates()) {
            why.add(AddressFact.of(Kind.BLIND, answer.by()));
        }
        return new AddressLine(name, machine, address, answer, first, why);
    }
}
