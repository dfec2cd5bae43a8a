package console.services.lab;

import console.services.lab.api.Json;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.Optional;

/// Whether and how long a pod bears a taint, by the rules of the scheduler and the taint manager.
final class Tolerations {
    private Tolerations() {}

    static boolean bears(JsonNode pod, JsonNode taint) {
        return limit(pod, taint).isPresent();
    }

    /// How long it bears the taint; empty where it does not, the longest duration for ever.
    static Optional<Duration> limit(JsonNode pod, JsonNode taint) {
        Optional<Duration> limit = Optional.empty();
        for (JsonNode each : pod.path("spec").path("tolerations")) {
            if (matches(each, taint)) {
                long seconds = each.path("tolerationSeconds").asLong(Long.MAX_VALUE);
                Duration found = Duration.ofSeconds(seconds);
                limit = limit.filter(old -> old.compareTo(found) < 0).or(() -> Optional.of(found));
            }
        }
        return limit;
    }

    private static boolean matches(JsonNode toleration, JsonNode taint) {
        String key = Json.text(toleration, "key");
        String effect = Json.text(toleration, "effect");
        boolean exists = Json.is(toleration, "operator", "Exists");
        return (key.isEmpty() ? exists : Json.is(taint, "key", key))
                && (effect.isEmpty() || Json.is(taint, "effect", effect))
                && (exists || Json.is(taint, "value", Json.text(toleration, "value")));
    }
}
