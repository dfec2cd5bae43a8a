package console.services.lab;

import console.services.lab.api.Json;
import console.services.lab.api.LabStore;
import console.services.lab.api.StoredObject;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the builders of the lab's objects share: the store, the seed's ids, and the time.
final class World {
    final LabStore store;
    final Ledger ledger = new Ledger();
    final long seed;
    final Ids ids;
    final int nodes;
    final List<String> servers = new ArrayList<>();
    final List<String> workers = new ArrayList<>();
    final Map<String, String> addresses = new HashMap<>();

    /// Images that no registry has.
    final Set<String> missingImages = new HashSet<>();

    private final console.services.fact.Clock clock;
    private int pods;
    private volatile Duration jump = Duration.ZERO;
    private volatile Instant lived;

    World(long seed, int nodes, console.services.fact.Clock clock) {
        this.seed = seed;
        ids = new Ids(seed);
        this.nodes = nodes;
        this.clock = clock;
        store = new LabStore(clock);
        lived = now();
        store.onChange(ledger::accept);
    }

    List<String> machines() {
        List<String> all = new ArrayList<>(servers);
        all.addAll(workers);
        return all;
    }

    /// An object as it is now; an empty tree where there is none.
    JsonNode tree(String kind, String namespace, String name) {
        return store.get(kind, namespace, name)
                .<JsonNode>map(StoredObject::tree)
                .orElseGet(Json::object);
    }

    Instant now() {
        return clock.instant().plus(jump).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }

    /// Life goes on: what drifts has drifted until now.
    void live() {
        lived = now();
    }

    /// A moment for what drifts; while the lab stands still, so does this.
    long drift(long second) {
        return Math.min(second, lived.getEpochSecond());
    }

    void jump(Duration by) {
        jump = jump.plus(by);
    }

    /// The next free address of the pod network.
    String podAddress() {
        int number = pods++;
        return "10.%d.%d.%d".formatted(42 + number / 62_500, number / 250 % 250, 2 + number % 250);
    }

    String ago(Duration age) {
        return now().minus(age).toString();
    }

    /// A new object with its metadata, not stored yet. A namespace of `""` is none.
    ObjectNode object(String namespace, String name, Map<String, String> labels) {
        ObjectNode tree = Json.object();
        ObjectNode metadata = tree.putObject("metadata").put("name", name);
        if (!namespace.isEmpty()) {
            metadata.put("namespace", namespace);
        }
        metadata.put("uid", ids.uid());
        metadata.put("creationTimestamp", ago(Duration.ofDays(40)));
        if (!labels.isEmpty()) {
            ObjectNode map = metadata.putObject("labels");
            labels.forEach(map::put);
        }
        return tree;
    }

    StoredObject put(String kind, ObjectNode tree) {
        return store.put(kind, tree);
    }

    ObjectNode condition(ArrayNode conditions, String type, String status, String reason) {
        return conditions
                .addObject()
                .put("type", type)
                .put("status", status)
                .put("reason", reason)
                .put("message", "")
                .put("lastTransitionTime", ago(Duration.ofDays(21)));
    }

    /// An event about an object.
    void event(
            String type, String reason, String kind, String namespace, String name, String text) {
        String space = namespace.isEmpty() ? "default" : namespace;
        ObjectNode event = object(space, name + "." + ids.suffix(10), Map.of());
        event.putObject("involvedObject")
                .put("kind", kind)
                .put("namespace", namespace)
                .put("name", name)
                .put("apiVersion", "v1");
        event.put("type", type).put("reason", reason).put("message", text).put("count", 1);
        event.put("firstTimestamp", now().toString()).put("lastTimestamp", now().toString());
        event.putObject("source").put("component", "lab");
        ((ObjectNode) event.get("metadata")).put("creationTimestamp", now().toString());
        put("events", event);
    }
}
