package console.services.kube;

import static console.services.kube.Fields.at;
import static console.services.kube.Fields.flag;
import static console.services.kube.Fields.map;
import static console.services.kube.Fields.number;
import static console.services.kube.Fields.text;
import static console.services.kube.Fields.textOrNull;
import static console.services.kube.Fields.time;

import console.services.resource.Amounts;
import console.services.resource.PodRequests;
import console.services.row.EventRow;
import console.services.row.NamespaceRow;
import console.services.row.NodeRow;
import console.services.row.PodRow;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Rows of nodes, pods, namespaces and events.
final class CoreRows {
    private static final Set<String> POD_LABELS =
            Set.of(
                    "app",
                    "component",
                    "release",
                    "app.kubernetes.io/name",
                    "app.kubernetes.io/component");

    private CoreRows() {}

    static NodeRow node(JsonNode node) {
        List<String> bad = new ArrayList<>();
        List<NodeRow.Taint> taints = new ArrayList<>();
        for (JsonNode taint : at(node, "spec", "taints")) {
            taints.add(
                    new NodeRow.Taint(
                            text(taint, "key"), text(taint, "value"), text(taint, "effect")));
        }
        Amounts capacity = Fields.amounts(at(node, "status", "capacity"), "capacity", bad);
        JsonNode offered = at(node, "status", "allocatable");
        Amounts allocatable =
                offered.isEmpty() ? capacity : Fields.amounts(offered, "allocatable", bad);
        JsonNode metadata = node.path("metadata");
        return new NodeRow(
                text(metadata, "name"),
                text(metadata, "uid"),
                map(metadata.path("labels"), _ -> true),
                map(
                        metadata.path("annotations"),
                        name ->
                                name.startsWith("etcd.k3s.cattle.io/")
                                        || name.startsWith("k3s.io/")),
                flag(node, "spec", "unschedulable"),
                taints,
                address(node),
                capacity,
                allocatable,
                conditions(node),
                text(node, "status", "nodeInfo", "kubeletVersion"),
                time(metadata, "creationTimestamp"),
                text(node, "spec", "podCIDR"),
                bad);
    }

    private static List<NodeRow.Condition> conditions(JsonNode node) {
        List<NodeRow.Condition> conditions = new ArrayList<>();
        for (JsonNode condition : at(node, "status", "conditions")) {
            conditions.add(
                    new NodeRow.Condition(
                            text(condition, "type"),
                            text(condition, "status"),
                            text(condition, "reason"),
                            text(condition, "message"),
                            // Heartbeats change every few minutes and say nothing new.
                            null,
                            time(condition, "lastTransitionTime")));
        }
        return conditions;
    }

    private static @Nullable String address(JsonNode node) {
        for (JsonNode address : at(node, "status", "addresses")) {
            if (text(address, "type").equals("InternalIP")) {
                return textOrNull(address, "address");
            }
        }
        return null;
    }

    static PodRow pod(JsonNode pod) {
        List<String> bad = new ArrayList<>();
        JsonNode metadata = pod.path("metadata");
        JsonNode spec = pod.path("spec");
        JsonNode status = pod.path("status");
        Amounts requests =
                PodRequests.of(
                        containers(spec.path("containers"), bad),
                        containers(spec.path("initContainers"), bad),
                        Fields.quantities(at(spec, "resources", "requests"), "requests", bad),
                        Fields.quantities(spec.path("overhead"), "overhead", bad));
        String phase = text(status, "phase");
        boolean session = text(metadata, "labels", "component").equals("singleuser-server");
        return new PodRow(
                text(metadata, "namespace").intern(),
                text(metadata, "name"),
                text(metadata, "uid"),
                intern(textOrNull(spec, "nodeName")),
                phase.intern(),
                !text(metadata, "deletionTimestamp").isEmpty(),
                condition(status, "Ready", "status").equals("True"),
                requests,
                session ? user(metadata) : null,
                map(metadata.path("labels"), POD_LABELS::contains),
                text(metadata.path("ownerReferences").path(0), "kind").intern(),
                condition(status, "PodScheduled", "status").equals("False")
                        ? condition(status, "PodScheduled", "message")
                        : "",
                reason(status),
                restarts(status),
                claims(spec),
                time(metadata, "creationTimestamp"),
                devices(status),
                bad);
    }

