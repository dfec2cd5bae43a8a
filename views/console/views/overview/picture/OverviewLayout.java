package console.views.overview.picture;

import console.services.topology.Node;
import console.views.common.picture.Drawing;

import java.util.List;

/// Chooses how a cluster of this size is drawn: full tiles, small tiles, or cells in groups. A pure
/// function of the request.
public final class OverviewLayout {
    private static final int FULL = 8;
    private static final int TILES = 80;

    private OverviewLayout() {}

    public static Drawing draw(Request request) {
        List<Node> nodes = request.snapshot().nodes().known().orElse(List.of());
        if (nodes.size() <= FULL) {
            return new FullPicture(request).draw();
        }
        if (nodes.size() <= TILES) {
            return new GridPicture(request, nodes).draw();
        }
        return new GroupPicture(request, nodes).draw();
    }
}
