package console.views.addresses;

import console.services.address.AddressSnapshot;
import console.services.fact.Reading;
import console.views.common.StyleSheets;
import console.views.common.table.DataTable;
import console.views.common.table.TableMemory;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The addresses screen: the table, the pool's strip, the networks, and below what is wrong with
/// the chosen row. Where it is low, the table and what is between scroll.
public final class AddressesView extends VBox {
    private final AddressesViewModel model;
    private final Summary summary;
    private final PoolStrip pool;
    private final NetworksPanel networks;
    private final Label unseen = new Label();

    public AddressesView(AddressesViewModel model, TableMemory memory) {
        this.model = model;
        getStyleClass().add("addresses");
        StyleSheets.addTo(this, "addresses.css");
        DataTable<AddressesViewModel.Line> table =
                new DataTable<>(
                        model.table(),
                        model.texts(),
                        model.provenance(),
                        memory,
                        model.texts().text("addresses.empty"));
        table.fitRows();
        table.getStyleClass().add("addresses-table");
        VBox.setVgrow(table, Priority.ALWAYS);
        summary = new Summary(model);
        pool = new PoolStrip(model);
        networks = new NetworksPanel(model);
        unseen.getStyleClass().addAll("addresses-quiet", "addresses-unseen");
        unseen.setId("addresses-unseen");
        unseen.setWrapText(true);
        unseen.setMinHeight(USE_PREF_SIZE);
        ScrollPane lower = new ScrollPane(new VBox(pool, networks));
        lower.setFitToWidth(true);
        lower.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        lower.getStyleClass().add("addresses-lower");
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren().addAll(summary, table, unseen, lower, space, new DetailPanel(model));
        table.setOnOpen(this::open);
        model.snapshotProperty().subscribe(this::show);
    }

    /// A node opens its drawer; what is no node has none.
    private void open(AddressesViewModel.Line line) {
        if (line.line().kubernetes() != null) {
            model.open("node/" + line.line().name());
        }
    }

    private void show(AddressSnapshot snapshot) {
        summary.show(snapshot);
        boolean nobody = snapshot.seen() instanceof Reading.Absent<?>;
        String why = model.texts().hint(snapshot.seen());
        unseen.setText(nobody ? model.texts().text("addresses.unseen", why) : "");
        unseen.setVisible(nobody);
        unseen.setManaged(nobody);
        pool.show(snapshot);
        networks.show(snapshot);
    }
}
