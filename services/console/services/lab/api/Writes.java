package console.services.lab.api;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.Optional;

/// Creates, replaces, patches, deletes and evicts. Every check and its write happen under the
/// store's lock.
final class Writes {
    private static final long GRACE = 30;

    private final LabStore store;
    private final Backend backend;

    Writes(LabStore store, Backend backend) {
        this.store = store;
        this.backend = backend;
    }

    StoredObject existing(Router.Target target) {
        Resource resource = target.resource();
        return store.get(resource.id(), target.namespace(), target.name())
                .orElseThrow(() -> ApiFailure.notFound(resource, target.name()));
    }

    void write(Call call, Router.Target target) throws IOException {
        switch (call.method()) {
            case "POST" -> create(call, target);
            case "PUT" -> replace(call, target);
            case "PATCH" -> patch(call, target);
            case "DELETE" -> delete(call, target);
            default -> throw ApiFailure.methodNotAllowed();
        }
    }

    private void create(Call call, Router.Target target) throws IOException {
        ObjectNode tree = call.bodyObject();
        JsonNode answer = store.locked(() -> created(call, target, tree));
        call.json(201, answer);
    }

    private ObjectNode created(Call call, Router.Target target, ObjectNode tree) {
        Resource resource = target.resource();
        checkKind(resource, tree);
        ObjectNode metadata = Json.child(tree, "metadata");
        String generate = Json.text(metadata, "generateName");
        if (Json.text(metadata, "name").isEmpty() && !generate.isEmpty()) {
            metadata.put("name", generate + backend.uid().substring(0, 5));
        }
        String name = Json.text(metadata, "name");
        if (name.isEmpty()) {
            throw ApiFailure.invalid(
                    resource,
                    "",
                    "metadata.name: Required value: name or generateName is required");
        }
        if (resource.namespaced()) {
            metadata.put("namespace", target.namespace());
        }
        if (store.get(resource.id(), target.namespace(), name).isPresent()) {
            throw ApiFailure.exists(resource, name);
        }
        metadata.put("uid", backend.uid());
        metadata.put("creationTimestamp", backend.now().toString());
        metadata.put("generation", 1);
        Canonical.quantities(tree);
        return dryRun(call) ? tree : store.put(resource.id(), tree).tree();
    }

    private static void checkKind(Resource resource, ObjectNode tree) {
        String kind = Json.text(tree, "kind");
        if (!kind.isEmpty() && !kind.equals(resource.kind())) {
            throw ApiFailure.badRequest(
                    "%s in version \"%s\" cannot be handled as a %s: unexpected kind"
                            .formatted(kind, resource.version(), resource.kind()));
        }
    }

    private void replace(Call call, Router.Target target) throws IOException {
        ObjectNode tree = call.bodyObject();
        call.json(200, store.locked(() -> stored(call, target, existing(target), tree)));
    }

    private void patch(Call call, Router.Target target) throws IOException {
        String type = call.header("Content-Type");
        JsonNode patch = Resources.yaml(call.body());
        boolean apply = type.startsWith("application/apply-patch");
        Resource resource = target.resource();
        if (type.startsWith("application/strategic-merge-patch") && resource.custom()) {
            throw Patches.unsupported();
        }
        int[] code = {200};
        JsonNode answer =
                store.locked(
                        () -> {
                            Optional<StoredObject> old =
                                    store.get(resource.id(), target.namespace(), target.name());
                            if (apply && old.isEmpty() && patch instanceof ObjectNode tree) {
                                code[0] = 201;
                                return created(call, target, tree);
                            }
                            StoredObject before = existing(target);
                            ObjectNode tree = before.tree();
                            ObjectNode patched = Patches.apply(type, tree, patch);
                            return stored(call, target, before, patched);
                        });
        call.json(code[0], answer);
    }

    private ObjectNode stored(Call call, Router.Target target, StoredObject old, ObjectNode tree) {
        ObjectNode metadata = Json.child(tree, "metadata");
        String expected = Json.text(metadata, "resourceVersion");
        if (!expected.isEmpty() && !expected.equals(Long.toString(old.revision()))) {
            throw ApiFailure.conflict(target.resource(), target.name());
        }
        ObjectNode before = old.tree();
        String part = target.sub().equals("status") ? "spec" : "status";
        if (!target.resource().custom() && before.has(part)) {
            // The main resource does not write the status, nor the status the spec.
            tree.set(part, before.get(part).deepCopy());
        }
        for (String fixed : new String[] {"uid", "creationTimestamp", "name", "namespace"}) {
            JsonNode value = before.path("metadata").path(fixed);
            if (!value.isMissingNode()) {
                metadata.set(fixed, value);
            }
        }
        Canonical.quantities(tree);
        return dryRun(call) ? tree : store.put(target.resource().id(), tree).tree();
    }

    private void delete(Call call, Router.Target target) throws IOException {
        JsonNode options = Resources.yaml(call.body());
        JsonNode answer =
                store.locked(
                        () -> {
                            StoredObject object = existing(target);
                            String wanted = Json.text(options, "preconditions", "uid");
                            if (!wanted.isEmpty() && !wanted.equals(object.uid())) {
                                throw ApiFailure.conflict(target.resource(), target.name());
                            }
                            if (!dryRun(call)) {
                                backend.delete(object, grace(call, options));
                            }
                            return object.tree();
                        });
        call.json(200, answer);
    }

    private static long grace(Call call, JsonNode options) {
        JsonNode asked = options.path("gracePeriodSeconds");
        String query = call.query("gracePeriodSeconds");
        return asked.isNumber()
                ? asked.asLong(GRACE)
                : query.isEmpty() ? GRACE : Lists.number(query);
    }

    /// An eviction ends the pod like a delete, unless a PodDisruptionBudget stands against it.
    void evict(Call call, Router.Target target) throws IOException {
        ObjectNode eviction = call.bodyObject();
        JsonNode options = eviction.path("deleteOptions");
        store.locked(
                () -> {
                    StoredObject pod = existing(target);
                    Budgets.check(store, pod);
                    if (!dryRun(call)) {
                        backend.delete(pod, grace(call, options));
                    }
                    return pod;
                });
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        call.json(201, status.put("status", "Success").put("code", 201));
    }

    private static boolean dryRun(Call call) {
        return call.query("dryRun").equals("All");
    }
}
