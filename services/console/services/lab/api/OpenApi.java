package console.services.lab.api;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/// OpenAPI v3 documents that say of every kind that it may be patched and that the server checks
/// its fields – all that `kubectl apply` wants to know. The schemas are open objects.
final class OpenApi {
    private final Map<String, Map<String, List<Resource>>> kinds;

    OpenApi(Map<String, Map<String, List<Resource>>> kinds) {
        this.kinds = kinds;
    }

    ObjectNode index() {
        ObjectNode index = Json.object();
        ObjectNode paths = index.putObject("paths");
        kinds.forEach(
                (group, versions) -> {
                    for (String version : versions.keySet()) {
                        String path = root(group, version);
                        paths.putObject(path).put("serverRelativeURL", "/openapi/v3/" + path);
                    }
                });
        return index;
    }

    private static String root(String group, String version) {
        return group.isEmpty() ? "api/" + version : "apis/" + group + "/" + version;
    }

    ObjectNode document(String group, String version) {
        List<Resource> resources = kinds.getOrDefault(group, Map.of()).get(version);
        if (resources == null) {
            throw ApiFailure.noSuchPath();
        }
        ObjectNode document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes").put("version", "v1.32.4+k3s1");
        ObjectNode paths = document.putObject("paths");
        ObjectNode schemas = document.putObject("components").putObject("schemas");
        for (Resource resource : resources) {
            ObjectNode schema = schemas.putObject(resource.apiVersion() + "." + resource.kind());
            schema.put("type", "object").put("x-kubernetes-preserve-unknown-fields", true);
            kind(schema.putArray("x-kubernetes-group-version-kind").addObject(), resource);
            patch(paths, resource);
        }
        return document;
    }

    private static void patch(ObjectNode paths, Resource resource) {
        String space = resource.namespaced() ? "/namespaces/{namespace}/" : "/";
        String path =
                "/"
                        + root(resource.group(), resource.version())
                        + space
                        + resource.plural()
                        + "/{name}";
        ObjectNode patch = paths.putObject(path).putObject("patch");
        kind(patch.putObject("x-kubernetes-group-version-kind"), resource);
        patch.put("x-kubernetes-action", "patch");
        ArrayNode parameters = patch.putArray("parameters");
        for (String name : List.of("dryRun", "fieldManager", "fieldValidation", "force")) {
            parameters.addObject().put("name", name).put("in", "query");
        }
        patch.putObject("responses").putObject("200").put("description", "OK");
    }

    private static void kind(ObjectNode node, Resource resource) {
        node.put("group", resource.group())
                .put("version", resource.version())
                .put("kind", resource.kind());
    }
}
