package console.services.lab.api;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the API server asks the cluster behind it.
public interface Backend {
    Instant now();

    /// A fresh identifier, the next one of the seed.
    String uid();

    /// Ends an object: at once, or for a running pod after its grace time. Within the store's lock.
    void delete(StoredObject object, long graceSeconds);

    /// The last lines of a container, oldest first.
    List<String> log(StoredObject pod, String container, int lines);

    /// An answer of a program behind a service; empty where the service has no such program.
    Optional<Reply> proxy(String namespace, String service, String path, Map<String, String> query);

    /// Current use of nodes, or of the pods of a namespace (`""`: all).
    List<ObjectNode> metrics(String plural, String namespace);

    /// What a program answered.
    record Reply(int code, String contentType, String body) {}
}
