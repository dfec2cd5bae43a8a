package console.views.fleet;

import console.services.fact.Subscription;
import console.services.fleet.FleetSnapshot;
import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.FleetSnapshot.Bundles;
import console.services.row.BundleDeploymentRow;
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

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// What the Fleet screen shows. JavaFX thread only; closing it ends its subscription.
public final class FleetViewModel implements AutoCloseable {
    private final Texts texts;
    private final Provenance provenance;
    private final ReadOnlyObjectWrapper<FleetSnapshot> snapshot;
    private final TableModel<Bundle> table;
    private final WhyViewModel why;
    private final Subscription subscription;

    /// @param common texts of any screen in the language wanted
    /// @param jump shows what lies on another screen, by its id
    public FleetViewModel(ClusterView cluster, FxDoor door, Texts common, Consumer<String> jump) {
        texts = common.of("fleet");
        provenance = Provenance.of(cluster, texts);
        snapshot = new ReadOnlyObjectWrapper<>(cluster.fleet().latest());
        table = new TableModel<>("fleet", Bundle::key, columns());
        snapshot.subscribe(now -> table.show(now.bundles().map(Bundles::all)));
        why = new WhyViewModel(this, cluster, door, jump);
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

    WhyViewModel why() {
        return why;
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
        why.close();
        subscription.close();
    }
}
