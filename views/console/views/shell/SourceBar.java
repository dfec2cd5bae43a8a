package console.views.shell;

import console.services.fact.SourceStatus;
import console.views.common.Area;
import console.views.common.Marks;
import console.views.common.Texts;

import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Every source with its mark, worst first, in one line; what has no room is counted at the end. A
/// live source shows no number, so an idle console draws nothing; its times are in the tooltip, and
/// all of them behind a click.
final class SourceBar extends Region {
    private static final double GAP = 16;
    private static final double COUNTER = 2.2; // room for "+16", in sizes of its font

    private final ShellViewModel model;
    private final Texts words;
    private final Label more = new Label();

    SourceBar(ShellViewModel model, Runnable onOpen) {
        this.model = model;
        words = model.words();
        getStyleClass().add("shell-sources");
        Area.mark(this);
        setId("shell-sources");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        more.setId("shell-sources-more");
        more.getStyleClass().add("shell-source");
        setOnMouseClicked(_ -> onOpen.run());
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                        onOpen.run();
                        event.consume();
                    }
                });
        model.sourcesProperty().subscribe(this::show);
    }

    static List<SourceStatus> worstFirst(List<SourceStatus> sources) {
        return sources.stream()
                .sorted(
                        Comparator.comparing(SourceStatus::state)
                                .thenComparing(each -> each.skipped() > 0)
                                .reversed()
                                .thenComparing(each -> each.source().name()))
                .toList();
    }

    private void show(List<SourceStatus> sources) {
        List<SourceStatus> sorted = worstFirst(sources);
        getChildren().setAll(sorted.stream().map(this::entry).toList());
        getChildren().add(more);
        setAccessibleText(
                words.text("shell.sources")
                        + ": "
                        + sorted.stream().map(this::sentence).collect(Collectors.joining(", ")));
    }

    private String sentence(SourceStatus source) {
        String remark = Connection.remark(source, words);
        return remark.isEmpty() ? source.source().name() : source.source().name() + " " + remark;
    }

    private Label entry(SourceStatus source) {
        String text = sentence(source);
        Label label = new Label(text, Marks.of(Connection.mark(source), text));
        label.setAlignment(Pos.CENTER_LEFT);
        label.getStyleClass().add("shell-source");
        Tooltip tip = new Tooltip();
        // Made when it is looked at: the newest proof, not that of the last change.
        tip.setOnShowing(_ -> tip.setText(Connection.hint(model.newest(source), words)));
        label.setTooltip(tip);
        return label;
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        List<Node> entries = getChildren().subList(0, getChildren().size() - 1);
        int shown = fitting(entries, getWidth() - left - snappedRightInset());
        String rest = shown < entries.size() ? "+" + (entries.size() - shown) : "";
        if (!rest.equals(more.getText())) {
            more.setText(rest); // only then: each change asks for another layout
        }
        double x = left;
        for (Node entry : entries) {
            entry.setVisible(shown > 0);
            shown--;
            x = entry.isVisible() ? place(entry, x) : x;
        }
        place(more, x);
    }

    private int fitting(List<Node> entries, double room) {
        double counter = more.getFont().getSize() * COUNTER;
        double used = 0;
        int shown = 0;
        for (Node entry : entries) {
            double width = snapSizeX(entry.prefWidth(-1));
            double rest = shown == entries.size() - 1 ? 0 : GAP + counter;
            if (used + width + rest > room) {
                return shown;
            }
            used += width + GAP;
            shown++;
        }
        return shown;
    }

    private double place(Node entry, double x) {
        double width = snapSizeX(entry.prefWidth(-1));
        double top = snappedTopInset();
        layoutInArea(
                entry,
                x,
                top,
                width,
                getHeight() - top - snappedBottomInset(),
                0,
                HPos.LEFT,
                VPos.CENTER);
        return x + width + GAP;
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset() + snapSizeY(more.getFont().getSize() * 1.4) + snappedBottomInset();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }
}
