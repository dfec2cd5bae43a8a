package console.services.fact;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// How a source is.
///
/// @param proof last proof of life: an event, a bookmark, a heartbeat; null before the first
/// @param changed when one of its rows last changed; null before the first
/// @param why null while live
/// @param skipped objects of the last list that could not be read, each costs its own row only
/// @param note a remark that does not make it worse ("the shipped inventory is used"), else empty
public record SourceStatus(
        Source<?> source,
        State state,
        @Nullable Instant proof,
        @Nullable Instant changed,
        @Nullable Why why,
        int skipped,
        String note) {

    public enum State {
        LIVE,
        STALE,
        ABSENT
    }

    static SourceStatus unloaded(Source<?> source) {
        Why why = Why.notLoaded(source.name());
        return new SourceStatus(source, State.ABSENT, null, null, why, 0, "");
    }

    /// Whether the source has answered at all, with rows or with a refusal.
    public boolean settled() {
        return why == null || why.reason() != Reason.NOT_LOADED;
    }

    /// `value` with this source's freshness.
    public <T> Reading<T> reading(java.util.function.Supplier<? extends T> value) {
        return switch (state) {
            case LIVE -> new Reading.Live<>(value.get(), source.name(), at());
            case STALE -> new Reading.Stale<>(value.get(), source.name(), at(), reason());
            case ABSENT -> new Reading.Absent<>(reason());
        };
    }

    /// `reading`, which was judged by this source, too: as old as the older of the two.
    public <T> Reading<T> judged(Reading<T> reading) {
        return state == State.STALE ? reading.agedBy(source.name(), at(), reason()) : reading;
    }

    private Instant at() {
        return proof == null ? Instant.EPOCH : proof;
    }

    private Why reason() {
        return why == null ? Why.notLoaded(source.name()) : why;
    }
}
