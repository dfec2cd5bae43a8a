package console.views.overview;

import console.services.row.PodRow;
import console.views.common.Texts;
import console.views.common.picture.Symbol;
import console.views.common.table.Cell;
import console.views.common.table.Column;
import console.views.common.table.Column.Kind;
import console.views.common.table.TableModel;
import console.views.common.table.Tone;

import java.util.List;
import java.util.Set;

/// The pods of a node.
final class PodTable {
    private static final double GIB = 1024.0 * 1024 * 1024;
    private static final Set<String> STARTING = Set.of("ContainerCreating", "PodInitializing");

    private PodTable() {}

    static TableModel<PodRow> model(Texts texts) {
        return new TableModel<>(
                "overview-pods",
                PodRow::key,
                List.of(
                        column(texts, "pod", 160, Kind.NAME, pod -> Cell.of(pod.name())),
                        column(texts, "podState", 120, Kind.TEXT, PodTable::state),
                        column(texts, "namespace", 110, Kind.TEXT, pod -> Cell.of(pod.namespace())),
                        column(texts, "cpu", 70, Kind.NUMBER, pod -> amount(pod, "cpu", 1, texts)),
                        column(
                                texts,
                                "memory",
                                100,
                                Kind.NUMBER,
                                pod -> amount(pod, "memory", GIB, texts)),
                        column(texts, "user", 100, Kind.TEXT, PodTable::user),
                        column(
                                texts,
                                "restarts",
                                80,
                                Kind.NUMBER,
                                pod -> Cell.of(pod.restarts(), texts.number(pod.restarts(), 0))),
                        column(texts, "created", 130, Kind.NUMBER, pod -> created(pod, texts))));
    }

    private static Column<PodRow> column(
            Texts texts,
            String id,
            double width,
            Kind kind,
            java.util.function.Function<PodRow, Cell> cell) {
        return new Column<>(id, texts.text("overview.column." + id), width, kind, cell);
    }

    /// Worst first, as all marks are.
    static Symbol mark(PodRow pod) {
        if (pod.phase().equals("Failed")) {
            return Symbol.PROBLEM;
        }
        if (pod.deleting() || STARTING.contains(pod.reason())) {
            return Symbol.PROGRESS;
        }
        if (!pod.reason().isEmpty() && pod.counts()) {
            return Symbol.PROBLEM;
        }
        if (pod.phase().equals("Succeeded") || (pod.phase().equals("Running") && pod.ready())) {
            return Symbol.FINE;
        }
        return Symbol.ATTENTION;
    }

    private static Cell state(PodRow pod) {
        Symbol mark = mark(pod);
        String word =
                pod.deleting()
                        ? "Terminating"
                        : pod.reason().isEmpty() ? pod.phase() : pod.reason();
        boolean unready = mark == Symbol.ATTENTION && pod.phase().equals("Running");
        Tone tone =
                mark == Symbol.PROBLEM
                        ? Tone.PROBLEM
                        : mark == Symbol.PROGRESS
                                ? Tone.PROGRESS
                                : mark == Symbol.ATTENTION ? Tone.ATTENTION : Tone.QUIET;
        return Cell.of(unready ? "NotReady" : word)
                .toned(tone)
                .marked(mark)
                .ranked(tone == Tone.QUIET ? 9 : Tone.PLAIN.compareTo(tone));
    }

    private static Cell user(PodRow pod) {
        return pod.user() == null ? Cell.none() : Cell.of(pod.user());
    }

    private static Cell amount(PodRow pod, String name, double unit, Texts texts) {
        double amount = pod.requests().get(name).doubleValue() / unit;
        return Cell.of(amount, texts.number(amount, unit == 1 ? 2 : 1));
    }

    private static Cell created(PodRow pod, Texts texts) {
        return pod.created() == null
                ? Cell.of(texts.text("overview.unknown")).toned(Tone.ABSENT)
                : Cell.of((double) pod.created().getEpochSecond(), texts.moment(pod.created()));
    }
}
