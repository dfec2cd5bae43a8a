package console.views.addresses;

import console.services.address.AddressSnapshot;
import console.services.address.AddressSnapshot.Address;
import console.services.address.AddressSnapshot.Pool;
import console.services.fact.Reading;
import console.views.common.Texts;

import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// The addresses that MetalLB may give away, one box each: who holds it, who announces it. A long
/// pool shows those that are held, and counts the rest. A held box leads to its service.
final class PoolStrip extends VBox {
    private static final int EACH = 32;
    private static final int ONE_LINE = 16;
    private static final int MOST_SENTENCES = 3;

    private final AddressesViewModel model;
    private final Texts texts;
    private final Label head = new Label();
    private final FlowPane announced = new FlowPane();
    private final VBox strip = new VBox();

    PoolStrip(AddressesViewModel model) {
        this.model = model;
        texts = model.texts();
        getStyleClass().add("addresses-pool");
        head.getStyleClass().add("addresses-head");
        head.setId("addresses-pool-head");
        head.setWrapText(true);
        head.setMinHeight(USE_PREF_SIZE);
        announced.setId("addresses-announced");
        announced.getStyleClass().addAll("addresses-summary", "addresses-summary-end");
        HBox.setHgrow(announced, Priority.ALWAYS);
        HBox title = new HBox(head, announced);
        title.getStyleClass().add("addresses-pool-title");
        getChildren().addAll(title, strip);
    }

    void show(AddressSnapshot snapshot) {
        strip.getChildren().clear();
        announced.getChildren().clear();
        head.getStyleClass().remove("addresses-old");
        switch (snapshot.pool()) {
            case Reading.Live<Pool> live -> fill(live.value(), live);
            case Reading.Stale<Pool> stale -> {
                head.getStyleClass().add("addresses-old");
                fill(stale.value(), stale);
            }
            case Reading.Absent<Pool> absent -> {
                head.setText(texts.text("addresses.pool.absent", texts.sentence(absent.why())));
                model.provenance().install(head, head.getText(), absent);
            }
        }
    }

    private void fill(Pool pool, Reading<?> reading) {
        List<Address> all = pool.addresses();
        long listed = all.stream().filter(each -> each.pool() != null).count();
        long inside = listed + Math.min(pool.more(), Long.MAX_VALUE - listed);
        boolean known = all.stream().allMatch(each -> each.services() != null);
        long used = all.stream().filter(each -> each.pool() != null && isHeld(each)).count();
        String what = head(pool);
        head.setText(
                known
                        ? texts.text("addresses.pool.head", what, used, inside)
                        : texts.text("addresses.pool.unknown", what, inside));
        model.provenance().install(head, head.getText(), reading);
        boolean everyOne = inside <= EACH;
        String common = common(all);
        List<Labeled> boxes = new ArrayList<>();
        long shown = 0;
        for (Address address : all) {
            if (everyOne || isHeld(address)) {
                boxes.add(box(address, common, reading));
                shown += address.pool() == null ? 0 : 1;
            }
        }
        Pane line = boxes.size() <= ONE_LINE && used <= 2 ? new HBox() : new FlowPane();
        line.getStyleClass().add("addresses-boxes");
        line.getChildren().addAll(boxes);
        boxes.forEach(box -> HBox.setHgrow(box, Priority.ALWAYS));
        strip.getChildren().add(line);
        if (shown < inside) {
            Label more = new Label(texts.text("addresses.pool.more", inside - shown));
            more.getStyleClass().add("addresses-quiet");
            strip.getChildren().add(more);
        }
        announce(all.stream().filter(PoolStrip::isHeld).toList(), reading);
    }

    /// Ranges and names of the pools, as MetalLB spells them.
    private static String head(Pool pool) {
        String names =
                pool.addresses().stream()
                        .map(Address::pool)
                        .filter(Objects::nonNull)
                        .distinct()
                        .collect(Collectors.joining(", "));
        String ranges = String.join(", ", pool.ranges());
        return ranges + (names.isEmpty() ? "" : " · " + names);
    }

