package console.views.common;

import console.services.fact.Reading;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.regex.Pattern;

/// A whole object as YAML: copied, searched, asked for again; or why it is not there.
public final class YamlPane extends VBox {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private final Texts texts;
    private final Provenance provenance;
    private final TextArea area = new TextArea();
    private final TextField find = new TextField();
    private final Label found = new Label();
    private final Label state = new Label();

    /// @param reading null while nobody asked
    /// @param fetch asks again; must not block
    public YamlPane(
            String id,
            ReadOnlyObjectProperty<@Nullable Reading<String>> reading,
            Runnable fetch,
            Texts texts,
            Provenance provenance) {
        this.texts = texts;
        this.provenance = provenance;
        getStyleClass().add("yaml");
        area.setId(id + "-text");
        area.setEditable(false);
        area.getStyleClass().add("yaml-text");
        VBox.setVgrow(area, Priority.ALWAYS);
        find.setId(id + "-find");
        find.setPromptText(texts.text("common.yaml.find"));
        find.setAccessibleText(texts.text("common.yaml.find"));
        find.textProperty().subscribe(() -> search(0));
        find.setOnAction(_ -> search(area.getSelection().getEnd()));
        found.setId(id + "-found");
        state.setId(id + "-state");
        state.setWrapText(true);
        state.getStyleClass().add("yaml-state");
        Button again = Icons.REFRESH.tool(id + "-again", texts.text("common.yaml.again"), fetch);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button copy = Copy.button(id + "-copy", texts.text("common.yaml.copy"), area::getText);
        find.getStyleClass().add("yaml-find");
        HBox bar = new HBox(8, find, found, space, copy, again);
        bar.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(bar, state, area);
        reading.subscribe(this::show);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            find.requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !find.getText().isEmpty()) {
            find.clear();
            event.consume();
        }
    }

    private void show(@Nullable Reading<String> reading) {
        String text = reading == null ? "" : reading.known().orElse("");
        if (!text.equals(area.getText())) {
            area.setText(text);
            search(0);
        }
        area.setVisible(!text.isEmpty());
        pseudoClassStateChanged(STALE, reading instanceof Reading.Stale<?>);
        state.setText(reading == null ? "" : provenance.hint(reading));
    }

    /// Selects the next place from there on, or the first.
    private void search(int from) {
        String wanted = find.getText().toLowerCase(Locale.ROOT);
        String all = area.getText().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            found.setText("");
            area.deselect();
            return;
        }
        int next = all.indexOf(wanted, from);
        int place = next >= 0 ? next : all.indexOf(wanted);
        if (place >= 0) {
            area.selectRange(place, place + wanted.length());
        }
        long count = Pattern.compile(wanted, Pattern.LITERAL).matcher(all).results().count();
        long before =
                Pattern.compile(wanted, Pattern.LITERAL)
                        .matcher(all.substring(0, Math.max(0, place)))
                        .results()
                        .count();
        found.setText(texts.text("common.table.count", place < 0 ? 0 : before + 1, count));
    }
}
