package console.services.lab.api;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

/// A refusal with the words of the real API server; it leaves as a `Status` object.
final class ApiFailure extends RuntimeException {
    private final int code;
    private final String reason;
    private final transient @Nullable ObjectNode details;

    ApiFailure(int code, String reason, String message) {
        this(code, reason, message, null);
    }

    ApiFailure(int code, String reason, String message, @Nullable ObjectNode details) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.details = details;
    }

    int code() {
        return code;
    }

    /// To be tried again after a second; leaves with a `Retry-After`.
    static ApiFailure later(int code, String reason, String message) {
        return new ApiFailure(code, reason, message, Json.object().put("retryAfterSeconds", 1));
    }

    /// Whether the answer says when to try again.
    boolean saysWhen() {
        return details != null && details.has("retryAfterSeconds");
    }

    static ApiFailure noSuchPath() {
        return new ApiFailure(
                404, "NotFound", "the server could not find the requested resource", Json.object());
    }

    static ApiFailure notFound(Resource resource, String name) {
        return new ApiFailure(
                404,
                "NotFound",
                "%s \"%s\" not found".formatted(resource.id(), name),
                about(resource, name));
    }

    static ApiFailure exists(Resource resource, String name) {
        return new ApiFailure(
                409,
                "AlreadyExists",
                "%s \"%s\" already exists".formatted(resource.id(), name),
                about(resource, name));
    }

    static ApiFailure conflict(Resource resource, String name) {
        return new ApiFailure(
                409,
                "Conflict",
                ("Operation cannot be fulfilled on %s \"%s\": the object has been modified; please"
                                + " apply your changes to the latest version and try again")
                        .formatted(resource.id(), name),
                about(resource, name));
    }

    static ApiFailure invalid(Resource resource, String name, String message) {
        return new ApiFailure(
                422,
                "Invalid",
                "%s \"%s\" is invalid: %s".formatted(resource.kind(), name, message),
                about(resource, name));
    }

    static ApiFailure badRequest(String message) {
        return new ApiFailure(400, "BadRequest", message);
    }

    static ApiFailure methodNotAllowed() {
        return new ApiFailure(
                405,
                "MethodNotAllowed",
                "the server does not allow this method on the requested resource",
                Json.object());
    }

    static ApiFailure expired(String message) {
        return new ApiFailure(410, "Expired", message);
    }

    /// The list is asked for at a revision that does not exist yet.
    static ApiFailure tooLarge(long asked, long current) {
        ObjectNode details = Json.object().put("retryAfterSeconds", 1);
        details.putArray("causes")
                .addObject()
                .put("reason", "ResourceVersionTooLarge")
                .put("message", "Too large resource version");
        return new ApiFailure(
                504,
                "Timeout",
                "Too large resource version: %d, current: %d".formatted(asked, current),
                details);
    }

    static ObjectNode about(Resource resource, String name) {
        ObjectNode details = Json.object().put("name", name);
        if (!resource.group().isEmpty()) {
            details.put("group", resource.group());
        }
        return details.put("kind", resource.plural());
    }

    ObjectNode status() {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", getMessage()).put("reason", reason);
        if (details != null) {
            status.set("details", details);
        }
        return status.put("code", code);
    }
}
