package console.views.fleet;

import console.services.fact.Subscription;
import console.services.fact.Timer;
import console.services.fleet.FleetSnapshot;
import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.FleetSnapshot.Bundles;
import console.services.session.ClusterView;
import console.views.common.FxDoor;
import console.views.common.Provenance;
import console.views.common.Texts;
import console.views.common.table.TableModel;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.Optional;
import java.util.function.Consumer;

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
    public FleetViewModel(
            ClusterView cluster, FxDoor door, Timer timer, Texts common, Consumer<String> jump) {
        texts = common.of("fleet");
        provenance = Provenance.of(cluster, texts);
        snapshot = new ReadOnlyObjectWrapper<>(cluster.fleet().latest());
        table = new TableModel<>("fleet", Bundle::key, new BundleColumns(this).all());
        snapshot.subscribe(now -> table.show(now.bundles().map(Bundles::all)));
        why = new WhyViewModel(this, cluster, door, timer, jump);
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

    /// Once all that the chain of the chosen bundle says has come. It may run more than once.
    public void whenFilled(Runnable action) {
        why.shownProperty()
                .subscribe(
                        _ -> {
                            if (why.isFilled()) {
                                action.run();
                            }
                        });
    }

    WhyViewModel why() {
        return why;
    }

    String title(String key) {
        return snapshot.get().bundles().known().stream()
                .flatMap(all -> all.all().stream())
                .filter(bundle -> bundle.key().equals(key))
                .map(Bundle::title)
                .findFirst()
                .orElse(key);
    }

    /// Shows only the bundles that need a hand.
    public void showNeedy() {
        table.only("counts", BundleColumns.Count.HAND.word(texts));
    }

    /// Shows only the bundles that count so, or all again.
    void only(BundleColumns.Count count) {
        table.toggle("counts", count.word(texts));
    }

    @Override
    public void close() {
        why.close();
        subscription.close();
    }
}
