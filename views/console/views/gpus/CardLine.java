package console.views.gpus;

import console.services.fact.Reading;
import console.services.row.DeviceRow.Gauges;
import console.services.row.HourRow;
import console.services.topology.Node;
import console.views.common.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.DoubleSummaryStatistics;

/// One card: its slots, and what is measured of it. Each measure says on hover where it comes from,
/// or that it is not exported; the last hour stands beside its present value.
final class CardLine extends VBox {
    private final GpusViewModel model;
    private final Texts texts;
    private final Reading<?> reading;

    /// @param narrow whether the measures stand below the slots
    CardLine(GpusViewModel model, GpuLine.OfCard line, boolean narrow) {
        this.model = model;
        texts = model.texts();
        reading = line.reading();
        getStyleClass().add("gpus-card-lines");
        Node.Card card = line.card();
        Label name = new Label(texts.text("gpus.card", card.index()));
        Label mark = quiet(card.uuid().isEmpty() ? card.layoutSource() : tail(card.uuid()));
        VBox head = new VBox(name, mark);
        head.getStyleClass().add("gpus-card");
        head.setAlignment(Pos.CENTER_LEFT);
        Node.Vitals vitals = card.vitals();
        Gauges gauges = vitals.gauges();
        SlotStrip slots = new SlotStrip(model, line.node(), card, reading);
        HBox upper = row(head, slots);
        HBox.setHgrow(slots, narrow ? Priority.ALWAYS : Priority.NEVER);
        HBox lower = narrow ? row(indent()) : upper;
        lower.getChildren()
                .addAll(
                        engine(vitals.load(), line.hour()),
                        measures(
                                "gpus-memory",
                                measure("memory", memory(vitals)),
                                measure("pcie", pcie(gauges))),
                        measures(
                                "gpus-heat",
                                measure("celsius", number(gauges.celsius(), 1, " °C")),
                                measure("power", number(gauges.watts(), 1, " W"))),
                        measures(
                                "gpus-clock",
                                measure("clock", number(gauges.clock(), 1, " MHz")),
                                errors(gauges)));
        getChildren().add(upper);
        if (narrow) {
            getChildren().add(lower);
            getStyleClass().add("gpus-card-lines-2");
        }
    }

