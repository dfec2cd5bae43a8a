package console.views.overview;

import console.services.topology.Node;
import console.services.topology.Node.Badge;
import console.services.topology.Node.Resource;
import console.views.common.Texts;

import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The table twin of the picture: the same nodes, the same selection.
final class NodeTable extends TableView<Node> {
    private static final double GIB = 1024.0 * 1024 * 1024;
    private final OverviewViewModel model;
    private final Texts words;
    private boolean filling;

    NodeTable(OverviewViewModel model) {
        this.model = model;
        this.words = model.words();
        setId("overview-table");
        setTableMenuButtonVisible(true);
        setPlaceholder(new Label(words.text("overview.table.empty")));
        column("overview.column.node", Node::name, 160);
        column("overview.column.role", node -> role(node), 120);
        column("overview.column.state", model::state, 150);
        column(
                "overview.column.address",
                node -> node.address() == null ? "" : node.address(),
                110);
        column("overview.column.cpu", node -> used(node, "cpu", 1), 110);
        column("overview.column.memory", node -> used(node, "memory", GIB), 140);
        column("overview.column.pods", this::pods, 70);
        column("overview.column.gpus", NodeTable::gpus, 200);
        column("overview.column.badges", NodeTable::badges, 180);
        model.snapshotProperty().subscribe(this::fill);
        model.selectedProperty().subscribe(this::select);
        getSelectionModel()
                .selectedItemProperty()
                .subscribe(
                        node -> {
                            if (node != null && !filling) {
                                model.selectedProperty().set("node/" + node.name());
                            }
                        });
        fill();
    }

    /// All rows as they are sorted, comma-separated.
    String csv() {
        String head =
                getColumns().stream()
                        .map(column -> quote(column.getText()))
                        .collect(Collectors.joining(","));
        return head
                + "\r\n"
                + getItems().stream()
                        .map(
                                node ->
                                        getColumns().stream()
                                                .map(column -> cell(column, node))
                                                .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\r\n"))
                + "\r\n";
    }

    private static String cell(TableColumn<Node, ?> column, Node node) {
        return quote(String.valueOf(column.getCellData(node)));
    }

    private static String quote(String text) {
        return text.matches("[^,\"\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private void column(String key, Function<Node, String> value, double width) {
        TableColumn<Node, String> column = new TableColumn<>(words.text(key));
        column.setId(key);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new SimpleStringProperty(value.apply(row.getValue())));
        getColumns().add(column);
    }

    private void fill() {
        filling = true;
        getItems().setAll(model.nodes());
        sort();
        filling = false;
        select();
    }

    private void select() {
        String id = model.selectedProperty().get();
        List<Node> items = getItems();
        for (int i = 0; i < items.size(); i++) {
            if (id.equals("node/" + items.get(i).name())) {
                getSelectionModel().select(i);
                return;
            }
        }
        getSelectionModel().clearSelection();
    }

    private String role(Node node) {
        return words.text(
                node.role() == Node.Role.SERVER ? "overview.node.server" : "overview.node.worker");
    }

    private String used(Node node, String name, double unit) {
        String all = words.number(node.allocatable().get(name).doubleValue() / unit, 1);
        return node.use()
                .known()
                .map(use -> use.requested().get(name).doubleValue() / unit)
                .map(value -> words.number(value, 1) + " / " + all)
                .orElse(words.text("overview.unknown"));
    }

    private String pods(Node node) {
        return node.use()
                .known()
                .map(use -> words.number(use.pods(), 0))
                .orElse(words.text("overview.unknown"));
    }

    private static String gpus(Node node) {
        List<Resource> resources = node.gpu() == null ? List.of() : node.gpu().resources();
        return resources.stream()
                .filter(resource -> resource.allocatable() > 0)
                .map(NodeTable::gpu)
                .collect(Collectors.joining(", "));
    }

    private static String gpu(Resource resource) {
        String held = resource.requested() == null ? "?" : Long.toString(resource.requested());
        String name = resource.name().replace("nvidia.com/", "");
        return name + " " + held + " / " + resource.allocatable();
    }

    private static String badges(Node node) {
        return node.badges().stream().sorted().map(Badge::word).collect(Collectors.joining(", "));
    }
}