    /// Of device plugins; the resources of DRA claims have no id.
    private static List<PodRow.Device> devices(JsonNode status) {
        List<PodRow.Device> devices = new ArrayList<>();
        for (JsonNode container : status.path("containerStatuses")) {
            for (JsonNode resource : container.path("allocatedResourcesStatus")) {
                for (JsonNode each : resource.path("resources")) {
                    String id = text(each, "resourceID");
                    if (!id.isEmpty()) {
                        String name = text(resource, "name").intern();
                        devices.add(new PodRow.Device(name, id, text(each, "health").intern()));
                    }
                }
            }
        }
        return devices;
    }

    private static @Nullable String intern(@Nullable String text) {
        return text == null ? null : text.intern();
    }

    private static @Nullable String user(JsonNode metadata) {
        String raw = text(metadata, "annotations", "hub.jupyter.org/username");
        return raw.isEmpty() ? textOrNull(metadata, "labels", "hub.jupyter.org/username") : raw;
    }

    private static List<PodRequests.Container> containers(JsonNode list, List<String> bad) {
        List<PodRequests.Container> containers = new ArrayList<>();
        for (JsonNode container : list) {
            containers.add(
                    new PodRequests.Container(
                            Fields.quantities(
                                    at(container, "resources", "requests"), "requests", bad),
                            text(container, "restartPolicy").equals("Always")));
        }
        return containers;
    }

    private static String condition(JsonNode status, String type, String field) {
        for (JsonNode condition : status.path("conditions")) {
            if (text(condition, "type").equals(type)) {
                return text(condition, field);
            }
        }
        return "";
    }

    private static String reason(JsonNode status) {
        for (String list : new String[] {"initContainerStatuses", "containerStatuses"}) {
            for (JsonNode container : status.path(list)) {
                String waiting = text(container, "state", "waiting", "reason");
                if (!waiting.isEmpty()) {
                    return waiting;
                }
            }
        }
        return text(status, "reason");
    }

    private static int restarts(JsonNode status) {
        int restarts = 0;
        for (JsonNode container : status.path("containerStatuses")) {
            restarts += number(container, "restartCount");
        }
        return restarts;
    }

    private static List<String> claims(JsonNode spec) {
        List<String> claims = new ArrayList<>();
        for (JsonNode volume : spec.path("volumes")) {
            String claim = text(volume, "persistentVolumeClaim", "claimName");
            if (!claim.isEmpty()) {
                claims.add(claim);
            }
        }
        return claims;
    }

    static NamespaceRow namespace(JsonNode namespace) {
        JsonNode metadata = namespace.path("metadata");
        return new NamespaceRow(text(metadata, "name"), text(metadata, "uid"));
    }

    static EventRow event(JsonNode event) {
        JsonNode metadata = event.path("metadata");
        JsonNode object = event.path("involvedObject");
        return new EventRow(
                text(metadata, "namespace"),
                text(metadata, "name"),
                text(event, "type"),
                text(event, "reason"),
                text(event, "message"),
                text(object, "kind"),
                text(object, "namespace"),
                text(object, "name"),
                Math.max(1, Math.max(number(event, "count"), number(event, "series", "count"))),
                last(event, metadata));
    }

    /// Events of the old form, of a series, single ones of the new form: each has its own field.
    private static @Nullable Instant last(JsonNode event, JsonNode metadata) {
        return Stream.of(
                        time(event, "series", "lastObservedTime"),
                        time(event, "lastTimestamp"),
                        time(event, "eventTime"),
                        time(metadata, "creationTimestamp"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