    private static HBox row(javafx.scene.Node... parts) {
        HBox row = new HBox(parts);
        row.getStyleClass().add("gpus-card-line");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Region indent() {
        Region indent = new Region();
        indent.getStyleClass().add("gpus-card");
        return indent;
    }

    /// The heads of the columns, as wide as what stands below them.
    static HBox columns(Texts texts) {
        HBox columns =
                new HBox(
                        head(texts, "card", "gpus-card"),
                        head(texts, "slots", "gpus-slots"),
                        head(texts, "engine", "gpus-engine"),
                        head(texts, "memory", "gpus-memory"),
                        head(texts, "heat", "gpus-heat"),
                        head(texts, "clocks", "gpus-clock"));
        columns.getStyleClass().addAll("gpus-card-line", "gpus-columns");
        return columns;
    }

    private static HBox head(Texts texts, String column, String style) {
        HBox head = new HBox(quiet(texts.text("gpus.head." + column)));
        head.getStyleClass().add(style);
        return head;
    }

    private static String tail(String uuid) {
        return uuid.length() <= 4 ? uuid : "…" + uuid.substring(uuid.length() - 4);
    }

    private HBox engine(@Nullable Double load, Reading<HourRow> hour) {
        boolean idle =
                hour instanceof Reading.Live<HourRow> live && !live.value().unused().isEmpty();
        Label value = measure("engine", load == null ? null : texts.number(load * 100, 0) + " %");
        if (idle) {
            value.getStyleClass().add("gpus-att");
        }
        value.setAlignment(Pos.CENTER_RIGHT);
        value.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(value, Priority.ALWAYS);
        HBox engine = new HBox(line(hour, idle), value);
        engine.getStyleClass().add("gpus-engine");
        engine.setAlignment(Pos.CENTER_LEFT);
        return engine;
    }

    /// In the place of a line that cannot be drawn stands why.
    private Label line(Reading<HourRow> reading, boolean idle) {
        Label place = new Label();
        place.getStyleClass().addAll("gpus-spark-place", "gpus-quiet");
        place.setMinWidth(Region.USE_PREF_SIZE);
        switch (reading) {
            case Reading.Live<HourRow> live -> {
                String look = idle ? "gpus-spark-att" : "gpus-spark-live";
                place.setGraphic(new Sparkline(live.value(), 0, look, range(live.value())));
                model.provenance().install(place, range(live.value()), live);
            }
            case Reading.Stale<HourRow> stale -> {
                Duration silent =
                        Duration.between(stale.since(), model.snapshotProperty().get().taken());
                double gap = Math.max(0, silent.toSeconds()) / (double) HourRow.STEP.toSeconds();
                String range = range(stale.value());
                place.setGraphic(new Sparkline(stale.value(), gap, "gpus-spark-stale", range));
                model.provenance().install(place, range, stale);
            }
            case Reading.Absent<HourRow> absent -> {
                place.setText(texts.reason(absent.why()));
                model.provenance().install(place, texts.text("gpus.hour"), absent);
            }
        }
        return place;
    }

    private String range(HourRow hour) {
        DoubleSummaryStatistics known =
                hour.load().stream()
                        .mapToDouble(Double::doubleValue)
                        .filter(value -> !Double.isNaN(value))
                        .summaryStatistics();
        return known.getCount() == 0
                ? texts.text("gpus.hour")
                : texts.text(
                        "gpus.hour.range",
                        texts.number(known.getMin() * 100, 0),
                        texts.number(known.getMax() * 100, 0));
    }

    private static boolean old(Reading<?> reading) {
        return reading instanceof Reading.Stale<?>;
    }

    private @Nullable String number(@Nullable Double value, double unit, String name) {
        return value == null ? null : texts.number(value / unit, 0) + name;
    }

    private @Nullable String memory(Node.Vitals vitals) {
        Double used = vitals.memoryUsed();
        Double total = vitals.memoryTotal();
        return used == null || total == null
                ? null
                : texts.number(used / 1024, 1) + " / " + texts.number(total / 1024, 1);
    }

    private @Nullable String pcie(Gauges gauges) {
        Double sent = gauges.sent();
        Double received = gauges.received();
        return sent == null || received == null
                ? null
                : "↑ "
                        + texts.number(sent / 1e9, 1)
                        + " ↓ "
                        + texts.number(received / 1e9, 1)
                        + " GB/s";
    }

    private Label measure(String column, @Nullable String value) {
        Label label = new Label(value == null ? "–" : value);
        if (old(reading)) {
            label.getStyleClass().add("gpus-stale");
        }
        String name = texts.text("gpus.column." + column);
        model.provenance()
                .install(
                        label,
                        value == null ? texts.text("gpus.notExported", name) : name + ": " + value,
                        reading);
        return label;
    }

    /// What is known of errors: no source for one kind is not none of it.
    private Label errors(Gauges gauges) {
        Double xid = gauges.xid();
        Double bits = gauges.doubleBit();
        boolean bad = (xid != null && xid > 0) || (bits != null && bits > 0);
        Label label = new Label();
        if (bad) {
            label.setText(
                    xid != null && xid > 0
                            ? texts.text("gpus.errors.xid", texts.number(xid, 0))
                            : texts.text(
                                    "gpus.errors.ecc", texts.number(bits == null ? 0 : bits, 0)));
            label.getStyleClass().add(old(reading) ? "gpus-stale" : "gpus-bad");
        } else {
            String none = xid == null ? "gpus.errors.noEcc" : "gpus.errors.noXid";
            label.setText(xid == null && bits == null ? "–" : texts.text(none));
            label.getStyleClass().add("gpus-quiet");
        }
        String words = of("gpus.errors.lastXid", xid) + "\n" + of("gpus.errors.doubleBit", bits);
        model.provenance().install(label, words, reading);
        return label;
    }

    private String of(String key, @Nullable Double value) {
        return value == null
                ? texts.text("gpus.notExported", texts.text(key))
                : texts.text(key) + ": " + texts.number(value, 0);
    }

    private static VBox measures(String style, Label upper, Label lower) {
        lower.getStyleClass().add("gpus-lower");
        VBox box = new VBox(upper, lower);
        box.getStyleClass().add(style);
        return box;
    }

    private static Label quiet(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("gpus-quiet");
        return label;
    }
}
