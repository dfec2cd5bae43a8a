package console.services.lab.api;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads the lab's YAML files: the list of kinds, and whatever the cluster is described with.
public final class Resources {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private Resources() {}

    /// The tree of a file in `console/lab/`.
    public static JsonNode yaml(String file) {
        return YAML.readTree(text(file));
    }

    /// A file in `console/lab/` as it is.
    public static String text(String file) {
        String path = "/console/lab/" + file;
        try (InputStream in = Resources.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /// The tree of a request's body: protobuf, YAML, or JSON, which is YAML, too.
    static JsonNode yaml(byte[] body) {
        return Protobuf.is(body) ? Protobuf.object(body) : YAML.readTree(body);
    }

    static List<Resource> all() {
        List<Resource> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> group : yaml("kinds.yaml").properties()) {
            for (Map.Entry<String, JsonNode> kind : group.getValue().properties()) {
                all.add(resource(group.getKey(), kind.getKey(), kind.getValue()));
            }
        }
        return all;
    }

    private static Resource resource(String apiVersion, String kind, JsonNode facts) {
        int slash = apiVersion.indexOf('/');
        List<String> shortNames = new ArrayList<>();
        facts.path("short").forEach(name -> shortNames.add(name.asString()));
        List<Resource.Column> columns = new ArrayList<>();
        for (Map.Entry<String, JsonNode> column : facts.path("columns").properties()) {
            String name = column.getKey();
            boolean wide = name.endsWith("*");
            columns.add(
                    new Resource.Column(
                            wide ? name.substring(0, name.length() - 1) : name,
                            column.getValue().asString(),
                            wide));
        }
        return new Resource(
                slash < 0 ? "" : apiVersion.substring(0, slash),
                apiVersion.substring(slash + 1),
                facts.path("plural").asString(),
                kind,
                !facts.path("cluster").asBoolean(false),
                shortNames,
                columns);
    }
}
