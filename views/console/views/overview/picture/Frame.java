package console.views.overview.picture;

/// The measures of the full picture: four (or more) columns, the rail between the two rows.
record Frame(
        double width,
        double height,
        boolean wide,
        boolean low,
        double gutter,
        double left,
        double inner,
        double pad,
        double gap,
        int columns,
        double tile,
        double upperHeight,
        double workerHeight,
        double routeHeight,
        boolean bundles) {
    static final double EDGE = 20;
    static final double WIDEST_TILE = 360;

    static Frame of(Request request, int columns) {
        double height = request.height();
        boolean wide = request.width() >= 1100;
        boolean low = height < 620;
        double gutter = wide ? 188 : 124;
        double left = EDGE + gutter + 12;
        double pad = wide ? 16 : 10;
        double gap = wide ? 16 : 8;
        double most = 2 * pad + (columns - 1) * gap + columns * WIDEST_TILE;
        double inner = Math.min(request.width() - EDGE - left, most);
        double tile = Math.floor((inner - 2 * pad - (columns - 1) * gap) / columns);
        double upper = low ? 92 : 112;
        double route = low ? 38 : 50;
        boolean bundles = request.shows(Layer.GITOPS);
        double fixed =
                (low ? 4 : 10)
                        + (low ? 26 : 34)
                        + upper
                        + (low ? 48 : 80)
                        + (low ? 20 : 30)
                        + route
                        + 12
                        + (bundles ? 56 : 0)
                        + (wide && !low ? 34 : 4);
        double worker = Math.clamp(height - fixed, 240, 346);
        return new Frame(
                request.width(),
                height,
                wide,
                low,
                gutter,
                left,
                inner,
                pad,
                gap,
                columns,
                tile,
                upper,
                worker,
                route,
                bundles);
    }

    double x(int column) {
        return left + pad + column * (tile + gap);
    }

    double middle(int column) {
        return x(column) + Math.round(tile / 2);
    }

    double right() {
        return left + inner;
    }

    double top() {
        return low ? 4 : 10;
    }

    double upper() {
        return top() + (low ? 26 : 34);
    }

    double rail() {
        return upper() + upperHeight + (low ? 24 : 40);
    }

    double workers() {
        return rail() + (low ? 24 : 40);
    }

    double routes() {
        return workers() + workerHeight + (low ? 20 : 30);
    }

    double bus() {
        return routes() - (low ? 10 : 14);
    }

    double bundleRow() {
        return routes() + routeHeight + 14;
    }

    double bottom() {
        return (bundles ? bundleRow() + 24 + 18 : routes() + routeHeight) + 12;
    }
}
