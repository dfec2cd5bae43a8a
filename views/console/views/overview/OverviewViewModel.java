package console.views.overview;

import console.services.fact.Reading;
import console.services.fact.Subscription;
import console.services.fact.Why;
import console.services.row.EventRow;
import console.services.row.PodRow;
import console.services.session.ClusterView;
import console.services.session.LinkState;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot;
import console.views.common.FxDoor;
import console.views.common.Texts;
import console.views.common.picture.Measure;
import console.views.overview.picture.Figures;
import console.views.overview.picture.Layer;
import console.views.overview.picture.Looks;
import console.views.overview.picture.Request;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What the overview shows and what can be done on it. Lives while the screen is open; JavaFX
/// thread only.
public final class OverviewViewModel implements AutoCloseable {
    private final ClusterView cluster;
    private final FxDoor door;
    private final Texts words;
    private final ReadOnlyObjectWrapper<TopologySnapshot> snapshot;
    private final ReadOnlyObjectWrapper<LinkState> link;
    private final ReadOnlyObjectWrapper<Set<Layer>> layers =
            new ReadOnlyObjectWrapper<>(Layer.USUAL);
    private final StringProperty selected = new SimpleStringProperty("");
    private final StringProperty opened = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Reading<List<PodRow>>> pods =
            new ReadOnlyObjectWrapper<>(new Reading.Absent<>(Why.notLoaded("pods")));
    private final ReadOnlyObjectWrapper<Reading<List<EventRow>>> events =
            new ReadOnlyObjectWrapper<>(new Reading.Absent<>(Why.notLoaded("events")));
    private final ReadOnlyObjectWrapper<@Nullable Reading<String>> yaml =
            new ReadOnlyObjectWrapper<>(null);
    private final List<Subscription> subscriptions = new ArrayList<>();

    /// One step of the way down to the cause.
    public record Step(boolean bad, String title, String detail) {}

    public OverviewViewModel(ClusterView cluster, FxDoor door, Texts words) {
        this.cluster = cluster;
        this.door = door;
        this.words = words;
        snapshot = new ReadOnlyObjectWrapper<>(cluster.topology().latest());
        link = new ReadOnlyObjectWrapper<>(cluster.link().latest());
        subscriptions.add(door.follow(cluster.topology(), snapshot::set));
        subscriptions.add(door.follow(cluster.link(), link::set));
        opened.subscribe(this::load);
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
    }

    public ReadOnlyObjectProperty<TopologySnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<LinkState> linkProperty() {
        return link.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Set<Layer>> layersProperty() {
        return layers.getReadOnlyProperty();
    }

    /// The id of the chosen thing (`node/NAME`), empty for none; shared by picture and table.
    public StringProperty selectedProperty() {
        return selected;
    }

    /// The name of the node whose drawer is open, empty for none.
    public StringProperty openedProperty() {
        return opened;
    }

    public ReadOnlyObjectProperty<Reading<List<PodRow>>> podsProperty() {
        return pods.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Reading<List<EventRow>>> eventsProperty() {
        return events.getReadOnlyProperty();
    }

    /// Null until it is asked for.
    public ReadOnlyObjectProperty<@Nullable Reading<String>> yamlProperty() {
        return yaml.getReadOnlyProperty();
    }

    public Texts words() {
        return words;
    }

    public void toggle(Layer layer) {
        Set<Layer> next = EnumSet.noneOf(Layer.class);
        next.addAll(layers.get());
        if (!next.remove(layer)) {
            next.add(layer);
        }
        layers.set(Set.copyOf(next));
    }

    /// The usual layers, all, each alone, and around again.
    public void nextLayers() {
        int shown = Layer.SETS.indexOf(layers.get());
        layers.set(Layer.SETS.get((shown + 1) % Layer.SETS.size()));
    }

    public void open(String id) {
        if (id.startsWith("node/")) {
            selected.set(id);
            opened.set(id.substring("node/".length()));
        }
    }

    public void closeDrawer() {
        opened.set("");
    }

    public Request request(double width, double height, double zoom, Measure measure) {
        return new Request(
                width,
                height,
                snapshot.get(),
                link.get(),
                layers.get(),
                zoom,
                cluster.clock().instant(),
                words,
                measure);
    }

    public List<Figures.Figure> figures() {
        return Figures.of(snapshot.get(), cluster.clock().instant(), words);
    }

    public List<Node> nodes() {
        return snapshot.get().nodes().known().orElse(List.of());
    }

    public @Nullable Node node(String name) {
        return nodes().stream().filter(n -> n.name().equals(name)).findFirst().orElse(null);
    }

    /// The state of a node in a word, as the picture says it.
    public String state(Node node) {
        Request request = request(0, 0, 1, Measure.ESTIMATE);
        return Looks.word(node, Looks.fresh(node, snapshot.get().nodes()), request);
    }

    /// From the state down to what the cluster says about it.
    public List<Step> why(Node node) {
        List<Step> steps = new ArrayList<>();
        boolean lost = Looks.lost(node.state());
        steps.add(new Step(node.state().needsHand(), node.name() + ": " + state(node), ""));
        node.row().conditions().stream()
                .filter(
                        c ->
                                c.type().equals("Ready")
                                        ? !c.status().equals("True")
                                        : !c.status().equals("False"))
                .forEach(
                        c ->
                                steps.add(
                                        new Step(
                                                lost || c.status().equals("True"),
                                                c.type() + " = " + c.status() + ", " + c.reason(),
                                                c.message())));
        if (!node.schedulable() && !lost) {
            steps.add(new Step(false, words.text("overview.why.unschedulable"), ""));
        }
        node.row().bad().forEach(bad -> steps.add(new Step(true, bad, "")));
        return steps;
    }

    public void loadYaml() {
        String name = opened.get();
        yaml.set(new Reading.Absent<>(Why.notLoaded(name)));
        door.fetch(
                "yaml of " + name,
                () -> cluster.objects().yaml("nodes", "", name),
                reading -> {
                    if (opened.get().equals(name)) {
                        yaml.set(reading);
                    }
                });
    }

    private void load() {
        String name = opened.get();
        yaml.set(null);
        pods.set(new Reading.Absent<>(Why.notLoaded("pods")));
        events.set(new Reading.Absent<>(Why.notLoaded("events")));
        if (name.isEmpty()) {
            return;
        }
        door.fetch(
                "pods of " + name,
                () -> cluster.objects().podsOf(name),
                reading -> {
                    if (opened.get().equals(name)) {
                        pods.set(reading);
                    }
                });
        door.fetch(
                "events of " + name,
                () -> cluster.objects().events("Node", "", name),
                reading -> {
                    if (opened.get().equals(name)) {
                        events.set(reading);
                    }
                });
    }
}
