package console.services.row;

import console.services.fact.Row;

/// A namespace. The UID of `kube-system` is the identity of the cluster.
public record NamespaceRow(String name, String uid) implements Row {
    @Override
    public String key() {
        return name;
    }
}
