package console.services.fact;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.function.Function;

/// What the store holds, for a projection while it folds. Only on the store's thread; nothing of it
/// may be kept but the rows themselves, which are immutable.
public interface Rows {
    <R extends Row> Collection<R> all(Source<R> source);

    <R extends Row> @Nullable R row(Source<R> source, String key);

    <R extends Row> Collection<R> by(Index<R> index, String group);

    SourceStatus status(Source<?> source);

    /// A fold over all rows of one source, with that source's freshness.
    default <R extends Row, T> Reading<T> read(
            Source<R> source, Function<? super Collection<R>, ? extends T> fold) {
        return status(source).reading(() -> fold.apply(all(source)));
    }
}
