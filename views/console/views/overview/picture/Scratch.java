package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot.Pinned;
import console.services.topology.TopologySnapshot.Storage;
import console.views.common.picture.Box;
import console.views.common.picture.Freshness;
import console.views.common.picture.Ink;
import console.views.common.picture.Token;

import java.math.BigDecimal;
import java.util.List;

/// What is claimed of a node's own disk, and how many volumes are pinned to it.
final class Scratch {
    private static final double GB = 1e9;

    private final Sheet sheet;
    private final Node node;
    private final Reading<List<Pinned>> reading;

    Scratch(Sheet sheet, Node node) {
        this.sheet = sheet;
        this.node = node;
        this.reading = sheet.snapshot().storage().then(Storage::pinned);
    }

    void draw(Box row) {
        int declared = sheet.declared().map(all -> all.storage().scratchGb()).orElse(0);
        double claimed = claimed(reading.known().orElse(List.of()));
        String text = sheet.say(reading, all -> says(all, declared));
        sheet.part(node, "scratch", () -> sheet.text("overview.scratch", text), row, reading);
        boolean old = sheet.fresh() == Freshness.STALE || reading instanceof Reading.Stale<?>;
        Ink ink = Ink.tiny(old ? Token.STALE : Token.FG2);
        double base = row.y() + 12;
        String label = sheet.text("overview.scratch.label");
        sheet.pen().text(row.x(), base, row.width() / 3, Ink.tiny(Token.FG2), label);
        String numbers = sheet.say(reading, _ -> numbers(claimed, declared));
        sheet.pen().end(row.right(), base, row.width() * 0.72, ink, text, numbers);
        if (declared > 0 && reading.known().isPresent()) {
            Meter.bar(sheet, row.strip(15, 3), claimed / declared, old);
        }
    }

    private double claimed(List<Pinned> all) {
        return own(all).map(Pinned::claimed).map(BigDecimal::doubleValue).orElse(0.0) / GB;
    }

    private java.util.Optional<Pinned> own(List<Pinned> all) {
        return all.stream().filter(each -> each.node().equals(node.name())).findFirst();
    }

    private String says(List<Pinned> all, int declared) {
        int volumes = own(all).map(Pinned::volumes).orElse(0);
        return numbers(claimed(all), declared)
                + " · "
                + sheet.text("overview.scratch.volumes", volumes);
    }

    private String numbers(double claimed, int declared) {
        String used = sheet.words().number(claimed, 0);
        return declared > 0
                ? sheet.text("overview.scratch.of", used, declared)
                : sheet.text("overview.scratch.claimed", used);
    }
}
