package console.services.fact;

import console.services.fact.SourceStatus.State;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// How a fact changes the state of its source.
final class StatusFold {
    private StatusFold() {}

    static SourceStatus next(SourceStatus before, Fact fact, boolean rowsChanged) {
        Instant changed = rowsChanged ? fact.at() : before.changed();
        return switch (fact) {
            case Fact.Listed listed ->
                    live(before, listed.at(), changed, listed.skipped(), listed.note());
            case Fact.Saw saw -> live(before, saw.at(), changed, before.skipped(), before.note());
            case Fact.Ended ended ->
                    live(before, ended.at(), changed, before.skipped(), before.note());
            case Fact.Alive alive ->
                    before.state() == State.ABSENT
                            ? before
                            : live(before, alive.at(), changed, before.skipped(), before.note());
            case Fact.Silent silent ->
                    before.state() == State.ABSENT
                            ? absent(before, silent.why(), changed)
                            : new SourceStatus(
                                    before.source(),
                                    State.STALE,
                                    before.proof(),
                                    changed,
                                    silent.why(),
                                    before.skipped(),
                                    before.note());
            case Fact.Lacking lacking -> absent(before, lacking.why(), changed);
        };
    }

    private static SourceStatus live(
            SourceStatus before,
            Instant proof,
            @Nullable Instant changed,
            int skipped,
            String note) {
        return new SourceStatus(before.source(), State.LIVE, proof, changed, null, skipped, note);
    }

    private static SourceStatus absent(SourceStatus before, Why why, @Nullable Instant changed) {
        return new SourceStatus(before.source(), State.ABSENT, before.proof(), changed, why, 0, "");
    }
}
