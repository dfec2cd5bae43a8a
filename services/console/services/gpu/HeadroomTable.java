package console.services.gpu;

import console.services.resource.Amounts;
import console.services.resource.Headroom;
import console.services.resource.NaturalOrder;
import console.services.resource.NodeState;
import console.services.resource.SessionModel;
import console.services.row.InventoryRow.Profile;
import console.services.row.NodeRow.Taint;
import console.services.topology.Node;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How many more sessions of one profile fit, alone, and what runs out first. Rows of different
/// profiles compete for the same room: they must not be added.
public final class HeadroomTable {
    private static final Amounts ANY_PODS = Offer.pods(Integer.MAX_VALUE);

    /// What a node offers and what its pods already request.
    public record Offer(
            String node,
            NodeState state,
            boolean cordoned,
            List<Taint> taints,
            Amounts allocatable,
            Amounts requested) {
        public Offer {
            taints = List.copyOf(taints);
        }

        /// Without what its pods request where they cannot be read.
        public static Offer of(Node node) {
            Optional<Node.Use> use = node.use().known();
            return new Offer(
                    node.name(),
                    node.state(),
                    !node.schedulable(),
                    node.row().taints(),
                    node.allocatable(),
                    use.map(Node.Use::requested)
                            .orElse(Amounts.NONE)
                            .plus(pods(use.map(Node.Use::pods).orElse(0))));
        }

        /// Bound pods count as the resource `pods`, which no pod requests.
        static Amounts pods(int count) {
            return Amounts.of(Map.of("pods", BigDecimal.valueOf(count)));
        }

        /// What may still be requested; a node that names no limit of pods has none.
        public Amounts free() {
            Amounts limits = allocatable.has("pods") ? allocatable : allocatable.plus(ANY_PODS);
            return limits.minus(requested);
        }
    }

    /// @param node null in the row for all nodes
    /// @param limitedBy resources that allow just `fits`, or one word why the node takes none:
    ///   `not-ready` `cordoned` `taint` `not-offered`
    public record Row(String profile, @Nullable String node, long fits, List<String> limitedBy) {
        public Row {
            limitedBy = List.copyOf(limitedBy);
        }
    }

    private HeadroomTable() {}

    /// For every profile its row for all nodes, then one row a node.
    public static List<Row> of(List<Profile> profiles, List<Offer> offers, SessionModel model) {
        List<Offer> nodes =
                offers.stream()
                        .sorted(Comparator.comparing(Offer::node, NaturalOrder.NAMES))
                        .toList();
        List<Row> rows = new ArrayList<>();
        for (Profile profile : profiles) {
            List<Row> each = nodes.stream().map(node -> on(profile, node, model)).toList();
            rows.add(all(profile, each));
            rows.addAll(each);
        }
        return rows;
    }

    /// The row of one node.
    public static Row on(Profile profile, Offer offer, SessionModel model) {
        Amounts need = profile.wanted(model);
        String refusal = refusal(profile, offer);
        if (!refusal.isEmpty()) {
            return new Row(profile.name(), offer.node(), 0, List.of(refusal));
        }
        Headroom room = Headroom.of(offer.free(), need);
        return new Row(profile.name(), offer.node(), room.times(), room.limits());
    }

    private static String refusal(Profile profile, Offer offer) {
        if (offer.state() == NodeState.NO_CONTACT || offer.state() == NodeState.NOT_READY) {
            return "not-ready";
        }
        if (offer.cordoned()) {
            return "cordoned";
        }
        if (!offer.taints().stream().allMatch(profile::tolerates)) {
            return "taint";
        }
        String device = profile.resource();
        boolean offered = device == null || offer.allocatable().get(device).signum() > 0;
        return offered ? "" : "not-offered";
    }

    private static Row all(Profile profile, List<Row> rows) {
        long fits = 0;
        Map<String, Integer> resources = new TreeMap<>();
        Map<String, Integer> words = new TreeMap<>();
        for (Row row : rows) {
            fits += row.fits();
            for (String limit : row.limitedBy()) {
                (isWord(limit) ? words : resources).merge(limit, 1, Integer::sum);
            }
        }
        Map<String, Integer> said = resources.isEmpty() ? words : resources;
        List<String> limits =
                said.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .map(Map.Entry::getKey)
                        .toList();
        return new Row(profile.name(), null, fits, limits);
    }

    private static boolean isWord(String limit) {
        return switch (limit) {
            case "not-ready", "cordoned", "taint", "not-offered" -> true;
            default -> false;
        };
    }
}
