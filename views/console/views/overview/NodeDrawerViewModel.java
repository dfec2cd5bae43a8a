package console.views.overview;

import console.services.fact.Reading;
import console.services.fact.Why;
import console.services.row.EventRow;
import console.services.row.NodeRow;
import console.services.row.PodRow;
import console.services.session.ClusterView;
import console.services.topology.Node;
import console.views.common.FxDoor;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Supplier;

/// What the drawer knows of the node that is open beyond the snapshot: its pods, events and YAML.
/// Pods and events come from what the session holds, YAML is asked for; all are stale while the
/// link is lost. JavaFX thread only.
final class NodeDrawerViewModel {
    private final ClusterView cluster;
    private final FxDoor door;
    private final StringProperty opened = new SimpleStringProperty("");
    private final StringProperty pod = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Reading<List<PodRow>>> pods =
            new ReadOnlyObjectWrapper<>(new Reading.Absent<>(Why.notLoaded("pods")));
    private final ReadOnlyObjectWrapper<Reading<List<EventRow>>> events =
            new ReadOnlyObjectWrapper<>(new Reading.Absent<>(Why.notLoaded("events")));
    private final ReadOnlyObjectWrapper<@Nullable Reading<String>> yaml =
            new ReadOnlyObjectWrapper<>(null);
    private @Nullable NodeRow row;
    private boolean asking;
    private boolean podsAgain;

    NodeDrawerViewModel(ClusterView cluster, FxDoor door) {
        this.cluster = cluster;
        this.door = door;
        opened.subscribe(this::load);
    }

    /// The name of the node, empty for none.
    StringProperty openedProperty() {
        return opened;
    }

    /// The key of the pod that somebody came for, empty for none.
    StringProperty podProperty() {
        return pod;
    }

    ReadOnlyObjectProperty<Reading<List<PodRow>>> podsProperty() {
        return pods.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Reading<List<EventRow>>> eventsProperty() {
        return events.getReadOnlyProperty();
    }

    /// Null until it is asked for.
    ReadOnlyObjectProperty<@Nullable Reading<String>> yamlProperty() {
        return yaml.getReadOnlyProperty();
    }

    private void load() {
        row = null;
        pod.set("");
        yaml.set(null);
        pods.set(new Reading.Absent<>(Why.notLoaded("pods")));
        events.set(new Reading.Absent<>(Why.notLoaded("events")));
        if (!opened.get().isEmpty()) {
            loadPods();
            loadEvents();
        }
    }

    /// After a source changed its state.
    void askAgain() {
        if (!opened.get().isEmpty()) {
            loadPods();
            loadEvents();
        }
    }

    /// After every snapshot.
    void follow(Reading<List<Node>> nodes) {
        if (opened.get().isEmpty()) {
            return;
        }
        loadPods();
        if (nodes instanceof Reading.Stale<List<Node>> stale) {
            events.set(aged(events.get(), stale.why()));
            if (yaml.get() != null) {
                yaml.set(aged(yaml.get(), stale.why()));
            }
            return;
        }
        NodeRow now =
                nodes.known().orElse(List.of()).stream()
                        .filter(node -> node.name().equals(opened.get()))
                        .map(Node::row)
                        .findFirst()
                        .orElse(null);
        boolean changed = row != null && now != null && !row.equals(now);
        row = now;
        if (changed || events.get() instanceof Reading.Stale<?>) {
            loadEvents();
        }
        if (yaml.get() instanceof Reading.Stale<?>) {
            loadYaml();
        }
    }

    private static <T> Reading<T> aged(Reading<T> reading, Why why) {
        return reading instanceof Reading.Live<T> live
                ? new Reading.Stale<>(live.value(), live.source(), live.at(), why)
                : reading;
    }

    /// One question at a time; what changed meanwhile is asked for after it.
    private void loadPods() {
        if (asking) {
            podsAgain = true;
            return;
        }
        asking = true;
        String name = opened.get();
        door.fetch(
                "pods of " + name,
                () -> cluster.objects().podsOf(name),
                reading -> {
                    asking = false;
                    if (opened.get().equals(name)) {
                        pods.set(reading);
                    }
                    if (podsAgain && !opened.get().isEmpty()) {
                        podsAgain = false;
                        loadPods();
                    }
                });
    }

    private void loadEvents() {
        ask("events", events, name -> () -> cluster.objects().events("Node", "", name));
    }

    void loadYaml() {
        if (yaml.get() == null || yaml.get() instanceof Reading.Absent<?>) {
            yaml.set(new Reading.Absent<>(Why.notLoaded(opened.get())));
        }
        ask("yaml", yaml, name -> () -> cluster.objects().yaml("nodes", "", name));
    }

    private interface Question<T> {
        Supplier<Reading<T>> about(String name);
    }

    private <T> void ask(
            String what, ReadOnlyObjectWrapper<? super Reading<T>> answer, Question<T> question) {
        String name = opened.get();
        door.fetch(
                what + " of " + name,
                question.about(name),
                reading -> {
                    if (opened.get().equals(name)) {
                        answer.set(reading);
                    }
                });
    }
}
