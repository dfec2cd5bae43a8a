package console.views.addresses;

import console.services.address.AddressFact;
import console.services.address.AddressSnapshot;
import console.services.address.AddressSnapshot.Use;
import console.services.fact.Reading;
import console.services.row.InventoryRow.Network;
import console.views.common.Facts;
import console.views.common.Texts;

import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import java.util.List;

/// The declared networks with how full they are, and what is odd in the plan.
final class NetworksPanel extends GridPane {
    private final AddressesViewModel model;
    private final Texts texts;
    private final GridPane networks = new GridPane();
    private final VBox notes = new VBox();

    NetworksPanel(AddressesViewModel model) {
        this.model = model;
        texts = model.texts();
        setId("addresses-networks");
        getStyleClass().add("addresses-networks");
        networks.getStyleClass().add("addresses-grid");
        notes.getStyleClass().add("addresses-column");
        notes.setId("addresses-notes");
        Label head = Facts.label(texts.text("addresses.networks"), "addresses-head");
        VBox left = new VBox(head, networks);
        left.getStyleClass().add("addresses-column");
        DetailPanel.share(this, 2);
        addRow(0, left, notes);
    }

    void show(AddressSnapshot snapshot) {
        networks.getChildren().clear();
        notes.getChildren().clear();
        Reading<Network> declared = snapshot.declared().map(plan -> plan.network());
        if (declared.known().isEmpty()) {
            networks.add(Facts.label(texts.hint(declared), "addresses-fact-quiet"), 0, 0);
            return;
        }
        Network network = declared.known().get();
        String dns = String.join(", ", network.dns());
        String vlan = texts.text("addresses.network.vlan", network.gateway(), dns);
        row(0, network.vlan(), network.cidr(), declared);
        remark(0, vlan, declared);
        row(1, texts.text("addresses.network.pods"), network.podCidr(), declared);
        remark(1, use("pods", snapshot.podRanges()), snapshot.podRanges());
        row(2, texts.text("addresses.network.services"), network.serviceCidr(), declared);
        remark(2, use("services", snapshot.serviceAddresses()), snapshot.serviceAddresses());
        notes.getChildren().add(Facts.label(texts.text("addresses.notes"), "addresses-head"));
        var odd = snapshot.notes().known().orElse(List.of());
        odd.forEach(
                note -> {
                    Reading<?> source = source(note, snapshot);
                    Label label = DetailPanel.quiet(model.words().fact(note), source);
                    model.provenance().install(label, label.getText(), source);
                    notes.getChildren().add(label);
                });
        if (odd.isEmpty()) {
            notes.getChildren()
                    .add(Facts.label(texts.text("addresses.notes.none"), "addresses-fact-quiet"));
        }
    }

    /// What is live of a note is as old as its own source.
    private static Reading<?> source(AddressFact note, AddressSnapshot snapshot) {
        return switch (note.kind()) {
            case SKIPPED_ANSWERS -> snapshot.seen();
            case OTHER_POOL -> snapshot.pool();
            default -> snapshot.notes();
        };
    }

    private String use(String what, Reading<Use> reading) {
        if (reading instanceof Reading.Absent<Use>(var why)) {
            return texts.reason(why);
        }
        Use use = reading.known().orElseThrow();
        return use.all() == null
                ? texts.text("addresses.network." + what + ".used", use.used())
                : texts.text("addresses.network." + what + ".of", use.used(), use.all());
    }

    private void row(int place, String name, String cidr, Reading<?> reading) {
        Label range = new Label(cidr);
        range.getStyleClass().add("addresses-mono");
        range.setMinWidth(USE_PREF_SIZE);
        Label head = new Label(name);
        head.getStyleClass().add("addresses-fact-quiet");
        head.setMinWidth(USE_PREF_SIZE);
        model.provenance().install(range, name + " " + cidr, reading);
        setValignment(head, VPos.TOP);
        setValignment(range, VPos.TOP);
        networks.addRow(place, head, range);
    }

    private void remark(int place, String text, Reading<?> reading) {
        Label label = DetailPanel.quiet(text, reading);
        model.provenance().install(label, text, reading);
        networks.add(label, 2, place);
    }
}
