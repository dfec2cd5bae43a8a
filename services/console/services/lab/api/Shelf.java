package console.services.lab.api;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Condition;

/// The objects of one kind and a ring of its latest changes. Writers and ring readers hold the
/// store's lock; the map itself may be read without it.
final class Shelf {
    private static final int CAPACITY = 8192;
    final Resource resource;
    final ConcurrentSkipListMap<String, StoredObject> objects = new ConcurrentSkipListMap<>();
    final Condition changed;
    private @Nullable Change[] ring = new Change[64];
    private long head;
    private long floor;

    Shelf(Resource resource, Condition changed) {
        this.resource = resource;
        this.changed = changed;
    }

    void append(Change change) {
        if (head == ring.length && ring.length < CAPACITY) {
            ring = Arrays.copyOf(ring, ring.length * 2);
        }
        int slot = slot(head);
        Change lost = ring[slot];
        if (lost != null) {
            floor = Math.max(floor, lost.revision());
        }
        ring[slot] = change;
        head++;
        changed.signalAll();
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
        long lowest = Math.max(0, head - ring.length);
        while (position > lowest && at(position - 1).revision() > revision) {
            position--;
        }
        return position;
    }

    boolean overtaken(long position) {
        return head - position > ring.length;
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
