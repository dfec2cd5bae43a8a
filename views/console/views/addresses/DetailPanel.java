package console.views.addresses;

import console.services.address.AddressLine;
import console.services.address.AddressLine.Declared;
import console.services.address.Verdict;
import console.services.fact.Reading;
import console.services.row.NeighbourRow;
import console.services.row.NeighbourRow.Probe;
import console.views.addresses.AddressesViewModel.Line;
import console.views.common.Copy;
import console.views.common.Facts;
import console.views.common.Icons;
import console.views.common.Marks;
import console.views.common.Texts;
import console.views.common.picture.Symbol;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;

/// Below the table, of the chosen row: what is wrong, seen by, what to do.
final class DetailPanel extends GridPane {
    private final AddressesViewModel model;
    private final Texts texts;
    private final AddressWords words;
    private final List<String> copied = new ArrayList<>();

    private record Saw(String name, String value, Reading<?> reading) {}

    DetailPanel(AddressesViewModel model) {
        this.model = model;
        texts = model.texts();
        words = model.words();
        setId("addresses-detail");
        getStyleClass().add("addresses-detail");
        setMinHeight(USE_PREF_SIZE);
        share(this, 3);
        model.snapshotProperty().subscribe(this::show);
        model.table().selectedProperty().subscribe(this::show);
        show();
    }

    private void show() {
        getChildren().clear();
        copied.clear();
        model.chosen().filter(line -> line.line().verdict() != null).ifPresent(this::fill);
        setVisible(!getChildren().isEmpty());
        setManaged(isVisible());
    }

    private void fill(Line line) {
        Verdict verdict = line.line().verdict();
        if (verdict == null) {
            return;
        }
        boolean old = line.freshness() instanceof Reading.Stale<?>;
        String word = words.word(verdict);
        String state = old ? texts.text("common.was", word) : word;
        String title = words.name(line.line()) + ": " + state;
        Label head = head(title);
        head.setGraphic(Marks.of(old ? Symbol.STALE : AddressWords.mark(verdict), state));
        Label what = Facts.label(words.what(verdict), "addresses-fact");
        VBox wrong = column(head, aged(what, line.freshness()));
        copied.add(title);
        copied.add(words.what(verdict));
        for (String fact : words.facts(line.line())) {
            wrong.getChildren().add(quiet(fact, line.freshness()));
            copied.add(fact);
        }
        String heard = texts.text("addresses.detail.seenBy");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("addresses-grid");
        copied.add(heard);
        saw(line).forEach(each -> row(grid, each));
        String todo = words.toDo(verdict);
        Button copy = new Button(texts.text("addresses.detail.copy"), Icons.COPY.node());
        copy.setId("addresses-detail-copy");
        copied.add(texts.text("addresses.detail.todo") + ": " + todo);
        String text = String.join("\n", copied);
        copy.setOnAction(_ -> Copy.text(text));
        Label next = Facts.label(todo, "addresses-fact");
        VBox right = column(head(texts.text("addresses.detail.todo")), next, copy);
        addRow(0, wrong, column(head(heard), grid), right);
    }

    private static Label head(String text) {
        return Facts.label(text, "addresses-head");
    }

    private static VBox column(Node... parts) {
        VBox column = new VBox(parts);
        column.getStyleClass().add("addresses-column");
        return column;
    }

    static Label quiet(String text, Reading<?> reading) {
        return aged(Facts.label(text, "addresses-fact-quiet"), reading);
    }

    private static Label aged(Label label, Reading<?> reading) {
        if (reading instanceof Reading.Stale<?>) {
            label.getStyleClass().add("addresses-old");
        }
        return label;
    }

    /// So many columns of the same width.
    static void share(GridPane pane, int columns) {
        for (int i = 0; i < columns; i++) {
            ColumnConstraints share = new ColumnConstraints();
            share.setPercentWidth(100.0 / columns);
            pane.getColumnConstraints().add(share);
        }
    }

    private void row(GridPane grid, Saw saw) {
        Label name = new Label(saw.name());
        name.getStyleClass().add("addresses-fact-quiet");
        name.setMinWidth(USE_PREF_SIZE);
        Label value = aged(Facts.label(saw.value(), "addresses-fact"), saw.reading());
        model.provenance().install(value, saw.name() + " " + saw.value(), saw.reading());
        setValignment(name, VPos.TOP);
        grid.addRow(grid.getRowCount(), name, value);
        copied.add(
                "  "
                        + saw.name()
                        + ": "
                        + saw.value()
                        + " ("
                        + model.provenance().hint(saw.reading())
                        + ")");
    }

    private List<Saw> saw(Line line) {
        AddressLine row = line.line();
        Declared declared = row.declared();
        String plan =
                declared == null
                        ? texts.text("addresses.missing.undeclared")
                        : (declared.address() + " " + declared.mac()).strip();
        List<Saw> all = new ArrayList<>();
        all.add(saw(texts.text("addresses.plan"), plan, line.declared()));
        if (row.kubernetes() != null || (declared != null && declared.node())) {
            String address = row.kubernetes();
            String said =
                    address == null
                            ? texts.text("addresses.missing.noNode")
                            : address.isEmpty()
                                    ? texts.text("addresses.missing.noAddress")
                                    : "InternalIP " + address;
            all.add(saw(AddressWords.KUBERNETES, said, line.kubernetes()));
        }
        NeighbourRow answer = row.answer();
        String name = texts.text("addresses.detail.table");
        if (answer == null) {
            all.add(saw(name, texts.text("addresses.missing.notLooked"), line.seen()));
            return all;
        }
        String macs = String.join(", ", answer.macs());
        String state =
                answer.state() == null ? texts.text("addresses.detail.noEntry") : answer.state();
        String at = answer.address() + (macs.isEmpty() ? "" : " " + macs);
        all.add(
                saw(
                        name,
                        texts.text("addresses.detail.entry", answer.by(), state, at),
                        line.seen()));
        all.add(saw(texts.text("addresses.detail.probe"), probe(answer), line.seen()));
        return all;
    }

    private String probe(NeighbourRow answer) {
        Probe probe = answer.probe();
        if (NeighbourRow.ITSELF.equals(answer.state())) {
            return texts.text("addresses.detail.itself");
        }
        if (probe == null) {
            return texts.text("addresses.missing.notProbed");
        }
        Double millis = probe.millis();
        String quickest =
                millis == null
                        ? ""
                        : ", " + texts.text("addresses.detail.quickest", texts.number(millis, 1));
        return texts.text(
                        "addresses.detail.answered",
                        probe.program(),
                        probe.answered(),
                        probe.sent())
                + quickest;
    }

    /// What an absent source would have said is its reason.
    private Saw saw(String name, String value, Reading<?> reading) {
        return reading instanceof Reading.Absent<?>(var why)
                ? new Saw(name, texts.reason(why), reading)
                : new Saw(name, value, reading);
    }
}
