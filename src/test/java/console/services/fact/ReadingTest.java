package console.services.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;

/// How freshness travels through readings.
class ReadingTest {
    private static final Instant AT = Instant.parse("2026-11-24T05:40:00Z");
    private static final Why WHY = new Why(Reason.TIMED_OUT, "pods", "");
    private static final Reading<Integer> LIVE = new Reading.Live<>(1, "nodes", AT);
    private static final Reading<Integer> STALE = new Reading.Stale<>(1, "nodes", AT, WHY);
    private static final Reading<Integer> ABSENT = new Reading.Absent<>(WHY);

    @Test
    void mapKeepsTheFreshness() {
        assertThat(LIVE.map(i -> "x" + i)).isEqualTo(new Reading.Live<>("x1", "nodes", AT));
        assertThat(STALE.map(i -> "x" + i)).isEqualTo(new Reading.Stale<>("x1", "nodes", AT, WHY));
        assertThat(ABSENT.map(i -> "x" + i)).isEqualTo(new Reading.Absent<>(WHY));
    }

    @Test
    void theWorseFreshnessHolds() {
        assertThat(LIVE.then(_ -> STALE)).isEqualTo(STALE);
        assertThat(STALE.then(_ -> LIVE)).isEqualTo(STALE);
        assertThat(STALE.then(_ -> ABSENT)).isEqualTo(ABSENT);
        assertThat(ABSENT.then(_ -> LIVE)).isEqualTo(ABSENT);
    }

    @Test
    void theOlderOfTwoSourcesSaysSinceWhen() {
        Instant before = AT.minusSeconds(5);
        Reading<Integer> older = new Reading.Stale<>(1, "pods", before, WHY);
        assertThat(LIVE.agedBy("pods", before, WHY)).isEqualTo(older);
        assertThat(STALE.agedBy("pods", before, WHY)).isEqualTo(older);
        assertThat(STALE.agedBy("pods", AT.plusSeconds(5), WHY)).isEqualTo(STALE);
        assertThat(ABSENT.agedBy("pods", before, WHY)).isEqualTo(ABSENT);
    }

    @Test
    void knownIsWhatIsLiveOrStale() {
        assertThat(LIVE.known()).contains(1);
        assertThat(STALE.known()).contains(1);
        assertThat(ABSENT.known()).isEmpty();
    }
}
