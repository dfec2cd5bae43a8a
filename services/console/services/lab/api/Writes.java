package console.services.lab.api;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Creates, replaces, patches, deletes and evicts. Every check and its write happen under the
/// store's lock.
final class Writes {
    private static final long GRACE = 30;
    private static final List<String> FIXED =
            List.of(
                    "uid",
                    "creationTimestamp",
                    "name",
                    "namespace",
                    "resourceVersion",
                    "deletionTimestamp",
                    "deletionGracePeriodSeconds");

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
        JsonNode answer = store.locked(() -> created(call, target, tree, "Update"));
        call.json(201, answer);
    }

    private ObjectNode created(Call call, Router.Target target, ObjectNode tree, String operation) {
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
            if (store.get("namespaces", "", target.namespace()).isEmpty()) {
                throw ApiFailure.notFound(store.resource("namespaces"), target.namespace());
            }
        }
        if (store.get(resource.id(), target.namespace(), name).isPresent()) {
            throw ApiFailure.exists(resource, name);
        }
        metadata.put("uid", backend.uid());
        metadata.put("creationTimestamp", backend.now().toString());
        metadata.put("generation", 1);
        managers(resource).created(tree, manager(call, operation));
        Defaults.of(resource, tree);
        Canonical.quantities(tree);
        Validation.check(resource, tree);
        return dryRun(call) ? tree : store.put(resource.id(), tree).tree();
    }

    private Managers managers(Resource resource) {
        return new Managers(resource, backend.now());
    }

    /// Who writes: as it says, or the first word of its user agent.
    private static Managers.Manager manager(Call call, String operation) {
        String said = call.query("fieldManager");
        String agent = call.header("User-Agent").split("[/ ]", 2)[0];
        return new Managers.Manager(said.isEmpty() ? agent : said, operation);
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
        Resource resource = target.resource();
        if (type.startsWith("application/apply-patch")) {
            apply(call, target, Patches.object(patch));
            return;
        }
        if (type.startsWith("application/strategic-merge-patch") && resource.custom()) {
            throw Patches.unsupported();
        }
        JsonNode answer =
                store.locked(
                        () -> {
                            StoredObject old = existing(target);
                            ObjectNode patched = Patches.apply(type, old.tree(), patch);
                            return stored(call, target, old, patched);
                        });
        call.json(200, answer);
    }

    private void apply(Call call, Router.Target target, ObjectNode applied) throws IOException {
        if (call.query("fieldManager").isEmpty()) {
            throw new ApiFailure(
                    422,
                    "Invalid",
                    "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is"
                            + " required for apply patch");
        }
        Resource resource = target.resource();
        int[] code = {200};
        JsonNode answer =
                store.locked(
                        () -> {
                            Optional<StoredObject> old =
                                    store.get(resource.id(), target.namespace(), target.name());
                            if (old.isEmpty()) {
                                code[0] = 201;
                                return created(call, target, applied, "Apply");
                            }
                            checkKind(resource, applied);
                            ObjectNode tree = old.get().tree();
                            managers(resource)
                                    .apply(
                                            tree,
                                            applied,
                                            manager(call, "Apply"),
                                            call.flag("force"));
                            return finish(call, target, old.get(), tree);
                        });
        call.json(code[0], answer);
    }

    private ObjectNode stored(Call call, Router.Target target, StoredObject old, ObjectNode tree) {
        String expected = Json.text(tree, "metadata", "resourceVersion");
        if (!expected.isEmpty() && !expected.equals(Long.toString(old.revision()))) {
            throw ApiFailure.conflict(target.resource(), target.name());
        }
        ObjectNode before = old.tree();
        String part = target.sub().equals("status") ? "spec" : "status";
        if (!target.resource().custom() && before.has(part)) {
            // The main resource does not write the status, nor the status the spec.
            tree.set(part, before.get(part).deepCopy());
        }
        managers(target.resource()).updated(before, tree, manager(call, "Update"));
        return finish(call, target, old, tree);
    }

    /// What nobody may change stays; what does not change is not written.
    private ObjectNode finish(Call call, Router.Target target, StoredObject old, ObjectNode tree) {
        Resource resource = target.resource();
        ObjectNode before = old.tree();
        ObjectNode metadata = Json.child(tree, "metadata");
        for (String fixed : FIXED) {
            JsonNode value = before.path("metadata").path(fixed);
            if (!value.isMissingNode()) {
                metadata.set(fixed, value);
            }
        }
        Canonical.quantities(tree);
        Validation.check(resource, tree);
        if (resource.id().equals("pods")) {
            Validation.podChange(resource, before, tree);
        }
        if (!tree.path("spec").equals(before.path("spec"))) {
            metadata.put("generation", metadata.path("generation").asLong(0) + 1);
        }
        return dryRun(call) || tree.equals(before) ? tree : store.put(resource.id(), tree).tree();
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
                            // A pod that still has to end is shown with its time of deletion.
                            return store.get(
                                            object.resource().id(),
                                            object.namespace(),
                                            object.name())
                                    .orElse(object)
                                    .tree();
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
