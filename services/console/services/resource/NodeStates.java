package console.services.resource;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// The state of a node from what its object says: the first that holds.
///
/// @param conditions status by type
/// @param expectedGpus declared cards, null where no inventory names the node
public record NodeStates(
        Map<String, String> conditions,
        Map<String, String> labels,
        Amounts capacity,
        Amounts allocatable,
        boolean unschedulable,
        @Nullable Integer expectedGpus) {

    private static final String PREFIX = "nvidia.com/";
    private static final List<String> PRESSURES =
            List.of("MemoryPressure", "DiskPressure", "PIDPressure", "NetworkUnavailable");

    public NodeState state() {
        String ready = conditions.get("Ready");
        if (ready == null || !(ready.equals("True") || ready.equals("False"))) {
            return NodeState.NO_CONTACT;
        }
        if (ready.equals("False")) {
            return NodeState.NOT_READY;
        }
        if (PRESSURES.stream().anyMatch(type -> "True".equals(conditions.get(type)))) {
            return NodeState.DEGRADED;
        }
        if ("False".equals(conditions.get("EtcdIsVoter"))) {
            return NodeState.DEGRADED_ETCD;
        }
        String mig = labels.get("nvidia.com/mig.config.state");
        if ("pending".equals(mig) || "rebooting".equals(mig)) {
            return NodeState.RECONFIGURING;
        }
        if (gpusDegraded()) {
            return NodeState.DEGRADED_GPU;
        }
        return unschedulable ? NodeState.CORDONED : NodeState.READY;
    }

    /// Cards that the node should have: declared, else what its label counts; null without either.
    public @Nullable Integer expected() {
        return expectedGpus != null ? expectedGpus : countOfCards();
    }

    /// Whether a card of the node is cut: slices are advertised, or its labels say so.
    public boolean migOn() {
        String wanted = labels.getOrDefault("nvidia.com/mig.config", "");
        return "0".equals(labels.get("nvidia.com/gpu.replicas"))
                || !(wanted.isEmpty() || wanted.equals("all-disabled"))
                || slicesCountAsGpus()
                || capacity.byName().entrySet().stream().anyMatch(NodeStates::isSlice)
                || allocatable.byName().entrySet().stream().anyMatch(NodeStates::isSlice);
    }

    private boolean gpusDegraded() {
        if ("failed".equals(labels.get("nvidia.com/mig.config.state")) || unhealthy()) {
            return true;
        }
        Integer expected = expected();
        if (expected == null) {
            return false;
        }
        Integer counted = countOfCards();
        if (counted != null && !counted.equals(expected)) {
            return true;
        }
        BigDecimal wanted = BigDecimal.valueOf((long) expected * replicas());
        return !migOn() && wholeCards().compareTo(wanted) < 0;
    }

    private boolean unhealthy() {
        return capacity.byName().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PREFIX))
                .anyMatch(entry -> entry.getValue().compareTo(allocatable.get(entry.getKey())) > 0);
    }

    /// Time-sliced cards may carry a name of their own.
    private BigDecimal wholeCards() {
        return allocatable.get("nvidia.com/gpu").add(allocatable.get("nvidia.com/gpu.shared"));
    }

    private @Nullable Integer countOfCards() {
        return slicesCountAsGpus() ? null : number("nvidia.com/gpu.count");
    }

    /// With strategy `single` the label counts slices, not cards.
    private boolean slicesCountAsGpus() {
        return labels.getOrDefault("nvidia.com/gpu.product", "").contains("-MIG-");
    }

    private int replicas() {
        Integer replicas = number("nvidia.com/gpu.replicas");
        return replicas == null ? 1 : Math.max(1, replicas);
    }

    private @Nullable Integer number(String label) {
        String text = labels.get(label);
        if (text == null || !text.matches("\\d{1,9}")) {
            return null;
        }
        return Integer.valueOf(text);
    }

    private static boolean isSlice(Map.Entry<String, BigDecimal> entry) {
        return entry.getKey().startsWith("nvidia.com/mig-") && entry.getValue().signum() > 0;
    }
}
