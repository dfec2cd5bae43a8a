package console.views.common;

import console.services.fact.Reading;
import console.views.common.picture.Symbol;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Facts about one thing, one below the other, as in a drawer: heads, and values that say on hover
/// where they come from. Values wrap; nothing is cut.
public final class Facts extends VBox {
    private final Provenance provenance;

    /// @param since may be empty, as may the value
    public record Fact(Symbol mark, String name, String value, String since) {}

    public Facts(Provenance provenance) {
        this.provenance = provenance;
        getStyleClass().add("facts");
    }

    /// @param tools at the right of the head
    public void head(String title, Node... tools) {
        Label label = label(title, "facts-head");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(label, space);
        row.getChildren().addAll(tools);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("facts-section");
        getChildren().add(row);
    }

    /// A mark, a name, what is so, and at the right since when.
    ///
    /// @param below the rest of the story on lines of its own; may be empty
    public void fact(Fact fact, String below, Reading<?> reading) {
        Label name = label(fact.name(), "facts-name");
        boolean stale = reading instanceof Reading.Stale<?>;
        name.setGraphic(Marks.of(stale ? Symbol.STALE : fact.mark(), fact.value()));
        Label value = label(fact.value(), style(fact.mark(), reading));
        Label since = label(fact.since(), "facts-quiet");
        String whole = fact.name() + " " + fact.value();
        provenance.install(name, whole + " " + below, reading);
        provenance.install(value, whole, reading);
        provenance.install(since, fact.since(), reading);
        HBox.setHgrow(value, Priority.ALWAYS);
        value.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(name, value, since);
        row.getStyleClass().add("facts-row");
        row.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(row);
        if (!below.isEmpty()) {
            box.getChildren().add(label(below, "facts-quiet"));
        }
        box.getStyleClass().add("facts-box");
        getChildren().add(box);
    }

    /// The stale colour holds before that of the mark.
    private static String style(Symbol mark, Reading<?> reading) {
        if (reading instanceof Reading.Stale<?>) {
            return "facts-stale";
        }
        return switch (mark) {
            case PROBLEM, CONFLICT -> "facts-bad";
            case ATTENTION, BLOCKED -> "facts-attention";
            case FINE, PROGRESS, STALE, UNKNOWN, ABSENT, CROSS, ARROW, COMPUTER, PERSON ->
                    "facts-quiet";
        };
    }

    /// A sentence: an absence with its reason, a count of what is left out.
    public void note(String text) {
        getChildren().add(label(text, "facts-quiet"));
    }

    public static Label label(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
