package console.services.session;

import console.services.fact.Projection;
import console.services.fact.Rows;
import console.services.fact.Source;
import console.services.row.NamespaceRow;
import console.services.row.NodeRow;
import console.services.row.Sources;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/// Who the cluster is: the UID of `kube-system`, and its node names.
final class IdentityProjection implements Projection<ClusterSession.Known> {
    @Override
    public String topic() {
        return "identity";
    }

    @Override
    public Set<Source<?>> sources() {
        return Set.of(Sources.NAMESPACES, Sources.NODES);
    }

    @Override
    public Set<Source<?>> required() {
        return Set.of(Sources.NAMESPACES);
    }

    @Override
    public ClusterSession.Known fold(Rows rows, Instant now) {
        NamespaceRow system = rows.row(Sources.NAMESPACES, "kube-system");
        Set<String> nodes =
                rows.all(Sources.NODES).stream().map(NodeRow::name).collect(Collectors.toSet());
        return new ClusterSession.Known(system == null ? "" : system.uid(), nodes);
    }
}
