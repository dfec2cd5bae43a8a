package console.services.kube;

import static console.services.kube.Fields.at;
import static console.services.kube.Fields.condition;
import static console.services.kube.Fields.flag;
import static console.services.kube.Fields.map;
import static console.services.kube.Fields.text;
import static console.services.kube.Fields.textOrNull;
import static console.services.kube.Fields.texts;
import static console.services.kube.Fields.time;

import console.services.row.BundleDeploymentRow;
import console.services.row.BundleDeploymentRow.Condition;
import console.services.row.BundleDeploymentRow.Item;
import console.services.row.BundleRow;
import console.services.row.BundleRow.Dependency;
import console.services.row.BundleRow.Requirement;
import console.services.row.GitRepoRow;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rows of Fleet's bundles, their deployments and their repositories. The manifests of a bundle are
/// never kept.
final class FleetRows {
    private static final String LABEL = "fleet.cattle.io/";
    private static final int POLLING = 15; // Fleet's own, where nothing is told
    private static final Pattern PART = Pattern.compile("(\\d{1,6})(h|m|s)");

    private FleetRows() {}

    static BundleRow bundle(JsonNode bundle) {
        JsonNode metadata = bundle.path("metadata");
        JsonNode summary = at(bundle, "status", "summary");
        Map<String, Integer> counters = new HashMap<>();
        for (Map.Entry<String, JsonNode> counter : summary.properties()) {
            if (counter.getValue().isInt()) {
                counters.put(counter.getKey(), counter.getValue().intValue());
            }
        }
        JsonNode ready = condition(bundle, "Ready");
        return new BundleRow(
                text(metadata, "namespace"),
                text(metadata, "name"),
                text(metadata, "labels", LABEL + "repo-name"),
                text(metadata, "labels", LABEL + "commit"),
                dependencies(bundle),
                flag(bundle, "spec", "paused"),
                !text(metadata, "deletionTimestamp").isEmpty(),
                textOrNull(ready, "status"),
                message(ready, summary),
                counters,
                summary.isObject(),
                transitioning(summary),
                changed(ready));
    }

    private static @Nullable Instant changed(JsonNode ready) {
        Instant updated = time(ready, "lastUpdateTime");
        return updated == null ? time(ready, "lastTransitionTime") : updated;
    }

    private static List<Dependency> dependencies(JsonNode bundle) {
        List<Dependency> all = new ArrayList<>();
        for (JsonNode entry : at(bundle, "spec", "dependsOn")) {
            Map<String, String> labels = map(at(entry, "selector", "matchLabels"), _ -> true);
            String name = textOrNull(entry, "name");
            List<Requirement> requirements = new ArrayList<>();
            for (JsonNode each : at(entry, "selector", "matchExpressions")) {
                requirements.add(
                        new Requirement(
                                text(each, "key"),
                                text(each, "operator"),
                                texts(each.path("values"))));
            }
            Set<String> accepted = new HashSet<>(texts(entry.path("acceptedStates")));
            if (name != null || !labels.isEmpty() || !requirements.isEmpty()) {
                all.add(new Dependency(name, labels, requirements, accepted));
            }
        }
        return all;
    }

    private static boolean transitioning(JsonNode summary) {
        List<Item> items = new ArrayList<>();
        summary.path("nonReadyResources")
                .forEach(each -> items.addAll(unready(each.path("nonReadyStatus"))));
        return !items.isEmpty() && items.stream().allMatch(Item::transitioning);
    }

    /// The words of the resource that is not ready come first: the condition only joins them.
    private static String message(JsonNode ready, JsonNode summary) {
        String said = text(summary.path("nonReadyResources").path(0), "message");
        return said.isEmpty() ? text(ready, "message") : said;
    }

    static BundleDeploymentRow deployment(JsonNode deployment) {
        JsonNode metadata = deployment.path("metadata");
        JsonNode labels = metadata.path("labels");
        JsonNode status = deployment.path("status");
        Map<String, Condition> conditions = new HashMap<>();
        for (JsonNode each : status.path("conditions")) {
            conditions.putIfAbsent(
                    text(each, "type"), new Condition(text(each, "status"), text(each, "message")));
        }
        return new BundleDeploymentRow(
                text(metadata, "namespace"),
                text(metadata, "name"),
                text(labels, LABEL + "bundle-namespace")
                        + "/"
                        + text(labels, LABEL + "bundle-name"),
                map(labels, _ -> true),
                text(deployment, "spec", "deploymentID"),
                text(deployment, "spec", "stagedDeploymentID"),
                text(status, "appliedDeploymentID"),
                flag(status, "ready"),
                flag(status, "nonModified"),
                conditions,
                unready(status.path("nonReadyStatus")),
                modified(status.path("modifiedStatus")),
                flag(status, "incompleteState"));
    }

    private static List<Item> unready(JsonNode list) {
        List<Item> items = new ArrayList<>();
        for (JsonNode each : list) {
            JsonNode summary = each.path("summary");
            boolean moving = flag(summary, "transitioning") && !flag(summary, "error");
            items.add(item(each, moving, String.join("; ", texts(summary.path("message")))));
        }
        return items;
    }

    private static List<Item> modified(JsonNode list) {
        List<Item> items = new ArrayList<>();
        for (JsonNode each : list) {
            String fact =
                    flag(each, "missing")
                            ? "missing"
                            : flag(each, "delete")
                                    ? "not in Git"
                                    : flag(each, "exist")
                                            ? "owned by something else"
                                            : text(each, "patch");
            items.add(item(each, false, fact));
        }
        return items;
    }

    private static Item item(JsonNode each, boolean transitioning, String fact) {
        return new Item(
                text(each, "kind"),
                text(each, "namespace"),
                text(each, "name"),
                transitioning,
                fact);
    }

    static GitRepoRow repo(JsonNode repo) {
        JsonNode spec = repo.path("spec");
        JsonNode status = repo.path("status");
        JsonNode stalled = condition(repo, "Stalled");
        JsonNode polling = condition(repo, "GitPolling");
        String error =
                text(stalled, "status").equals("True")
                        ? text(stalled, "message")
                        : text(polling, "status").equals("False") ? text(polling, "message") : "";
        return new GitRepoRow(
                text(repo, "metadata", "namespace"),
                text(repo, "metadata", "name"),
                text(spec, "repo"),
                text(spec, "branch"),
                text(status, "commit"),
                text(status, "pollingCommit"),
                text(status, "gitJobStatus"),
                text(status, "display", "state"),
                textOrNull(stalled, "status"),
                textOrNull(polling, "status"),
                error,
                text(status, "display", "message"),
                flag(spec, "disablePolling") ? 0 : seconds(text(spec, "pollingInterval")),
                flag(spec, "paused"),
                texts(spec.path("paths")),
                time(status, "lastPollingTriggered"));
    }

    /// A Go duration (`1m30s`); nothing and zero mean Fleet's own rhythm.
    private static int seconds(String duration) {
        int seconds = 0;
        Matcher part = PART.matcher(duration);
        while (part.find()) {
            int unit = part.group(2).equals("h") ? 3600 : part.group(2).equals("m") ? 60 : 1;
            seconds += Integer.parseInt(part.group(1)) * unit;
        }
        return seconds == 0 ? POLLING : seconds;
    }
}
