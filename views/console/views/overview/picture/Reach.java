package console.views.overview.picture;

import console.services.gpu.HeadroomTable.Offer;
import console.services.resource.Amounts;
import console.services.resource.Headroom;
import console.services.row.InventoryRow.Profile;
import console.services.topology.Node;
import console.services.topology.Node.Gpu;
import console.services.topology.Node.Resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What more a node takes, in sessions of the declared profiles, by the scheduler's arithmetic.
///
/// @param fits by profile, for those that the node can hold at all
/// @param beyond free devices and slices that no profile can use, by their resource
/// @param scarce what keeps them out of reach; empty where nothing does
record Reach(Map<String, Long> fits, Map<String, Long> beyond, String scarce) {
    static Reach of(Node node, List<Profile> profiles) {
        Amounts free = Offer.of(node).free();
        Map<String, Long> fits = new LinkedHashMap<>();
        for (Profile profile : profiles) {
            String resource = profile.resource();
            if (resource == null || node.allocatable().get(resource).signum() > 0) {
                fits.put(profile.label(), Headroom.of(free, profile.wanted()).times());
            }
        }
        Map<String, Long> beyond = new LinkedHashMap<>();
        String scarce = "";
        Gpu gpu = node.gpu();
        for (Resource resource : gpu == null ? List.<Resource>of() : gpu.resources()) {
            long out = beyond(resource, free, profiles);
            if (out > 0) {
                beyond.put(resource.name(), out);
                scarce = scarce.isEmpty() ? scarce(resource, free, profiles) : scarce;
            }
        }
        return new Reach(fits, beyond, scarce);
    }

    private static long beyond(Resource resource, Amounts free, List<Profile> profiles) {
        Long requested = resource.requested();
        long left = requested == null ? 0 : resource.allocatable() - requested;
        List<Profile> takers = takers(resource, profiles);
        long within =
                takers.stream()
                        .mapToLong(each -> Headroom.of(free, each.wanted()).times() * each.count())
                        .max()
                        .orElse(left); // nobody says what takes it
        return Math.max(0, left - within);
    }

    private static String scarce(Resource resource, Amounts free, List<Profile> profiles) {
        return takers(resource, profiles).stream()
                .map(each -> Headroom.of(free, each.wanted()).scarce())
                .findFirst()
                .orElse("");
    }

    private static List<Profile> takers(Resource resource, List<Profile> profiles) {
        return profiles.stream()
                .filter(each -> resource.name().equals(each.resource()) && each.count() > 0)
                .toList();
    }

    long allBeyond() {
        return beyond.values().stream().mapToLong(Long::longValue).sum();
    }
}
