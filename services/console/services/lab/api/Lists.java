package console.services.lab.api;

import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/// Answers `get` and `list`, whole or in chunks, as objects or as a table.
final class Lists {
    private final LabStore store;
    private final Backend backend;
    private final Faults faults;

    Lists(LabStore store, Backend backend, Faults faults) {
        this.store = store;
        this.backend = backend;
        this.faults = faults;
    }

    void get(Call call, Router.Target target) throws IOException {
        Resource resource = target.resource();
        StoredObject object =
                found(target).orElseThrow(() -> ApiFailure.notFound(resource, target.name()));
        if (call.wantsTable()) {
            Tables tables = new Tables(resource, backend.now());
            call.json(200, tables.table(List.of(object), Long.toString(object.revision()), ""));
        } else {
            call.json(200, object.whole());
        }
    }

    private java.util.Optional<StoredObject> found(Router.Target target) {
        Resource resource = target.resource();
        if (!resource.computed()) {
            return store.get(resource.id(), target.namespace(), target.name());
        }
        return computed(resource, target.namespace()).stream()
                .filter(object -> object.name().equals(target.name()))
                .findFirst();
    }

    void list(Call call, Router.Target target) throws IOException {
        Resource resource = target.resource();
        Position from = position(call, target.shelf());
        Predicate<StoredObject> selector = Selectors.of(resource, call.query());
        Collection<StoredObject> all =
                resource.computed()
                        ? computed(resource, target.namespace())
                        : target.shelf().in(target.namespace()).values();
        int limit = number(call.query("limit"));
        List<StoredObject> page = new ArrayList<>();
        boolean more = false;
        for (StoredObject object : all) {
            if (object.key().compareTo(from.after()) <= 0 || !selector.test(object)) {
                continue;
            }
            if (limit > 0 && page.size() == limit) {
                more = true;
                break;
            }
            page.add(object);
        }
        String next = more ? token(from.revision(), page.getLast().key()) : "";
        String revision = Long.toString(from.revision());
        byte[] body =
                call.wantsTable()
                        ? Json.bytes(
                                new Tables(resource, backend.now()).table(page, revision, next))
                        : objects(resource, page, revision, next);
        call.json(200, faults.broken() ? Arrays.copyOf(body, body.length / 2) : body);
    }

    private List<StoredObject> computed(Resource resource, String namespace) {
        return backend.metrics(resource.plural(), namespace).stream()
                .map(tree -> StoredObject.of(resource, tree))
                .toList();
    }

    private record Position(long revision, String after) {}

    private Position position(Call call, Shelf shelf) {
        String token = call.query("continue");
        long current = store.revision();
        if (!token.isEmpty()) {
            return continued(token, shelf);
        }
        String asked = call.query("resourceVersion");
        if (!asked.isEmpty() && number(asked) > current) {
            throw ApiFailure.tooLarge(number(asked), current);
        }
        return new Position(current, "");
    }

    private static Position continued(String token, Shelf shelf) {
        String[] parts;
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            parts = text.split("\n", 2);
        } catch (IllegalArgumentException _) {
            throw ApiFailure.badRequest("continue key is not valid");
        }
        long revision = number(parts[0]);
        if (!shelf.knows(revision)) {
            throw ApiFailure.expired(
                    "The provided continue parameter is too old to display a consistent list"
                            + " result.");
        }
        return new Position(revision, parts.length > 1 ? parts[1] : "");
    }

    private static String token(long revision, String key) {
        byte[] text = Json.utf8(revision + "\n" + key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    static int number(String text) {
        try {
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw ApiFailure.badRequest("invalid number " + text);
        }
    }

    private static byte[] objects(
            Resource resource, List<StoredObject> page, String revision, String next) {
        ObjectNode metadata = Json.object().put("resourceVersion", revision);
        if (!next.isEmpty()) {
            metadata.put("continue", next);
        }
        ObjectNode head = Json.object().put("kind", resource.kind() + "List");
        head.put("apiVersion", resource.apiVersion()).set("metadata", metadata);
        byte[] start = Json.bytes(head);
        ByteArrayOutputStream out = new ByteArrayOutputStream(page.size() * 4096 + 256);
        out.write(start, 0, start.length - 1);
        out.writeBytes(Json.utf8(",\"items\":["));
        boolean first = true;
        for (StoredObject object : page) {
            if (!first) {
                out.write(',');
            }
            first = false;
            out.writeBytes(object.listItem());
        }
        out.writeBytes(Json.utf8("]}"));
        return out.toByteArray();
    }
}
