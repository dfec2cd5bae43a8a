package console.services.kube;

import static console.services.kube.Fields.at;
import static console.services.kube.Fields.flag;
import static console.services.kube.Fields.text;
import static console.services.kube.Fields.textOrNull;

import console.services.row.Container;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A pod that is read for itself: whose it is, and what its containers say.
///
/// @param owner `Kind/name` of its controller, empty for a bare pod
/// @param hash of the template that its ReplicaSet is named after; else empty
/// @param word why it does not run, or its phase
/// @param said the words to it: of the scheduler, of whoever evicted it; may be empty
/// @param containers that are not ready
public record PodStory(
        String namespace,
        String name,
        @Nullable String node,
        boolean ready,
        String owner,
        String hash,
        String word,
        String said,
        List<Container> containers) {

    public PodStory {
        containers = List.copyOf(containers);
    }

    /// The container to look at first.
    public Optional<Container> worst() {
        return containers.stream()
                .filter(container -> !container.moving())
                .findFirst()
                .or(() -> containers.stream().findFirst());
    }

    static PodStory of(JsonNode pod) {
        JsonNode metadata = pod.path("metadata");
        JsonNode status = pod.path("status");
        List<Container> containers = new ArrayList<>();
        for (String list : List.of("initContainerStatuses", "containerStatuses")) {
            for (JsonNode each : status.path(list)) {
                if (!flag(each, "ready") && exit(each) != 0) {
                    containers.add(container(each));
                }
            }
        }
        JsonNode scheduled = Fields.condition(pod, "PodScheduled");
        boolean waits = text(scheduled, "status").equals("False");
        String reason = waits ? text(scheduled, "reason") : text(status, "reason");
        return new PodStory(
                text(metadata, "namespace"),
                text(metadata, "name"),
                textOrNull(pod, "spec", "nodeName"),
                text(Fields.condition(pod, "Ready"), "status").equals("True"),
                owner(metadata),
                text(metadata, "labels", "pod-template-hash"),
                reason.isEmpty() ? text(status, "phase") : reason,
                waits ? text(scheduled, "message") : text(status, "message"),
                containers);
    }

    private static String owner(JsonNode metadata) {
        for (JsonNode each : metadata.path("ownerReferences")) {
            if (flag(each, "controller")) {
                return text(each, "kind") + "/" + text(each, "name");
            }
        }
        return "";
    }

    /// Of an init container that did its work 0; -1 where it has not ended.
    private static int exit(JsonNode container) {
        return at(container, "state", "terminated", "exitCode").asInt(-1);
    }

    private static Container container(JsonNode status) {
        return new Container(
                text(status, "name"),
                state(status.path("state")),
                ended(at(status, "lastState", "terminated")));
    }

    private static Container.State state(JsonNode state) {
        Container.Ended ended = ended(state.path("terminated"));
        if (state.has("waiting")) {
            return new Container.Waiting(
                    text(state, "waiting", "reason"), text(state, "waiting", "message"));
        }
        if (ended != null) {
            return ended;
        }
        return state.has("running") ? new Container.Running() : new Container.Untold();
    }

    private static Container.@Nullable Ended ended(JsonNode terminated) {
        if (!terminated.isObject()) {
            return null;
        }
        JsonNode code = terminated.path("exitCode");
        return new Container.Ended(
                text(terminated, "reason"),
                code.isInt() ? code.asInt() : null,
                text(terminated, "message").strip());
    }
}
