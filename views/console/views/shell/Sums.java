package console.views.shell;

import console.services.address.AddressLine;
import console.services.address.AddressSnapshot;
import console.services.address.Verdict;
import console.services.fact.Reading;
import console.services.fleet.FleetSnapshot;
import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.FleetSnapshot.Bundles;
import console.services.gpu.GpuSnapshot;
import console.services.gpu.GpuSnapshot.Waiting;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot;
import console.views.common.BundleLooks;
import console.views.common.picture.Symbol;
import console.views.shell.ShellViewModel.Sum;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What of each screen needs a hand, for the rail.
final class Sums {
    private static final Set<Verdict> CONFLICTS =
            EnumSet.of(Verdict.DUPLICATE_IP, Verdict.DUPLICATE_MAC);

    private Sums() {}

    static Sum of(TopologySnapshot snapshot) {
        List<Node> known = snapshot.nodes().known().orElse(List.of());
        long count = known.stream().filter(node -> node.state().needsHand()).count();
        return sum(count, true, snapshot.nodes());
    }

    /// Nodes with missing or unhealthy cards, and who waits for a device.
    static Sum of(GpuSnapshot snapshot) {
        long broken = snapshot.needy().size();
        List<Waiting> waiting = snapshot.waiting().known().orElse(List.of());
        long waits = waiting.stream().map(each -> each.namespace() + each.pod()).distinct().count();
        return sum(broken + waits, broken > 0, snapshot.nodes());
    }

    static Sum of(AddressSnapshot snapshot) {
        List<AddressLine> bad = snapshot.lines().stream().filter(AddressLine::needsHand).toList();
        boolean conflict = bad.stream().anyMatch(line -> CONFLICTS.contains(line.verdict()));
        return sum(bad.size(), conflict, snapshot.kubernetes());
    }

    static Sum of(FleetSnapshot snapshot) {
        List<Bundle> bad =
                snapshot.bundles().known().map(Bundles::all).orElse(List.of()).stream()
                        .filter(bundle -> bundle.state().needsHand())
                        .toList();
        boolean problem =
                bad.stream().anyMatch(each -> BundleLooks.mark(each.state()) == Symbol.PROBLEM);
        return sum(bad.size(), problem, snapshot.bundles());
    }

    private static Sum sum(long count, boolean problem, Reading<?> reading) {
        return new Sum((int) count, problem && count > 0, reading instanceof Reading.Stale<?>);
    }
}
