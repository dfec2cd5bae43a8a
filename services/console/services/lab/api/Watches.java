package console.services.lab.api;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Serves watches: a virtual thread per watch reads the ring of its kind by position, writes what
/// changed, and says where it is about once a minute.
final class Watches {
    private static final Duration BOOKMARK = Duration.ofSeconds(55);
    private static final Duration LONGEST = Duration.ofMinutes(40);

    private final LabStore store;
    private final Backend backend;
    private final Faults faults;
    private volatile boolean closed;

    Watches(LabStore store, Backend backend, Faults faults) {
        this.store = store;
        this.backend = backend;
        this.faults = faults;
    }

    void close() {
        closed = true;
    }

    void serve(Call call, Router.Target target) throws IOException {
        Shelf shelf = target.shelf();
        if (shelf.resource.computed()) {
            throw ApiFailure.methodNotAllowed();
        }
        if (call.header("Upgrade").equalsIgnoreCase("websocket")) {
            // A finite answer, so that clients fall back to plain HTTP at once.
            call.text(200, "");
            return;
        }
        Selected selected = new Selected(call, target);
        String asked = call.query("resourceVersion");
        boolean streamed = call.flag("sendInitialEvents");
        boolean whole = streamed || asked.isEmpty() || asked.equals("0");
        long revision = whole ? 0 : Lists.number(asked);
        Start start = store.locked(() -> start(shelf, target.namespace(), whole, revision));
        try (OutputStream out = call.stream()) {
            if (!start.known()) {
                selected.gone(out, revision);
                return;
            }
            selected.initial(out, start.objects());
            if (streamed) {
                selected.bookmark(out, start.revision(), true);
            }
            out.flush();
            follow(shelf, selected, out, start, seconds(call));
        }
    }

    /// Where a watch begins.
    ///
    /// @param objects what there is at that revision, where the client wants to hear of it
    private record Start(boolean known, long revision, long position, List<StoredObject> objects) {}

    private Start start(Shelf shelf, String namespace, boolean whole, long asked) {
        long revision = whole ? store.revision() : asked;
        boolean known = shelf.knows(revision) && revision <= store.revision();
        List<StoredObject> objects =
                whole ? List.copyOf(shelf.in(namespace).values()) : List.<StoredObject>of();
        return new Start(known, revision, shelf.after(revision), objects);
    }

    private static Duration seconds(Call call) {
        int asked = Lists.number(call.query("timeoutSeconds"));
        return asked > 0 ? Duration.ofSeconds(asked) : LONGEST;
    }

    private void follow(
            Shelf shelf, Selected selected, OutputStream out, Start start, Duration time)
            throws IOException {
        long generation = faults.watchGeneration();
        long end = System.nanoTime() + time.toNanos();
        long bookmark = System.nanoTime() + BOOKMARK.toNanos();
        long position = start.position();
        while (!closed && faults.watchGeneration() == generation && System.nanoTime() < end) {
            Batch batch = next(shelf, position, Math.min(end, bookmark) - System.nanoTime());
            if (batch.overtaken()) {
                selected.gone(out, start.revision());
                return;
            }
            for (Change change : batch.changes()) {
                selected.write(out, change);
            }
            position += batch.changes().size();
            if (System.nanoTime() >= bookmark) {
                selected.bookmark(out, batch.revision(), false);
                bookmark = System.nanoTime() + BOOKMARK.toNanos();
            }
            out.flush();
        }
    }

    /// @param revision of the store when these were its last changes
    private record Batch(List<Change> changes, long revision, boolean overtaken) {}

    /// The changes from a position on; waits at most half a second, so that switches are seen.
    private Batch next(Shelf shelf, long position, long nanos) {
        return store.locked(
                () -> {
                    try {
                        long left = Math.clamp(nanos, 1, TimeUnit.MILLISECONDS.toNanos(500));
                        while (shelf.head() == position && left > 0 && !closed) {
                            left = shelf.changed.awaitNanos(left);
                        }
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                        closed = true;
                    }
                    boolean overtaken = shelf.overtaken(position);
                    List<Change> changes = new ArrayList<>();
                    for (long at = position; at < shelf.head() && !overtaken; at++) {
                        changes.add(shelf.at(at));
                    }
                    return new Batch(changes, store.revision(), overtaken);
                });
    }

    /// What one watch wants to see, and in which form.
    private final class Selected {
        private final Resource resource;
        private final String namespace;
        private final String name;
        private final Predicate<StoredObject> selector;
        private final @Nullable Tables tables;
        private final boolean bookmarks;

        Selected(Call call, Router.Target target) {
            resource = target.resource();
            namespace = target.namespace();
            name = target.name();
            selector = Selectors.of(resource, call.query());
            tables = call.wantsTable() ? new Tables(resource, backend.now()) : null;
            bookmarks = call.flag("allowWatchBookmarks");
        }

        private boolean wants(@Nullable StoredObject object) {
            return object != null
                    && (namespace.isEmpty() || object.namespace().equals(namespace))
                    && (name.isEmpty() || object.name().equals(name))
                    && selector.test(object);
        }

        void initial(OutputStream out, List<StoredObject> objects) throws IOException {
            for (StoredObject object : objects) {
                if (wants(object)) {
                    send(out, "ADDED", form(object));
                }
            }
        }

        /// A change of labels can bring an object into a selection, or take it out.
        void write(OutputStream out, Change change) throws IOException {
            boolean before = wants(change.before());
            boolean after = change.type() != Change.Type.DELETED && wants(change.object());
            if (before || after) {
                String type = !after ? "DELETED" : before ? "MODIFIED" : "ADDED";
                send(out, type, form(change.object()));
            }
        }

        private byte[] form(StoredObject object) {
            return tables == null
                    ? object.whole()
                    : Json.bytes(
                            tables.table(List.of(object), Long.toString(object.revision()), ""));
        }

        /// @param complete whether it ends what there was at the beginning
        void bookmark(OutputStream out, long revision, boolean complete) throws IOException {
            if (bookmarks) {
                ObjectNode mark = Json.object().put("kind", resource.kind());
                mark.put("apiVersion", resource.apiVersion());
                ObjectNode metadata = mark.putObject("metadata");
                metadata.put("resourceVersion", Long.toString(revision));
                if (complete) {
                    metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
                }
                send(out, "BOOKMARK", Json.bytes(mark));
            }
        }

        void gone(OutputStream out, long revision) throws IOException {
            String message =
                    "too old resource version: %d (%d)".formatted(revision, store.revision());
            JsonNode status = ApiFailure.expired(message).status();
            send(out, "ERROR", Json.bytes(status));
        }

        private void send(OutputStream out, String type, byte[] object) throws IOException {
            out.write(Json.utf8("{\"type\":\"" + type + "\",\"object\":"));
            out.write(object);
            out.write(Json.utf8("}\n"));
        }
    }
}
