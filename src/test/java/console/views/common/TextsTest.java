package console.views.common;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Why;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/// Words, numbers, ages and times of a screen in both languages.
final class TextsTest {
    private static final Instant AT = Instant.parse("2026-10-12T08:09:12Z");
    private final Texts english = new Texts("overview", Locale.ENGLISH, ZoneOffset.UTC);
    private final Texts german = new Texts("overview", Locale.GERMAN, ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "PT0.34S, 0.3 s",
        "PT9.99S, 9.9 s",
        "PT12.7S, 12 s",
        "PT4M59S, 4 min",
        "PT3H12M, 3 h 12 min",
        "PT5H, 5 h",
        "P1DT4H, 1 d 4 h",
        "P21DT3H, 21 d",
        "P1200D, '1,200 d'",
        "PT-0.5S, 0.0 s",
        "PT-3M, −3 min"
    })
    void agesHaveTwoUnitsAtMost(Duration age, String text) {
        assertThat(english.age(age)).isEqualTo(text);
    }

    @Test
    void numbersAndDaysAreWrittenAsTheLanguageDoes() {
        assertThat(english.number(1234.56, 1)).isEqualTo("1,234.6");
        assertThat(german.number(1234.56, 1)).isEqualTo("1.234,6");
        assertThat(german.age(Duration.ofMillis(340))).isEqualTo("0,3 s");
        assertThat(english.moment(AT)).isEqualTo("12 Oct 08:09:12");
        assertThat(german.moment(AT)).isEqualTo("12. Okt. 08:09:12");
        assertThat(german.time(AT)).isEqualTo("08:09:12");
    }

    @Test
    void countsAgreeWithTheirNouns() {
        assertThat(english.text("overview.node.pods", 0)).isEqualTo("no pods");
        assertThat(english.text("overview.node.pods", 1)).isEqualTo("1 pod");
        assertThat(german.text("overview.node.pods", 1240)).isEqualTo("1.240 Pods");
    }

    @Test
    void aReadingSaysItsSourceAndTimeOrWhyItIsNotThere() {
        Why why = new Why(Reason.TIMED_OUT, "nodes", "3 heartbeats missed");
        assertThat(english.hint(new Reading.Live<>(1, "nodes", AT)))
                .isEqualTo("nodes, seen 12 Oct 08:09:12");
        assertThat(german.hint(new Reading.Stale<>(1, "nodes", AT, why)))
                .isEqualTo("nodes, stumm seit 12. Okt. 08:09:12: keine Antwort");
        assertThat(english.hint(new Reading.Absent<>(why)))
                .isEqualTo("No answer in time: nodes. 3 heartbeats missed");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasWordsOfItsOwn(Reason reason) {
        Why why = new Why(reason, "secrets", "");
        assertThat(english.reason(why)).doesNotContain("common.").isNotEqualTo(german.reason(why));
        assertThat(english.sentence(why)).contains("secrets").doesNotContain("common.");
        assertThat(german.sentence(why)).contains("secrets").doesNotContain("common.");
    }

    @Test
    void aMissingTextShowsItsKey() {
        assertThat(english.text("overview.noSuchText")).isEqualTo("overview.noSuchText");
    }
}
