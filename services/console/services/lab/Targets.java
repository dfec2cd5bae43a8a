package console.services.lab;

import console.services.lab.api.Faults;
import console.services.lab.api.Resource;
import console.services.session.LabControl.ActiveFault;
import console.services.session.LabControl.Fault;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What faults can be about: kinds by id (`ingresses.networking.k8s.io`) or plural (`ingresses`),
/// API groups by name or by one of their kinds, machines by name. Nothing named means all, except
/// for machines. What is not known is refused with words.
final class Targets {
    private final List<Resource> kinds;
    private final Collection<String> machines;

    Targets(List<Resource> kinds, Collection<String> machines) {
        this.kinds = kinds;
        this.machines = machines;
    }

    private enum Aim {
        KIND,
        GROUP,
        MACHINE,
        ALL
    }

    private static Aim aim(Fault fault) {
        return switch (fault) {
            case FORBIDDEN, SLOW -> Aim.KIND;
            case NOT_INSTALLED -> Aim.GROUP;
            case POWER_CUT -> Aim.MACHINE;
            case DROP, LATENCY, HALF_OPEN, TRICKLE, RESET, STORM -> Aim.ALL;
            case UNAUTHORIZED, GONE, TOO_MANY_REQUESTS, UNAVAILABLE, BROKEN, CLOCK_JUMP -> Aim.ALL;
        };
    }

    /// What a person can choose from; empty where the fault is about everything.
    List<String> of(Fault fault) {
        return switch (aim(fault)) {
            case KIND -> kinds.stream().map(Resource::id).toList();
            case GROUP -> List.copyOf(groups(""));
            case MACHINE -> List.copyOf(machines);
            case ALL -> List.of();
        };
    }

    /// Throws an `IllegalArgumentException` with the reason where there is no such target.
    void check(Fault fault, String target) {
        switch (aim(fault)) {
            case KIND -> ids(target);
            case GROUP -> groups(target);
            case MACHINE -> {
                if (!machines.contains(target)) {
                    throw unknown("machine", target);
                }
            }
            case ALL -> {
                if (!target.isEmpty()) {
                    throw new IllegalArgumentException(
                            fault + " is about everything, not about '" + target + "'");
                }
            }
        }
    }

    /// What the API server has to switch on for these faults together.
    Faults.Switches switches(Collection<ActiveFault> faults) {
        Set<Fault> on = faults.stream().map(ActiveFault::fault).collect(Collectors.toSet());
        int unavailable = on.contains(Fault.UNAVAILABLE) ? 503 : 0;
        Set<String> forbidden = new LinkedHashSet<>();
        Set<String> slow = new LinkedHashSet<>();
        Set<String> missing = new LinkedHashSet<>();
        for (ActiveFault each : faults) {
            if (each.fault() == Fault.FORBIDDEN) {
                forbidden.addAll(ids(each.target()));
            } else if (each.fault() == Fault.SLOW) {
                slow.addAll(ids(each.target()));
            } else if (each.fault() == Fault.NOT_INSTALLED) {
                missing.addAll(groups(each.target()));
            }
        }
        return new Faults.Switches(
                on.contains(Fault.UNAUTHORIZED),
                on.contains(Fault.TOO_MANY_REQUESTS) ? 429 : unavailable,
                on.contains(Fault.BROKEN),
                forbidden,
                slow,
                missing);
    }

    private Set<String> ids(String target) {
        Set<String> ids = new LinkedHashSet<>();
        meant(target).forEach(kind -> ids.add(kind.id()));
        if (ids.isEmpty()) {
            throw unknown("kind", target);
        }
        return ids;
    }

    /// An id means itself only; a plural every kind of that name.
    private List<Resource> meant(String target) {
        List<Resource> exact = kinds.stream().filter(kind -> kind.id().equals(target)).toList();
        return exact.isEmpty()
                ? kinds.stream()
                        .filter(kind -> target.isEmpty() || kind.plural().equals(target))
                        .toList()
                : exact;
    }

    private Set<String> groups(String target) {
        Set<String> groups = new TreeSet<>();
        for (Resource kind : meant(target)) {
            if (target.isEmpty() ? kind.custom() : !kind.group().isEmpty()) {
                groups.add(kind.group());
            }
        }
        if (kinds.stream().anyMatch(kind -> kind.group().equals(target)) && !target.isEmpty()) {
            groups.add(target);
        }
        if (groups.isEmpty()) {
            throw unknown("API group that can be missing", target);
        }
        return groups;
    }

    private static IllegalArgumentException unknown(String what, String target) {
        return new IllegalArgumentException("the lab has no " + what + " '" + target + "'");
    }
}
