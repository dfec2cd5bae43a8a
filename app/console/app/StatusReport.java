package console.app;

import console.services.fact.Source;
import console.services.fact.SourceStatus;
import console.services.fact.Why;
import console.services.session.ClusterView;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// One look at a cluster as one JSON object, and what it means as an exit code.
record StatusReport(ObjectNode json, int exit) {
    static final int FINE = 0;
    static final int NEEDS_HAND = 1;
    static final int COULD_NOT_LOOK = 2;

    static StatusReport of(ClusterView view, List<StatusTopic<?>> topics) {
        ClusterView.Identity identity = view.identity().latest();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode cluster = json.putObject("cluster");
        cluster.put("name", identity.name());
        cluster.put("uid", identity.uid().isEmpty() ? null : identity.uid());
        if (!identity.other().isEmpty()) {
            cluster.put("otherUid", identity.other());
        }
        json.put("mode", identity.mode() == ClusterView.Mode.LAB ? "lab" : "live");
        json.put("taken", time(view.clock().instant()));
        ObjectNode all = json.putObject("topics");
        int exit = FINE;
        for (StatusTopic<?> topic : topics) {
            ObjectNode each = all.putObject(topic.name());
            SourceStatus.State state = worst(view, topic);
            each.put("state", word(state));
            Why broken = topic.broken(view);
            if (broken != null) {
                why(each, broken);
            }
            sources(each.putArray("sources"), view, topic);
            each.set("value", topic.value(view));
            exit = Math.max(exit, exit(view, topic, state));
        }
        return new StatusReport(json, exit);
    }

    /// Without what changes although nothing happened: when it was taken, and proofs of life.
    ObjectNode lasting() {
        ObjectNode copy = json.deepCopy();
        copy.remove("taken");
        for (JsonNode topic : copy.path("topics")) {
            for (JsonNode source : topic.path("sources")) {
                ((ObjectNode) source).remove("at");
            }
        }
        return copy;
    }

    private static int exit(ClusterView view, StatusTopic<?> topic, SourceStatus.State state) {
        if (state == SourceStatus.State.ABSENT) {
            return COULD_NOT_LOOK;
        }
        return topic.needsHand(view) ? NEEDS_HAND : FINE;
    }

    private static SourceStatus.State worst(ClusterView view, StatusTopic<?> topic) {
        if (topic.broken(view) != null) {
            return SourceStatus.State.ABSENT;
        }
        return topic.projection().required().stream()
                .map(source -> view.status(source).state())
                .max(Comparator.naturalOrder())
                .orElse(SourceStatus.State.ABSENT);
    }

    private static void sources(ArrayNode into, ClusterView view, StatusTopic<?> topic) {
        for (Source<?> source : topic.sources()) {
            SourceStatus status = view.status(source);
            ObjectNode each = into.addObject();
            each.put("name", source.name());
            each.put("required", topic.isRequired(source));
            each.put("state", word(status.state()));
            each.put("at", time(status.proof()));
            why(each, status.why());
            if (status.skipped() > 0) {
                each.put("skipped", status.skipped());
            }
            String message = message(status);
            if (!message.isEmpty()) {
                each.put("message", message);
            }
        }
    }

    private static String message(SourceStatus status) {
        if (!status.note().isEmpty() || status.skipped() == 0) {
            return status.note();
        }
        return status.skipped() + " could not be read";
    }

    private static void why(ObjectNode into, @Nullable Why why) {
        if (why == null) {
            into.putNull("why");
        } else {
            ObjectNode each = into.putObject("why");
            each.put("reason", why.reason().word());
            each.put("message", why.message());
        }
    }

    private static String word(SourceStatus.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
