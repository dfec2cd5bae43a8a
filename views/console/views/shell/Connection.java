package console.views.shell;

import console.services.fact.SourceStatus;
import console.services.session.ClusterView;
import console.services.session.LabControl;
import console.services.session.LinkState;
import console.services.session.LinkState.Phase;
import console.views.common.Texts;
import console.views.common.picture.Symbol;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// The connection and its sources in marks and words: pure.
final class Connection {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Connection() {}

    /// Whether it waits for something, so that its age is shown and ticks.
    static boolean waits(Phase phase) {
        return phase == Phase.RECONNECTING || phase == Phase.REFUSED;
    }

    static String chip(
            LinkState link, Optional<LabControl.LabState> lab, Instant now, Texts words) {
        Duration age = Duration.between(link.since(), now);
        return switch (link.phase()) {
            case LIVE, DEGRADED ->
                    lab.map(state -> lab(state, words)).orElseGet(() -> phase(link.phase(), words));
            case RECONNECTING ->
                    age.compareTo(PATIENCE) < 0
                            ? words.text("shell.chip.reconnecting.since", seconds(age, words))
                            : words.text("shell.chip.stale", seconds(age, words));
            case IDLE, CONNECTING, SYNCING, REFUSED, CLOSED -> phase(link.phase(), words);
        };
    }

    /// Whole seconds, because that is how often it is shown anew.
    private static String seconds(Duration age, Texts words) {
        long whole = Math.max(0, age.toSeconds());
        return whole < 10 ? whole + " s" : words.age(Duration.ofSeconds(whole));
    }

    private static String lab(LabControl.LabState state, Texts words) {
        int faults = state.faults().size();
        return faults == 0
                ? words.text("shell.chip.lab", state.scenario())
                : words.text("shell.chip.lab.faults", state.scenario(), faults);
    }

    static String phase(Phase phase, Texts words) {
        return words.text("shell.phase." + phase.name().toLowerCase(Locale.ROOT));
    }

    /// What the band says beside the cluster's name.
    ///
    /// @param brief where there is little room
    static String mode(ClusterView.Identity identity, boolean brief, Texts words) {
        if (!identity.other().isEmpty()) {
            return words.text("shell.band.other");
        }
        return switch (identity.mode()) {
            case LAB -> words.text(brief ? "shell.band.lab.short" : "shell.band.lab");
            case LIVE -> words.text("shell.band.live");
        };
    }

    /// The same in whole sentences; both clusters where two have answered.
    static String who(ClusterView.Identity identity, Texts words) {
        return identity.other().isEmpty()
                ? mode(identity, false, words)
                : words.text("shell.band.other.why", identity.uid(), identity.other());
    }

    static Symbol mark(Phase phase) {
        return switch (phase) {
            case LIVE -> Symbol.FINE;
            case DEGRADED -> Symbol.ATTENTION;
            case RECONNECTING -> Symbol.STALE;
            case REFUSED -> Symbol.PROBLEM;
            case CONNECTING, SYNCING -> Symbol.PROGRESS;
            case IDLE, CLOSED -> Symbol.UNKNOWN;
        };
    }

    static Symbol mark(SourceStatus source) {
        return switch (source.state()) {
            case LIVE -> source.skipped() > 0 ? Symbol.ATTENTION : Symbol.FINE;
            case STALE -> Symbol.STALE;
            case ABSENT -> Symbol.ABSENT;
        };
    }

    /// What stands behind the name of a source; empty while it is live and whole.
    static String remark(SourceStatus source, Texts words) {
        return switch (source.state()) {
            case LIVE ->
                    source.skipped() > 0
                            ? words.text("shell.source.skipped", source.skipped())
                            : "";
            case STALE ->
                    words.text(
                            "shell.source.since",
                            source.proof() == null ? "" : words.time(source.proof()));
            case ABSENT -> source.why() == null ? "" : words.reason(source.why());
        };
    }

    /// The whole of it: last proof, last change, and why it is not live.
    static String hint(SourceStatus source, Texts words) {
        String never = words.text("shell.source.never");
        String times =
                words.text(
                        "shell.source.hint",
                        source.source().name(),
                        source.proof() == null ? never : words.time(source.proof()),
                        source.changed() == null ? never : words.time(source.changed()));
        String why = source.why() == null ? "" : "\n" + words.sentence(source.why());
        String note = source.note().isEmpty() ? "" : "\n" + source.note();
        return times + why + note;
    }

    /// The age of a source's last proof of life, or why there is none.
    static String age(SourceStatus source, Instant now, Texts words) {
        Instant proof = source.proof();
        if (source.state() == SourceStatus.State.ABSENT || proof == null) {
            return remark(source, words);
        }
        return seconds(Duration.between(proof, now), words);
    }
}
