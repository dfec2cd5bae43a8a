package console.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Reason;
import console.services.fact.SourceStatus;
import console.services.fact.Why;
import console.services.row.Sources;
import console.services.session.ClusterView.Identity;
import console.services.session.ClusterView.Mode;
import console.services.session.LabControl.ActiveFault;
import console.services.session.LabControl.Fault;
import console.services.session.LabControl.LabState;
import console.services.session.LinkState;
import console.services.session.LinkState.Phase;
import console.support.TestingClock;
import console.views.common.Texts;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The chip and the sources in words, in both languages.
final class ConnectionTest {
    private static final Instant NOW = TestingClock.START;
    private final Texts english = new Texts("shell", Locale.ENGLISH, ZoneOffset.UTC);
    private final Texts german = new Texts("shell", Locale.GERMAN, ZoneOffset.UTC);

    private static LinkState link(Phase phase, long secondsAgo) {
        Instant since = NOW.minusSeconds(secondsAgo);
        return new LinkState(phase, since, null, 1, null, "10.21.0.35:6443", null, List.of());
    }

    private String chip(Phase phase, long secondsAgo, Texts words) {
        return Connection.chip(link(phase, secondsAgo), Optional.empty(), NOW, words);
    }

    @Test
    void theChipSaysHowTheConnectionIs() {
        assertThat(chip(Phase.LIVE, 500, english)).isEqualTo("Live");
        assertThat(chip(Phase.DEGRADED, 5, english)).isEqualTo("Live, with gaps");
        assertThat(chip(Phase.RECONNECTING, 4, english)).isEqualTo("Reconnecting, 4 s");
        assertThat(chip(Phase.RECONNECTING, 125, english)).isEqualTo("Stale 2 min");
        assertThat(chip(Phase.RECONNECTING, 125, german)).isEqualTo("Veraltet seit 2 min");
        assertThat(chip(Phase.REFUSED, 4, german)).isEqualTo("Abgewiesen");
        assertThat(chip(Phase.CLOSED, 4, german)).isEqualTo("Geschlossen");
    }

    @Test
    void inTheLabItSaysScenarioAndFaults() {
        LabState one = new LabState("node-lost", 1, 1, List.of(new ActiveFault(Fault.LATENCY, "")));
        LinkState live = link(Phase.LIVE, 9);

        assertThat(Connection.chip(live, Optional.of(one), NOW, english))
                .isEqualTo("Lab · node-lost, 1 fault");
        assertThat(Connection.chip(link(Phase.RECONNECTING, 2), Optional.of(one), NOW, english))
                .isEqualTo("Reconnecting, 2 s");
    }

    @Test
    void theBandSaysWhenAnotherClusterAnswers() {
        Identity one = new Identity("cps", "11-a", Mode.LIVE);
        Identity two = new Identity("cps", "11-a", "22-b", Mode.LAB);

        assertThat(Connection.mode(one, true, english)).isEqualTo("Live");
        assertThat(Connection.who(one, english)).isEqualTo("Live");
        assertThat(Connection.mode(two, true, english)).isEqualTo("Another cluster answers");
        assertThat(Connection.mode(two, false, german)).isEqualTo("Ein anderer Cluster antwortet");
        assertThat(Connection.who(two, english)).contains("first", "11-a", "then", "22-b");
        assertThat(Connection.who(two, german)).contains("zuerst", "11-a", "danach", "22-b");
    }

    @Test
    void everySourceSaysItsAgeOrWhyThereIsNone() {
        SourceStatus live = status(SourceStatus.State.LIVE, null, 0);
        SourceStatus stale =
                status(SourceStatus.State.STALE, new Why(Reason.TIMED_OUT, "nodes", ""), 0);
        SourceStatus absent =
                status(SourceStatus.State.ABSENT, new Why(Reason.FORBIDDEN, "nodes", ""), 0);
        SourceStatus gaps = status(SourceStatus.State.LIVE, null, 2);

        assertThat(Connection.remark(live, english)).isEmpty();
        assertThat(Connection.age(live, NOW, english)).isEqualTo("12 s");
        assertThat(Connection.remark(stale, english)).isEqualTo("since 05:39:48");
        assertThat(Connection.remark(absent, english)).isEqualTo("no permission");
        assertThat(Connection.age(absent, NOW, english)).isEqualTo("no permission");
        assertThat(Connection.remark(gaps, english)).isEqualTo("2 objects unreadable");
        assertThat(SourceBar.worstFirst(List.of(live, gaps, absent, stale)))
                .containsExactly(absent, stale, gaps, live);
    }

    private static SourceStatus status(SourceStatus.State state, @Nullable Why why, int skipped) {
        Instant proof = NOW.minusSeconds(12);
        return new SourceStatus(Sources.NODES, state, proof, proof, why, skipped, "");
    }
}
