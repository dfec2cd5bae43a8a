package console.services.lab.api;

import java.util.List;

/// One kind of object that the API serves, with the columns that `kubectl get` shows.
public record Resource(
        String group,
        String version,
        String plural,
        String kind,
        boolean namespaced,
        List<String> shortNames,
        List<Column> columns) {

    /// A column of the server-side table: where its text is found, and whether only `-o wide` has
    /// it.
    record Column(String name, String path, boolean wide) {}

    public Resource {
        shortNames = List.copyOf(shortNames);
        columns = List.copyOf(columns);
    }

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /// The name that `kubectl` accepts: `pods`, `bundles.fleet.cattle.io`.
    public String id() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    String singular() {
        return kind.toLowerCase(java.util.Locale.ROOT);
    }

    /// Kinds from a CRD: no strategic merge, and list items that carry their kind.
    public boolean custom() {
        return group.contains(".") && !group.endsWith("k8s.io");
    }

    /// Computed on every read, never stored or watched.
    boolean computed() {
        return group.equals("metrics.k8s.io");
    }

    List<String> verbs() {
        return computed()
                ? List.of("get", "list")
                : List.of(
                        "create",
                        "delete",
                        "deletecollection",
                        "get",
                        "list",
                        "patch",
                        "update",
                        "watch");
    }

    String key(String namespace, String name) {
        return namespaced ? namespace + "/" + name : name;
    }
}
