package console.services.lab.api;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Says which groups and kinds there are: plain, aggregated (v2), and as much OpenAPI as `kubectl
/// apply` asks for.
final class Discovery {
    private static final String AGGREGATED =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    private final LabStore store;
    private final Faults faults;

    Discovery(LabStore store, Faults faults) {
        this.store = store;
        this.faults = faults;
    }

    ObjectNode version() {
        return Json.object()
                .put("major", "1")
                .put("minor", "32")
                .put("gitVersion", "v1.32.4+k3s1")
                .put("gitTreeState", "clean")
                .put("goVersion", "go1.23.6")
                .put("compiler", "gc")
                .put("platform", "linux/amd64");
    }

    void answer(Call call) throws IOException {
        List<String> path = call.path();
        boolean core = path.getFirst().equals("api");
        if (path.size() == 1) {
            if (call.header("Accept").contains("as=APIGroupDiscoveryList")) {
                call.reply(200, AGGREGATED, Json.bytes(aggregated(core)));
            } else {
                call.json(200, core ? coreVersions() : groups());
            }
        } else if (!core && path.size() == 2) {
            call.json(200, group(path.get(1)));
        } else {
            String group = core ? "" : path.get(1);
            call.json(200, resources(group, path.getLast()));
        }
    }

    /// Group to its versions with their kinds, in the order of the list of kinds.
    private Map<String, Map<String, List<Resource>>> kinds() {
        Map<String, Map<String, List<Resource>>> kinds = new LinkedHashMap<>();
        for (Shelf shelf : store.shelves()) {
            Resource resource = shelf.resource;
            if (!faults.uninstalled(resource.group())) {
                kinds.computeIfAbsent(resource.group(), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(resource.version(), _ -> new ArrayList<>())
                        .add(resource);
            }
        }
        return kinds;
    }

    private static ObjectNode coreVersions() {
        ObjectNode versions = Json.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        versions.putArray("serverAddressByClientCIDRs");
        return versions;
    }

    private ObjectNode groups() {
        ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        kinds().forEach(
                        (name, versions) -> {
                            if (!name.isEmpty()) {
                                describe(groups.addObject(), name, versions);
                            }
                        });
        describe(groups.addObject(), "authorization.k8s.io", Map.of("v1", List.of()));
        return list;
    }

    private ObjectNode group(String name) {
        Map<String, List<Resource>> versions = kinds().get(name);
        if (versions == null) {
            throw ApiFailure.noSuchPath();
        }
        ObjectNode group = Json.object().put("kind", "APIGroup").put("apiVersion", "v1");
        describe(group, name, versions);
        return group;
    }

    private static void describe(
            ObjectNode group, String name, Map<String, List<Resource>> versions) {
        group.put("name", name);
        ArrayNode list = group.putArray("versions");
        for (String version : versions.keySet()) {
            list.addObject().put("groupVersion", name + "/" + version).put("version", version);
        }
        group.set("preferredVersion", list.get(0).deepCopy());
    }

    private ObjectNode resources(String group, String version) {
        ObjectNode list = Json.object().put("kind", "APIResourceList").put("apiVersion", "v1");
        list.put("groupVersion", group.isEmpty() ? version : group + "/" + version);
        ArrayNode resources = list.putArray("resources");
        if (group.equals("authorization.k8s.io")) {
            reviews(resources);
            return list;
        }
        List<Resource> found = kinds().getOrDefault(group, Map.of()).get(version);
        if (found == null) {
            throw ApiFailure.noSuchPath();
        }
        for (Resource resource : found) {
            ObjectNode entry = resources.addObject();
            entry.put("name", resource.plural()).put("singularName", resource.singular());
            entry.put("namespaced", resource.namespaced()).put("kind", resource.kind());
            entry.set("verbs", Json.strings(resource.verbs()));
            entry.set("shortNames", Json.strings(resource.shortNames()));
            if (resource.id().equals("pods")) {
                resources
                        .addObject()
                        .put("name", "pods/eviction")
                        .put("singularName", "")
                        .put("namespaced", true)
                        .put("group", "policy")
                        .put("version", "v1")
                        .put("kind", "Eviction")
                        .set("verbs", Json.strings(List.of("create")));
            }
        }
        return list;
    }

    private static void reviews(ArrayNode resources) {
        for (String kind : List.of("SelfSubjectAccessReview", "SelfSubjectRulesReview")) {
            ObjectNode entry = resources.addObject();
            String plural = kind.toLowerCase(java.util.Locale.ROOT) + "s";
            entry.put("name", plural).put("singularName", "").put("namespaced", false);
            entry.put("kind", kind).set("verbs", Json.strings(List.of("create")));
        }
    }

    private ObjectNode aggregated(boolean core) {
        ObjectNode list = Json.object().put("kind", "APIGroupDiscoveryList");
        list.put("apiVersion", "apidiscovery.k8s.io/v2").putObject("metadata");
        ArrayNode items = list.putArray("items");
        kinds().forEach(
                        (name, versions) -> {
                            if (name.isEmpty() == core) {
                                aggregated(items.addObject(), name, versions);
                            }
                        });
        return list;
    }

    private static void aggregated(
            ObjectNode item, String name, Map<String, List<Resource>> versions) {
        item.putObject("metadata").put("name", name);
        ArrayNode list = item.putArray("versions");
        versions.forEach(
                (version, resources) -> {
                    ObjectNode entry = list.addObject().put("version", version);
                    entry.put("freshness", "Current");
                    ArrayNode found = entry.putArray("resources");
                    resources.forEach(
                            resource -> aggregated(found.addObject(), name, version, resource));
                });
    }

    private static void aggregated(
            ObjectNode entry, String group, String version, Resource resource) {
        entry.put("resource", resource.plural()).put("singularResource", resource.singular());
        entry.put("scope", resource.namespaced() ? "Namespaced" : "Cluster");
        kind(entry, group, version, resource.kind());
        entry.set("verbs", Json.strings(resource.verbs()));
        entry.set("shortNames", Json.strings(resource.shortNames()));
        if (resource.id().equals("pods")) {
            ObjectNode eviction = entry.putArray("subresources").addObject();
            eviction.put("subresource", "eviction");
            kind(eviction, "policy", "v1", "Eviction");
            eviction.set("verbs", Json.strings(List.of("create")));
        }
    }

    private static void kind(ObjectNode entry, String group, String version, String kind) {
        entry.putObject("responseKind")
                .put("group", group)
                .put("version", version)
                .put("kind", kind);
    }

    void openApi(Call call) throws IOException {
        if (!call.part(1).equals("v3")) {
            throw ApiFailure.noSuchPath();
        }
        OpenApi openApi = new OpenApi(kinds());
        if (call.path().size() == 2) {
            call.json(200, openApi.index());
        } else {
            List<String> rest = call.path().subList(2, call.path().size());
            String group = rest.getFirst().equals("api") ? "" : rest.get(1);
            call.json(200, openApi.document(group, rest.getLast()));
        }
    }
}
