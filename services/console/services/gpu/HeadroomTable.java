package console.services.gpu;

import console.services.resource.Amounts;
import console.services.resource.NaturalOrder;
import console.services.resource.NodeState;
import console.services.resource.SessionModel;
import console.services.row.InventoryRow.Profile;
import console.services.row.NodeRow.Taint;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How many more sessions of one profile fit, alone, and what runs out first. Rows of different
/// profiles compete for the same room: they must not be added.
public final class Headroom {

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
    }

    /// @param node null in the row for all nodes
    /// @param limitedBy resources that allow just `fits`, or one word why the node takes none:
    ///   `not-ready` `cordoned` `taint` `not-offered`
    public record Row(String profile, @Nullable String node, long fits, List<String> limitedBy) {
        public Row {
            limitedBy = List.copyOf(limitedBy);
        }
    }

    private Headroom() {}

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
        Amounts free = offer.allocatable().minus(offer.requested());
        long fits = Long.MAX_VALUE;
        List<String> limits = new ArrayList<>();
        for (Map.Entry<String, BigDecimal> each : need.byName().entrySet()) {
            if (each.getKey().equals("pods") && !offer.allocatable().has("pods")) {
                continue; // a node that names no limit has none
            }
            long here = pieces(free.get(each.getKey()), each.getValue());
            if (here < fits) {
                limits.clear();
            }
            if (here <= fits) {
                limits.add(each.getKey());
                fits = here;
            }
        }
        return new Row(profile.name(), offer.node(), fits, limits);
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

    /// Whole pieces, none where more is taken than there is.
    private static long pieces(BigDecimal free, BigDecimal need) {
        return free.signum() <= 0 ? 0 : free.divide(need, 0, RoundingMode.DOWN).longValueExact();
    }
}
