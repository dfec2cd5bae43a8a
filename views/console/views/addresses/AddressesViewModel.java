package console.views.addresses;

import console.services.address.AddressLine;
import console.services.address.AddressSnapshot;
import console.services.address.Verdict;
import console.services.fact.Reading;
import console.services.fact.Subscription;
import console.services.row.NeighbourRow;
import console.services.session.ClusterView;
import console.views.common.FxDoor;
import console.views.common.Provenance;
import console.views.common.Texts;
import console.views.common.picture.Symbol;
import console.views.common.table.Cell;
import console.views.common.table.Column;
import console.views.common.table.TableModel;
import console.views.common.table.Tone;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the addresses screen shows. JavaFX thread only; closing it ends its subscription.
public final class AddressesViewModel implements AutoCloseable {
    /// A row with the freshness of each of its three sources.
    record Line(
            String key,
            AddressLine line,
            Reading<?> declared,
            Reading<?> kubernetes,
            Reading<?> seen) {}

    private final Texts texts;
    private final Provenance provenance;
    private final ReadOnlyObjectWrapper<AddressSnapshot> snapshot;
    private final TableModel<Line> table;
    private final Subscription subscription;

    /// @param common texts of any screen in the language wanted
    public AddressesViewModel(ClusterView cluster, FxDoor door, Texts common) {
        texts = common.of("addresses");
        provenance = Provenance.of(cluster, texts);
        snapshot = new ReadOnlyObjectWrapper<>(cluster.addresses().latest());
        table = new TableModel<>("addresses", Line::key, columns());
        snapshot.subscribe(now -> table.show(rows(now)));
        subscription = door.follow(cluster.addresses(), snapshot::set);
    }

    Texts texts() {
        return texts;
    }

    Provenance provenance() {
        return provenance;
    }

    TableModel<Line> table() {
        return table;
    }

    ReadOnlyObjectProperty<AddressSnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /// The chosen row, as it is now.
    Optional<Line> chosen() {
        String key = table.selectedProperty().get();
        return table.readingProperty().get().known().stream()
                .flatMap(List::stream)
                .filter(line -> line.key().equals(key))
                .findFirst();
    }

    /// Chooses the row of a machine or address.
    public void choose(String name) {
        table.readingProperty().get().known().stream()
                .flatMap(List::stream)
                .filter(line -> line.line().name().equals(name))
                .findFirst()
                .ifPresent(line -> table.selectedProperty().set(line.key()));
    }

    private static Reading<List<Line>> rows(AddressSnapshot snapshot) {
        List<Line> lines = lines(snapshot);
        return snapshot.kubernetes().known().isPresent()
                ? snapshot.kubernetes().map(_ -> lines)
                : snapshot.declared().known().isPresent()
                        ? snapshot.declared().map(_ -> lines)
                        : snapshot.kubernetes().map(_ -> lines);
    }

    /// A name may be declared twice: each row keeps a key of its own.
    private static List<Line> lines(AddressSnapshot snapshot) {
        Map<String, Integer> times = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        for (AddressLine line : snapshot.lines()) {
            int before = times.merge(line.name(), 1, Integer::sum);
            lines.add(
                    new Line(
                            before == 1 ? line.name() : line.name() + " " + before,
                            line,
                            snapshot.declared().map(_ -> line.name()),
                            snapshot.kubernetes().map(_ -> line.name()),
                            snapshot.seen().map(_ -> line.name())));
        }
        return lines;
    }

    private List<Column<Line>> columns() {
        return List.of(
                column("machine", 170, Column.Kind.NAME, line -> Cell.of(line.line().name())),
                column("declared", 130, Column.Kind.MONO, this::declaredAddress),
                column("declaredMac", 160, Column.Kind.MONO, this::declaredMac),
                column("kubernetes", 165, Column.Kind.MONO, this::kubernetes),
                column("seen", 130, Column.Kind.MONO, line -> seen(line, false)),
                column("seenMac", 160, Column.Kind.MONO, line -> seen(line, true)),
                column("verdict", 170, Column.Kind.TEXT, this::verdict),
                column("facts", 420, Column.Kind.TEXT, this::facts));
    }

    private Column<Line> column(
            String id,
            double width,
            Column.Kind kind,
            java.util.function.Function<? super Line, Cell> cell) {
        return new Column<>(id, texts.text("addresses.column." + id), width, kind, cell);
    }

    private Cell declaredAddress(Line line) {
        AddressLine.Declared declared = line.line().declared();
        return cell(line.declared(), declared == null ? null : declared.address(), "undeclared");
    }

    private Cell declaredMac(Line line) {
        AddressLine.Declared declared = line.line().declared();
        return cell(line.declared(), declared == null ? null : declared.mac(), "undeclared");
    }

    private Cell kubernetes(Line line) {
        AddressLine.Declared declared = line.line().declared();
        boolean node = declared == null || declared.node();
        return cell(line.kubernetes(), line.line().kubernetes(), node ? "noNode" : "notANode");
    }

    private Cell seen(Line line, boolean mac) {
        NeighbourRow seen = line.line().seen();
        String text = seen == null ? null : mac ? String.join(" ", seen.macs()) : seen.address();
        return cell(line.seen(), text, "noAnswer");
    }

    /// @param missing the word where the source is there and has nothing of this row
    private Cell cell(Reading<?> source, @Nullable String text, String missing) {
        return Cell.of(
                source,
                texts,
                _ ->
                        text == null || text.isEmpty()
                                ? Cell.of(texts.text("addresses.missing." + missing))
                                        .toned(Tone.QUIET)
                                : Cell.of(text));
    }

    private Cell verdict(Line line) {
        Verdict verdict = line.line().verdict();
        if (verdict == null) {
            return Cell.of(texts.text("addresses.verdict.none")).toned(Tone.QUIET);
        }
        Reading<?> source = line.kubernetes();
        return Cell.state(source, texts, word(verdict), mark(verdict)).ranked(verdict.rank());
    }

    private Cell facts(Line line) {
        return Cell.of(String.join("; ", line.line().facts())).toned(Tone.QUIET);
    }

    String word(Verdict verdict) {
        return texts.text("addresses.verdict." + verdict.word());
    }

    static Symbol mark(Verdict verdict) {
        return switch (verdict) {
            case DUPLICATE_IP, DUPLICATE_MAC -> Symbol.CONFLICT;
            case DIFFERS, OUTSIDE_VLAN, INSIDE_POOL, UNDECLARED, SILENT -> Symbol.ATTENTION;
            case NOT_VERIFIED -> Symbol.UNKNOWN;
            case AGREES -> Symbol.FINE;
        };
    }

    @Override
    public void close() {
        subscription.close();
    }
}
