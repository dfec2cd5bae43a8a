package console.services.kube;

import console.services.fact.Clock;
import console.services.fact.Fact;
import console.services.fact.Row;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes facts of what lists and watches of one kind bring. On the thread of its `ListWatch` only.
final class Changes<R extends Row> {
    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

    private final Kind<R> kind;
    private final Clock clock;
    private final @Nullable Newest<R> newest;
    private List<R> listed = new ArrayList<>();
    private int skipped;
    private int said;

    Changes(Kind<R> kind, Clock clock) {
        this.kind = kind;
        this.clock = clock;
        newest = kind.time() == null ? null : new Newest<>(kind.time());
    }

    /// A list begins: what an earlier one left behind does not count.
    void begin() {
        listed = new ArrayList<>();
        skipped = 0;
        if (newest != null) {
            newest.clear();
        }
    }

    /// One object of the list.
    void item(JsonNode object) {
        Optional<R> row = row(object);
        if (row.isEmpty()) {
            skipped++;
        } else if (newest == null) {
            listed.add(row.get());
        } else {
            newest.add(row.get());
        }
    }

    /// The list is complete.
    Fact listed() {
        List<R> rows = newest == null ? listed : newest.rows();
        listed = new ArrayList<>();
        said = newest == null ? 0 : newest.dropped();
        List<String> note = new ArrayList<>();
        if (skipped > 0) {
            note.add(skipped + " objects could not be read");
        }
        if (said > 0) {
            note.add("newest %d, %d older ones not kept".formatted(rows.size(), said));
        }
        return new Fact.Listed(
                kind.source(),
                clock.instant(),
                List.copyOf(rows),
                skipped,
                String.join("; ", note));
    }

    /// One event of a watch: added, changed or ended.
    ///
    /// @return empty where the object cannot be read: then only a new list is right
    Optional<List<Fact>> change(JsonNode object, boolean ended) {
        return row(object).map(row -> ended ? ended(row) : saw(row));
    }

    private List<Fact> saw(R row) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact.Saw(kind.source(), clock.instant(), row));
        if (newest != null) {
            for (R gone : newest.add(row)) {
                facts.add(new Fact.Ended(kind.source(), clock.instant(), gone.key()));
            }
        }
        return facts;
    }

    private List<Fact> ended(R row) {
        if (newest != null) {
            newest.remove(row.key());
        }
        return List.of(new Fact.Ended(kind.source(), clock.instant(), row.key()));
    }

    /// Proof of life without a change. Says anew how many were let go when that has grown.
    Fact alive() {
        boolean grown = newest != null && newest.dropped() > said;
        return grown ? listed() : new Fact.Alive(kind.source(), clock.instant());
    }

    /// Empty for an object that cannot be read: it costs itself only.
    private Optional<R> row(JsonNode object) {
        try {
            R row = kind.row().apply(object);
            boolean nameless = row.key().isEmpty() || row.key().endsWith("/");
            return nameless ? Optional.empty() : Optional.of(row);
        } catch (RuntimeException e) {
            LOG.warn("One of {} could not be read: {}", kind.source(), e.toString());
            return Optional.empty();
        }
    }
}
