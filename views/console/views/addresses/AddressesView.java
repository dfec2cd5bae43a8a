package console.views.addresses;

import console.services.address.AddressLine;
import console.services.address.AddressSnapshot;
import console.services.address.Verdict;
import console.services.fact.Reading;
import console.services.row.InventoryRow.Network;
import console.views.common.Marks;
import console.views.common.StyleSheets;
import console.views.common.Texts;
import console.views.common.table.DataTable;
import console.views.common.table.TableMemory;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;

/// The addresses screen: the table, the pool's strip, the networks, and below what is wrong with
/// the chosen row.
public final class AddressesView extends VBox {
    private final AddressesViewModel model;
    private final Texts texts;
    private final DataTable<AddressesViewModel.Line> table;
    private final PoolStrip pool;
    private final GridPane networks = new GridPane();
    private final Label counts = new Label();
    private final Label unseen = new Label();
    private final VBox detail = new VBox();

    public AddressesView(AddressesViewModel model, TableMemory memory) {
        this.model = model;
        texts = model.texts();
        getStyleClass().add("addresses");
        StyleSheets.addTo(this, "addresses.css");
        table =
                new DataTable<>(
                        model.table(),
                        texts,
                        model.provenance(),
                        memory,
                        texts.text("addresses.empty"));
        VBox.setVgrow(table, Priority.ALWAYS);
        pool = new PoolStrip(texts, model.provenance());
        networks.getStyleClass().add("addresses-networks");
        detail.getStyleClass().add("addresses-detail");
        detail.setId("addresses-detail");
        unseen.getStyleClass().add("addresses-quiet");
        unseen.setId("addresses-unseen");
        unseen.setWrapText(true);
        getChildren().addAll(title(), table, unseen, pool, networks, detail);
        model.snapshotProperty().subscribe(this::show);
        model.table().selectedProperty().subscribe(this::explain);
    }

    private HBox title() {
        Label title = new Label(texts.text("addresses.title"));
        title.getStyleClass().add("page-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        counts.getStyleClass().add("addresses-quiet");
        counts.setId("addresses-counts");
        HBox row = new HBox(12, title, space, counts);
        row.getStyleClass().add("title-row");
        return row;
    }

    private void show(AddressSnapshot snapshot) {
        counts.setText(
                texts.text(
                        "addresses.counts",
                        count(snapshot.declared().map(row -> row.machines().size())),
                        count(snapshot.kubernetes().map(nodes -> nodes.size())),
                        count(snapshot.seen().map(List::size))));
        boolean nobody = snapshot.seen() instanceof Reading.Absent<?>;
        unseen.setText(nobody ? texts.text("addresses.unseen", texts.hint(snapshot.seen())) : "");
        unseen.setVisible(nobody);
        unseen.setManaged(nobody);
        pool.show(snapshot);
        showNetworks(snapshot);
        explain();
    }

    private String count(Reading<Integer> reading) {
        return switch (reading) {
            case Reading.Live<Integer> live -> texts.number(live.value(), 0);
            case Reading.Stale<Integer> stale -> texts.number(stale.value(), 0);
            case Reading.Absent<Integer> absent -> texts.reason(absent.why());
        };
    }

    private void showNetworks(AddressSnapshot snapshot) {
        networks.getChildren().clear();
        Optional<Network> known = snapshot.declared().known().map(row -> row.network());
        if (known.isEmpty()) {
            networks.add(new Label(texts.hint(snapshot.declared())), 0, 0);
            return;
        }
        Network network = known.get();
        String dns = String.join(", ", network.dns());
        network(
                0,
                network.vlan(),
                network.cidr(),
                texts.text("addresses.network.vlan", network.gateway(), dns));
        network(1, texts.text("addresses.network.pods"), network.podCidr(), "");
        network(2, texts.text("addresses.network.services"), network.serviceCidr(), "");
    }

    private void network(int row, String name, String cidr, String remark) {
        Label range = new Label(cidr);
        range.getStyleClass().add("addresses-mono");
        Label quiet = new Label(remark);
        quiet.getStyleClass().add("addresses-quiet");
        networks.addRow(row, new Label(name), range, quiet);
    }

    private void explain() {
        detail.getChildren().clear();
        Optional<AddressesViewModel.Line> chosen = model.chosen();
        boolean any = chosen.isPresent() && chosen.get().line().verdict() != null;
        detail.setVisible(any);
        detail.setManaged(any);
        if (any) {
            AddressLine line = chosen.get().line();
            Verdict verdict = java.util.Objects.requireNonNull(line.verdict());
            Label head = new Label(line.name() + ": " + model.word(verdict));
            head.setGraphic(Marks.of(AddressesViewModel.mark(verdict), model.word(verdict)));
            head.getStyleClass().add("addresses-head");
            detail.getChildren().add(head);
            line.facts().forEach(fact -> detail.getChildren().add(wrapped(fact)));
            String todo = texts.text("addresses.todo." + verdict.word());
            detail.getChildren().add(wrapped(todo));
        }
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }
}
