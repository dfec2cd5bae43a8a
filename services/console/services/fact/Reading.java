package console.services.fact;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// A value with its source and age, or the reason why there is none. Screens switch over it without
/// `default`.
public sealed interface Reading<T> {

    /// Read, and its source is alive.
    ///
    /// @param source the name of the source
    /// @param at the source's last proof of life when this reading was made; not the last change
    record Live<T>(T value, String source, Instant at) implements Reading<T> {}

    /// The last value of a source that is silent.
    ///
    /// @param since the source's last proof of life
    record Stale<T>(T value, String source, Instant since, Why why) implements Reading<T> {}

    /// No value, and why.
    record Absent<T>(Why why) implements Reading<T> {}

    static <T> Reading<T> absent(Reason reason, String item, String detail) {
        return new Absent<>(new Why(reason, item, detail));
    }

    /// The same freshness over another value.
    default <U> Reading<U> map(Function<? super T, ? extends U> function) {
        return switch (this) {
            case Live<T>(T value, String source, Instant at) ->
                    new Live<>(function.apply(value), source, at);
            case Stale<T>(T value, String source, Instant since, Why why) ->
                    new Stale<>(function.apply(value), source, since, why);
            case Absent<T>(Why why) -> new Absent<>(why);
        };
    }

    /// A reading made of this one and another that depends on it: the worse freshness holds.
    default <U> Reading<U> then(Function<? super T, Reading<U>> function) {
        return switch (this) {
            case Live<T> live -> function.apply(live.value());
            case Stale<T>(T value, String source, Instant since, Why why) ->
                    function.apply(value).staleSince(source, since, why);
            case Absent<T>(Why why) -> new Absent<>(why);
        };
    }

    /// Stale at least since then.
    default Reading<T> agedBy(String source, Instant since, Why why) {
        return switch (this) {
            case Live<T> live -> new Stale<>(live.value(), source, since, why);
            case Stale<T> stale ->
                    stale.since().isAfter(since)
                            ? new Stale<>(stale.value(), source, since, why)
                            : stale;
            case Absent<T> absent -> absent;
        };
    }

    private Reading<T> staleSince(String source, Instant since, Why why) {
        return switch (this) {
            case Live<T>(T value, String _, Instant _) -> new Stale<>(value, source, since, why);
            case Stale<T> stale -> stale;
            case Absent<T> absent -> absent;
        };
    }

    /// The value, live or stale.
    default Optional<T> known() {
        return switch (this) {
            case Live<T> live -> Optional.of(live.value());
            case Stale<T> stale -> Optional.of(stale.value());
            case Absent<T> _ -> Optional.empty();
        };
    }
}
