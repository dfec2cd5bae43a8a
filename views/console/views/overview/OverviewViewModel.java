package console.views.overview;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Subscription;
import console.services.fact.Why;
import console.services.fleet.FleetSnapshot.Bundles;
import console.services.session.ClusterView;
import console.services.session.LinkState;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot;
import console.views.common.FxDoor;
import console.views.common.Provenance;
import console.views.common.Texts;
import console.views.common.picture.Measure;
import console.views.common.table.TableMemory;
import console.views.common.table.TableModel;
import console.views.overview.picture.Figures;
import console.views.overview.picture.Layer;
import console.views.overview.picture.Looks;
import console.views.overview.picture.Request;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
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
    private final Texts words;
    private final ReadOnlyObjectWrapper<TopologySnapshot> snapshot;
    private final ReadOnlyObjectWrapper<Reading<Bundles>> bundles;
    private final ReadOnlyObjectWrapper<LinkState> link;
    private final ReadOnlyObjectWrapper<Set<Layer>> layers =
            new ReadOnlyObjectWrapper<>(Layer.USUAL);
    private final StringProperty selected = new SimpleStringProperty("");
    private final NodeDrawerViewModel drawer;
    private final Provenance provenance;
    private final TableMemory tables;
    private final BooleanProperty asTable = new SimpleBooleanProperty();
    private final NodeTable table;
    private final List<Subscription> subscriptions = new ArrayList<>();

    /// @param tables where the choice of columns is remembered
    public OverviewViewModel(ClusterView cluster, FxDoor door, Texts words, TableMemory tables) {
        this.cluster = cluster;
        this.tables = tables;
        drawer = new NodeDrawerViewModel(cluster, door);
        provenance = Provenance.of(cluster, words);
        this.words = words;
        snapshot = new ReadOnlyObjectWrapper<>(cluster.topology().latest());
        bundles = new ReadOnlyObjectWrapper<>(cluster.fleet().latest().bundles());
        link = new ReadOnlyObjectWrapper<>(cluster.link().latest());
        table = new NodeTable(this);
        subscriptions.add(door.follow(cluster.topology(), this::follow));
        subscriptions.add(door.follow(cluster.fleet(), next -> bundles.set(next.bundles())));
        subscriptions.add(door.follow(cluster.link(), link::set));
        subscriptions.add(door.follow(cluster.sources(), _ -> drawer.askAgain()));
    }

    private void follow(TopologySnapshot next) {
        snapshot.set(next);
        drawer.follow(next.nodes());
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
    }

    public ReadOnlyObjectProperty<TopologySnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /// As the Fleet screen has them: without what blinks.
    ReadOnlyObjectProperty<Reading<Bundles>> bundlesProperty() {
        return bundles.getReadOnlyProperty();
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
        return drawer.openedProperty();
    }

    /// Once what the open drawer shows has come: pods and events. It may run more than once.
    public void whenFilled(Runnable action) {
        Runnable look =
                () -> {
                    if (came(drawer.podsProperty().get()) && came(drawer.eventsProperty().get())) {
                        action.run();
                    }
                };
        drawer.podsProperty().subscribe(look);
        drawer.eventsProperty().subscribe(look);
        look.run();
    }

    private static boolean came(Reading<?> reading) {
        return !(reading instanceof Reading.Absent<?>(Why why))
                || why.reason() != Reason.NOT_LOADED;
    }

    NodeDrawerViewModel drawer() {
        return drawer;
    }

    Provenance provenance() {
        return provenance;
    }

    /// Whether the table is shown in place of its twin, the picture.
    BooleanProperty asTableProperty() {
        return asTable;
    }

    TableModel<Node> table() {
        return table.rows();
    }

    /// Shows only the nodes that need a hand, as a table.
    public void showNeedy() {
        table.needy();
        asTable.set(true);
    }

    TableMemory tables() {
        return tables;
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

    /// Opens the drawer of a node, or of the node of a pod (`pod/NODE/NAMESPACE/NAME`) with that
    /// pod chosen; anything else is chosen only.
    public void open(String id) {
        if (id.startsWith("pod/")) {
            String[] parts = id.split("/", 3);
            open("node/" + parts[1]);
            drawer.podProperty().set(parts[2]);
        } else if (id.startsWith("node/")) {
            selected.set(id);
            drawer.openedProperty().set(id.substring("node/".length()));
        } else {
            selected.set(id);
        }
    }

    public void closeDrawer() {
        drawer.openedProperty().set("");
    }

    public Request request(double width, double height, double zoom, Measure measure) {
        return new Request(
                width,
                height,
                snapshot.get(),
                bundles.get(),
                link.get(),
                layers.get(),
                zoom,
                cluster.clock().instant(),
                words,
                measure);
    }

    public List<Figures.Figure> figures() {
        return Figures.of(snapshot.get(), bundles.get(), cluster.clock().instant(), words);
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
}
