package console.views.common.table;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Why;
import console.views.common.Provenance;
import console.views.common.Texts;
import console.views.common.picture.Symbol;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// Machines to fill a table with: a name with a number, a state, a load that may be absent.
final class TestingRows {
    static final Instant NOW = Instant.parse("2026-11-24T08:13:20Z");
    static final Texts TEXTS = new Texts("common", Locale.ENGLISH, ZoneOffset.UTC);
    static final Provenance PROVENANCE =
            new Provenance(_ -> Optional.of(NOW.minusMillis(340)), () -> NOW, TEXTS);

    record Machine(String name, boolean ready, Reading<Double> load) {}

    private TestingRows() {}

    /// `wk1` … `wkN`; every fifth is not ready, every third has no load.
    static List<Machine> machines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Machine("wk" + i, i % 5 != 0, load(i)))
                .toList();
    }

    private static Reading<Double> load(int i) {
        return i % 3 == 0 ? Reading.absent(Reason.NOT_INSTALLED, "Prometheus", "") : live(i / 10.0);
    }

    static <T> Reading<T> live(T value) {
        return new Reading.Live<>(value, "nodes", NOW.minusSeconds(60));
    }

    static <T> Reading<T> stale(T value) {
        Why why = new Why(Reason.TIMED_OUT, "nodes", "");
        return new Reading.Stale<>(value, "nodes", NOW.minusSeconds(130), why);
    }

    static TableModel<Machine> model() {
        return new TableModel<>("machines", Machine::name, columns());
    }

    private static List<Column<Machine>> columns() {
        return List.of(
                new Column<>(
                        "name", "Name", 120, Column.Kind.NAME, machine -> Cell.of(machine.name())),
                new Column<>("state", "State", 120, Column.Kind.TEXT, TestingRows::state),
                new Column<>("load", "Load", 120, Column.Kind.NUMBER, TestingRows::load),
                new Column<Machine>(
                                "note",
                                "Note",
                                120,
                                Column.Kind.TEXT,
                                machine -> Cell.of("a, \"" + machine.name() + "\"\nb"))
                        .hidden());
    }

    private static Cell state(Machine machine) {
        return machine.ready()
                ? Cell.of("Ready").toned(Tone.QUIET).marked(Symbol.FINE).ranked(1)
                : Cell.of("NotReady").toned(Tone.PROBLEM).marked(Symbol.PROBLEM).ranked(0);
    }

    private static Cell load(Machine machine) {
        return Cell.of(machine.load(), TEXTS, load -> Cell.of(load, TEXTS.number(load, 1) + " %"));
    }
}
