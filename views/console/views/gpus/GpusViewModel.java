package console.views.gpus;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Subscription;
import console.services.gpu.GpuSnapshot;
import console.services.gpu.GpuSnapshot.Operand;
import console.services.gpu.HeadroomTable;
import console.services.resource.SessionModel;
import console.services.row.HourRow;
import console.services.row.InventoryRow;
import console.services.row.Sources;
import console.services.session.ClusterView;
import console.services.topology.Node;
import console.views.common.FxDoor;
import console.views.common.Provenance;
import console.views.common.Texts;
import console.views.common.table.Cell;
import console.views.common.table.Column;
import console.views.common.table.TableModel;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What the GPUs screen shows. JavaFX thread only; closing it ends its subscription.
public final class GpusViewModel implements AutoCloseable {
    /// Who holds what, one row a pod and resource.
    record Holding(String node, Node.Holder holder, String device) {
        String key() {
            return node + "/" + holder.namespace() + "/" + holder.pod() + "/" + holder.resource();
        }
    }

    private final Texts texts;
    private final Provenance provenance;
    private final ReadOnlyObjectWrapper<GpuSnapshot> snapshot;
    private final ObjectProperty<SessionModel> model = new SimpleObjectProperty<>(SessionModel.A);
    private final TableModel<Holding> holders;
    private final StringProperty chosen = new SimpleStringProperty("");
    private final BooleanProperty needy = new SimpleBooleanProperty();
    private final BooleanProperty planning = new SimpleBooleanProperty();
    private final PlannerViewModel planner;
    private final Subscription subscription;

    /// @param common texts of any screen in the language wanted
    public GpusViewModel(ClusterView cluster, FxDoor door, Texts common) {
        texts = common.of("gpus");
        provenance = Provenance.of(cluster, texts);
        snapshot = new ReadOnlyObjectWrapper<>(cluster.gpus().latest());
        holders = new TableModel<>("gpus-holders", Holding::key, columns());
        snapshot.subscribe(now -> holders.show(holdings(now)));
        planner = new PlannerViewModel(this);
        subscription = door.follow(cluster.gpus(), snapshot::set);
    }

    Texts texts() {
        return texts;
    }

    Provenance provenance() {
        return provenance;
    }

    ReadOnlyObjectProperty<GpuSnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /// How the text of a profile becomes a request.
    ObjectProperty<SessionModel> modelProperty() {
        return model;
    }

    PlannerViewModel planner() {
        return planner;
    }

    /// Whether the planner is open.
    BooleanProperty planningProperty() {
        return planning;
    }

    /// Opens the planner, for the card `NODE/INDEX` where there is one of that name.
    public void plan(String key) {
        if (planner.targets().stream().anyMatch(each -> each.key().equals(key))) {
            planner.cardProperty().set(key);
        }
        planning.set(true);
    }

    TableModel<Holding> holders() {
        return holders;
    }

    /// Whether another session that takes this resource fits on the node; yes where that is not
    /// known, since nothing then says otherwise.
    boolean fits(Node node, String resource) {
        if (!(snapshot.get().headroom()
                instanceof Reading.Live<Map<SessionModel, List<HeadroomTable.Row>>> live)) {
            return true;
        }
        List<InventoryRow.Profile> takers =
                snapshot.get().profiles().stream()
                        .filter(profile -> resource.equals(profile.resource()))
                        .toList();
        return takers.isEmpty()
                || live.value().getOrDefault(model.get(), List.of()).stream()
                        .filter(row -> node.name().equals(row.node()))
                        .filter(
                                row ->
                                        takers.stream()
                                                .anyMatch(p -> p.name().equals(row.profile())))
                        .anyMatch(row -> row.fits() > 0);
    }

    /// Chooses a node, or a card by `NODE/INDEX`.
    public void choose(String key) {
        chosen.set(key);
    }

    /// The key of the chosen line; empty for none.
    StringProperty chosenProperty() {
        return chosen;
    }

    /// Whether of the nodes only those that need a hand are shown.
    BooleanProperty needyProperty() {
        return needy;
    }

    /// Shows only the nodes that need a hand, and who waits.
    public void showNeedy() {
        needy.set(true);
    }

