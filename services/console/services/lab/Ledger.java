package console.services.lab;

import console.services.lab.api.Change;
import console.services.lab.api.PodFacts;
import console.services.lab.api.StoredObject;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the lab's controllers would otherwise search all pods for, kept by the store's changes:
/// which pods wait for a node, start or end, which are on a node, and what that node has given
/// away. Used within the store's lock.
final class Ledger {
    private final Map<String, StoredObject> waiting = new TreeMap<>();
    private final Map<String, StoredObject> passing = new TreeMap<>();
    private final Map<String, Map<String, StoredObject>> byNode = new HashMap<>();
    private final Map<String, Map<String, BigDecimal>> used = new HashMap<>();
    private final Set<String> changedNodes = new TreeSet<>();
    private final Set<String> changedNamespaces = new TreeSet<>();

    void accept(Change change) {
        String kind = change.object().resource().id();
        if (kind.equals("nodes")) {
            changedNodes.add(change.object().name());
        } else if (kind.equals("pods")) {
            changedNamespaces.add(change.object().namespace());
            forget(change.before());
            if (change.type() != Change.Type.DELETED) {
                remember(change.object());
            }
        }
    }

    private void forget(@Nullable StoredObject pod) {
        if (pod == null) {
            return;
        }
        PodFacts facts = pod.pod();
        waiting.remove(pod.key());
        passing.remove(pod.key());
        if (!facts.node().isEmpty()) {
            on(facts.node()).remove(pod.key());
        }
        if (facts.holds()) {
            facts.requests()
                    .forEach(
                            (name, amount) ->
                                    used(facts.node())
                                            .merge(name, amount.negate(), BigDecimal::add));
        }
    }

    private void remember(StoredObject pod) {
        PodFacts facts = pod.pod();
        boolean pending = facts.phase().equals("Pending");
        if (facts.node().isEmpty()) {
            if (pending) {
                waiting.put(pod.key(), pod);
            }
            return;
        }
        on(facts.node()).put(pod.key(), pod);
        if (pending || facts.terminating()) {
            passing.put(pod.key(), pod);
        }
        if (facts.holds()) {
            facts.requests()
                    .forEach(
                            (name, amount) ->
                                    used(facts.node()).merge(name, amount, BigDecimal::add));
        }
    }

    private Map<String, StoredObject> on(String node) {
        return byNode.computeIfAbsent(node, _ -> new TreeMap<>());
    }

    /// What the pods of a node request together. Not to be changed.
    Map<String, BigDecimal> used(String node) {
        return used.computeIfAbsent(node, _ -> new HashMap<>());
    }

    Collection<StoredObject> podsOn(String node) {
        return List.copyOf(on(node).values());
    }

    /// Pending and not bound.
    Collection<StoredObject> waiting() {
        return List.copyOf(waiting.values());
    }

    /// Bound and starting, or terminating.
    Collection<StoredObject> passing() {
        return List.copyOf(passing.values());
    }

    /// The nodes that changed since the last call.
    List<String> changedNodes() {
        return taken(changedNodes);
    }

    /// The namespaces with pods that changed since the last call.
    List<String> changedNamespaces() {
        return taken(changedNamespaces);
    }

    private static List<String> taken(Set<String> changed) {
        List<String> names = new ArrayList<>(changed);
        changed.clear();
        return names;
    }
}
