package console.views.common;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.support.FxTest;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/// YAML of an object in every state of its reading.
final class YamlPaneTest extends FxTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:13:20Z");
    private final SimpleObjectProperty<@Nullable Reading<String>> reading =
            new SimpleObjectProperty<>();
    private final Texts texts = new Texts("common", Locale.ENGLISH, ZoneOffset.UTC);
    private int asked;

    @Override
    protected void prepare(Stage stage) {
        Provenance provenance = new Provenance(_ -> Optional.empty(), () -> NOW, texts);
        stage.setScene(
                new Scene(
                        new YamlPane("yaml", reading, () -> asked++, texts, provenance), 400, 300));
    }

    private String state(Reading<String> next) {
        interact(() -> reading.set(next));
        return lookup("#yaml-state").<Label>query().getText();
    }

    @Test
    void everyAbsenceHasItsSentence() {
        assertThat(state(Reading.absent(Reason.NOT_LOADED, "node a", "")))
                .isEqualTo("Loading node a.");
        assertThat(state(Reading.absent(Reason.GONE, "node a", "")))
                .isEqualTo("No such object: node a.");
        assertThat(state(Reading.absent(Reason.FORBIDDEN, "node a", "as cps-viewer")))
                .isEqualTo("Not allowed to read node a. as cps-viewer");
        assertThat(state(Reading.absent(Reason.TIMED_OUT, "node a", "10 s")))
                .isEqualTo("No answer in time: node a. 10 s");
        clickOn("#yaml-again");
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void searchGoesFromPlaceToPlaceAndAround() {
        String text = "kind: Node\nname: a\nkind: b\n";
        assertThat(state(new Reading.Live<>(text, "Kubernetes API", NOW)))
                .isEqualTo("Kubernetes API, seen 24 Nov 08:13:20, 0.0 s ago");
        clickOn("#yaml-text");
        press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
        write("KIND");
        TextArea area = lookup("#yaml-text").query();
        assertThat(area.getSelection().getStart()).isZero();
        push(KeyCode.ENTER);
        assertThat(area.getSelection().getStart()).isEqualTo(text.lastIndexOf("kind"));
        assertThat(lookup("#yaml-found").<Label>query().getText()).isEqualTo("2 of 2");
        push(KeyCode.ENTER);
        assertThat(area.getSelection().getStart()).isZero();
        write("x");
        assertThat(lookup("#yaml-found").<Label>query().getText()).isEqualTo("0 of 0");
    }
}
