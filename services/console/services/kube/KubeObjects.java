package console.services.kube;

import console.services.row.EventRow;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Whole objects on demand, for the drawer. Blocks: virtual threads only.
public final class KubeObjects {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                    .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                    .build();
    private static final Map<String, String> ROOTS =
            Map.of(
                    "nodes", "/api/v1",
                    "pods", "/api/v1",
                    "services", "/api/v1",
                    "persistentvolumeclaims", "/api/v1",
                    "ingresses.networking.k8s.io", "/apis/networking.k8s.io/v1",
                    "bundles.fleet.cattle.io", "/apis/fleet.cattle.io/v1alpha1");

    private final KubeHttp http;

    public KubeObjects(KubeHttp http) {
        this.http = http;
    }

    /// As YAML without managed fields. Secrets are not among the kinds.
    public String yaml(String resource, String namespace, String name) throws KubeException {
        String root = ROOTS.getOrDefault(resource, "/api/v1");
        String plural = resource.split("\\.", 2)[0];
        String space = namespace.isEmpty() ? "" : "/namespaces/" + encoded(namespace);
        String path = root + space + "/" + plural + "/" + encoded(name);
        JsonNode tree = http.json(plural + " " + name, path, LIMIT);
        if (tree.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
        }
        return YAML.writeValueAsString(tree);
    }

    /// Events about an object, newest first.
    public List<EventRow> events(String kind, String namespace, String name) throws KubeException {
        String selector = "involvedObject.kind=" + kind + ",involvedObject.name=" + name;
        if (!namespace.isEmpty()) {
            selector += ",involvedObject.namespace=" + namespace;
        }
        String path = "/api/v1/events?limit=500&fieldSelector=" + encoded(selector);
        List<EventRow> events = new ArrayList<>();
        http.json("events", path, LIMIT)
                .path("items")
                .forEach(item -> events.add(CoreRows.event(item)));
        events.sort(Comparator.comparing(KubeObjects::time).reversed());
        return events;
    }

    private static Instant time(EventRow event) {
        Instant last = event.last();
        return last == null ? Instant.EPOCH : last;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
