package console.services.lab.api;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `labelSelector` and `fieldSelector` of a request, as one test over objects.
final class Selectors {
    private static final Pattern TERMS = Pattern.compile(",(?![^(]*\\))");
    private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s+\\(([^)]*)\\)");
    private static final Map<String, Set<String>> FIELDS =
            Map.of(
                    "pods",
                    Set.of(
                            "spec.nodeName",
                            "status.phase",
                            "spec.restartPolicy",
                            "spec.schedulerName",
                            "spec.serviceAccountName",
                            "spec.hostNetwork",
                            "status.podIP",
                            "status.nominatedNodeName"),
                    "events",
                    Set.of(
                            "involvedObject.kind",
                            "involvedObject.namespace",
                            "involvedObject.name",
                            "involvedObject.uid",
                            "involvedObject.apiVersion",
                            "involvedObject.resourceVersion",
                            "involvedObject.fieldPath",
                            "reason",
                            "reportingComponent",
                            "source",
                            "type"),
                    "secrets",
                    Set.of("type"),
                    "nodes",
                    Set.of("spec.unschedulable"),
                    "namespaces",
                    Set.of("status.phase"),
                    "replicasets.apps",
                    Set.of("status.replicas"),
                    "jobs.batch",
                    Set.of("status.successful"));

    private Selectors() {}

    static Predicate<StoredObject> of(Resource resource, Map<String, String> query) {
        Predicate<StoredObject> all = _ -> true;
        for (String term : terms(TERMS, query.getOrDefault("labelSelector", ""))) {
            all = all.and(label(term));
        }
        for (String term : terms(Pattern.compile(","), query.getOrDefault("fieldSelector", ""))) {
            all = all.and(field(resource, term));
        }
        return all;
    }

    private static List<String> terms(Pattern separator, String selector) {
        List<String> terms = new ArrayList<>();
        for (String term : separator.split(selector, -1)) {
            if (!term.isBlank()) {
                terms.add(term.strip());
            }
        }
        return terms;
    }

    private static Predicate<StoredObject> label(String term) {
        Matcher set = SET.matcher(term);
        if (set.matches()) {
            String key = set.group(1);
            List<String> values =
                    Arrays.stream(set.group(3).split(",", -1)).map(String::strip).toList();
            boolean in = set.group(2).equals("in");
            return object ->
                    in == (object.labels().containsKey(key) && values.contains(object.label(key)));
        }
        if (term.contains("=")) {
            Equality test = Equality.parse(term);
            return object ->
                    test.equal()
                            == (object.labels().containsKey(test.key())
                                    && object.label(test.key()).equals(test.value()));
        }
        if (term.startsWith("!")) {
            String key = term.substring(1).strip();
            return object -> !object.labels().containsKey(key);
        }
        if (term.contains(" ") || term.contains("(")) {
            throw ApiFailure.badRequest(
                    "unable to parse requirement: found '%s', expected: in, notin, =, ==, !="
                            .formatted(term));
        }
        return object -> object.labels().containsKey(term);
    }

    private static Predicate<StoredObject> field(Resource resource, String term) {
        if (!term.contains("=")) {
            throw ApiFailure.badRequest(
                    "invalid selector: '%s'; can't understand '%s'".formatted(term, term));
        }
        Equality test = Equality.parse(term);
        String path = test.key();
        Predicate<StoredObject> equals =
                switch (path) {
                    case "metadata.name" -> object -> object.name().equals(test.value());
                    case "metadata.namespace" -> object -> object.namespace().equals(test.value());
                    case "spec.nodeName" -> {
                        known(resource, path);
                        yield object -> object.pod().node().equals(test.value());
                    }
                    case "status.phase" -> {
                        known(resource, path);
                        yield object -> object.phase().equals(test.value());
                    }
                    default -> {
                        known(resource, path);
                        yield object -> value(object, path).equals(test.value());
                    }
                };
        return test.equal() ? equals : equals.negate();
    }

    private static void known(Resource resource, String path) {
        if (!FIELDS.getOrDefault(resource.id(), Set.of()).contains(path)) {
            throw ApiFailure.badRequest("field label not supported: " + path);
        }
    }

    private static String value(StoredObject object, String path) {
        String[] names = (path.equals("source") ? "source.component" : path).split("\\.", -1);
        JsonNode found = Json.at(object.tree(), names);
        boolean flag = path.equals("spec.unschedulable") || path.equals("spec.hostNetwork");
        return flag ? Boolean.toString(found.asBoolean(false)) : found.asString("");
    }

    /// `key=value`, `key==value` or `key!=value`.
    private record Equality(String key, boolean equal, String value) {
        static Equality parse(String term) {
            int sign = term.indexOf('=');
            boolean not = sign > 0 && term.charAt(sign - 1) == '!';
            boolean twice = sign + 1 < term.length() && term.charAt(sign + 1) == '=';
            return new Equality(
                    term.substring(0, not ? sign - 1 : sign).strip(),
                    !not,
                    term.substring(sign + (twice ? 2 : 1)).strip());
        }
    }
}
