package console.services.fleet;

import console.services.fact.Reading;
import console.services.resource.BundleState;
import console.services.row.BundleDeploymentRow;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What Git says against what runs. Always there; each part says itself how fresh it is or why it
/// is not there. Fleet's own agent bundles are left out.
///
/// @param deployments by the key of their bundle: what the agent made of it, with the objects that
///   are not ready or differ
public record FleetSnapshot(
        Instant taken,
        Reading<Bundles> bundles,
        Reading<Map<String, List<BundleDeploymentRow>>> deployments,
        Reading<List<Repo>> repos) {

    /// @param cycles keys of bundles that wait for each other, or for themselves
    public record Bundles(List<Bundle> all, List<List<String>> cycles) {
        public Bundles {
            all = List.copyOf(all);
            cycles = List.copyOf(cycles);
        }
    }

    /// @param title the name without what its repository puts before it, where that is unique
    /// @param state in the console's words; `fleet` in Fleet's own
    /// @param ready clusters where it is ready, of `desired`; null where Fleet says neither
    /// @param message in Fleet's words, null when ready or where it has none
    /// @param dependsOn every name, also those in `unknown`
    /// @param edges keys of the bundles that these names mean
    /// @param blockedBy keys of the bundles on the way down that are not accepted
    /// @param changed when what it says of being ready last changed; null where it does not tell
    /// @param former whether what was applied before is ready and goes on running
    /// @param drifted its objects that differ from Git; null where its deployments are not known
    /// @param changes how often it became ready or ceased to be in the last five minutes; 0 where
    ///   that was not often
    public record Bundle(
            String namespace,
            String name,
            String title,
            BundleState state,
            String fleet,
            @Nullable Integer ready,
            @Nullable Integer desired,
            String commit,
            @Nullable String message,
            String repo,
            List<String> dependsOn,
            List<String> edges,
            List<String> unknown,
            List<String> blockedBy,
            boolean paused,
            @Nullable Instant changed,
            boolean former,
            @Nullable Drifted drifted,
            int changes) {
        /// @param incomplete whether Fleet cut its list, so that there are at least so many
        public record Drifted(int objects, boolean incomplete) {}

        /// The same in another state for the eye.
        Bundle as(BundleState shown, int often) {
            return new Bundle(
                    namespace, name, title, shown, fleet, ready, desired, commit, message, repo,
                    dependsOn, edges, unknown, blockedBy, paused, changed, former, drifted, often);
        }

        public String key() {
            return namespace + "/" + name;
        }
    }

    /// @param state `git-error` `git-job-failed` `updating` `new-commit-pending`, else the word of
    ///   its worst bundle; null without bundles
    /// @param message null where there is nothing to say
    /// @param ofBundles whether the state is that of its bundles, and as old as they are
    /// @param polled when Fleet last looked at it; null where that is not told
    public record Repo(
            String namespace,
            String name,
            String repo,
            String branch,
            String commit,
            String pollingCommit,
            int pollingSeconds,
            @Nullable String state,
            @Nullable String message,
            boolean paused,
            boolean ofBundles,
            List<String> paths,
            @Nullable Instant polled) {
        /// The same with the word of the worst of its bundles, where these have the word.
        Repo by(List<Bundle> bundles) {
            if (!ofBundles) {
                return this;
            }
            String worst =
                    bundles.stream()
                            .filter(each -> each.namespace().equals(namespace))
                            .filter(each -> each.repo().equals(name))
                            .map(Bundle::state)
                            .min(Comparator.comparingInt(Words::rank))
                            .map(BundleState::word)
                            .orElse(null);
            return new Repo(
                    namespace,
                    name,
                    repo,
                    branch,
                    commit,
                    pollingCommit,
                    pollingSeconds,
                    worst,
                    message,
                    paused,
                    true,
                    paths,
                    polled);
        }
    }
}
