package console.views.addresses;

import console.services.address.AddressLine;
import console.services.address.AddressSnapshot;
import console.services.address.Verdict;
import console.services.fact.Reading;
import console.services.row.NeighbourRow;
import console.views.common.Marks;
import console.views.common.Texts;
import console.views.common.picture.Symbol;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// The head of the screen: how many rows have which verdict, and how many each source knows. Every
/// count leads to its rows; pressed again, all are shown.
final class Summary extends HBox {
    private final AddressesViewModel model;
    private final Texts texts;
    private final FlowPane verdicts = new FlowPane();
    private final FlowPane sources = new FlowPane();

    Summary(AddressesViewModel model) {
        this.model = model;
        texts = model.texts();
        Label title = new Label(texts.text("addresses.title"));
        title.getStyleClass().add("page-title");
        title.setMinWidth(USE_PREF_SIZE);
        verdicts.setId("addresses-verdicts");
        verdicts.getStyleClass().add("addresses-summary");
        sources.setId("addresses-counts");
        sources.getStyleClass().addAll("addresses-summary", "addresses-summary-end");
        setHgrow(verdicts, Priority.ALWAYS);
        setHgrow(sources, Priority.ALWAYS);
        getStyleClass().add("title-row");
        getChildren().addAll(title, verdicts, sources);
    }

    void show(AddressSnapshot snapshot) {
        verdicts.getChildren().clear();
        model.verdicts()
                .forEach((verdict, count) -> verdicts.getChildren().add(link(verdict, count)));
        List<AddressLine> lines = snapshot.lines();
        long planned = lines.stream().filter(model.words()::planned).count();
        long nodes = lines.stream().filter(line -> line.kubernetes() != null).count();
        long seen = lines.stream().filter(line -> line.seen() != null).count();
        String plan = texts.text("addresses.plan");
        String looker =
                lines.stream()
                        .map(AddressLine::answer)
                        .filter(Objects::nonNull)
                        .map(NeighbourRow::by)
                        .distinct()
                        .collect(Collectors.joining(", "));
        sources.getChildren()
                .setAll(
                        source(plan, plan, planned, snapshot.declared()),
                        source(
                                AddressWords.KUBERNETES,
                                AddressWords.KUBERNETES,
                                nodes,
                                snapshot.kubernetes()),
                        source(
                                looker.isEmpty()
                                        ? texts.text("addresses.seen")
                                        : texts.text("addresses.seenFrom", looker),
                                looker,
                                seen,
                                snapshot.seen()));
    }

    private Hyperlink link(Verdict verdict, int count) {
        String word = model.words().word(verdict);
        boolean old =
                model.table().readingProperty().get() instanceof Reading.Stale<?>
                        || model.snapshotProperty().get().seen() instanceof Reading.Stale<?>;
        Symbol mark = old ? Symbol.STALE : AddressWords.mark(verdict);
        String text =
                texts.text("addresses.count", count, old ? texts.text("common.was", word) : word);
        Hyperlink link = new Hyperlink(text, Marks.of(mark, word));
        link.setId("addresses-verdict-" + verdict.word());
        link.setOnAction(_ -> model.table().toggle("verdict", word));
        model.provenance().install(link, text, model.table().readingProperty().get());
        if (old) {
            link.getStyleClass().add("addresses-old");
        }
        return link;
    }

    /// @param word by which the rows of the source are found
    private Labeled source(String name, String word, long count, Reading<?> reading) {
        boolean absent = reading instanceof Reading.Absent<?>;
        String text =
                reading instanceof Reading.Absent<?>(var why)
                        ? texts.text("addresses.source.absent", name, texts.reason(why))
                        : texts.text("addresses.source", name, count);
        Labeled made = absent ? new Label(text) : new Hyperlink(text);
        if (made instanceof Hyperlink link) {
            link.setOnAction(_ -> model.table().toggle("known", word));
        }
        if (reading instanceof Reading.Stale<?>) {
            made.getStyleClass().add("addresses-old");
        }
        made.getStyleClass().add("addresses-quiet");
        model.provenance().install(made, text, reading);
        return made;
    }
}
