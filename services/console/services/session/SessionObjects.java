package console.services.session;

import console.services.fact.Clock;
import console.services.fact.ClusterStore;
import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Rows;
import console.services.fact.SourceStatus;
import console.services.fact.Why;
import console.services.fleet.WhyChain.Link;
import console.services.kube.KubeException;
import console.services.kube.KubeObjects;
import console.services.row.EventRow;
import console.services.row.PodRow;
import console.services.row.Sources;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Objects on demand over the session's own connection and store.
final class SessionObjects implements Objects {
    private final Supplier<KubeObjects> kube;
    private final ClusterStore store;
    private final Clock clock;

    SessionObjects(Supplier<KubeObjects> kube, ClusterStore store, Clock clock) {
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
        return read("Kubernetes API", () -> kube.get().yaml(resource, namespace, name));
    }

    /// From what the session holds; asked for where it does not hold all of them.
    @Override
    public Reading<List<EventRow>> events(String kind, String namespace, String name) {
        String object = kind + "/" + namespace + "/" + name;
        Optional<Reading<List<EventRow>>> held =
                store.ask(
                        rows -> {
                            SourceStatus status = rows.status(Sources.EVENTS);
                            return status.note().isEmpty()
                                    ? status.reading(() -> newest(rows, object))
                                    : new Reading.Absent<>(Why.notLoaded("events"));
                        });
        if (held.isPresent() && !isUnread(held.get())) {
            return held.get();
        }
        return read("events", () -> kube.get().events(kind, namespace, name));
    }

    @Override
    public List<Link> below(String kind, String namespace, String name) {
        return new Descent(kube.get(), store, this, kind, namespace, name).links();
    }

    private static List<EventRow> newest(Rows rows, String object) {
        return rows.by(Sources.EVENTS_BY_OBJECT, object).stream()
                .sorted(EventRow.NEWEST_FIRST)
                .toList();
    }

    private static boolean isUnread(Reading<?> reading) {
        return reading instanceof Reading.Absent<?>(Why why) && why.reason() == Reason.NOT_LOADED;
    }

    @Override
    public Reading<List<PodRow>> podsOf(String node) {
        return store.ask(
                        rows ->
                                rows.status(Sources.PODS)
                                        .<List<PodRow>>reading(() -> pods(rows, node)))
                .orElse(new Reading.Absent<>(Why.notLoaded("pods")));
    }

    private static List<PodRow> pods(Rows rows, String node) {
        return rows.by(Sources.PODS_BY_NODE, node).stream()
                .sorted(Comparator.comparing(PodRow::key))
                .toList();
    }

    @Override
    public Reading<PodsFound> pods(String part, boolean users, int most) {
        return store.ask(
                        rows ->
                                rows.status(Sources.PODS)
                                        .<PodsFound>reading(
                                                () ->
                                                        found(
                                                                rows.all(Sources.PODS),
                                                                part,
                                                                users,
                                                                most)))
                .orElse(new Reading.Absent<>(Why.notLoaded("pods")));
    }

    private static PodsFound found(Collection<PodRow> pods, String part, boolean users, int most) {
        List<PodRow> first = new ArrayList<>();
        int matching = 0;
        for (PodRow pod : pods) {
            if (contains(pod.user(), part)
                    || (!users && (pod.name().contains(part) || pod.namespace().contains(part)))) {
                matching++;
                if (first.size() < most) {
                    first.add(pod);
                }
            }
        }
        return new PodsFound(first, matching, pods.size());
    }

    private static boolean contains(@Nullable String user, String part) {
        return user != null && user.toLowerCase(Locale.ROOT).contains(part);
    }
}
