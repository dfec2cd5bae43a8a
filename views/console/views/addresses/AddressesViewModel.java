package console.views.addresses;

import console.services.address.AddressLine;
import console.services.address.AddressSnapshot;
import console.services.address.Verdict;
import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Subscription;
import console.services.session.ClusterView;
import console.views.common.FxDoor;
import console.views.common.Provenance;
import console.views.common.Texts;
import console.views.common.table.TableModel;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What the addresses screen shows. JavaFX thread only; closing it ends its subscription.
public final class AddressesViewModel implements AutoCloseable {
    /// A row with the freshness of each of its three sources.
    record Line(
            String key,
            AddressLine line,
            Reading<?> declared,
            Reading<?> kubernetes,
            Reading<?> seen) {

        /// That of what is derived of all three: old as soon as one of them is.
        Reading<?> freshness() {
            return Stream.of(kubernetes, declared, seen)
                    .filter(each -> each instanceof Reading.Stale<?>)
                    .findFirst()
                    .orElse(kubernetes);
        }
    }

    private final Texts texts;
    private final AddressWords words;
    private final Provenance provenance;
    private final Consumer<String> open;
    private final ReadOnlyObjectWrapper<AddressSnapshot> snapshot;
    private final TableModel<Line> table;
    private final Subscription subscription;
    private Reading<String> declared = Reading.absent(Reason.NOT_LOADED, "inventory", "");
    private Reading<String> kubernetes = declared;
    private Reading<String> seen = declared;

    /// @param common texts of any screen in the language wanted
    /// @param open shows a thing of another screen, `node/NAME` or `vip/ADDRESS`
    public AddressesViewModel(
            ClusterView cluster, FxDoor door, Texts common, Consumer<String> open) {
        this.open = open;
        texts = common.of("addresses");
        words = new AddressWords(texts);
        provenance = Provenance.of(cluster, texts);
        snapshot = new ReadOnlyObjectWrapper<>(cluster.addresses().latest());
        table = new TableModel<>("addresses", Line::key, new AddressColumns(texts, words).all());
        table.groupBy(this::group);
        snapshot.subscribe(now -> table.show(rows(now)));
        chooseWorst();
        subscription = door.follow(cluster.addresses(), snapshot::set);
    }

    Texts texts() {
        return texts;
    }

    AddressWords words() {
        return words;
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

    void open(String id) {
        open.accept(id);
    }

    /// How many rows there are of each verdict, worst first.
    Map<Verdict, Integer> verdicts() {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (AddressLine line : snapshot.get().lines()) {
            if (line.verdict() != null) {
                counts.merge(line.verdict(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /// The chosen row, as it is now.
    Optional<Line> chosen() {
        String key = table.selectedProperty().get();
        return lines().filter(line -> line.key().equals(key)).findFirst();
    }

    /// Chooses the row of a machine or address.
    public void choose(String name) {
        lines().filter(line -> line.line().name().equals(name)).findFirst().ifPresent(this::choose);
    }

    /// Shows only the rows that need a hand.
    public void showNeedy() {
        table.only("counts", words.needy());
    }

    private void choose(Line line) {
        table.selectedProperty().set(line.key());
    }

    /// What needs a hand is explained without a click.
    private void chooseWorst() {
        lines().filter(line -> line.line().needsHand())
                .min(Comparator.comparingInt(AddressesViewModel::rank))
                .ifPresent(this::choose);
    }

    private static int rank(Line line) {
        Verdict verdict = line.line().verdict();
        return verdict == null ? Integer.MAX_VALUE : verdict.rank();
    }

    private Stream<Line> lines() {
        return table.readingProperty().get().known().stream().flatMap(List::stream);
    }

    /// The plan's machines stand above all heads, and nodes where no plan is known.
    private String group(Line line) {
        AddressLine row = line.line();
        if (words.planned(row) || (row.verdict() == null && row.kubernetes() != null)) {
            return "";
        }
        if (row.kubernetes() != null) {
            return texts.text("addresses.group.nodes");
        }
        return snapshot.get()
                .declared()
                .known()
                .map(plan -> texts.text("addresses.group.others", plan.network().vlan()))
                .orElseGet(() -> texts.text("addresses.group.seen"));
    }

    /// As fresh as the first of its sources that is there.
    private Reading<List<Line>> rows(AddressSnapshot snapshot) {
        declared = steady(declared, snapshot.declared());
        kubernetes = steady(kubernetes, snapshot.kubernetes());
        seen = steady(seen, snapshot.seen());
        List<Line> lines = lines(snapshot);
        return Stream.of(snapshot.kubernetes(), snapshot.declared(), snapshot.seen())
                .filter(source -> source.known().isPresent())
                .findFirst()
                .orElse(snapshot.kubernetes())
                .map(_ -> lines);
    }

    /// The one before where only the time of its last proof differs: a row is the same as long as
    /// all that it shows is.
    private static Reading<String> steady(Reading<String> before, Reading<?> now) {
        Reading<String> next = now.map(_ -> "");
        boolean same =
                before instanceof Reading.Live<String> old
                        && next instanceof Reading.Live<String> live
                        && old.source().equals(live.source());
        return same ? before : next;
    }

    /// A name may be declared twice: each row keeps a key of its own.
    private List<Line> lines(AddressSnapshot snapshot) {
        Map<String, Integer> times = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        for (AddressLine line : snapshot.lines()) {
            int before = times.merge(line.name(), 1, Integer::sum);
            lines.add(
                    new Line(
                            before == 1 ? line.name() : line.name() + " " + before,
                            line,
                            declared,
                            kubernetes,
                            seen));
        }
        return lines;
    }

    @Override
    public void close() {
        subscription.close();
    }
}
