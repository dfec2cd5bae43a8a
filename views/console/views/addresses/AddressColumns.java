package console.views.addresses;

import console.services.address.AddressLine;
import console.services.address.AddressLine.Declared;
import console.services.address.AddressLine.Role;
import console.services.address.Verdict;
import console.services.fact.Reading;
import console.services.row.NeighbourRow;
import console.services.row.NeighbourRow.Probe;
import console.views.addresses.AddressesViewModel.Line;
import console.views.common.Texts;
import console.views.common.table.Cell;
import console.views.common.table.Column;
import console.views.common.table.Tone;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The columns of the address table: each cell as fresh as its own source, the verdict as all
/// three.
final class AddressColumns {
    private final Texts texts;
    private final AddressWords words;

    AddressColumns(Texts texts, AddressWords words) {
        this.texts = texts;
        this.words = words;
    }

    List<Column<Line>> all() {
        return List.of(
                column("machine", 126, Column.Kind.NAME, line -> Cell.of(words.name(line.line()))),
                column("role", 101, Column.Kind.TEXT, this::role),
                column("declared", 122, Column.Kind.MONO, this::declaredAddress),
                column("declaredMac", 143, Column.Kind.MONO, this::declaredMac),
                column("kubernetes", 150, Column.Kind.MONO, this::kubernetes),
                column("seen", 125, Column.Kind.MONO, this::seenAddress).hidden(),
                column("seenMac", 178, Column.Kind.MONO, this::seenMac),
                column("verdict", 144, Column.Kind.TEXT, this::verdict),
                column("probe", 130, Column.Kind.NUMBER, this::probe),
                column("facts", 420, Column.Kind.TEXT, this::facts).hidden(),
                column("known", 220, Column.Kind.TEXT, this::known).hidden(),
                column("counts", 150, Column.Kind.TEXT, this::counts).hidden());
    }

    private Column<Line> column(
            String id, double width, Column.Kind kind, Function<? super Line, Cell> cell) {
        return new Column<>(id, texts.text("addresses.column." + id), width, kind, cell);
    }

    private Cell counts(Line line) {
        return line.line().needsHand() ? Cell.of(words.needy()) : Cell.none();
    }

    private Cell role(Line line) {
        Cell role = Cell.of(words.role(line.line())).toned(Tone.QUIET);
        return line.line().declared() == null
                ? role.from(line.kubernetes())
                : role.from(line.declared());
    }

    private Cell declaredAddress(Line line) {
        Declared declared = line.line().declared();
        return cell(
                line.declared(),
                declared == null ? missing("undeclared") : plain(declared.address()));
    }

    private Cell declaredMac(Line line) {
        Declared declared = line.line().declared();
        if (declared == null) {
            return cell(line.declared(), Cell.none());
        }
        boolean none = declared.mac().isEmpty();
        return cell(line.declared(), none ? missing("undeclared") : plain(declared.mac()));
    }

    private Cell kubernetes(Line line) {
        String address = line.line().kubernetes();
        if (address != null) {
            boolean bare = address.isEmpty();
            Cell none = missing("noAddress").toned(Tone.ATTENTION);
            return cell(line.kubernetes(), bare ? none : plain(address));
        }
        Declared declared = line.line().declared();
        if (declared == null || declared.role() == Role.ROUTER) {
            return cell(line.kubernetes(), Cell.none());
        }
        Cell missing =
                declared.node() ? missing("noNode").toned(Tone.ATTENTION) : missing("notANode");
        return cell(line.kubernetes(), missing);
    }

    private Cell seenAddress(Line line) {
        NeighbourRow seen = line.line().seen();
        return cell(line.seen(), seen == null ? unseen(line) : plain(seen.address()));
    }

    private Cell seenMac(Line line) {
        NeighbourRow seen = line.line().seen();
        if (seen == null) {
            return cell(line.seen(), unseen(line));
        }
        Cell macs = plain(macs(seen.macs()));
        Verdict verdict = line.line().verdict();
        boolean twice = verdict == Verdict.DUPLICATE_IP || verdict == Verdict.DUPLICATE_MAC;
        return cell(line.seen(), twice ? macs.toned(Tone.PROBLEM) : macs);
    }

    /// `00:16:3e:63:79:2b, :2c` where only their ends differ.
    private static String macs(List<String> macs) {
        String first = macs.getFirst();
        String start = first.substring(0, first.lastIndexOf(':') + 1);
        return macs.stream()
                .map(
                        mac ->
                                mac.equals(first) || start.isEmpty() || !mac.startsWith(start)
                                        ? mac
                                        : mac.substring(start.length() - 1))
                .collect(Collectors.joining(", "));
    }

    /// Nobody answered, or nobody asked.
    private Cell unseen(Line line) {
        return line.line().answer() == null
                ? missing("notLooked")
                : missing("noAnswer").toned(Tone.ATTENTION);
    }

    private Cell probe(Line line) {
        NeighbourRow answer = line.line().answer();
        return cell(line.seen(), answer == null ? Cell.none() : probe(answer));
    }

    private Cell probe(NeighbourRow answer) {
        Probe probe = answer.probe();
        if (NeighbourRow.ITSELF.equals(answer.state())) {
            return missing("itself");
        }
        if (probe == null) {
            return missing("notProbed");
        }
        int lost = probe.sent() - probe.answered();
        Double millis = probe.millis();
        String blind =
                probe.program().equals(NeighbourRow.ARPING)
                        ? ""
                        : " · " + texts.text("addresses.probe.blind");
        if (lost > 0 || millis == null) {
            String text = texts.text("addresses.probe.lost", lost, probe.sent());
            return Cell.of(1e9 + lost, text + blind).toned(Tone.ATTENTION);
        }
        String time = texts.text("addresses.probe.millis", texts.number(millis, 1));
        return Cell.of(millis, time + blind).toned(Tone.QUIET);
    }

    private Cell verdict(Line line) {
        Verdict verdict = line.line().verdict();
        if (verdict == null) {
            return Cell.of(texts.text("addresses.verdict.none")).toned(Tone.QUIET);
        }
        return Cell.state(line.freshness(), texts, words.word(verdict), AddressWords.mark(verdict))
                .ranked(verdict.rank())
                .from(line.declared(), line.kubernetes(), line.seen());
    }

    private Cell facts(Line line) {
        return Cell.of(String.join("; ", words.facts(line.line())))
                .toned(Tone.QUIET)
                .from(line.declared(), line.kubernetes(), line.seen());
    }

    private Cell known(Line line) {
        List<String> who = new ArrayList<>();
        AddressLine row = line.line();
        if (words.planned(row)) {
            who.add(texts.text("addresses.plan"));
        }
        if (row.kubernetes() != null) {
            who.add(AddressWords.KUBERNETES);
        }
        NeighbourRow seen = row.seen();
        if (seen != null) {
            who.add(seen.by());
        }
        return Cell.of(String.join(", ", who))
                .toned(Tone.QUIET)
                .from(line.declared(), line.kubernetes(), line.seen());
    }

    private static Cell plain(@Nullable String text) {
        return text == null || text.isEmpty() ? Cell.none() : Cell.of(text);
    }

    private Cell missing(String word) {
        return Cell.of(texts.text("addresses.missing." + word)).toned(Tone.ABSENT);
    }

    /// In the colour and with the reason of its source.
    private Cell cell(Reading<?> source, Cell known) {
        return Cell.of(source, texts, _ -> known);
    }
}
