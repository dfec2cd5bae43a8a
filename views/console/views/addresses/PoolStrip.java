package console.views.addresses;

import console.services.address.AddressSnapshot;
import console.services.address.AddressSnapshot.Address;
import console.services.address.AddressSnapshot.Pool;
import console.services.fact.Reading;
import console.views.common.Provenance;
import console.views.common.Texts;

import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// The addresses that MetalLB may give away, one box each: who holds it, who announces it. A long
/// pool shows those that are held, and counts the rest.
final class PoolStrip extends VBox {
    private static final int EACH = 32;

    private final Texts texts;
    private final Provenance provenance;
    private final Label head = new Label();
    private final FlowPane boxes = new FlowPane();

    PoolStrip(Texts texts, Provenance provenance) {
        this.texts = texts;
        this.provenance = provenance;
        getStyleClass().add("addresses-pool");
        head.getStyleClass().add("addresses-head");
        head.setId("addresses-pool-head");
        boxes.getStyleClass().add("addresses-boxes");
        getChildren().addAll(head, boxes);
    }

    void show(AddressSnapshot snapshot) {
        boxes.getChildren().clear();
        switch (snapshot.pool()) {
            case Reading.Live<Pool> live -> fill(live.value(), live);
            case Reading.Stale<Pool> stale -> fill(stale.value(), stale);
            case Reading.Absent<Pool> absent ->
                    head.setText(texts.text("addresses.pool.absent", texts.sentence(absent.why())));
        }
    }

    private void fill(Pool pool, Reading<?> reading) {
        List<Address> all = pool.addresses();
        long inside = all.stream().filter(each -> each.pool() != null).count() + pool.more();
        boolean known = all.stream().allMatch(each -> each.services() != null);
        long used = all.stream().filter(each -> each.pool() != null && isHeld(each)).count();
        head.setText(
                known
                        ? texts.text("addresses.pool.head", used, inside)
                        : texts.text("addresses.pool.unknown", inside));
        head.getStyleClass().remove("addresses-old");
        if (reading instanceof Reading.Stale<?>) {
            head.getStyleClass().add("addresses-old");
        }
        provenance.install(head, head.getText(), reading);
        boolean everyOne = inside <= EACH;
        long shown = 0;
        for (Address address : all) {
            if (everyOne || isHeld(address)) {
                boxes.getChildren().add(box(address, reading));
                shown += address.pool() == null ? 0 : 1;
            }
        }
        if (shown < inside) {
            Label more = new Label(texts.text("addresses.pool.more", inside - shown));
            more.getStyleClass().add("addresses-quiet");
            boxes.getChildren().add(more);
        }
    }

    private static boolean isHeld(Address address) {
        return address.services() != null && !address.services().isEmpty();
    }

    private Label box(Address address, Reading<?> reading) {
        List<String> services = address.services();
        String holder =
                services == null
                        ? texts.text("addresses.pool.holderUnknown")
                        : services.isEmpty()
                                ? texts.text("addresses.pool.free")
                                : services.stream()
                                        .map(key -> key.substring(key.indexOf('/') + 1))
                                        .collect(Collectors.joining("\n"));
        Label box = new Label(address.address() + "\n" + holder);
        box.getStyleClass().addAll("addresses-box", style(address, reading));
        provenance.install(box, address.address() + ": " + describe(address), reading);
        return box;
    }

    private static String style(Address address, Reading<?> reading) {
        if (reading instanceof Reading.Stale<?>) {
            return "addresses-box-stale";
        }
        return isHeld(address) ? "addresses-box-held" : "addresses-box-free";
    }

    private String describe(Address address) {
        List<String> services = address.services();
        String holder =
                services == null
                        ? texts.text("addresses.pool.holderUnknown")
                        : services.isEmpty()
                                ? texts.text("addresses.pool.free")
                                : String.join(", ", services);
        String where =
                address.pool() == null
                        ? texts.text("addresses.pool.outside")
                        : Objects.requireNonNull(address.pool());
        List<String> announcers = address.announcers();
        String who =
                announcers == null || announcers.isEmpty()
                        ? ""
                        : ", "
                                + texts.text(
                                        "addresses.pool.announced", String.join(", ", announcers));
        return holder + ", " + where + who;
    }
}
