package console.views.shell;

import console.services.fact.SourceStatus;
import console.services.fact.Why;
import console.views.common.Marks;
import console.views.common.picture.Symbol;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

import java.util.Comparator;
import java.util.List;

/// Every source with its mark, worst first; what is not live says since when or why. A live one
/// shows no number, so an idle console draws nothing; its times are in the tooltip.
final class SourceBar extends FlowPane {
    private final ShellViewModel model;
    private final ShellWords words;

    SourceBar(ShellViewModel model) {
        this.model = model;
        words = model.words();
        getStyleClass().add("shell-sources");
        setId("shell-sources");
        model.sourcesProperty().subscribe(this::show);
    }

    private void show(List<SourceStatus> sources) {
        getChildren()
                .setAll(
                        sources.stream()
                                .sorted(
                                        Comparator.comparing(SourceStatus::state)
                                                .reversed()
                                                .thenComparing(each -> each.source().name()))
                                .map(this::entry)
                                .toList());
    }

    private Label entry(SourceStatus source) {
        String name = source.source().name();
        Why why = source.why();
        String text =
                switch (source.state()) {
                    case LIVE -> name;
                    case STALE ->
                            words.text(
                                    "shell.source.since",
                                    name,
                                    source.proof() == null ? "" : words.time(source.proof()));
                    case ABSENT ->
                            words.text(
                                    "shell.source.absent",
                                    name,
                                    why == null
                                            ? ""
                                            : words.text("shell.why." + why.reason().word()));
                };
        Symbol symbol =
                switch (source.state()) {
                    case LIVE -> source.skipped() > 0 ? Symbol.ATTENTION : Symbol.FINE;
                    case STALE -> Symbol.STALE;
                    case ABSENT -> Symbol.ABSENT;
                };
        Label label = new Label(text, Marks.of(symbol, text));
        label.setAlignment(Pos.CENTER_LEFT);
        label.getStyleClass().add("shell-source");
        Tooltip tip = new Tooltip();
        // Made when it is looked at: the newest proof, not that of the last change.
        tip.setOnShowing(
                _ -> tip.setText(model.hint(source) + (why == null ? "" : "\n" + why.message())));
        label.setTooltip(tip);
        return label;
    }
}
