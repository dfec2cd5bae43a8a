package console.services.lab;

import console.services.lab.api.Defaults;
import console.services.lab.api.Json;
import console.services.lab.api.StoredObject;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes pods.
final class Pods {
    /// What a pod is made of.
    ///
    /// @param owner `Kind/name/uid` of its controller; empty for a bare pod
    /// @param trait `host`: in the host's network; `server`: bears the taint of servers; else empty
    record Plan(
            String namespace,
            String name,
            Map<String, String> labels,
            Map<String, String> annotations,
            String container,
            String image,
            Map<String, String> requests,
            String owner,
            String claim,
            String trait) {}

    private final World world;
    private final PodStates states;

    Pods(World world, PodStates states) {
        this.world = world;
        this.states = states;
    }

    /// Creates it running on a node since `age`, or waiting where `node` is null.
    StoredObject create(Plan plan, @Nullable String node, Duration age) {
        ObjectNode pod = world.object(plan.namespace(), plan.name(), plan.labels());
        ObjectNode metadata = (ObjectNode) pod.get("metadata");
        metadata.put("creationTimestamp", world.ago(age));
        if (!plan.annotations().isEmpty()) {
            plan.annotations().forEach(metadata.putObject("annotations")::put);
        }
        if (!plan.owner().isEmpty()) {
            String[] owner = plan.owner().split("/", 3);
            metadata.putArray("ownerReferences")
                    .addObject()
                    .put("apiVersion", "apps/v1")
                    .put("kind", owner[0])
                    .put("name", owner[1])
                    .put("uid", owner[2])
                    .put("controller", true)
                    .put("blockOwnerDeletion", true);
        }
        spec(pod.putObject("spec"), plan, node);
        Defaults.pod(pod);
        if (node == null) {
            states.pending(Json.child(pod, "status"));
        } else {
            states.running(pod, age);
        }
        return world.put("pods", pod);
    }

    /// Creates it bound to a node whose kubelet is to start it.
    void start(Plan plan, String node) {
        states.bind(create(plan, null, Duration.ZERO), node);
    }

    private static void spec(ObjectNode spec, Plan plan, @Nullable String node) {
        if (node != null) {
            spec.put("nodeName", node);
        }
        ObjectNode container = spec.putArray("containers").addObject();
        container.put("name", plan.container()).put("image", plan.image());
        ObjectNode resources = container.putObject("resources");
        if (!plan.requests().isEmpty()) {
            plan.requests().forEach(resources.putObject("requests")::put);
        }
        plan.requests()
                .forEach(
                        (name, amount) -> {
                            if (name.contains("/")) {
                                spec.put("runtimeClassName", "nvidia");
                                Json.child(resources, "limits").put(name, amount);
                            }
                        });
        if (!plan.claim().isEmpty()) {
            ObjectNode volume = spec.putArray("volumes").addObject().put("name", "home");
            volume.putObject("persistentVolumeClaim").put("claimName", plan.claim());
        }
        if (plan.trait().equals("host")) {
            spec.put("hostNetwork", true);
        }
        if (plan.owner().startsWith("DaemonSet/")) {
            spec.putArray("tolerations").addObject().put("operator", "Exists");
        } else if (plan.trait().equals("server")) {
            ObjectNode toleration = spec.putArray("tolerations").addObject();
            toleration.put("key", "node-role.kubernetes.io/control-plane");
            toleration.put("operator", "Exists").put("effect", "NoSchedule");
        }
    }

    static Map<String, String> requests(String cpu, String memory) {
        Map<String, String> requests = new LinkedHashMap<>();
        if (!cpu.equals("0")) {
            requests.put("cpu", cpu);
        }
        if (!memory.equals("0")) {
            requests.put("memory", memory);
        }
        return requests;
    }
}