    /// The beginning that all addresses share, up to their last dot; empty for none.
    private static String common(List<Address> all) {
        List<String> starts =
                all.stream()
                        .map(
                                each ->
                                        each.address()
                                                .substring(0, each.address().lastIndexOf('.') + 1))
                        .distinct()
                        .toList();
        return starts.size() == 1 ? starts.getFirst() : "";
    }

    private static boolean isHeld(Address address) {
        return address.services() != null && !address.services().isEmpty();
    }

    private Labeled box(Address address, String common, Reading<?> reading) {
        List<String> services = address.services();
        String holder =
                services == null
                        ? texts.text("addresses.pool.holderUnknown")
                        : services.isEmpty()
                                ? texts.text("addresses.pool.free")
                                : services.stream()
                                        .map(key -> key.substring(key.indexOf('/') + 1))
                                        .collect(Collectors.joining("\n"));
        String place =
                common.isEmpty()
                        ? address.address()
                        : address.address().substring(common.length() - 1);
        String text = place + "\n" + holder;
        Labeled box = isHeld(address) ? new Button(text) : new Label(text);
        if (box instanceof Button button) {
            button.setId(id("addresses-box-", address));
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> model.open("vip/" + address.address()));
        }
        box.setMaxWidth(Double.MAX_VALUE);
        box.getStyleClass().setAll("addresses-box", style(address, reading));
        model.provenance().install(box, address.address() + ": " + describe(address), reading);
        return box;
    }

    private static String id(String part, Address address) {
        return part + address.address().replaceAll("\\W", "-");
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
        return holder + ", " + where + (isHeld(address) ? ", " + sentence(address) : "");
    }

    /// One sentence for each held address; its node is a jump.
    private void announce(List<Address> held, Reading<?> reading) {
        for (Address address : held.subList(0, Math.min(MOST_SENTENCES, held.size()))) {
            String text = sentence(address);
            List<String> nodes = address.announcers();
            Labeled said = nodes == null || nodes.isEmpty() ? new Label(text) : new Hyperlink(text);
            if (said instanceof Hyperlink link && nodes != null) {
                link.setId(id("addresses-announcer-", address));
                link.setOnAction(_ -> model.open("node/" + nodes.getFirst()));
            }
            boolean old = reading instanceof Reading.Stale<?>;
            boolean odd = (nodes != null && nodes.isEmpty()) || address.disputed();
            said.getStyleClass()
                    .add(old ? "addresses-old" : odd ? "addresses-odd" : "addresses-quiet");
            model.provenance().install(said, text, reading);
            announced.getChildren().add(said);
        }
        if (held.size() > MOST_SENTENCES) {
            int more = held.size() - MOST_SENTENCES;
            Label label = new Label(texts.text("addresses.pool.moreHeld", more));
            label.getStyleClass().add("addresses-quiet");
            announced.getChildren().add(label);
        }
    }

    private String sentence(Address address) {
        List<String> nodes = address.announcers();
        if (nodes == null) {
            return texts.text("addresses.announced.unknown", address.address());
        }
        String and = " " + texts.text("addresses.and") + " ";
        List<String> answering = address.answering();
        if (address.disputed() && answering != null) {
            String nobody = texts.text("addresses.announced.noNode");
            return texts.text(
                    "addresses.announced.disputed",
                    address.address(),
                    nodes.isEmpty() ? nobody : String.join(and, nodes),
                    String.join(and, answering));
        }
        return switch (nodes.size()) {
            case 0 -> texts.text("addresses.announced.nobody", address.address());
            case 1 -> texts.text("addresses.announced.one", address.address(), nodes.getFirst());
            default ->
                    texts.text(
                            "addresses.announced.several",
                            address.address(),
                            String.join(and, nodes));
        };
    }
}
