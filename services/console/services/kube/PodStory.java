package console.services.kube;

import static console.services.kube.Fields.at;
import static console.services.kube.Fields.flag;
import static console.services.kube.Fields.text;
import static console.services.kube.Fields.textOrNull;

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

    /// A container that is not ready.
    ///
    /// @param word `ImagePullBackOff`, `CrashLoopBackOff`, `OOMKilled`, `running`
    /// @param said the kubelet's words, and how it ended before; may be empty
    /// @param moving on its way, as far as anybody can tell
    public record Container(String name, String word, String said, boolean moving) {}

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
        String name = text(status, "name");
        JsonNode state = status.path("state");
        if (state.has("waiting")) {
            String word = text(state, "waiting", "reason");
            String said = text(state, "waiting", "message");
            String last = ended(at(status, "lastState", "terminated"));
            boolean both = !said.isEmpty() && !last.isEmpty();
            boolean moving = word.equals("ContainerCreating") || word.equals("PodInitializing");
            return new Container(name, word, said + (both ? " " : "") + last, moving);
        }
        if (state.has("terminated")) {
            JsonNode end = state.path("terminated");
            return new Container(name, text(end, "reason"), ended(end), false);
        }
        return new Container(name, state.has("running") ? "running, not ready" : "", "", true);
    }

    private static String ended(JsonNode terminated) {
        if (!terminated.isObject()) {
            return "";
        }
        String said = text(terminated, "message").strip();
        String code = terminated.path("exitCode").asString("?");
        return "%s, exit code %s%s"
                .formatted(text(terminated, "reason"), code, said.isEmpty() ? "" : ": " + said);
    }
}
