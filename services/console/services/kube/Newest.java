package console.services.kube;

import console.services.fact.Row;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/// The newest rows of a kind of which there may be any number, and how many older ones were let go:
/// memory is bounded and nothing is cut silently.
final class Newest<R extends Row> {
    static final int MOST = 2000;

    private final Function<R, @Nullable Instant> time;
    private final Map<String, R> byKey = new HashMap<>();
    private final TreeSet<R> byTime;
    private int dropped;

    Newest(Function<R, @Nullable Instant> time) {
        this.time = time;
        byTime =
                new TreeSet<>(Comparator.<R, Instant>comparing(this::time).thenComparing(Row::key));
    }

    private Instant time(R row) {
        Instant at = time.apply(row);
        return at == null ? Instant.EPOCH : at;
    }

    void clear() {
        byKey.clear();
        byTime.clear();
        dropped = 0;
    }

    /// Takes a row in; the ones that have to go for it, which may be itself.
    List<R> add(R row) {
        remove(row.key());
        byKey.put(row.key(), row);
        byTime.add(row);
        List<R> gone = new ArrayList<>();
        while (byTime.size() > MOST) {
            R oldest = byTime.removeFirst();
            byKey.remove(oldest.key());
            gone.add(oldest);
            dropped++;
        }
        return gone;
    }

    void remove(String key) {
        R former = byKey.remove(key);
        if (former != null) {
            byTime.remove(former);
        }
    }

    List<R> rows() {
        return List.copyOf(byTime);
    }

    int dropped() {
        return dropped;
    }
}
