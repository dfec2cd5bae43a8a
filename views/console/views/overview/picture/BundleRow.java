package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.fleet.FleetSnapshot.Bundle;
import console.services.fleet.FleetSnapshot.Bundles;
import console.views.common.BundleLooks;
import console.views.common.picture.Box;
import console.views.common.picture.Dash;
import console.views.common.picture.Freshness;
import console.views.common.picture.Ink;
import console.views.common.picture.Symbol;
import console.views.common.picture.Tag;
import console.views.common.picture.Token;

import java.util.List;

/// The bundles of Fleet in a row, an arrow from each to those that depend on it.
final class BundleRow {
    private static final double LEAST = 84;

    private final Sheet sheet;
    private final Box row;
    private final Reading<Bundles> reading;
    private final List<Bundle> shown;
    private final int hidden;

    BundleRow(Sheet sheet, Box row) {
        this.sheet = sheet;
        this.row = row;
        this.reading = sheet.bundles();
        List<Bundle> all = reading.known().map(Bundles::all).orElse(List.of());
        int fit = Math.max(1, (int) Math.floor(row.width() / LEAST));
        this.shown = all.size() <= fit ? all : all.subList(0, fit - 1);
        this.hidden = all.size() - shown.size();
    }

    void draw() {
        if (shown.isEmpty()) {
            String why = sheet.say(reading, _ -> sheet.text("overview.none"));
            String text = sheet.text("overview.bundles.absent", why);
            sheet.plate("bundles", text, Freshness.ABSENT, row, reading);
            sheet.pen().glyph(row.x() + 10, row.y() + 7, 10, Symbol.ABSENT);
            double room = row.width() - 40;
            sheet.pen().text(row.x() + 28, row.y() + 16, room, Ink.tiny(Token.FG2), text);
        }
        for (int i = 0; i < shown.size(); i++) {
            bundle(shown.get(i), place(i));
        }
        for (int i = 0; i < shown.size(); i++) {
            for (String needed : shown.get(i).dependsOn()) {
                arrow(needed, i);
            }
        }
        if (hidden > 0) {
            Box box = place(shown.size());
            String more = sheet.text("overview.more", hidden);
            sheet.thing("bundles/more", more, Freshness.of(reading), box, reading);
            sheet.pen().text(box.x() + 4, box.y() + 16, box.width(), Ink.tiny(Token.FG3), more);
        }
    }

    private Box place(int index) {
        double each = row.width() / (shown.size() + (hidden > 0 ? 1 : 0));
        return new Box(Math.round(row.x() + index * each), row.y(), Math.floor(each - 6), 24);
    }

    private void bundle(Bundle bundle, Box box) {
        Freshness fresh = Freshness.of(reading);
        boolean old = fresh == Freshness.STALE;
        Symbol mark = BundleLooks.mark(bundle.state());
        String now = BundleLooks.word(bundle.state(), sheet.words());
        Freshness state = Looks.problem(fresh, mark == Symbol.PROBLEM);
        String word = old ? sheet.text("common.was", now) : now;
        String id = "bundle/" + bundle.namespace() + "/" + bundle.name();
        String needs =
                bundle.dependsOn().isEmpty()
                        ? ""
                        : ", "
                                + sheet.text(
                                        "overview.bundle.needs",
                                        String.join(", ", bundle.dependsOn()));
        sheet.plate(id, bundle.title() + ", " + word + needs, state, box, reading);
        sheet.pen().glyph(box.x() + 7, box.y() + 7, 10, old ? Symbol.STALE : mark);
        Ink ink = Ink.tiny(old ? Token.STALE : Token.FG);
        sheet.pen().text(box.x() + 22, box.y() + 16, box.width() - 26, ink, bundle.title());
    }

    private void arrow(String needed, int to) {
        for (int from = 0; from < shown.size(); from++) {
            if (shown.get(from).name().equals(needed)) {
                double low = row.bottom() + 6 + from % 4 * 3;
                double left = place(from).middleX();
                double right = place(to).middleX() - 6;
                double top = row.bottom() + 1;
                sheet.pen().about(new Tag("needs/" + needed + "/" + to, Freshness.of(reading)));
                sheet.pen()
                        .line(
                                sheet.line(),
                                1,
                                Dash.SOLID,
                                left,
                                top,
                                left,
                                low,
                                right,
                                low,
                                right,
                                top);
                sheet.pen()
                        .line(
                                sheet.line(),
                                1,
                                Dash.SOLID,
                                right - 3,
                                top + 4,
                                right,
                                top,
                                right + 3,
                                top + 4);
            }
        }
    }
}
