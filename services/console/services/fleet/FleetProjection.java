package console.services.fleet;

import console.services.fact.Projection;
import console.services.fact.Rows;
import console.services.fact.Source;
import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.FleetSnapshot.Bundles;
import console.services.fleet.FleetSnapshot.Repo;
import console.services.row.BundleDeploymentRow;
import console.services.row.GitRepoRow;
import console.services.row.Sources;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Folds bundles, their deployments and their repositories; as a whole, for a few hundred objects.
public final class FleetProjection implements Projection<FleetSnapshot> {
    @Override
    public String topic() {
        return "fleet";
    }

    @Override
    public Set<Source<?>> sources() {
        return Set.of(Sources.BUNDLES, Sources.BUNDLE_DEPLOYMENTS, Sources.GIT_REPOS);
    }

    @Override
    public Set<Source<?>> required() {
        return Set.of(Sources.BUNDLES);
    }

    @Override
    public FleetSnapshot fold(Rows rows, Instant now) {
        BundleFold fold =
                new BundleFold(
                        rows.all(Sources.BUNDLES),
                        rows.read(Sources.BUNDLE_DEPLOYMENTS, all -> all).known().orElse(null));
        Bundles bundles = new Bundles(fold.bundles(), fold.cycles());
        return new FleetSnapshot(
                now,
                rows.status(Sources.BUNDLE_DEPLOYMENTS)
                        .judged(rows.read(Sources.BUNDLES, _ -> bundles)),
                rows.read(Sources.BUNDLE_DEPLOYMENTS, FleetProjection::byBundle),
                rows.read(Sources.GIT_REPOS, all -> repos(all, bundles.all())));
    }

    private static Map<String, List<BundleDeploymentRow>> byBundle(
            Collection<BundleDeploymentRow> all) {
        return Map.copyOf(
                all.stream()
                        .sorted(Comparator.comparing(BundleDeploymentRow::key))
                        .collect(Collectors.groupingBy(BundleDeploymentRow::bundle)));
    }

    private static List<Repo> repos(Collection<GitRepoRow> all, List<Bundle> bundles) {
        List<Repo> repos = new ArrayList<>();
        for (GitRepoRow row : all) {
            Optional<String> git = gitState(row);
            Repo repo =
                    new Repo(
                            row.namespace(),
                            row.name(),
                            row.repo(),
                            row.branch(),
                            row.commit(),
                            row.pollingCommit(),
                            row.pollingSeconds(),
                            git.orElse(null),
                            message(row),
                            row.paused(),
                            git.isEmpty(),
                            row.paths(),
                            row.polled());
            repos.add(repo.by(bundles));
        }
        repos.sort(Comparator.comparing(Repo::namespace).thenComparing(Repo::name));
        return List.copyOf(repos);
    }

    private static @Nullable String message(GitRepoRow row) {
        if (!row.error().isEmpty()) {
            return row.error();
        }
        return row.message().isEmpty() ? null : row.message();
    }

    /// What Git itself is up to; empty where its bundles have the word.
    private static Optional<String> gitState(GitRepoRow row) {
        if ("True".equals(row.stalled()) || "False".equals(row.polling())) {
            return Optional.of("git-error");
        }
        if (row.job().equals("Failed")) {
            return Optional.of("git-job-failed");
        }
        if (row.display().equals("GitUpdating")) {
            return Optional.of("updating");
        }
        boolean told = !row.pollingCommit().isEmpty() && !row.commit().isEmpty();
        boolean pending = told && !row.pollingCommit().equals(row.commit());
        return pending ? Optional.of("new-commit-pending") : Optional.empty();
    }
}
