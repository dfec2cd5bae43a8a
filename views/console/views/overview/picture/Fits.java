package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.row.InventoryRow;
import console.services.row.InventoryRow.Profile;
import console.services.topology.Node;
import console.services.topology.Node.Use;
import console.views.common.picture.Freshness;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What fits now on a node, in words; never an old result.
record Fits(Sheet sheet, Node node) {

    /// Empty where it cannot be told now.
    Optional<Reach> reach() {
        boolean live =
                sheet.fresh(node) == Freshness.LIVE && node.use() instanceof Reading.Live<Use>;
        return live && node.schedulable() && !profiles().isEmpty()
                ? node.use().known().map(_ -> Reach.of(node, profiles()))
                : Optional.empty();
    }

    /// By resource; the same for a picture that is old: its slots keep what they were.
    Map<String, Long> beyond() {
        return node.use().known().map(_ -> Reach.of(node, profiles()).beyond()).orElse(Map.of());
    }

    private List<Profile> profiles() {
        return sheet.declared().map(InventoryRow::profiles).orElse(List.of());
    }

    /// `CPU 10 · single 0`, or why it is not known.
    String words() {
        if (sheet.fresh(node) == Freshness.PROBLEM) {
            return sheet.text("overview.unknown");
        }
        if (sheet.fresh() == Freshness.STALE || node.use() instanceof Reading.Stale<?>) {
            return sheet.text("overview.fits.stale");
        }
        if (node.use() instanceof Reading.Absent<?> absent) {
            return sheet.text("overview.fits.unknown", sheet.words().reason(absent.why()));
        }
        if (!node.schedulable()) {
            return sheet.text("overview.fits.cordoned");
        }
        return reach().map(Fits::words).orElse(sheet.text("overview.fits.noProfiles"));
    }

    private static String words(Reach reach) {
        return reach.fits().entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(" · "));
    }

    /// What is free and out of reach, and why; empty where nothing is.
    String outOfReach(boolean narrow) {
        return reach().filter(each -> each.allBeyond() > 0)
                .map(
                        each ->
                                sheet.text(
                                        narrow ? "overview.reach.short" : "overview.reach",
                                        each.allBeyond(),
                                        scarce(each.scarce())))
                .orElse("");
    }

    /// What keeps free devices out of reach; empty where nothing does.
    String scarce() {
        return reach().map(each -> scarce(each.scarce())).orElse("");
    }

    private String scarce(String resource) {
        return switch (resource) {
            case "cpu" -> sheet.text("overview.scarce.cpu");
            case "memory" -> sheet.text("overview.scarce.memory");
            case "pods" -> sheet.text("overview.scarce.pods");
            default -> resource.replace("nvidia.com/", "");
        };
    }
}
