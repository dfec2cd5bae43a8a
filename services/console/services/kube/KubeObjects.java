package console.services.kube;

import console.services.fact.Reason;
import console.services.fact.Timer;
import console.services.row.EventRow;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whole objects on demand, for the drawer. Blocks: virtual threads only.
public final class KubeObjects {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                    .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                    .build();

    private static final String POD = "/api/v1/namespaces/%s/pods/%s";

    /// Kinds that no list is kept of, by their names in an object: where Fleet names one of them,
    /// it is read for itself.
    private static final Map<String, String> WORKLOADS =
            Map.of(
                    "DaemonSet", "/apis/apps/v1/namespaces/%s/daemonsets/%s",
                    "Deployment", "/apis/apps/v1/namespaces/%s/deployments/%s",
                    "ReplicaSet", "/apis/apps/v1/namespaces/%s/replicasets/%s",
                    "StatefulSet", "/apis/apps/v1/namespaces/%s/statefulsets/%s",
                    "Job", "/apis/batch/v1/namespaces/%s/jobs/%s",
                    "Pod", POD,
                    "Service", "/api/v1/namespaces/%s/services/%s",
                    "Ingress", "/apis/networking.k8s.io/v1/namespaces/%s/ingresses/%s",
                    "Certificate", "/apis/cert-manager.io/v1/namespaces/%s/certificates/%s");

    private final KubeHttp http;
    private final Timer timer;

    public KubeObjects(KubeHttp http, Timer timer) {
        this.http = http;
        this.timer = timer;
    }

    /// As YAML without managed fields. Secrets are not among the kinds.
    ///
    /// @param resource as `kubectl` spells it: `nodes`, `bundles.fleet.cattle.io`; or `Deployment`
    public String yaml(String resource, String namespace, String name) throws KubeException {
        String space = encoded(namespace);
        String path =
                Kind.named(resource)
                        .map(kind -> kind.path(space, encoded(name)))
                        .or(
                                () ->
                                        Optional.ofNullable(WORKLOADS.get(resource))
                                                .map(form -> form.formatted(space, encoded(name))))
                        .orElse("");
        if (path.isEmpty()) {
            throw new KubeException(Reason.FORBIDDEN, resource, "never read by this console", 0);
        }
        JsonNode tree = json(resource + " " + name, path);
        if (tree.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
        }
        return YAML.writeValueAsString(tree);
    }

    /// One pod with what its containers say.
    public PodStory pod(String namespace, String name) throws KubeException {
        String path = POD.formatted(encoded(namespace), encoded(name));
        return PodStory.of(json("pods " + name, path));
    }

    /// Once more where the server only asks for a little time.
    private JsonNode json(String item, String path) throws KubeException {
        try {
            return http.json(item, path, LIMIT);
        } catch (KubeException e) {
            Duration wait = e.retryAfter();
            if (!wait.isPositive() || wait.compareTo(LIMIT) > 0) {
                throw e;
            }
            new Patience(timer).sit(wait);
            return http.json(item, path, LIMIT);
        }
    }

    /// Events about an object, newest first.
    public List<EventRow> events(String kind, String namespace, String name) throws KubeException {
        String selector = "involvedObject.kind=" + kind + ",involvedObject.name=" + name;
        if (!namespace.isEmpty()) {
            selector += ",involvedObject.namespace=" + namespace;
        }
        String path = "/api/v1/events?limit=500&fieldSelector=" + encoded(selector);
        List<EventRow> events = new ArrayList<>();
        json("events", path).path("items").forEach(item -> events.add(CoreRows.event(item)));
        events.sort(EventRow.NEWEST_FIRST);
        return events;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
