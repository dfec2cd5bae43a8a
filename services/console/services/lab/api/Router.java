package console.services.lab.api;

import java.io.IOException;
import java.util.List;

/// Finds what a path asks for.
final class Router {
    private final LabStore store;
    private final Backend backend;
    private final Faults faults;
    private final Discovery discovery;
    private final Lists lists;
    private final Watches watches;
    private final Writes writes;
    private final Reviews reviews = new Reviews();

    Router(LabStore store, Backend backend, Faults faults) {
        this.store = store;
        this.backend = backend;
        this.faults = faults;
        discovery = new Discovery(store, faults);
        lists = new Lists(store, backend, faults);
        watches = new Watches(store, backend, faults);
        writes = new Writes(store, backend);
    }

    void close() {
        watches.close();
        store.wakeAll();
    }

    void route(Call call) throws IOException {
        switch (call.part(0)) {
            case "healthz", "livez", "readyz" -> call.text(200, "ok");
            case "version" -> call.json(200, discovery.version());
            case "openapi" -> discovery.openApi(call);
            case "api" -> group(call, "", call.path().size() > 1 ? 2 : 1);
            case "apis" -> group(call, call.part(1), call.path().size() > 2 ? 3 : 1);
            default -> throw ApiFailure.noSuchPath();
        }
    }

    private void group(Call call, String group, int start) throws IOException {
        if (call.path().size() <= start) {
            discovery.answer(call);
            return;
        }
        if (group.equals("authorization.k8s.io")) {
            reviews.answer(call);
            return;
        }
        List<String> rest = call.path().subList(start, call.path().size());
        String namespace = "";
        if (rest.size() >= 3 && rest.getFirst().equals("namespaces") && !isOfNamespace(rest)) {
            namespace = rest.get(1);
            rest = rest.subList(2, rest.size());
        }
        String plural = rest.getFirst();
        Shelf shelf =
                store.find(group, call.part(start - 1), plural)
                        .filter(_ -> !faults.uninstalled(group))
                        .orElseThrow(ApiFailure::noSuchPath);
        String name = rest.size() > 1 ? rest.get(1) : "";
        String sub = rest.size() > 2 ? String.join("/", rest.subList(2, rest.size())) : "";
        Target target = new Target(shelf, namespace, name, sub);
        check(call, target);
        answer(call, target);
    }

    /// `namespaces/NAME/status` and `finalize` are of the namespace itself.
    private static boolean isOfNamespace(List<String> rest) {
        return rest.size() == 3 && List.of("status", "finalize").contains(rest.get(2));
    }

    /// What a path names.
    ///
    /// @param sub the rest behind the name: `status`, `log`, `proxy/…`; empty for the object itself
    record Target(Shelf shelf, String namespace, String name, String sub) {
        Resource resource() {
            return shelf.resource;
        }

        String verb(Call call) {
            return switch (call.method()) {
                case "GET", "HEAD" ->
                        call.flag("watch") ? "watch" : name.isEmpty() ? "list" : "get";
                case "POST" -> "create";
                case "PUT" -> "update";
                case "PATCH" -> "patch";
                default -> name.isEmpty() ? "deletecollection" : "delete";
            };
        }

        String subresource() {
            int slash = sub.indexOf('/');
            return slash < 0 ? sub : sub.substring(0, slash);
        }
    }

    private void check(Call call, Target target) {
        String kind = target.resource().id();
        String verb = target.verb(call);
        if (faults.forbids(kind)
                || !reviews.allows(call.user(), verb, kind, target.subresource())) {
            throw Reviews.forbidden(call.user(), verb, target);
        }
        if (!faults.pause(kind)) {
            throw new ApiFailure(503, "ServiceUnavailable", "the lab is closing");
        }
    }

    private void answer(Call call, Target target) throws IOException {
        switch (target.subresource()) {
            case "log" -> log(call, target);
            case "proxy" -> proxy(call, target);
            case "eviction" -> writes.evict(call, target);
            case "", "status" -> {
                if (!call.method().equals("GET")) {
                    writes.write(call, target);
                } else if (call.flag("watch")) {
                    watches.serve(call, target);
                } else if (target.name().isEmpty()) {
                    lists.list(call, target);
                } else {
                    lists.get(call, target);
                }
            }
            default -> throw ApiFailure.noSuchPath();
        }
    }

    private void log(Call call, Target target) throws IOException {
        StoredObject pod = writes.existing(target);
        String lines = call.query("tailLines");
        int count = lines.isEmpty() ? 100 : Integer.parseInt(lines);
        List<String> log = backend.log(pod, call.query("container"), count);
        call.text(200, log.isEmpty() ? "" : String.join("\n", log) + "\n");
    }

    private void proxy(Call call, Target target) throws IOException {
        String[] form = target.name().split(":", -1);
        String service = form.length == 3 ? form[1] : form[0];
        String path = target.sub().substring("proxy".length());
        if (store.get(target.resource().id(), target.namespace(), service).isEmpty()) {
            throw ApiFailure.notFound(target.resource(), service);
        }
        Backend.Reply reply =
                backend.proxy(target.namespace(), service, path, call.query())
                        .orElseThrow(
                                () ->
                                        new ApiFailure(
                                                503,
                                                "ServiceUnavailable",
                                                "no endpoints available for service \"%s\""
                                                        .formatted(service)));
        call.reply(reply.code(), reply.contentType(), Json.utf8(reply.body()));
    }
}
