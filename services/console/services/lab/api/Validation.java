package console.services.lab.api;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What the real server refuses with 422, as far as clients meet it, in its words.
final class Validation {
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern LABEL =
            Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;
    private static final Set<String> EFFECTS =
            Set.of("NoSchedule", "PreferNoSchedule", "NoExecute");

    /// One thing that is wrong.
    ///
    /// @param reason a word of the API: `FieldValueInvalid`
    private record Wrong(String field, String reason, String text) {}

    private final List<Wrong> wrong = new ArrayList<>();

    private Validation() {}

    /// Refuses an object that is made or changed.
    static void check(Resource resource, ObjectNode tree) {
        Validation validation = new Validation();
        validation.metadata(resource, tree.path("metadata"));
        JsonNode spec = tree.path("spec");
        switch (resource.id()) {
            case "pods" -> validation.pod(spec, "spec");
            case "nodes" -> validation.taints(spec.path("taints"));
            case "poddisruptionbudgets.policy" -> validation.budget(spec);
            case "deployments.apps", "daemonsets.apps", "statefulsets.apps", "replicasets.apps" ->
                    validation.workload(spec);
            default -> {}
        }
        validation.refuse(resource, Json.text(tree, "metadata", "name"));
    }

    /// Refuses changes of a pod that only a new pod can have.
    static void podChange(Resource resource, ObjectNode before, ObjectNode after) {
        if (!fixed(before).equals(fixed(after))) {
            Validation validation = new Validation();
            validation.add(
                    "spec",
                    "FieldValueForbidden",
                    "Forbidden: pod updates may not change fields other than"
                            + " `spec.containers[*].image`,`spec.initContainers[*].image`,"
                            + "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to"
                            + " existing tolerations),`spec.terminationGracePeriodSeconds` (allow"
                            + " it to be set to 1 if it was previously negative)");
            validation.refuse(resource, Json.text(after, "metadata", "name"));
        }
    }

    private static JsonNode fixed(ObjectNode pod) {
        JsonNode spec = pod.path("spec").deepCopy();
        if (spec instanceof ObjectNode object) {
            object.remove(List.of("activeDeadlineSeconds", "tolerations"));
            object.remove("terminationGracePeriodSeconds");
        }
        for (String list : List.of("containers", "initContainers")) {
            spec.path(list).forEach(each -> ((ObjectNode) each).remove("image"));
        }
        return spec;
    }

    private void metadata(Resource resource, JsonNode metadata) {
        String name = Json.text(metadata, "name");
        boolean free = resource.group().equals("rbac.authorization.k8s.io");
        if (!free && (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME)) {
            invalid(
                    "metadata.name",
                    name,
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
                            + " characters, '-' or '.', and must start and end with an alphanumeric"
                            + " character (e.g. 'example.com', regex used for validation is '"
                            + NAME.pattern()
                            + "')");
        }
        for (Map.Entry<String, JsonNode> label : metadata.path("labels").properties()) {
            String value = label.getValue().asString("");
            if (!LABEL.matcher(value).matches() || value.length() > LONGEST_LABEL) {
                invalid(
                        "metadata.labels",
                        value,
                        "a valid label must be an empty string or consist of alphanumeric"
                                + " characters, '-', '_' or '.', and must start and end with an"
                                + " alphanumeric character");
            }
        }
    }

    private void pod(JsonNode spec, String at) {
        if (spec.path("containers").isEmpty()) {
            required(at + ".containers");
        }
        int number = 0;
        for (JsonNode container : spec.path("containers")) {
            String here = at + ".containers[" + number++ + "]";
            for (String field : List.of("name", "image")) {
                if (Json.text(container, field).isEmpty()) {
                    required(here + "." + field);
                }
            }
            amounts(container.path("resources"), here + ".resources");
        }
    }

    private void amounts(JsonNode resources, String at) {
        for (Map.Entry<String, JsonNode> request : resources.path("requests").properties()) {
            String name = request.getKey();
            String limit = Json.text(resources, "limits", name);
            BigDecimal asked = Canonical.amount(request.getValue().asString(""));
            if (limit.isEmpty()) {
                if (name.contains("/")) {
                    String text = "Limit must be set for non overcommitable resources";
                    add(at + ".limits", "FieldValueRequired", "Required value: " + text);
                }
            } else if (asked.compareTo(Canonical.amount(limit)) > 0) {
                String most = "must be less than or equal to %s limit of %s".formatted(name, limit);
                invalid(at + ".requests", request.getValue().asString(""), most);
            }
        }
    }

    private void taints(JsonNode taints) {
        int number = 0;
        for (JsonNode taint : taints) {
            String effect = Json.text(taint, "effect");
            if (!EFFECTS.contains(effect)) {
                add(
                        "spec.taints[" + number + "].effect",
                        "FieldValueNotSupported",
                        "Unsupported value: \"%s\": supported values: \"NoSchedule\","
                                        .formatted(effect)
                                + " \"PreferNoSchedule\", \"NoExecute\"");
            }
            number++;
        }
    }

    private void budget(JsonNode spec) {
        if (spec.has("minAvailable") && spec.has("maxUnavailable")) {
            invalid("spec", spec.toString(), "minAvailable and maxUnavailable cannot be both set");
        }
    }

    private void workload(JsonNode spec) {
        JsonNode wanted = spec.path("selector").path("matchLabels");
        if (spec.path("selector").isEmpty()) {
            required("spec.selector");
        }
        JsonNode labels = Json.at(spec, "template", "metadata", "labels");
        for (Map.Entry<String, JsonNode> label : wanted.properties()) {
            if (!labels.path(label.getKey()).equals(label.getValue())) {
                invalid(
                        "spec.template.metadata.labels",
                        labels.toString(),
                        "`selector` does not match template `labels`");
                break;
            }
        }
        pod(spec.path("template").path("spec"), "spec.template.spec");
    }

    private void required(String field) {
        add(field, "FieldValueRequired", "Required value");
    }

    private void invalid(String field, String value, String text) {
        add(field, "FieldValueInvalid", "Invalid value: \"%s\": %s".formatted(value, text));
    }

    private void add(String field, String reason, String text) {
        wrong.add(new Wrong(field, reason, text));
    }

    private void refuse(Resource resource, String name) {
        if (wrong.isEmpty()) {
            return;
        }
        ObjectNode details = ApiFailure.about(resource, name).put("kind", resource.kind());
        ArrayNode causes = details.putArray("causes");
        List<String> texts = new ArrayList<>();
        for (Wrong each : wrong) {
            causes.addObject()
                    .put("reason", each.reason())
                    .put("message", each.text())
                    .put("field", each.field());
            texts.add(each.field() + ": " + each.text());
        }
        String all = texts.size() == 1 ? texts.getFirst() : "[" + String.join(", ", texts) + "]";
        String message = "%s \"%s\" is invalid: %s".formatted(resource.kind(), name, all);
        throw new ApiFailure(422, "Invalid", message, details);
    }
}
