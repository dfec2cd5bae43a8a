package console.services.lab;

import console.services.lab.api.Json;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The eight bundles of the plan with their dependencies, in Fleet's own states.
final class Fleet {
    static final String NAMESPACE = "cluster-fleet-local-local-1a3d67d0a899";
    private static final String REPO = "cluster-maintenance";
    private static final String COMMIT = "5f0c2ad9e1b7c44d0a6f2f7f1a9be0d5c3e8a412";
    private static final List<String> NAMES =
            List.of(
                    "storage-classes",
                    "gpu-operator",
                    "metallb",
                    "metallb-config",
                    "wildcard-cert",
                    "ingress-nginx",
                    "jupyterhub",
                    "monitoring");
    private static final Map<String, List<String>> DEPENDS =
            Map.of(
                    "gpu-operator", List.of("storage-classes"),
                    "metallb", List.of("gpu-operator"),
                    "metallb-config", List.of("metallb"),
                    "ingress-nginx", List.of("metallb-config"),
                    "jupyterhub", List.of("ingress-nginx", "wildcard-cert"),
                    "monitoring", List.of("jupyterhub"));

    private static final Duration AGE = Duration.ofDays(12);

    private final World world;
    private boolean built;

    Fleet(World world) {
        this.world = world;
    }

    void build() {
        ObjectNode repo = world.object("fleet-local", REPO, Map.of());
        ObjectNode spec = repo.putObject("spec");
        spec.put("repo", "https://github.com/cps-gpu-cluster/cluster-maintenance");
        spec.put("branch", "main").set("paths", Json.strings(NAMES));
        ObjectNode status = repo.putObject("status").put("commit", COMMIT);
        status.put("pollingCommit", COMMIT).put("gitJobStatus", "Current");
        polled(status);
        status.put("readyClusters", 1).put("desiredReadyClusters", 1);
        status.putObject("summary").put("ready", 8).put("desiredReady", 8);
        status.putObject("display").put("readyBundleDeployments", "8/8").put("state", "");
        world.condition(status.putArray("conditions"), "Ready", "True", "");
        world.put("gitrepos.fleet.cattle.io", repo);
        ObjectNode cluster = world.object("fleet-local", "local", Map.of());
        cluster.putObject("spec");
        ObjectNode seen = cluster.putObject("status").put("namespace", NAMESPACE);
        seen.putObject("display").put("readyBundles", "9/9");
        seen.putObject("agent").put("lastSeen", world.now().toString());
        world.put("clusters.fleet.cattle.io", cluster);
        NAMES.forEach(this::bundle);
        built = true;
    }

    /// Fleet has looked at the repository.
    void poll() {
        world.store.update(
                "gitrepos.fleet.cattle.io",
                "fleet-local",
                REPO,
                repo -> polled(Json.child(repo, "status")));
    }

    private void polled(ObjectNode status) {
        status.put("lastPollingTriggered", world.now().toString());
    }

    private static String full(String name) {
        return REPO + "-" + name;
    }

    private void bundle(String name) {
        Map<String, String> labels =
                Map.of("fleet.cattle.io/repo-name", REPO, "fleet.cattle.io/commit", COMMIT);
        ObjectNode bundle = world.object("fleet-local", full(name), labels);
        dependencies(bundle.putObject("spec"), name);
        bundle.putObject("status");
        world.put("bundles.fleet.cattle.io", bundle);
        ObjectNode deployment =
                world.object(
                        NAMESPACE,
                        full(name),
                        Map.of(
                                "fleet.cattle.io/bundle-name",
                                full(name),
                                "fleet.cattle.io/bundle-namespace",
                                "fleet-local",
                                "fleet.cattle.io/repo-name",
                                REPO));
        ObjectNode spec = deployment.putObject("spec");
        String id = "s-" + world.ids.suffix(12) + ":" + world.ids.suffix(12);
        spec.put("deploymentID", id).put("stagedDeploymentID", id);
        dependencies(spec, name);
        deployment.putObject("status");
        world.put("bundledeployments.fleet.cattle.io", deployment);
        state(name, "Ready", "");
    }

