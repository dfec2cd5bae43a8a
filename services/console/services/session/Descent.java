package console.services.session;

import console.services.fact.ClusterStore;
import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Rows;
import console.services.fact.Why;
import console.services.fleet.WhyChain.Link;
import console.services.kube.KubeException;
import console.services.kube.KubeObjects;
import console.services.kube.PodStory;
import console.services.row.EventRow;
import console.services.row.PodRow;
import console.services.row.Sources;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// From an object down to what its worst pod says. The session knows which pods may be its own by
/// their names; only a pod that is read for itself says for sure, so a few are read, and no more.
final class Descent {
    private static final int LOOKS = 4;

    /// Of a name that Kubernetes made.
    private static final int LONGEST = 63;

    /// What Kubernetes appends to make a name its own.
    private static final int RANDOM = 5;

    private static final Set<String> WITH_PODS =
            Set.of("Deployment", "DaemonSet", "StatefulSet", "ReplicaSet", "Job", "CronJob");

    /// What owns the pods of what owns others.
    private static final Map<String, String> BETWEEN =
            Map.of("Deployment", "ReplicaSet", "CronJob", "Job");

    private static final Comparator<PodRow> WORST_FIRST =
            Comparator.comparing(PodRow::ready)
                    .thenComparing(pod -> pod.reason().isEmpty())
                    .thenComparing(PodRow::deleting)
                    .thenComparing(PodRow::key);

    private final KubeObjects kube;
    private final ClusterStore store;
    private final Objects objects;
    private final String kind;
    private final String namespace;
    private final String name;
    private final List<Link> links = new ArrayList<>();

    Descent(
            KubeObjects kube,
            ClusterStore store,
            Objects objects,
            String kind,
            String namespace,
            String name) {
        this.kube = kube;
        this.store = store;
        this.objects = objects;
        this.kind = kind;
        this.namespace = namespace;
        this.name = name;
    }

    List<Link> links() {
        Optional<PodStory> pod = Optional.empty();
        Reading<List<String>> candidates = candidates();
        if (candidates instanceof Reading.Absent<List<String>>(Why why)) {
            links.add(new Link.Unseen(why));
        } else {
            pod = own(candidates.known().orElse(List.of()));
        }
        pod.ifPresentOrElse(this::tell, this::tellWithout);
        return links;
    }

    private Reading<List<String>> candidates() {
        return store.ask(rows -> rows.status(Sources.PODS).<List<String>>reading(() -> names(rows)))
                .orElse(new Reading.Absent<>(Why.notLoaded("pods")));
    }

    /// The first that is its own; empty where none is, or where that cannot be seen.
    private Optional<PodStory> own(List<String> candidates) {
        for (String candidate : candidates) {
            try {
                PodStory story = kube.pod(namespace, candidate);
                if (isOwn(story)) {
                    return Optional.of(story);
                }
            } catch (KubeException e) {
                if (e.why().reason() != Reason.GONE) {
                    links.add(new Link.Unseen(e.why()));
                    return Optional.empty();
                }
            }
        }
        if (WITH_PODS.contains(kind)) {
            links.add(new Link.NoPod(kind, namespace, name));
        }
        return Optional.empty();
    }

    private void tellWithout() {
        List<EventRow> between = eventsBetween();
        if (between.isEmpty()) {
            links.add(events(kind, name));
        } else {
            EventRow newest = between.getFirst();
            links.add(new Link.OfEvents(newest.objectKind(), newest.objectName(), between));
        }
    }

    private List<String> names(Rows rows) {
        if (kind.equals("Pod")) {
            return List.of(name);
        }
        String owner = BETWEEN.getOrDefault(kind, kind);
        return rows.by(Sources.PODS_BY_OWNER, namespace + "/" + owner).stream()
                .filter(pod -> isNamedAsOwn(kind, name, pod.name()))
                .sorted(WORST_FIRST)
                .limit(LOOKS)
                .map(PodRow::name)
                .toList();
    }

    /// As the pods of an object are named: what follows its name has so many parts. A long name is
    /// cut, and may lose its last dash, or its own end.
    static boolean isNamedAsOwn(String kind, String name, String pod) {
        String start = name + "-";
        if (!pod.startsWith(start)) {
            return start.length() > LONGEST - RANDOM
                    && pod.length() == LONGEST
                    && pod.startsWith(start.substring(0, LONGEST - RANDOM));
        }
        long dashes = pod.substring(start.length()).chars().filter(each -> each == '-').count();
        return switch (kind) {
            case "Deployment" -> dashes == 1 || (dashes == 0 && pod.length() == LONGEST);
            case "CronJob" -> dashes == 1 || dashes == 2; // of an indexed job: its index
            case "Job" -> dashes <= 1;
            default -> dashes == 0;
        };
    }

    /// As the ReplicaSet or Job is named that stands between it and its pods.
    private boolean isNamedAsBetween(String other) {
        return other.startsWith(name + "-") && other.indexOf('-', name.length() + 1) < 0;
    }

    private boolean isOwn(PodStory pod) {
        if (kind.equals("Pod")) {
            return true;
        }
        String between = BETWEEN.get(kind);
        if (between == null) {
            return pod.owner().equals(kind + "/" + name);
        }
        if (!pod.hash().isEmpty()) {
            return pod.owner().equals(between + "/" + name + "-" + pod.hash());
        }
        String start = between + "/";
        return pod.owner().startsWith(start)
                && isNamedAsBetween(pod.owner().substring(start.length()));
    }

    private void tell(PodStory pod) {
        links.add(
                new Link.OfPod(
                        namespace, pod.name(), pod.node(), pod.word(), pod.said(), pod.ready()));
        pod.worst().map(Link.OfContainer::new).ifPresent(links::add);
        Link own = events("Pod", pod.name());
        boolean silent = own instanceof Link.OfEvents events && events.newest().isEmpty();
        links.add(silent && !kind.equals("Pod") ? events(kind, name) : own);
    }

    private Link events(String of, String named) {
        return switch (objects.events(of, namespace, named)) {
            case Reading.Live<List<EventRow>> live -> new Link.OfEvents(of, named, live.value());
            case Reading.Stale<List<EventRow>> stale -> new Link.OfEvents(of, named, stale.value());
            case Reading.Absent<List<EventRow>>(Why why) -> new Link.Unseen(why);
        };
    }

    /// Where there is no pod, what makes pods for it may say why: a quota, a missing account.
    private List<EventRow> eventsBetween() {
        String between = BETWEEN.get(kind);
        return between == null
                ? List.of()
                : store.ask(
                                rows ->
                                        rows.all(Sources.EVENTS).stream()
                                                .filter(event -> event.objectKind().equals(between))
                                                .filter(
                                                        event ->
                                                                event.objectNamespace()
                                                                        .equals(namespace))
                                                .filter(
                                                        event ->
                                                                isNamedAsBetween(
                                                                        event.objectName()))
                                                .sorted(EventRow.NEWEST_FIRST)
                                                .toList())
                        .orElse(List.of());
    }
}
