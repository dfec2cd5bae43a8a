package console.services.lab.api;

import console.services.fact.Clock;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// All objects of the lab, by kind. One lock orders every write and numbers it with one counter;
/// reads see whole versions and need no lock.
public final class LabStore {
    private static final long FIRST_REVISION = 1000;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Shelf> shelves = new LinkedHashMap<>();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private volatile long revision = FIRST_REVISION;
    private final Clock clock;
    private boolean recording;

    /// @param clock of the machine: how long changes are kept for watches
    public LabStore(Clock clock) {
        this.clock = clock;
        for (Resource resource : Resources.all()) {
            shelves.put(resource.id(), new Shelf(resource, lock.newCondition()));
        }
    }

    public List<Resource> resources() {
        return shelves.values().stream().map(shelf -> shelf.resource).toList();
    }

    public Resource resource(String id) {
        return shelf(id).resource;
    }

    Shelf shelf(String id) {
        Shelf shelf = shelves.get(id);
        if (shelf == null) {
            throw new IllegalArgumentException("no kind " + id);
        }
        return shelf;
    }

    Optional<Shelf> find(String group, String version, String plural) {
        String id = group.isEmpty() ? plural : plural + "." + group;
        return Optional.ofNullable(shelves.get(id))
                .filter(shelf -> shelf.resource.version().equals(version));
    }

    Collection<Shelf> shelves() {
        return shelves.values();
    }

    public long revision() {
        return revision;
    }

    /// Called within the lock after every write.
    public void onChange(Consumer<Change> listener) {
        listeners.add(listener);
    }

    /// From now on writes are events that can be watched; what was put before is the beginning.
    public void open() {
        locked(
                () -> {
                    recording = true;
                    return compactAll();
                });
    }

    /// Forgets the past: watches and pages that rest on older revisions get 410.
    public long forget() {
        return locked(
                () -> {
                    advance();
                    return compactAll();
                });
    }

    private long compactAll() {
        shelves.values().forEach(shelf -> shelf.compact(revision));
        return revision;
    }

    public <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /// Wakes every watch, so that it looks at its reasons to end.
    void wakeAll() {
        locked(
                () -> {
                    shelves.values().forEach(shelf -> shelf.changed.signalAll());
                    return revision;
                });
    }

    public Optional<StoredObject> get(String id, String namespace, String name) {
        Shelf shelf = shelf(id);
        return Optional.ofNullable(shelf.objects.get(shelf.resource.key(namespace, name)));
    }

    /// The objects of a kind in order of their keys; a namespace of `""` means all.
    public Collection<StoredObject> list(String id, String namespace) {
        return shelf(id).in(namespace).values();
    }

    /// Creates or replaces.
    public StoredObject put(String id, ObjectNode tree) {
        return locked(() -> write(shelf(id), tree));
    }

    /// Changes an object in place; nothing is written where nothing differs or nothing is there.
    public void update(String id, String namespace, String name, Consumer<ObjectNode> change) {
        locked(
                () -> {
                    get(id, namespace, name).ifPresent(old -> rewrite(old, change));
                    return revision;
                });
    }

    private void rewrite(StoredObject old, Consumer<ObjectNode> change) {
        ObjectNode tree = old.tree();
        JsonNode before = tree.deepCopy();
        change.accept(tree);
        if (!tree.equals(before)) {
            write(shelf(old.resource().id()), tree);
        }
    }

    public void remove(StoredObject object) {
        locked(
                () -> {
                    Shelf shelf = shelf(object.resource().id());
                    StoredObject old = shelf.objects.remove(object.key());
                    if (old != null) {
                        ObjectNode tree = old.tree();
                        long version = number(tree);
                        StoredObject last = StoredObject.of(shelf.resource, tree);
                        announce(shelf, new Change(Change.Type.DELETED, old, last, version));
                    }
                    return revision;
                });
    }

    private StoredObject write(Shelf shelf, ObjectNode tree) {
        long version = number(tree);
        StoredObject object = StoredObject.of(shelf.resource, tree);
        @Nullable StoredObject before = shelf.objects.put(object.key(), object);
        Change.Type type = before == null ? Change.Type.ADDED : Change.Type.MODIFIED;
        announce(shelf, new Change(type, before, object, version));
        return object;
    }

    private long number(ObjectNode tree) {
        advance();
        Json.child(tree, "metadata").put("resourceVersion", Long.toString(revision));
        return revision;
    }

    /// Only under the lock.
    private void advance() {
        long next = revision + 1;
        revision = next;
    }

    private void announce(Shelf shelf, Change change) {
        if (recording) {
            shelf.append(change, clock.millis());
        }
        listeners.forEach(listener -> listener.accept(change));
    }
}
