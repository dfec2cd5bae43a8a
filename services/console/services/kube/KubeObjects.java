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
import java.util.Optional;

/// Whole objects on demand, for the drawer. Blocks: virtual threads only.
public final class KubeObjects {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                    .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                    .build();

    private final KubeHttp http;
    private final Timer timer;

    public KubeObjects(KubeHttp http, Timer timer) {
        this.http = http;
        this.timer = timer;
    }

    /// As YAML without managed fields. Secrets are not among the kinds.
    ///
    /// @param resource as `kubectl` spells it: `nodes`, `bundles.fleet.cattle.io`
    public String yaml(String resource, String namespace, String name) throws KubeException {
        Optional<Kind<?>> kind = Kind.named(resource);
        if (kind.isEmpty()) {
            throw new KubeException(Reason.FORBIDDEN, resource, "never read by this console", 0);
        }
        String path = kind.get().path(encoded(namespace), encoded(name));
        JsonNode tree = json(kind.get().source().name() + " " + name, path);
        if (tree.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
        }
        return YAML.writeValueAsString(tree);
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
