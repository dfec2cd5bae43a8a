package console.views.addresses;

import console.services.address.AddressSnapshot;
import console.services.fact.Reading;
import console.views.common.Scrolling;
import console.views.common.StyleSheets;
import console.views.common.Texts;
import console.views.common.table.DataTable;
import console.views.common.table.TableMemory;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// The addresses screen: the table, the pool's strip, the networks, and below what is wrong with
/// the chosen row. Where it is low, the table and what is between scroll.
public final class AddressesView extends VBox {
    private final AddressesViewModel model;
    private final Summary summary;
    private final PoolStrip pool;
    private final NetworksPanel networks;
    private final Label absent = new Label();

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
        absent.getStyleClass().addAll("addresses-quiet", "addresses-unseen");
        absent.setId("addresses-unseen");
        absent.setWrapText(true);
        absent.setMinHeight(USE_PREF_SIZE);
        ScrollPane lower = Scrolling.pane(new VBox(pool, networks));
        lower.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        lower.getStyleClass().add("addresses-lower");
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren().addAll(summary, table, absent, lower, space, new DetailPanel(model));
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
        String why = why(snapshot);
        absent.setText(why);
        absent.setVisible(!why.isEmpty());
        absent.setManaged(!why.isEmpty());
        pool.show(snapshot);
        networks.show(snapshot);
    }

    /// The whole sentence of each source that is absent, once below the table.
    private String why(AddressSnapshot snapshot) {
        Texts texts = model.texts();
        SequencedMap<String, Reading<?>> sources = new LinkedHashMap<>();
        sources.put(texts.text("addresses.plan"), snapshot.declared());
        sources.put(AddressWords.KUBERNETES, snapshot.kubernetes());
        sources.put(texts.text("addresses.neighbours"), snapshot.seen());
        return sources.entrySet().stream()
                .filter(each -> each.getValue() instanceof Reading.Absent<?>)
                .map(
                        each ->
                                texts.text(
                                        "addresses.source.absent",
                                        each.getKey(),
                                        texts.hint(each.getValue())))
                .collect(Collectors.joining("\n"));
    }
}
