package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.row.InventoryRow;
import console.services.topology.Node;
import console.views.common.picture.Box;
import console.views.common.picture.Dash;
import console.views.common.picture.Drawing;
import console.views.common.picture.Freshness;
import console.views.common.picture.Ink;
import console.views.common.picture.Shape.Align;
import console.views.common.picture.Tag;
import console.views.common.picture.Token;

import java.util.List;

/// Nine to eighty nodes: tiles in rows, each row on its branch of a trunk at the left. Up to 24 the
/// tiles are as large as the page allows.
final class GridPicture {
    private static final double LEFT = 64;
    private static final double EDGE = 20;
    private static final double TOP = 44;
    private static final double BETWEEN = 14;
    private static final double BELOW = 38;
    private static final int ROOMY = 24;
    private static final double FULL_TILE = 165;
    private static final double FULL_SERVER = 92;
    private static final double HIGHEST = 200;

    private final Sheet sheet;
    private final List<Node> servers;
    private final List<Node> workers;
    private final Summary summary;
    private final boolean beside;
    private final Grid grid;

    /// @param upper height of a server's tile
    private record Grid(int columns, double width, double upper, double lower, double gap) {
        int rows(int count) {
            return (count + columns - 1) / columns;
        }

        double x(int index) {
            return LEFT + index % columns * (width + gap);
        }
    }

    GridPicture(Request request, List<Node> nodes) {
        this.sheet = Sheet.of(request);
        this.servers = nodes.stream().filter(n -> n.role() == Node.Role.SERVER).toList();
        this.workers = nodes.stream().filter(n -> n.role() == Node.Role.WORKER).toList();
        this.summary = new Summary(sheet);
        Grid roomy = grid(200, 320, 12, FULL_SERVER, HIGHEST);
        boolean large = nodes.size() <= ROOMY && roomy.lower() >= 80;
        this.grid = large ? roomy : grid(122, 196, 7, 66, 66);
        this.beside = beside(grid);
    }

    private Grid grid(double least, double most, double gap, double upper, double highest) {
        double room = sheet.request().width() - LEFT - EDGE - 12;
        int columns = Math.max(1, (int) Math.floor((room + gap) / (least + gap)));
        double width = Math.min(most, Math.floor((room + gap) / columns) - gap);
        Grid wide = new Grid(columns, width, upper, highest, gap);
        double taken = TOP + wide.rows(servers.size()) * (upper + gap) + BETWEEN + BELOW;
        double left = sheet.request().height() - taken - (beside(wide) ? 0 : summary.height());
        double each = Math.floor(left / Math.max(1, wide.rows(workers.size()))) - gap;
        return new Grid(columns, width, upper, Math.clamp(each, 48, highest), gap);
    }

    /// Whether the summary has room beside the control plane.
    private boolean beside(Grid in) {
        int last = servers.size() % in.columns();
        return last > 0
                && (in.columns() - last) * in.width() >= 420
                && summary.height() <= in.upper() + BETWEEN;
    }

    private double workersTop() {
        int rows = grid.rows(servers.size());
        return TOP + rows * (grid.upper() + grid.gap()) + (rows == 0 ? 0 : BETWEEN);
    }

    private double summaryTop() {
        return workersTop() + grid.rows(workers.size()) * (grid.lower() + grid.gap());
    }

    Drawing draw() {
        double bottom = summaryTop() + (beside ? 0 : summary.height() + 8);
        sheet.ground(bottom + BELOW);
        host(bottom);
        if (sheet.shows(Layer.NETWORK)) {
            trunk();
        }
        for (int i = 0; i < servers.size(); i++) {
            server(servers.get(i), upper(i));
        }
        for (int i = 0; i < workers.size(); i++) {
            worker(workers.get(i), lower(i));
        }
        summary();
        sheet.pen().about(Tag.NONE);
        double room = sheet.request().width() - LEFT - EDGE;
        String note = sheet.text("overview.grid.note");
        sheet.pen().text(LEFT, bottom + 22, room, Ink.tiny(Token.FG3), note);
        return sheet.drawing(sheet.request().width(), bottom + BELOW - 4);
    }