    private static void dependencies(ObjectNode spec, String name) {
        List<String> names = DEPENDS.getOrDefault(name, List.of());
        if (!names.isEmpty()) {
            ArrayNode list = spec.putArray("dependsOn");
            names.forEach(each -> list.addObject().put("name", full(each)));
        }
    }

    /// Puts a bundle and its deployment into one of Fleet's states (`Ready`, `NotReady`,
    /// `WaitApplied`, `ErrApplied`) with its message.
    void state(String name, String state, String message) {
        state(name, state, message, Json.array());
    }

    /// The same for want of an object that is on its way: `DaemonSet`, its namespace and name.
    void waits(String name, String kind, String namespace, String object, String fact) {
        String lower = kind.toLowerCase(Locale.ROOT);
        ArrayNode items = Json.array();
        ObjectNode item = items.addObject().put("kind", kind).put("apiVersion", "apps/v1");
        item.put("namespace", namespace).put("name", object);
        ObjectNode summary = item.putObject("summary").put("state", "in-progress");
        summary.put("transitioning", true).putArray("message").add(fact);
        String message = "%s.apps %s/%s [progressing] %s".formatted(lower, namespace, object, fact);
        state(name, "NotReady", message, items);
    }

    private void state(String name, String state, String message, ArrayNode items) {
        boolean ready = state.equals("Ready");
        world.store.update(
                "bundles.fleet.cattle.io",
                "fleet-local",
                full(name),
                bundle -> summary(Json.child(bundle, "status"), state, message, items));
        world.store.update(
                "bundledeployments.fleet.cattle.io",
                NAMESPACE,
                full(name),
                deployment -> {
                    String id = Json.text(deployment, "spec", "deploymentID");
                    boolean applied = ready || state.equals("NotReady");
                    // What was applied before goes on running while the new one is refused.
                    boolean runs = ready || !applied;
                    ObjectNode status = deployment.putObject("status");
                    status.put("appliedDeploymentID", applied ? id : id + "-before");
                    status.put("ready", runs).put("nonModified", true);
                    status.put("release", name + "/" + full(name) + ":3");
                    if (!items.isEmpty()) {
                        status.set("nonReadyStatus", items);
                    }
                    ArrayNode conditions = status.putArray("conditions");
                    boolean failed = state.equals("ErrApplied");
                    world.condition(conditions, "Deployed", failed ? "False" : "True", "")
                            .put("message", failed ? message : "");
                    world.condition(conditions, "Installed", "True", "");
                    world.condition(conditions, "Ready", runs ? "True" : "False", "")
                            .put("message", runs ? "" : message);
                });
    }

    private void summary(ObjectNode status, String state, String message, ArrayNode items) {
        boolean ready = state.equals("Ready");
        ObjectNode summary = status.putObject("summary");
        summary.put("ready", ready ? 1 : 0).put("desiredReady", 1);
        if (!ready) {
            summary.put(Character.toLowerCase(state.charAt(0)) + state.substring(1), 1);
            ObjectNode resource = summary.putArray("nonReadyResources").addObject();
            resource.put("name", "fleet-local/local").put("bundleState", state);
            resource.put("message", message);
            if (!items.isEmpty()) {
                resource.set("nonReadyStatus", items.deepCopy());
            }
        }
        ObjectNode display = status.putObject("display");
        display.put("readyClusters", ready ? "1/1" : "0/1").put("state", ready ? "" : state);
        ArrayNode conditions = status.putArray("conditions");
        world.condition(conditions, "Ready", ready ? "True" : "False", "")
                .put("message", ready ? "" : state + "(1) [Cluster fleet-local/local]; " + message)
                .put("lastUpdateTime", world.ago(built ? Duration.ZERO : AGE));
    }
}
