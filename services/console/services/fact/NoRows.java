package console.services.fact;

import console.services.fact.SourceStatus.State;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;

/// Nothing of any source, for one reason.
record NoRows(Why why) implements Rows {
    @Override
    public <R extends Row> Collection<R> all(Source<R> source) {
        return List.of();
    }

    @Override
    public <R extends Row> @Nullable R row(Source<R> source, String key) {
        return null;
    }

    @Override
    public <R extends Row> Collection<R> by(Index<R> index, String group) {
        return List.of();
    }

    @Override
    public SourceStatus status(Source<?> source) {
        return new SourceStatus(source, State.ABSENT, null, null, why, 0, "");
    }
}