    private Box upper(int index) {
        int row = index / grid.columns();
        double y = TOP + row * (grid.upper() + grid.gap());
        return new Box(grid.x(index), y, grid.width(), grid.upper());
    }

    private Box lower(int index) {
        int row = index / grid.columns();
        double y = workersTop() + row * (grid.lower() + grid.gap());
        return new Box(grid.x(index), y, grid.width(), grid.lower());
    }

    private void server(Node node, Box box) {
        if (box.height() >= FULL_SERVER) {
            new NodeTile(sheet, node, box, true).server();
        } else {
            new SmallTile(sheet, node, box).draw();
        }
    }

    private void worker(Node node, Box box) {
        if (box.height() >= FULL_TILE) {
            new NodeTile(sheet, node, box, true).worker();
        } else {
            new SmallTile(sheet, node, box).draw();
        }
    }

    private void host(double bottom) {
        Reading<InventoryRow> declared = sheet.snapshot().declared();
        String name = declared.known().map(row -> row.host().name()).orElse("");
        int cards =
                workers.stream()
                        .map(Node::gpu)
                        .mapToInt(gpu -> gpu == null || gpu.expected() == null ? 0 : gpu.expected())
                        .sum();
        String counts =
                sheet.text(
                        "overview.grid.counts",
                        servers.size() + workers.size(),
                        servers.size(),
                        workers.size(),
                        cards);
        double width = sheet.request().width() - LEFT - EDGE + 12;
        Box box = new Box(LEFT - 12, 8, width, bottom - 8);
        String text = name.isEmpty() ? counts : name + ", " + counts;
        sheet.thing("host", text, sheet.fresh(), box.strip(0, 30), sheet.snapshot().nodes());
        Token edge = sheet.fresh() == Freshness.STALE ? Token.STALE_L : Token.LINE2;
        sheet.pen().box(box, 6, null, edge, sheet.dash());
        sheet.pen()
                .runs(
                        Align.START,
                        LEFT,
                        28,
                        width - 24,
                        Ink.name(Token.FG).sized(12).run(name.isEmpty() ? "" : name + "  "),
                        Ink.small(Token.FG2).run(counts));
    }

    private void trunk() {
        String vlan =
                sheet.declared()
                        .map(row -> row.network().vlan())
                        .orElse(sheet.text("overview.rail.unnamed"));
        Box first = servers.isEmpty() ? lower(0) : upper(0);
        Box last = workers.isEmpty() ? upper(servers.size() - 1) : lower(workers.size() - 1);
        double end = last.middleY();
        sheet.thing(
                "trunk",
                sheet.text("overview.rail.sentence", vlan),
                sheet.fresh(),
                new Box(26, first.y(), 14, end - first.y()),
                sheet.snapshot().declared());
        sheet.pen().text(6, 36, 42, Ink.tiny(Token.FG2), vlan, "VLAN");
        sheet.pen().line(sheet.line(), 3, Dash.SOLID, 32, first.y(), 32, end + 2);
        for (int i = 0; i < servers.size(); i += grid.columns()) {
            branch(upper(i).middleY());
        }
        for (int i = 0; i < workers.size(); i += grid.columns()) {
            branch(lower(i).middleY());
        }
    }

    private void branch(double y) {
        sheet.pen().line(sheet.line(), 1.2, Dash.SOLID, 33, y, LEFT, y);
    }

    private void summary() {
        double right = sheet.request().width() - EDGE - 12;
        if (beside) {
            int last = servers.size() - 1;
            double x = upper(last).right() + 16;
            double y = upper(last).y() + Math.max(0, (grid.upper() - summary.height()) / 2);
            summary.draw(x, y, right - x);
        } else {
            summary.draw(LEFT, summaryTop(), right - LEFT);
        }
    }
}
