package console.services.fleet;

import console.services.fact.Reading;
import console.services.fact.Why;
import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.FleetSnapshot.Bundles;
import console.services.resource.BundleState;
import console.services.row.BundleDeploymentRow;
import console.services.row.BundleDeploymentRow.Item;
import console.services.row.Container;
import console.services.row.EventRow;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Why a bundle is not ready, link by link down to the object at fault – as far as Fleet names it.
/// What that object's own pods and events say is asked for on demand and follows as more links.
public final class WhyChain {
    /// One link.
    public sealed interface Link {
        /// A bundle that waits, or the one that the others wait for.
        record OfBundle(Bundle bundle) implements Link {}

        /// A name in `dependsOn` that no bundle has.
        record Unknown(String name) implements Link {}

        /// The object at fault; `drifted` where it runs and differs from Git.
        record AtFault(Item item, boolean drifted) implements Link {}

        /// The worst pod of that object.
        ///
        /// @param word why it does not run, or its phase; `said` may be empty
        record OfPod(
                String namespace,
                String name,
                @Nullable String node,
                String word,
                String said,
                boolean ready)
                implements Link {}

        /// An object that should have pods has none.
        record NoPod(String kind, String namespace, String name) implements Link {}

        /// The container of that pod that is not ready.
        record OfContainer(Container container) implements Link {}

        /// What is kept of the last object's events, newest first; none: none are kept.
        record OfEvents(String kind, String name, List<EventRow> newest) implements Link {
            public OfEvents {
                newest = List.copyOf(newest);
            }
        }

        /// Nobody could look further.
        record Unseen(Why why) implements Link {}
    }

    private WhyChain() {}

    /// Empty where the bundle is ready, or not known.
    public static List<Link> of(FleetSnapshot snapshot, String key) {
        Map<String, Bundle> bundles =
                snapshot.bundles().known().map(Bundles::all).orElse(List.of()).stream()
                        .collect(Collectors.toMap(Bundle::key, Function.identity()));
        List<Link> chain = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Bundle bundle = bundles.get(key);
        if (bundle == null || bundle.state() == BundleState.READY) {
            return List.of();
        }
        while (seen.add(bundle.key())) {
            chain.add(new Link.OfBundle(bundle));
            if (!waits(bundle)) {
                break;
            }
            Optional<Bundle> next = next(bundle, bundles);
            if (next.isEmpty()) {
                bundle.unknown().stream().limit(1).map(Link.Unknown::new).forEach(chain::add);
                return chain;
            }
            bundle = next.get();
        }
        if (snapshot.deployments() instanceof Reading.Absent<?>(Why why)) {
            chain.add(new Link.Unseen(why));
        } else {
            List<BundleDeploymentRow> deployments =
                    snapshot.deployments()
                            .known()
                            .orElse(Map.of())
                            .getOrDefault(bundle.key(), List.of());
            object(deployments).ifPresent(chain::add);
        }
        return chain;
    }

    private static boolean waits(Bundle bundle) {
        return bundle.state() == BundleState.BLOCKED
                || bundle.state() == BundleState.READY_DEPENDENCY_NOT_READY;
    }

    /// The dependency that is itself not accepted, else one through which such a one is reached.
    private static Optional<Bundle> next(Bundle bundle, Map<String, Bundle> bundles) {
        List<Bundle> edges =
                bundle.edges().stream().filter(bundles::containsKey).map(bundles::get).toList();
        return edges.stream()
                .filter(each -> bundle.blockedBy().contains(each.key()))
                .findFirst()
                .or(() -> edges.stream().filter(each -> !each.blockedBy().isEmpty()).findFirst());
    }

    private static Optional<Link> object(List<BundleDeploymentRow> deployments) {
        Optional<Link> unready =
                deployments.stream()
                        .flatMap(row -> row.unready().stream())
                        .min(java.util.Comparator.comparing(Item::transitioning))
                        .map(item -> new Link.AtFault(item, false));
        return unready.or(
                () ->
                        deployments.stream()
                                .flatMap(row -> row.modified().stream())
                                .findFirst()
                                .map(item -> new Link.AtFault(item, true)));
    }
}
