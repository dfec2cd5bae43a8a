package console.services.kube;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Fact;
import console.services.fact.Row;
import console.services.row.EventRow;
import console.services.row.Sources;
import console.support.TestingClock;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// Of events the newest 2,000 are kept, and what was let go is counted and said.
final class NewestEventsTest {
    private final TestingClock clock = new TestingClock();
    private final Changes<EventRow> changes =
            new Changes<>(
                    new Kind<>(
                            Sources.EVENTS, "/api/v1/events", "", CoreRows::event, EventRow::last),
                    clock);

    private static JsonNode event(int number) {
        return JsonMapper.shared()
                .readTree(
                        """
                        {"metadata": {"namespace": "n", "name": "e%d"}, "lastTimestamp": "%s"}
                        """
                                .formatted(
                                        number,
                                        TestingClock.START.plus(Duration.ofSeconds(number))));
    }

    private List<Fact> saw(int number) {
        return changes.change(event(number), false).orElseThrow();
    }

    private static Fact.Listed list(Fact fact) {
        assertThat(fact).isInstanceOf(Fact.Listed.class);
        return (Fact.Listed) fact;
    }

    @Test
    void aListIsCutToTheNewestAndSaysSo() {
        changes.begin();
        IntStream.range(0, 2500).map(i -> (i * 7919) % 2500).forEach(i -> changes.item(event(i)));

        Fact.Listed listed = list(changes.listed());

        assertThat(listed.rows()).hasSize(2000);
        assertThat(listed.rows()).extracting(Row::key).contains("n/e2499").doesNotContain("n/e499");
        assertThat(listed.note()).isEqualTo("newest 2000, 500 older ones not kept");
    }

    @Test
    void aNewOneTakesThePlaceOfTheOldest() {
        changes.begin();
        IntStream.range(0, 2000).forEach(i -> changes.item(event(i)));
        assertThat(list(changes.listed()).note()).isEmpty();

        List<Fact> facts = saw(3000);
        List<Fact> old = saw(-5);

        assertThat(facts).hasSize(2);
        assertThat(facts.getLast())
                .isEqualTo(new Fact.Ended(Sources.EVENTS, clock.instant(), "n/e0"));
        assertThat(old.getLast())
                .isEqualTo(new Fact.Ended(Sources.EVENTS, clock.instant(), "n/e-5"));
        assertThat(list(changes.alive()).note()).isEqualTo("newest 2000, 2 older ones not kept");
        assertThat(changes.alive()).isInstanceOf(Fact.Alive.class);
    }

    @Test
    void anEventThatHappensAgainIsOneRow() {
        changes.begin();
        changes.item(event(1));
        changes.listed();

        saw(1);
        changes.change(event(1), true);

        changes.begin();
        assertThat(list(changes.listed()).rows()).isEmpty();
    }
}