    /// The nodes that are shown, with their cards, in order.
    Reading<List<GpuLine>> lines() {
        GpuSnapshot now = snapshot.get();
        Map<String, List<Operand>> operands = now.operands().known().orElse(Map.of());
        return now.nodes()
                .map(
                        nodes -> {
                            List<GpuLine> lines = new ArrayList<>();
                            (needy.get() ? now.needy() : nodes)
                                    .forEach(node -> add(lines, node, operands));
                            return lines;
                        });
    }

    /// Whether the layout of a card is what mig-parted was told to make, for want of the exporter.
    boolean configured() {
        return snapshot.get().nodes().known().stream()
                .flatMap(List::stream)
                .flatMap(node -> Objects.requireNonNull(node.gpu()).cards().known().stream())
                .flatMap(List::stream)
                .anyMatch(card -> card.layoutSource().equals(Sources.PARTED.name()));
    }

    private void add(List<GpuLine> lines, Node node, Map<String, List<Operand>> operands) {
        Node.Gpu gpu = Objects.requireNonNull(node.gpu());
        lines.add(new GpuLine.OfNode(node, operands.getOrDefault(node.name(), List.of())));
        List<Node.Card> cards = gpu.cards().known().orElse(List.of());
        if (cards.isEmpty()) {
            lines.add(new GpuLine.WithoutCards(node, gpu));
        }
        for (Node.Card card : cards) {
            lines.add(new GpuLine.OfCard(node, card, gpu.cards(), hour(node, card)));
        }
    }

    private Reading<HourRow> hour(Node node, Node.Card card) {
        Reading<Map<String, HourRow>> hours = snapshot.get().hours();
        return hours.then(
                all -> {
                    HourRow hour = all.get(HourRow.key(node.name(), card.index()));
                    return hour == null
                            ? Reading.absent(Reason.NOT_CONFIGURED, "DCGM", node.name())
                            : hours.map(_ -> hour);
                });
    }

    private Reading<List<Holding>> holdings(GpuSnapshot snapshot) {
        return snapshot.nodes()
                .map(
                        nodes -> {
                            List<Holding> all = new ArrayList<>();
                            for (Node node : nodes) {
                                Node.Gpu gpu = Objects.requireNonNull(node.gpu());
                                gpu.holders().known().orElse(List.of()).stream()
                                        .map(
                                                each ->
                                                        new Holding(
                                                                node.name(),
                                                                each,
                                                                device(gpu, each)))
                                        .forEach(all::add);
                            }
                            return all;
                        });
    }

    /// The cards on which a device source names the pod; empty where none does.
    private String device(Node.Gpu gpu, Node.Holder holder) {
        List<String> cards = new ArrayList<>();
        for (Node.Card card : gpu.cards().known().orElse(List.of())) {
            for (Node.Slot slot : card.slots()) {
                Node.Holder named = slot.holder();
                if (named != null
                        && named.namespace().equals(holder.namespace())
                        && named.pod().equals(holder.pod())) {
                    cards.add(texts.text("gpus.card", card.index()));
                }
            }
        }
        return String.join(", ", cards.stream().distinct().toList());
    }

    private List<Column<Holding>> columns() {
        return List.of(
                column("user", 140, Column.Kind.NAME, each -> user(each.holder())),
                column("pod", 260, Column.Kind.MONO, each -> Cell.of(each.holder().pod())),
                column(
                        "namespace",
                        130,
                        Column.Kind.TEXT,
                        each -> Cell.of(each.holder().namespace())),
                column("node", 140, Column.Kind.TEXT, each -> Cell.of(each.node())),
                column(
                        "resource",
                        200,
                        Column.Kind.TEXT,
                        each -> Cell.of(each.holder().resource())),
                column("quantity", 80, Column.Kind.NUMBER, this::quantity),
                column("device", 140, Column.Kind.TEXT, this::device));
    }

    private Column<Holding> column(
            String id,
            double width,
            Column.Kind kind,
            java.util.function.Function<? super Holding, Cell> cell) {
        return new Column<>(id, texts.text("gpus.column." + id), width, kind, cell);
    }

    private static Cell user(Node.Holder holder) {
        String user = holder.user();
        return user == null ? Cell.none() : Cell.of(user);
    }

    private Cell quantity(Holding holding) {
        double quantity = holding.holder().quantity();
        return Cell.of(quantity, texts.number(quantity, 0));
    }

    private Cell device(Holding holding) {
        return Cell.of(
                holding.device().isEmpty() ? texts.text("gpus.device.unknown") : holding.device());
    }

    @Override
    public void close() {
        subscription.close();
    }
}
