package console.services.lab.api;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/// Who may do what: the admin everything, `cps-viewer` reads all but Secrets.
final class Reviews {
    static final String VIEWER = "cps-viewer";
    private static final Set<String> READS = Set.of("get", "list", "watch");

    boolean allows(String user, String verb, String kind, String subresource) {
        return !user.equals(VIEWER)
                || (READS.contains(verb)
                        && !kind.equals("secrets")
                        && (!subresource.equals("proxy") || kind.equals("services")));
    }

    static ApiFailure forbidden(String user, String verb, Router.Target target) {
        Resource resource = target.resource();
        String sub = target.subresource().isEmpty() ? "" : "/" + target.subresource();
        String where =
                target.namespace().isEmpty()
                        ? "at the cluster scope"
                        : "in the namespace \"%s\"".formatted(target.namespace());
        String name = target.name().isEmpty() ? "" : " \"" + target.name() + "\"";
        String message =
                "%s%s is forbidden: User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s"
                        .formatted(
                                resource.id(),
                                name,
                                user,
                                verb,
                                resource.plural() + sub,
                                resource.group(),
                                where);
        ObjectNode details = ApiFailure.about(resource, target.name());
        return new ApiFailure(403, "Forbidden", message, details);
    }

    void answer(Call call) throws IOException {
        ObjectNode review = call.bodyObject();
        if (call.path().getLast().equals("selfsubjectaccessreviews")) {
            JsonNode asked = Json.at(review, "spec", "resourceAttributes");
            String group = Json.text(asked, "group");
            String plural = Json.text(asked, "resource");
            String kind = group.isEmpty() ? plural : plural + "." + group;
            String sub = Json.text(asked, "subresource");
            boolean allowed = allows(call.user(), Json.text(asked, "verb"), kind, sub);
            review.putObject("status").put("allowed", allowed);
        } else {
            rules(review.putObject("status"), call.user());
        }
        call.json(201, review);
    }

    private static void rules(ObjectNode status, String user) {
        ArrayNode rules = status.putArray("resourceRules");
        ObjectNode rule = rules.addObject();
        boolean viewer = user.equals(VIEWER);
        rule.set("verbs", Json.strings(viewer ? READS.stream().sorted().toList() : List.of("*")));
        rule.set("apiGroups", Json.strings(List.of("*")));
        rule.set("resources", Json.strings(List.of("*")));
        status.putArray("nonResourceRules");
        status.put("incomplete", false);
    }
}
