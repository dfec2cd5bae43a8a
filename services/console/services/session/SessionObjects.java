package console.services.session;

import console.services.fact.Clock;
import console.services.fact.ClusterStore;
import console.services.fact.Reading;
import console.services.kube.KubeException;
import console.services.kube.KubeObjects;
import console.services.row.EventRow;
import console.services.row.PodRow;
import console.services.row.Sources;

import java.util.Comparator;
import java.util.List;

/// Objects on demand over the session's own connection and store.
final class SessionObjects implements Objects {
    private final KubeObjects kube;
    private final ClusterStore store;
    private final Clock clock;

    SessionObjects(KubeObjects kube, ClusterStore store, Clock clock) {
        this.kube = kube;
        this.store = store;
        this.clock = clock;
    }

    private interface Request<T> {
        T run() throws KubeException;
    }

    private <T> Reading<T> read(String source, Request<T> request) {
        try {
            return new Reading.Live<>(request.run(), source, clock.instant());
        } catch (KubeException e) {
            return new Reading.Absent<>(e.why());
        }
    }

    @Override
    public Reading<String> yaml(String resource, String namespace, String name) {
        return read("Kubernetes API", () -> kube.yaml(resource, namespace, name));
    }

    @Override
    public Reading<List<EventRow>> events(String kind, String namespace, String name) {
        return read("events", () -> kube.events(kind, namespace, name));
    }

    @Override
    public Reading<List<PodRow>> podsOf(String node) {
        return store.ask(
                rows ->
                        rows.status(Sources.PODS)
                                .reading(
                                        () ->
                                                rows.by(Sources.PODS_BY_NODE, node).stream()
                                                        .sorted(Comparator.comparing(PodRow::key))
                                                        .toList()));
    }
}
