package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.FleetSnapshot.Bundles;
import console.services.resource.BundleState;
import console.services.topology.TopologySnapshot;

import java.util.ArrayList;
import java.util.List;

/// What Fleet says beside a topology.
public final class TestingBundles {
    private static final List<String> NAMES =
            List.of("metallb", "ingress", "cert", "gpu", "nfs", "monitoring", "hub", "hub-test");

    private TestingBundles() {}

    /// As fresh as its nodes; one is not ready.
    public static Reading<Bundles> beside(TopologySnapshot topology) {
        Reading<Bundles> live = TestingTopology.live(new Bundles(all(), List.of()));
        return switch (topology.nodes()) {
            case Reading.Live<?> _ -> live;
            case Reading.Stale<?> _ -> TestingTopology.old(live);
            case Reading.Absent<?> _ ->
                    Reading.absent(Reason.NOT_INSTALLED, "bundles.fleet.cattle.io", "");
        };
    }

    private static List<Bundle> all() {
        List<Bundle> bundles = new ArrayList<>();
        List<String> needs = List.of();
        for (String name : NAMES) {
            bundles.add(bundle(name, needs));
            needs = List.of(name);
        }
        return bundles;
    }

    private static Bundle bundle(String name, List<String> needs) {
        return new Bundle(
                "fleet-local",
                name,
                name,
                name.equals("hub") ? BundleState.NOT_READY : BundleState.READY,
                "",
                null,
                null,
                "",
                null,
                "",
                needs,
                List.of(),
                List.of(),
                List.of(),
                false,
                null,
                false,
                null,
                0);
    }
}
