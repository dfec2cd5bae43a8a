package console.app;

import console.services.fleet.FleetSnapshot;
import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.FleetSnapshot.Bundles;
import console.services.fleet.FleetSnapshot.Repo;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;

/// Fleet as `status` prints it. Its names are an interface for scripts: more may be added, none is
/// renamed.
final class FleetJson {
    private FleetJson() {}

    /// Null when nothing at all is known.
    static @Nullable ObjectNode value(FleetSnapshot snapshot) {
        if (snapshot.bundles().known().isEmpty() && snapshot.repos().known().isEmpty()) {
            return null;
        }
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        boolean deployed = snapshot.deployments().known().isPresent();
        JsonParts.array(
                value,
                "bundles",
                snapshot.bundles().map(Bundles::all),
                (bundle, into) -> bundle(bundle, deployed, into));
        if (snapshot.bundles().known().isEmpty()) {
            value.putNull("cycles");
        } else {
            ArrayNode cycles = value.putArray("cycles");
            for (List<String> cycle : snapshot.bundles().known().get().cycles()) {
                ArrayNode names = cycles.addArray();
                cycle.forEach(key -> names.add(name(key)));
            }
        }
        JsonParts.array(value, "gitRepos", snapshot.repos(), FleetJson::repo);
        return value;
    }

    /// @param deployed whether its deployments are known
    private static void bundle(Bundle bundle, boolean deployed, ObjectNode into) {
        into.put("namespace", bundle.namespace());
        into.put("name", bundle.name());
        into.put("state", bundle.state().word());
        into.put("ready", bundle.ready());
        into.put("desired", bundle.desired());
        into.put("commit", bundle.commit().isEmpty() ? null : bundle.commit());
        into.put("message", bundle.message());
        JsonParts.texts(into, "dependsOn", bundle.dependsOn());
        JsonParts.texts(into, "unknownDependencies", bundle.unknown());
        JsonParts.texts(
                into, "blockedBy", bundle.blockedBy().stream().map(FleetJson::name).toList());
        into.put("paused", bundle.paused());
        into.put("changed", time(bundle.changed()));
        into.put("formerVersionRuns", deployed ? bundle.former() : null);
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static String name(String key) {
        return key.substring(key.indexOf('/') + 1);
    }

    private static void repo(Repo repo, ObjectNode into) {
        into.put("namespace", repo.namespace());
        into.put("name", repo.name());
        into.put("repo", repo.repo());
        into.put("branch", repo.branch());
        into.put("commit", repo.commit().isEmpty() ? null : repo.commit());
        into.put("pollingCommit", repo.pollingCommit().isEmpty() ? null : repo.pollingCommit());
        into.put("state", repo.state());
        into.put("message", repo.message());
        into.put("paused", repo.paused());
        JsonParts.texts(into, "paths", repo.paths());
        into.put("polled", time(repo.polled()));
    }
}
