package console.services.fleet;

import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.FleetSnapshot.Bundle.Drifted;
import console.services.resource.BundleState;
import console.services.row.BundleDeploymentRow;
import console.services.row.BundleRow;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Every bundle in the console's words, judged by its deployments and its dependencies.
final class BundleFold {
    private final List<BundleRow> shown;
    private final Map<String, List<BundleDeploymentRow>> deployments;
    private final boolean told;
    private final Dependencies graph;
    private final Map<String, Long> titles;

    /// @param known the deployments; null where they are not known
    BundleFold(Collection<BundleRow> all, @Nullable Collection<BundleDeploymentRow> known) {
        Collection<BundleDeploymentRow> deployed = known == null ? List.of() : known;
        told = known != null;
        graph = new Dependencies(all, deployed);
        deployments = deployed.stream().collect(Collectors.groupingBy(BundleDeploymentRow::bundle));
        shown =
                all.stream()
                        .filter(row -> !isAgent(row))
                        .sorted(Comparator.comparing(BundleRow::key))
                        .toList();
        titles =
                shown.stream()
                        .collect(
                                Collectors.groupingBy(
                                        BundleFold::shortName, Collectors.counting()));
    }

    List<Bundle> bundles() {
        return shown.stream().map(this::bundle).toList();
    }

    List<List<String>> cycles() {
        return graph.cycles();
    }

    private static boolean isAgent(BundleRow row) {
        return row.repo().isEmpty() && row.name().startsWith("fleet-agent");
    }

    /// The name without that of its repository.
    private static String shortName(BundleRow row) {
        String prefix = row.repo() + "-";
        boolean shorter = row.name().startsWith(prefix) && row.name().length() > prefix.length();
        return shorter ? row.name().substring(prefix.length()) : row.name();
    }

    private Bundle bundle(BundleRow row) {
        String key = row.key();
        BundleState state = graph.state(key);
        String title = shortName(row);
        return new Bundle(
                row.namespace(),
                row.name(),
                titles.getOrDefault(title, 0L) == 1 ? title : row.name(),
                state,
                graph.fleetState(key).word(),
                row.hasSummary() ? row.counters().getOrDefault("ready", 0) : null,
                row.hasSummary() ? row.counters().getOrDefault("desiredReady", 0) : null,
                row.commit(),
                message(row, state),
                row.repo(),
                row.dependsOn().stream().map(BundleRow.Dependency::toString).toList(),
                graph.of(key),
                graph.unknown(key),
                List.copyOf(graph.blockers(key)),
                row.paused(),
                row.changed(),
                state != BundleState.READY && runsFormer(key),
                told ? drifted(key) : null,
                0);
    }

    private Drifted drifted(String key) {
        List<BundleDeploymentRow> own = deployments.getOrDefault(key, List.of());
        return new Drifted(
                own.stream().mapToInt(row -> row.modified().size()).sum(),
                own.stream().anyMatch(BundleDeploymentRow::incomplete));
    }

    /// What was applied before is ready, and what is to be applied is another.
    private boolean runsFormer(String key) {
        return deployments.getOrDefault(key, List.of()).stream()
                .anyMatch(
                        each ->
                                each.ready()
                                        && !each.applied().isEmpty()
                                        && !each.applied().equals(each.desired()));
    }

    private @Nullable String message(BundleRow row, BundleState state) {
        if (state == BundleState.READY) {
            return null;
        }
        return deployments.getOrDefault(row.key(), List.of()).stream()
                .map(Words::message)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .or(() -> java.util.Optional.of(row.message()))
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }
}
