package console.services.gpu;

import console.services.gpu.GpuSnapshot.Operand;
import console.services.gpu.GpuSnapshot.OperandState;
import console.services.row.PodRow;
import console.services.topology.Node;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The operands of the GPU operator on each node: wanted by the node's label, judged by their pod.
/// One that has no pod anywhere is switched off and not shown.
final class Operands {
    private static final String LABEL = "nvidia.com/gpu.deploy.";

    /// The last part of the node's label, and the pods' label `app`, in the order of start.
    private static final Map<String, String> APPS = new LinkedHashMap<>();

    static {
        APPS.put("driver", "nvidia-driver-daemonset");
        APPS.put("container-toolkit", "nvidia-container-toolkit-daemonset");
        APPS.put("operator-validator", "nvidia-operator-validator");
        APPS.put("device-plugin", "nvidia-device-plugin-daemonset");
        APPS.put("gpu-feature-discovery", "gpu-feature-discovery");
        APPS.put("dcgm", "nvidia-dcgm");
        APPS.put("dcgm-exporter", "nvidia-dcgm-exporter");
        APPS.put("mig-manager", "nvidia-mig-manager");
        APPS.put("node-status-exporter", "nvidia-node-status-exporter");
    }

    private final Map<String, PodRow> pods = new TreeMap<>();

    void changed(@Nullable PodRow before, @Nullable PodRow after) {
        if (before != null) {
            pods.remove(before.key());
        }
        if (after != null && after.counts() && APPS.containsValue(app(after))) {
            pods.put(after.key(), after);
        }
    }

    private static String app(PodRow pod) {
        return pod.labels().getOrDefault("app", "");
    }

    /// By node, for nodes that want any.
    Map<String, List<Operand>> of(Collection<Node> nodes) {
        Map<String, PodRow> byPlace = new TreeMap<>();
        Set<String> running = new HashSet<>();
        for (PodRow pod : pods.values()) {
            running.add(app(pod));
            if (pod.node() != null) {
                byPlace.put(pod.node() + "/" + app(pod), pod);
            }
        }
        Map<String, List<Operand>> operands = new TreeMap<>();
        for (Node node : nodes) {
            List<Operand> own = new ArrayList<>();
            APPS.forEach(
                    (name, app) -> {
                        String wanted = node.row().labels().getOrDefault(LABEL + name, "");
                        PodRow pod = byPlace.get(node.name() + "/" + app);
                        Operand operand = operand(name, wanted, pod, running.contains(app));
                        if (operand != null) {
                            own.add(operand);
                        }
                    });
            if (!own.isEmpty()) {
                operands.put(node.name(), List.copyOf(own));
            }
        }
        return operands;
    }

    private static @Nullable Operand operand(
            String name, String wanted, @Nullable PodRow pod, boolean anywhere) {
        if (pod != null) {
            OperandState state = pod.ready() ? OperandState.READY : OperandState.NOT_READY;
            return new Operand(name, state, pod.key(), pod.ready() ? "" : pod.reason());
        }
        if (wanted.equals("paused-for-mig-change")) {
            return new Operand(name, OperandState.PAUSED, null, wanted);
        }
        return wanted.equals("true") && anywhere
                ? new Operand(name, OperandState.MISSING, null, "")
                : null;
    }
}
