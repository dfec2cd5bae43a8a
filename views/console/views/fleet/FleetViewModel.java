package console.views.fleet;

import console.services.fact.Reading;
import console.services.fact.Subscription;
import console.services.fleet.FleetSnapshot;
import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.FleetSnapshot.Bundles;
import console.services.fleet.WhyChain;
import console.services.fleet.WhyChain.Link;
import console.services.row.BundleDeploymentRow;
import console.services.row.EventRow;
import console.services.session.ClusterView;
import console.views.common.BundleLooks;
import console.views.common.FxDoor;
import console.views.common.Provenance;
import console.views.common.Texts;
import console.views.common.table.Cell;
import console.views.common.table.Column;
import console.views.common.table.TableModel;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What the Fleet screen shows. JavaFX thread only; closing it ends its subscription.
public final class FleetViewModel implements AutoCloseable {
    private final ClusterView cluster;
    private final FxDoor door;
    private final Texts texts;
    private final Provenance provenance;
    private final ReadOnlyObjectWrapper<FleetSnapshot> snapshot;
    private final ReadOnlyObjectWrapper<@Nullable Reading<List<EventRow>>> events =
            new ReadOnlyObjectWrapper<>();
    private final TableModel<Bundle> table;
    private final Subscription subscription;

    /// @param common texts of any screen in the language wanted
    public FleetViewModel(ClusterView cluster, FxDoor door, Texts common) {
        this.cluster = cluster;
        this.door = door;
        texts = common.of("fleet");
        provenance = Provenance.of(cluster, texts);
        snapshot = new ReadOnlyObjectWrapper<>(cluster.fleet().latest());
        table = new TableModel<>("fleet", Bundle::key, columns());
        snapshot.subscribe(now -> table.show(now.bundles().map(Bundles::all)));
        table.selectedProperty().subscribe(this::askEvents);
        subscription = door.follow(cluster.fleet(), snapshot::set);
    }

    Texts texts() {
        return texts;
    }

    Provenance provenance() {
        return provenance;
    }

    TableModel<Bundle> table() {
        return table;
    }

    ReadOnlyObjectProperty<FleetSnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /// Events of the object at the end of the chain, newest first; null where there is none.
    ReadOnlyObjectProperty<@Nullable Reading<List<EventRow>>> eventsProperty() {
        return events.getReadOnlyProperty();
    }

    /// Chooses a bundle by its key, `namespace/name`.
    public void choose(String key) {
        table.selectedProperty().set(key);
    }

    Optional<Bundle> chosen() {
        String key = table.selectedProperty().get();
        return snapshot.get().bundles().known().stream()
                .flatMap(all -> all.all().stream())
                .filter(bundle -> bundle.key().equals(key))
                .findFirst();
    }

    /// From the chosen bundle down to the object at fault; empty where it is ready.
    List<Link> why() {
        return WhyChain.of(snapshot.get(), table.selectedProperty().get());
    }

    private void askEvents() {
        events.set(null);
        String key = table.selectedProperty().get();
        List<Link> chain = why();
        if (!chain.isEmpty() && chain.getLast() instanceof Link.AtFault(var item, boolean _)) {
            door.fetch(
                    "events of " + item.name(),
                    () -> cluster.objects().events(item.kind(), item.namespace(), item.name()),
                    found -> {
                        if (table.selectedProperty().get().equals(key)) {
                            events.set(found);
                        }
                    });
        }
    }

    private List<Column<Bundle>> columns() {
        return List.of(
                column("bundle", 220, Column.Kind.NAME, bundle -> Cell.of(bundle.title())),
                column("state", 210, Column.Kind.TEXT, this::state),
                column("fleet", 120, Column.Kind.TEXT, bundle -> Cell.of(bundle.fleet())),
                column("ready", 80, Column.Kind.NUMBER, this::ready),
                column("commit", 90, Column.Kind.MONO, FleetViewModel::commit),
                column("drifted", 80, Column.Kind.NUMBER, this::drifted),
                column("waits", 220, Column.Kind.TEXT, this::waits),
                column("message", 420, Column.Kind.TEXT, FleetViewModel::message));
    }

    private Column<Bundle> column(
            String id, double width, Column.Kind kind, Function<? super Bundle, Cell> cell) {
        return new Column<>(id, texts.text("fleet.column." + id), width, kind, cell);
    }

    private Cell state(Bundle bundle) {
        String word = BundleLooks.word(bundle.state(), texts);
        String said = bundle.paused() ? word + " · " + texts.text("fleet.paused") : word;
        return Cell.state(snapshot.get().bundles(), texts, said, BundleLooks.mark(bundle.state()))
                .ranked(BundleLooks.rank(bundle.state()));
    }

    private Cell ready(Bundle bundle) {
        Integer ready = bundle.ready();
        Integer desired = bundle.desired();
        return ready == null || desired == null
                ? Cell.none()
                : Cell.of((double) ready, ready + " / " + desired);
    }

    private static Cell commit(Bundle bundle) {
        String commit = bundle.commit();
        return commit.isEmpty()
                ? Cell.none()
                : Cell.of(commit.substring(0, Math.min(7, commit.length())));
    }

    /// Objects that differ from Git; where Fleet cut its list, at least so many.
    private Cell drifted(Bundle bundle) {
        return Cell.of(
                snapshot.get().deployments(),
                texts,
                all -> {
                    List<BundleDeploymentRow> own = all.getOrDefault(bundle.key(), List.of());
                    int count = own.stream().mapToInt(row -> row.modified().size()).sum();
                    boolean cut = own.stream().anyMatch(BundleDeploymentRow::incomplete);
                    String text = texts.number((double) count, 0);
                    return Cell.of((double) count, cut ? "≥ " + text : text);
                });
    }

    private Cell waits(Bundle bundle) {
        return bundle.blockedBy().isEmpty() && bundle.unknown().isEmpty()
                ? Cell.none()
                : Cell.of(
                        String.join(
                                ", ",
                                java.util.stream.Stream.concat(
                                                bundle.blockedBy().stream().map(this::title),
                                                bundle.unknown().stream().map(name -> name + " ?"))
                                        .toList()));
    }

    String title(String key) {
        return snapshot.get().bundles().known().stream()
                .flatMap(all -> all.all().stream())
                .filter(bundle -> bundle.key().equals(key))
                .map(Bundle::title)
                .findFirst()
                .orElse(key);
    }

    private static Cell message(Bundle bundle) {
        String message = bundle.message();
        return message == null ? Cell.of("") : Cell.of(message);
    }

    @Override
    public void close() {
        subscription.close();
    }
}
