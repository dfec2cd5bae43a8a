package console.views.gpus;

import console.services.fact.Reading;
import console.services.gpu.GpuSnapshot;
import console.services.gpu.GpuSnapshot.Unused;
import console.services.topology.Node;
import console.views.common.Marks;
import console.views.common.Texts;
import console.views.common.picture.Symbol;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// What wants a look: devices that their plugin took out, and those that are held and not used.
final class CarePanel extends VBox {
    private static final int MOST = 50;

    private final GpusViewModel model;
    private final Texts texts;

    CarePanel(GpusViewModel model) {
        this.model = model;
        texts = model.texts();
        setId("gpus-care");
        getStyleClass().add("gpus-waiting");
    }

    void show() {
        GpuSnapshot snapshot = model.snapshotProperty().get();
        getChildren().clear();
        unhealthy(snapshot.nodes());
        Label head = RoomPanel.section(texts.text("gpus.unused"));
        getChildren().addAll(head, RoomPanel.quiet(texts.text("gpus.unused.rule")));
        switch (snapshot.unused()) {
            case Reading.Live<List<Unused>> live -> unused(live.value());
            case Reading.Stale<List<Unused>> _ -> say(texts.text("gpus.room.stale"));
            case Reading.Absent<List<Unused>> absent ->
                    say(texts.text("gpus.room.absent", texts.sentence(absent.why())));
        }
    }

    private void say(String text) {
        getChildren().add(RoomPanel.quiet(text));
    }

    private void unused(List<Unused> all) {
        if (all.isEmpty()) {
            say(texts.text("gpus.unused.none"));
        }
        for (Unused each : all.stream().limit(MOST).toList()) {
            Node.Holder holder = each.holder();
            String user = holder.user();
            Label name = new Label(user == null ? holder.pod() : user);
            name.setGraphic(Marks.of(Symbol.ATTENTION, texts.text("gpus.unused")));
            name.getStyleClass().add("gpus-sum");
            getChildren().add(name);
            say(each.node() + " " + texts.text("gpus.card", each.card()));
        }
        if (all.size() > MOST) {
            say(texts.text("gpus.waiting.more", MOST, all.size()));
        }
    }

    /// The section is there only where there is such a device.
    private void unhealthy(Reading<List<Node>> reading) {
        boolean old = reading instanceof Reading.Stale<?>;
        List<Node> nodes =
                reading.known().stream()
                        .flatMap(List::stream)
                        .filter(node -> gpu(node).resources().stream().anyMatch(CarePanel::taken))
                        .toList();
        if (!nodes.isEmpty()) {
            getChildren().add(RoomPanel.section(texts.text("gpus.care.unhealthy")));
        }
        for (Node node : nodes.stream().limit(MOST).toList()) {
            Label name = new Label(node.name() + xids(node));
            String word = texts.text("gpus.care.unhealthy");
            name.setGraphic(Marks.of(old ? Symbol.STALE : Symbol.PROBLEM, word));
            name.getStyleClass().add("gpus-sum");
            name.setWrapText(true);
            getChildren().add(name);
            gpu(node).resources().stream()
                    .filter(CarePanel::taken)
                    .map(
                            each ->
                                    texts.text(
                                            "gpus.care.taken",
                                            each.name(),
                                            each.capacity(),
                                            each.allocatable()))
                    .forEach(this::say);
        }
        if (nodes.size() > MOST) {
            say(texts.text("gpus.waiting.more", MOST, nodes.size()));
        }
    }

    private static Node.Gpu gpu(Node node) {
        return Objects.requireNonNull(node.gpu());
    }

    private static boolean taken(Node.Resource resource) {
        return resource.unhealthy() > 0;
    }

    /// ` · GPU 1 XID 48`; nothing where no card has had an error, or none is exported.
    private String xids(Node node) {
        return gpu(node).cards().known().stream()
                .flatMap(List::stream)
                .map(this::xid)
                .collect(Collectors.joining());
    }

    private String xid(Node.Card card) {
        Double xid = card.vitals().gauges().xid();
        return xid == null || xid == 0
                ? ""
                : " · "
                        + texts.text("gpus.card", card.index())
                        + " "
                        + texts.text("gpus.errors.xid", texts.number(xid, 0));
    }
}
