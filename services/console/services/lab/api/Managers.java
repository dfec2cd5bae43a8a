package console.services.lab.api;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Who owns which field of an object: `metadata.managedFields`, kept on every write, and asked when
/// a configuration is applied by the server.
final class Managers {
    private final Resource resource;
    private final Instant now;

    /// @param operation `Apply` or `Update`
    record Manager(String name, String operation) {}

    /// @param time when it wrote last
    private record Owned(Set<List<String>> paths, String time) {
        static final Owned NOTHING = new Owned(Set.of(), "");
    }

    Managers(Resource resource, Instant now) {
        this.resource = resource;
        this.now = now;
    }

    private Set<List<String>> leaves(JsonNode object) {
        return FieldSet.leaves(object, !resource.custom());
    }

    /// The object is new: its maker owns all of it.
    void created(ObjectNode tree, Manager maker) {
        Map<Manager, Owned> owners = new LinkedHashMap<>();
        owners.put(maker, new Owned(leaves(tree), now.toString()));
        write(tree, owners);
    }

    /// The manager owns what it changed, and nobody else does.
    void updated(ObjectNode before, ObjectNode after, Manager manager) {
        JsonNode said = after.path("metadata").path("managedFields");
        if (!said.equals(before.path("metadata").path("managedFields"))) {
            // A client hands over its ownership by itself.
            return;
        }
        Set<List<String>> changed = new HashSet<>();
        for (List<String> leaf : leaves(after)) {
            if (!FieldSet.value(after, leaf).equals(FieldSet.value(before, leaf))) {
                changed.add(leaf);
            }
        }
        Map<Manager, Owned> owners = read(after);
        owners.values().forEach(owned -> owned.paths().removeAll(changed));
        if (!changed.isEmpty()) {
            Owned old = owners.getOrDefault(manager, new Owned(new HashSet<>(), ""));
            changed.addAll(old.paths());
            owners.put(manager, new Owned(changed, now.toString()));
        }
        write(after, owners);
    }

    /// Merges what is applied into the object, or refuses with the fields that others own.
    void apply(ObjectNode tree, ObjectNode applied, Manager manager, boolean force) {
        Map<Manager, Owned> owners = read(tree);
        if (owners.isEmpty()) {
            Manager earlier = new Manager("before-first-apply", "Update");
            owners.put(earlier, new Owned(leaves(tree), ""));
        }
        Set<List<String>> mine = leaves(applied);
        Map<Manager, Set<List<String>>> conflicts = conflicts(tree, applied, mine, manager, owners);
        if (!conflicts.isEmpty() && !force) {
            throw refused(conflicts, owners);
        }
        owners.forEach(
                (other, owned) -> owned.paths().removeAll(conflicts.getOrDefault(other, Set.of())));
        Owned before = owners.getOrDefault(manager, Owned.NOTHING);
        for (List<String> path : before.paths()) {
            boolean others =
                    owners.entrySet().stream()
                            .filter(each -> !each.getKey().equals(manager))
                            .anyMatch(each -> each.getValue().paths().contains(path));
            if (!mine.contains(path) && !others) {
                FieldSet.remove(tree, path);
            }
        }
        Patches.applied(tree, applied, resource.custom());
        String time = before.paths().equals(mine) ? before.time() : now.toString();
        owners.put(manager, new Owned(mine, time));
        write(tree, owners);
    }

    private static Map<Manager, Set<List<String>>> conflicts(
            ObjectNode tree,
            ObjectNode applied,
            Set<List<String>> mine,
            Manager manager,
            Map<Manager, Owned> owners) {
        Map<Manager, Set<List<String>>> conflicts = new LinkedHashMap<>();
        owners.forEach(
                (other, owned) -> {
                    for (List<String> path :
                            other.equals(manager) ? Set.<List<String>>of() : mine) {
                        JsonNode wanted = FieldSet.value(applied, path);
                        if (owned.paths().contains(path)
                                && !wanted.equals(FieldSet.value(tree, path))) {
                            conflicts.computeIfAbsent(other, _ -> new HashSet<>()).add(path);
                        }
                    }
                });
        return conflicts;
    }

    private ApiFailure refused(
            Map<Manager, Set<List<String>>> conflicts, Map<Manager, Owned> owners) {
        ObjectNode details = Json.object();
        ArrayNode causes = details.putArray("causes");
        Map<String, List<String>> byManager = new TreeMap<>();
        conflicts.forEach(
                (other, paths) -> {
                    String who = '"' + other.name() + '"';
                    if (other.operation().equals("Update")) {
                        who += " using " + resource.apiVersion();
                        String time = owners.getOrDefault(other, Owned.NOTHING).time();
                        who += time.isEmpty() ? "" : " at " + time;
                    }
                    List<String> texts = paths.stream().map(FieldSet::text).sorted().toList();
                    byManager.put(who, texts);
                    for (String text : texts) {
                        causes.addObject()
                                .put("reason", "FieldManagerConflict")
                                .put("message", "conflict with " + who)
                                .put("field", text);
                    }
                });
        List<String> parts = new ArrayList<>();
        byManager.forEach(
                (who, texts) ->
                        parts.add(
                                texts.size() == 1
                                        ? "conflict with " + who + ": " + texts.getFirst()
                                        : "conflicts with "
                                                + who
                                                + ":\n- "
                                                + String.join("\n- ", texts)));
        String count = causes.size() == 1 ? "1 conflict: " : causes.size() + " conflicts: ";
        String message = "Apply failed with " + count + String.join("\n", parts);
        return new ApiFailure(409, "Conflict", message, details);
    }

    private static Map<Manager, Owned> read(ObjectNode tree) {
        Map<Manager, Owned> owners = new LinkedHashMap<>();
        for (JsonNode entry : tree.path("metadata").path("managedFields")) {
            owners.put(
                    new Manager(Json.text(entry, "manager"), Json.text(entry, "operation")),
                    new Owned(FieldSet.fromTree(entry.path("fieldsV1")), Json.text(entry, "time")));
        }
        return owners;
    }

    /// What is no longer there, is owned by nobody.
    private void write(ObjectNode tree, Map<Manager, Owned> owners) {
        ArrayNode entries = Json.array();
        owners.forEach(
                (manager, owned) -> {
                    Set<List<String>> left = new HashSet<>(owned.paths());
                    left.removeIf(path -> FieldSet.value(tree, path).isMissingNode());
                    if (!left.isEmpty()) {
                        ObjectNode entry = entries.addObject().put("manager", manager.name());
                        entry.put("operation", manager.operation());
                        entry.put("apiVersion", resource.apiVersion());
                        if (!owned.time().isEmpty()) {
                            entry.put("time", owned.time());
                        }
                        entry.put("fieldsType", "FieldsV1");
                        entry.set("fieldsV1", FieldSet.toTree(left));
                    }
                });
        Json.child(tree, "metadata").set("managedFields", entries);
    }
}
