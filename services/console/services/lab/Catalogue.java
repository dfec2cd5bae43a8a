package console.services.lab;

import console.services.lab.api.Json;
import console.services.lab.api.Resource;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/// What tells which parts are installed: definitions of the custom kinds, and the monitoring
/// stack's own objects.
final class Catalogue {
    private static final String GROUP = ".monitoring.coreos.com";

    private final World world;

    Catalogue(World world) {
        this.world = world;
    }

    void build() {
        for (Resource resource : world.store.resources()) {
            if (resource.custom()) {
                definition(resource);
            }
        }
        program("prometheuses", "v3.7.3");
        program("alertmanagers", "v0.29.0");
        monitor("gpu-operator", "nvidia-dcgm-exporter", Map.of("app", "nvidia-dcgm-exporter"));
        monitor("ingress-nginx", "ingress-nginx-controller", Map.of("release", "monitoring"));
        ObjectNode rules = world.object("monitoring", "node-rules", Map.of());
        ObjectNode group = rules.putObject("spec").putArray("groups").addObject();
        ObjectNode rule = group.put("name", "nodes").putArray("rules").addObject();
        rule.put("alert", "NodeNotReady").put("expr", "kube_node_status_condition == 0");
        world.put("prometheusrules" + GROUP, rules);
    }

    private void definition(Resource resource) {
        ObjectNode tree = world.object("", resource.id(), Map.of());
        ObjectNode spec = tree.putObject("spec").put("group", resource.group());
        spec.put("scope", resource.namespaced() ? "Namespaced" : "Cluster");
        ObjectNode names = spec.putObject("names").put("plural", resource.plural());
        names.put("kind", resource.kind()).put("listKind", resource.kind() + "List");
        names.put("singular", resource.kind().toLowerCase(java.util.Locale.ROOT));
        names.set("shortNames", Json.strings(resource.shortNames()));
        ObjectNode version = spec.putArray("versions").addObject();
        version.put("name", resource.version()).put("served", true).put("storage", true);
        ObjectNode status = tree.putObject("status");
        status.set("acceptedNames", names.deepCopy());
        status.set("storedVersions", Json.strings(List.of(resource.version())));
        world.condition(
                status.putArray("conditions"), "Established", "True", "InitialNamesAccepted");
        world.put("customresourcedefinitions.apiextensions.k8s.io", tree);
    }

    private void program(String plural, String version) {
        ObjectNode tree = world.object("monitoring", "monitoring", Map.of("release", "monitoring"));
        ObjectNode spec = tree.putObject("spec").put("replicas", 1).put("version", version);
        spec.put("paused", false);
        if (plural.equals("prometheuses")) {
            spec.put("scrapeInterval", "30s").put("retention", "10d");
            spec.putObject("serviceMonitorSelector");
        }
        ObjectNode status = tree.putObject("status").put("paused", false).put("replicas", 1);
        status.put("updatedReplicas", 1).put("availableReplicas", 1).put("unavailableReplicas", 0);
        var conditions = status.putArray("conditions");
        world.condition(conditions, "Available", "True", "");
        world.condition(conditions, "Reconciled", "True", "");
        world.put(plural + GROUP, tree);
    }

    private void monitor(String namespace, String name, Map<String, String> labels) {
        ObjectNode tree = world.object(namespace, name, labels);
        ObjectNode spec = tree.putObject("spec").put("jobLabel", "app");
        spec.putArray("endpoints").addObject().put("port", "metrics").put("interval", "15s");
        world.put("servicemonitors" + GROUP, tree);
    }
}
