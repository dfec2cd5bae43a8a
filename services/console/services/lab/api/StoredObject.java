package console.services.lab.api;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.Map;

/// One version of one object: its JSON without kind and apiVersion, and what selectors ask for.
public final class StoredObject {
    private final Resource resource;
    private final String namespace;
    private final String name;
    private final String uid;
    private final long revision;
    private final Map<String, String> labels;
    private final PodFacts pod;
    private final String phase;
    private final byte[] json;

    private StoredObject(Resource resource, ObjectNode tree) {
        this.resource = resource;
        tree.remove("kind");
        tree.remove("apiVersion");
        JsonNode metadata = tree.path("metadata");
        namespace = Json.text(metadata, "namespace").intern();
        name = Json.text(metadata, "name");
        uid = Json.text(metadata, "uid");
        revision = metadata.path("resourceVersion").asLong(0);
        Map<String, String> found = new HashMap<>();
        for (Map.Entry<String, JsonNode> label : metadata.path("labels").properties()) {
            found.put(label.getKey().intern(), label.getValue().asString("").intern());
        }
        labels = Map.copyOf(found);
        pod = resource.id().equals("pods") ? PodFacts.of(tree) : PodFacts.NONE;
        phase = Json.text(tree, "status", "phase").intern();
        json = Json.bytes(tree);
    }

    static StoredObject of(Resource resource, ObjectNode tree) {
        return new StoredObject(resource, tree);
    }

    public Resource resource() {
        return resource;
    }

    public String namespace() {
        return namespace;
    }

    public String name() {
        return name;
    }

    public String uid() {
        return uid;
    }

    public long revision() {
        return revision;
    }

    public Map<String, String> labels() {
        return labels;
    }

    public String label(String key) {
        return labels.getOrDefault(key, "");
    }

    /// Whether it carries all these labels.
    public boolean has(JsonNode wanted) {
        for (Map.Entry<String, JsonNode> each : wanted.properties()) {
            if (!label(each.getKey()).equals(each.getValue().asString(""))) {
                return false;
            }
        }
        return true;
    }

    /// Of a pod.
    public PodFacts pod() {
        return pod;
    }

    public String phase() {
        return phase;
    }

    /// The key within its kind.
    public String key() {
        return resource.key(namespace, name);
    }

    /// A new tree of this version, with kind and apiVersion.
    public ObjectNode tree() {
        ObjectNode whole =
                Json.object().put("kind", resource.kind()).put("apiVersion", resource.apiVersion());
        whole.setAll((ObjectNode) Json.parse(json));
        return whole;
    }

    /// As it stands in a list: only kinds from a CRD name their kind there.
    byte[] listItem() {
        return resource.custom() ? whole() : json;
    }

    /// With kind and apiVersion in front.
    byte[] whole() {
        byte[] head =
                Json.utf8(
                        "{\"kind\":\"%s\",\"apiVersion\":\"%s\","
                                .formatted(resource.kind(), resource.apiVersion()));
        byte[] all = new byte[head.length + json.length - 1];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(json, 1, all, head.length, json.length - 1);
        return all;
    }
}
