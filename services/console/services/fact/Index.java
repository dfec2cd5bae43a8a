package console.services.fact;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// A second way to find rows of one source, kept by the store: `key` gives the group of a row, null
/// where it belongs to none. Indexes are compared by identity: use a constant.
public final class Index<R extends Row> {
    private final Source<R> source;
    private final Function<R, @Nullable String> key;

    public Index(Source<R> source, Function<R, @Nullable String> key) {
        this.source = source;
        this.key = key;
    }

    Source<R> source() {
        return source;
    }

    @Nullable String keyOf(Row row) {
        return key.apply(source.type().cast(row));
    }
}
