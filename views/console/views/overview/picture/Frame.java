package console.views.overview.picture;

import console.views.common.picture.Box;

/// The measures of the full picture: four columns or more, the rail between the two rows, the
/// routes at the foot. Everything fits the page down to the least window.
record Frame(double width, double height, int columns, boolean bundles) {
    static final double EDGE = 20;
    private static final double WIDE_FROM = 1100;
    private static final double LOW_BELOW = 620;
    private static final double WIDEST_TILE = 360;
    private static final double HIGHEST_WORKER = 346;
    private static final double LEAST_WORKER = 190;
    private static final double BUNDLE_ROW = 56;

    static Frame of(Request request, int columns) {
        return new Frame(request.width(), request.height(), columns, request.shows(Layer.GITOPS));
    }

    boolean wide() {
        return width >= WIDE_FROM;
    }

    boolean low() {
        return height < LOW_BELOW;
    }

    /// Room for what stands left of the host.
    double gutter() {
        return wide() ? 188 : 124;
    }

    double pad() {
        return wide() ? 16 : 10;
    }

    double gap() {
        return wide() ? 16 : 8;
    }

    private double left() {
        return EDGE + gutter() + 12;
    }

    private double inner() {
        double most = 2 * pad() + (columns - 1) * gap() + columns * WIDEST_TILE;
        return Math.min(width - EDGE - left(), most);
    }

    /// The frame of the host.
    Box host() {
        double top = low() ? 4 : 10;
        double bottom = routes().bottom() + 12 + (bundles ? BUNDLE_ROW : 0);
        return new Box(left(), top, inner(), bottom - top);
    }

    private double tile() {
        return Math.floor((inner() - 2 * pad() - (columns - 1) * gap()) / columns);
    }

    private double x(int column) {
        return left() + pad() + column * (tile() + gap());
    }

    Box upper(int column) {
        return new Box(x(column), low() ? 30 : 44, tile(), low() ? 92 : 112);
    }

    double rail() {
        return upper(0).bottom() + (low() ? 24 : 40);
    }

    Box lower(int column) {
        double top = rail() + (low() ? 24 : 40);
        double below = routesGap() + routeHeight() + 12 + (bundles ? BUNDLE_ROW : 0) + legend();
        double room = Math.clamp(height - top - below, LEAST_WORKER, HIGHEST_WORKER);
        return new Box(x(column), top, tile(), room);
    }

    /// Where the workers' lines meet.
    double bus() {
        return routes().y() - (low() ? 10 : 14);
    }

    /// All the room for routes.
    Box routes() {
        double inner = columns * tile() + (columns - 1) * gap();
        return new Box(x(0), lower(0).bottom() + routesGap(), inner, routeHeight());
    }

    private double routesGap() {
        return low() ? 20 : 30;
    }

    private double routeHeight() {
        return low() ? 38 : 50;
    }

    Box bundleRow() {
        Box routes = routes();
        return new Box(routes.x(), routes.bottom() + 14, routes.width(), 24);
    }

    /// Room for the legend below the host.
    double legend() {
        return wide() && !low() ? 34 : 4;
    }
}
