package console.views.overview;

import console.services.fact.Reading;
import console.services.resource.NodeState;
import console.services.topology.Node;
import console.services.topology.Node.Resource;
import console.views.common.Requests;
import console.views.common.Texts;
import console.views.common.picture.Freshness;
import console.views.common.picture.Symbol;
import console.views.common.table.Cell;
import console.views.common.table.Column;
import console.views.common.table.Column.Kind;
import console.views.common.table.DataTable;
import console.views.common.table.TableModel;
import console.views.common.table.Tone;
import console.views.overview.picture.Looks;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The table twin of the picture: the same nodes, the same selection.
final class NodeTable {
    private static final double GIB = 1024.0 * 1024 * 1024;
    private static final String PREFIX = "node/";
    private final OverviewViewModel model;
    private final Texts texts;
    private final TableModel<Node> rows;
    private boolean choosing;

    NodeTable(OverviewViewModel model) {
        this.model = model;
        this.texts = model.words();
        rows = new TableModel<>("overview-table", Node::name, columns());
        model.snapshotProperty().subscribe(snapshot -> rows.show(snapshot.nodes()));
        model.selectedProperty().subscribe(this::choose);
        rows.selectedProperty().subscribe(this::chosen);
    }

    static DataTable<Node> of(OverviewViewModel model) {
        DataTable<Node> table =
                new DataTable<>(
                        model.table(),
                        model.words(),
                        model.provenance(),
                        model.tables(),
                        model.words().text("overview.table.empty"));
        table.setOnOpen(node -> model.open(PREFIX + node.name()));
        return table;
    }

    TableModel<Node> rows() {
        return rows;
    }

    /// Shows only the nodes that need a hand.
    void needy() {
        rows.only("counts", texts.text("overview.needy"));
    }

    private void choose(String id) {
        choosing = true;
        rows.selectedProperty().set(id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : "");
        choosing = false;
    }

    private void chosen(String name) {
        if (!choosing && !name.isEmpty()) {
            model.selectedProperty().set(PREFIX + name);
        }
    }

    private List<Column<Node>> columns() {
        return List.of(
                column("node", 130, Kind.NAME, node -> Cell.of(node.name())),
                column("state", 165, Kind.TEXT, this::state),
                column("role", 105, Kind.TEXT, this::role),
                column("address", 100, Kind.MONO, this::address),
                column("cpu", 100, Kind.NUMBER, node -> used(node, "cpu", 1)),
                column("memory", 115, Kind.NUMBER, node -> used(node, "memory", GIB)),
                column("pods", 56, Kind.NUMBER, this::pods),
                column("gpus", 90, Kind.NUMBER, node -> held(node, name -> !slice(name))),
                column("slices", 90, Kind.NUMBER, node -> held(node, NodeTable::slice)),
                column("badges", 160, Kind.TEXT, this::badges),
                column("created", 125, Kind.NUMBER, this::created),
                column("version", 140, Kind.TEXT, NodeTable::version).hidden(),
                column("counts", 110, Kind.TEXT, this::counts).hidden());
    }

    private Column<Node> column(
            String id, double width, Kind kind, java.util.function.Function<Node, Cell> cell) {
        return new Column<>(id, texts.text("overview.column." + id), width, kind, cell);
    }

    private Cell state(Node node) {
        Freshness fresh = Looks.fresh(node, model.snapshotProperty().get().nodes());
        boolean stale = fresh == Freshness.STALE;
        return Cell.of(model.state(node))
                .toned(stale ? Tone.STALE : tone(node.state()))
                .marked(stale ? Symbol.STALE : Looks.mark(node.state()))
                .ranked(node.state().compareTo(NodeState.NO_CONTACT));
    }

    private static Tone tone(NodeState state) {
        return switch (state) {
            case NO_CONTACT, NOT_READY -> Tone.PROBLEM;
            case DEGRADED, DEGRADED_ETCD, DEGRADED_GPU, CORDONED -> Tone.ATTENTION;
            case RECONFIGURING -> Tone.PROGRESS;
            case READY -> Tone.QUIET;
        };
    }

    private Cell role(Node node) {
        return Cell.of(
                switch (node.role()) {
                    case SERVER -> texts.text("overview.node.server");
                    case WORKER -> texts.text("overview.node.worker");
                });
    }

    private Cell address(Node node) {
        return node.address() == null
                ? unknown("overview.node.noAddress")
                : Cell.of(node.address());
    }

    private Cell unknown(String key) {
        return Cell.of(texts.text(key)).toned(Tone.ABSENT);
    }

    private Cell used(Node node, String name, double unit) {
        if (!node.allocatable().has(name)) {
            return unknown("overview.unknown");
        }
        String all = texts.number(node.allocatable().get(name).doubleValue() / unit, 1);
        return Cell.of(
                node.use(),
                texts,
                use -> {
                    double requested = use.requested().get(name).doubleValue() / unit;
                    return Cell.of(requested, ofAll(Requests.text(use, name, unit, texts), all));
                });
    }

    private static String ofAll(String part, String all) {
        return part + " / " + all;
    }

    private Cell pods(Node node) {
        return Cell.of(node.use(), texts, use -> Cell.of(use.pods(), texts.number(use.pods(), 0)));
    }

    private static boolean slice(String resource) {
        return resource.startsWith("nvidia.com/mig-");
    }

    /// Held and offered, of all resources of this kind; nothing of a node that is lost is known.
    private Cell held(Node node, Predicate<String> kind) {
        List<Resource> resources =
                node.gpu() == null
                        ? List.of()
                        : node.gpu().resources().stream()
                                .filter(each -> kind.test(each.name()) && each.capacity() > 0)
                                .toList();
        if (resources.isEmpty()) {
            return Cell.none();
        }
        if (Looks.lost(node.state())) {
            return unknown("overview.unknown");
        }
        long all = resources.stream().mapToLong(Resource::allocatable).sum();
        Reading<Long> held =
                node.use()
                        .map(
                                _ ->
                                        resources.stream()
                                                .map(Resource::requested)
                                                .mapToLong(each -> each == null ? 0 : each)
                                                .sum());
        return Cell.of(
                held,
                texts,
                sum -> Cell.of(sum, ofAll(texts.number(sum, 0), texts.number((double) all, 0))));
    }

    private Cell badges(Node node) {
        String badges =
                Looks.badges(node).stream()
                        .map(badge -> Looks.badge(badge, texts, false))
                        .collect(Collectors.joining(", "));
        return badges.isEmpty() ? Cell.none() : Cell.of(badges);
    }

    private Cell created(Node node) {
        return node.row().created() == null
                ? unknown("overview.unknown")
                : Cell.of(
                        (double) node.row().created().getEpochSecond(),
                        texts.moment(node.row().created()));
    }

    private Cell counts(Node node) {
        return node.state().needsHand() ? Cell.of(texts.text("overview.needy")) : Cell.none();
    }

    private static Cell version(Node node) {
        return Cell.of(node.row().kubeletVersion());
    }
}
