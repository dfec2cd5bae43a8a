package console.services.lab.api;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Condition;

/// The objects of one kind and a ring of its latest changes. Writers and ring readers hold the
/// store's lock; the map itself may be read without it. The ring holds what is younger than 75 s,
/// within bounds, as the API server's watch cache does (apiserver/pkg/storage/cacher,
/// `eventFreshDuration`).
final class Shelf {
    private static final int LEAST = 64;
    private static final int MOST = 8192;
    private static final long FRESH = Duration.ofSeconds(75).toMillis();
    final Resource resource;
    final ConcurrentSkipListMap<String, StoredObject> objects = new ConcurrentSkipListMap<>();
    final Condition changed;
    private @Nullable Change[] ring = new Change[LEAST];
    private long[] times = new long[LEAST];
    private long head;
    private long tail;
    private long floor;

    Shelf(Resource resource, Condition changed) {
        this.resource = resource;
        this.changed = changed;
    }

    /// @param now in milliseconds
    void append(Change change, long now) {
        while (head - tail == MOST || (head - tail > LEAST && now - times[slot(tail)] > FRESH)) {
            floor = Math.max(floor, at(tail).revision());
            ring[slot(tail)] = null;
            tail++;
        }
        if (head - tail == ring.length) {
            grow();
        }
        int slot = slot(head);
        ring[slot] = change;
        times[slot] = now;
        head++;
        changed.signalAll();
    }

    private void grow() {
        @Nullable Change[] former = ring;
        long[] formerTimes = times;
        int mask = former.length - 1;
        ring = new Change[former.length * 2];
        times = new long[ring.length];
        for (long position = tail; position < head; position++) {
            ring[slot(position)] = former[(int) (position & mask)];
            times[slot(position)] = formerTimes[(int) (position & mask)];
        }
    }

    /// Watches from before this revision are refused from now on.
    void compact(long revision) {
        floor = Math.max(floor, revision);
    }

    boolean knows(long revision) {
        return revision >= floor;
    }

    long head() {
        return head;
    }

    /// The position of the first change after a revision.
    long after(long revision) {
        long position = head;
        while (position > tail && at(position - 1).revision() > revision) {
            position--;
        }
        return position;
    }

    boolean overtaken(long position) {
        return position < tail;
    }

    Change at(long position) {
        Change change = ring[slot(position)];
        if (change == null) {
            throw new IllegalStateException("no change at " + position);
        }
        return change;
    }

    private int slot(long position) {
        return (int) (position & (ring.length - 1));
    }

    /// The objects of a namespace, or all where it is empty.
    NavigableMap<String, StoredObject> in(String namespace) {
        return namespace.isEmpty() || !resource.namespaced()
                ? objects
                : objects.subMap(namespace + "/", true, namespace + "0", false);
    }
}
