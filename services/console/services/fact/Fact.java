package console.services.fact;

import java.time.Instant;
import java.util.List;

/// What a source said at a time. Everything the store knows came as one of these, in order, so that
/// a file of facts is a recording and a bug report is a replay.
public sealed interface Fact {
    Source<?> source();

    Instant at();

    /// A complete list: rows that are not in it are gone. Makes the source live.
    record Listed(Source<?> source, Instant at, List<Row> rows, int skipped, String note)
            implements Fact {
        public Listed {
            rows = List.copyOf(rows);
        }
    }

    /// One row, new or changed. Proof of life.
    record Saw(Source<?> source, Instant at, Row row) implements Fact {}

    /// One row ended. Proof of life.
    record Ended(Source<?> source, Instant at, String key) implements Fact {}

    /// Proof of life without a change: a bookmark, a heartbeat. Makes a stale source live again.
    record Alive(Source<?> source, Instant at) implements Fact {}

    /// The source is silent; its rows are what was last seen.
    record Silent(Source<?> source, Instant at, Why why) implements Fact {}

    /// The source has nothing to say, because; its rows are dropped.
    record Lacking(Source<?> source, Instant at, Why why) implements Fact {}
}
