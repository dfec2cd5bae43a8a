package console.services.address;

import console.services.address.AddressLine.Declared;
import console.services.address.AddressLine.Role;
import console.services.resource.AddressRange;
import console.services.row.NeighbourRow;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The address table as a pure function of what each source says.
///
/// @param declared machines of the inventory; null without one
/// @param kubernetes first InternalIP by node name, empty for a node that has none; null where
///   nodes cannot be read
/// @param seen null where nothing looks
/// @param vlan the declared network, null without
/// @param pools ranges that MetalLB gives away
/// @param services addresses that do not belong to a machine: gateway, name servers, load balancers
/// @param gateway one of `services`, null without
public record AddressTable(
        @Nullable List<Declared> declared,
        @Nullable Map<String, String> kubernetes,
        @Nullable List<NeighbourRow> seen,
        @Nullable AddressRange vlan,
        List<AddressRange> pools,
        Set<String> services,
        @Nullable String gateway) {

    /// Declared machines in their order, then what is live and not declared, then what else answers
    /// in the network.
    public List<AddressLine> lines() {
        Claims claims = new Claims(this);
        List<AddressLine> lines = new ArrayList<>();
        Set<String> shown = new HashSet<>(services);
        Set<String> names = new HashSet<>();
        for (Declared machine : machines()) {
            lines.add(line(machine, claims));
            shown.add(machine.address());
            names.add(machine.name());
        }
        nodes().forEach(
                        (node, address) -> {
                            if (names.add(node)) {
                                lines.add(
                                        undeclared(
                                                node, address, claims.answerAt(address), claims));
                                shown.add(address);
                            }
                        });
        for (NeighbourRow answer : answers()) {
            String address = answer.address();
            if (declared != null && address.equals(gateway)) {
                lines.add(line(new Declared("gateway", address, "", Role.ROUTER), claims));
            } else if (services.contains(address)
                    ? answer.macs().size() > 1
                    : isNew(answer, shown)) {
                lines.add(undeclared(address, null, answer, claims));
            }
        }
        return lines;
    }

    private static boolean isNew(NeighbourRow answer, Set<String> shown) {
        return !answer.macs().isEmpty() && shown.add(answer.address());
    }

    private AddressLine line(Declared machine, Claims claims) {
        String said = nodes().get(machine.name());
        String address = said == null || said.isEmpty() ? null : said;
        Evidence evidence = new Evidence(this, claims, seenOf(machine, claims));
        evidence.duplicates(machine.address());
        if (address != null && !address.equals(machine.address())) {
            evidence.duplicates(address);
        }
        evidence.sameMacs(machine.address(), machine.mac());
        evidence.differences(machine, address);
        evidence.places(machine.address(), address);
        evidence.silence(machine, said);
        return evidence.line(machine.name(), machine, said);
    }

    private AddressLine undeclared(
            String name, @Nullable String address, @Nullable NeighbourRow answer, Claims claims) {
        Evidence evidence = new Evidence(this, claims, answer);
        if (address != null && address.isEmpty()) {
            evidence.undeclared(name);
            return evidence.line(name, null, address);
        }
        String own = address != null ? address : name;
        if (address == null && answer != null && !answer.confirmed()) {
            evidence.unverified(); // what is only remembered accuses nobody
            return evidence.line(name, null, address);
        }
        evidence.duplicates(own);
        evidence.sameMacs(own, "");
        evidence.places(own, address);
        evidence.undeclared(own);
        return evidence.line(name, null, address);
    }

    /// Who answers at its address; else where its MAC was seen instead; else what is remembered of
    /// its address, or the silence.
    private static @Nullable NeighbourRow seenOf(Declared machine, Claims claims) {
        NeighbourRow own = claims.answerAt(machine.address());
        if (own != null && own.confirmed()) {
            return own;
        }
        NeighbourRow moved = claims.answerOf(machine.mac().toLowerCase(Locale.ROOT));
        return moved == null ? own : moved;
    }

    List<Declared> machines() {
        return declared == null ? List.of() : declared;
    }

    Map<String, String> nodes() {
        return kubernetes == null ? Map.of() : kubernetes;
    }

    List<NeighbourRow> answers() {
        return seen == null ? List.of() : seen;
    }
}
