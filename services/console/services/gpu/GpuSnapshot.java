package console.services.gpu;

import console.services.fact.Reading;
import console.services.resource.Amounts;
import console.services.resource.NodeState;
import console.services.resource.SessionModel;
import console.services.row.HourRow;
import console.services.row.InventoryRow;
import console.services.topology.Node;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Who holds the GPUs and what still fits. Always there; each part says itself how fresh it is or
/// why it is not there.
///
/// @param nodes those that advertise, label or are declared to have GPUs
/// @param operands of the GPU operator, by node
/// @param waiting pods without a node that ask for a device, one row a resource
/// @param inUse what the pods that hold a device request in all, `pods` among it, by node
/// @param hours of the cards, by `HourRow.key`
/// @param headroom per model; absent without declared profiles
/// @param profiles those that the inventory declares
public record GpuSnapshot(
        Instant taken,
        Reading<List<Node>> nodes,
        Reading<Map<String, List<Operand>>> operands,
        Reading<List<Waiting>> waiting,
        Reading<Map<String, Amounts>> inUse,
        Reading<Map<String, HourRow>> hours,
        Reading<Map<SessionModel, List<HeadroomTable.Row>>> headroom,
        List<InventoryRow.Profile> profiles) {

    public GpuSnapshot {
        profiles = List.copyOf(profiles);
    }

    /// @param pod that runs it on the node, null without one
    /// @param why it is not ready, in Kubernetes' words; may be empty
    public record Operand(String name, OperandState state, @Nullable String pod, String why) {}

    public enum OperandState {
        READY,
        NOT_READY,
        /// To be there by the node's label, and no pod of it is.
        MISSING,
        /// Taken away by the MIG manager while it changes the layout.
        PAUSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// @param reason the scheduler's words, verbatim; may be empty
    public record Waiting(
            String namespace,
            String pod,
            @Nullable String user,
            String resource,
            long quantity,
            String reason) {}

    /// Who has held a device for an hour or more and nearly left it alone.
    public record Unused(String node, int card, Node.Holder holder) {}

    /// Nodes with missing or unhealthy cards.
    public List<Node> needy() {
        return nodes.known().stream()
                .flatMap(List::stream)
                .filter(node -> node.state() == NodeState.DEGRADED_GPU)
                .toList();
    }

    /// As fresh as the worst of pods, nodes and the hour.
    public Reading<List<Unused>> unused() {
        return inUse.then(_ -> nodes.then(all -> hours.map(cards -> unused(all, cards))));
    }

    private static List<Unused> unused(List<Node> nodes, Map<String, HourRow> hours) {
        List<Unused> unused = new ArrayList<>();
        for (Node node : nodes) {
            Node.Gpu gpu = Objects.requireNonNull(node.gpu());
            for (Node.Card card : gpu.cards().known().orElse(List.of())) {
                HourRow hour = hours.get(HourRow.key(node.name(), card.index()));
                for (HourRow.Unused each :
                        hour == null ? List.<HourRow.Unused>of() : hour.unused()) {
                    gpu.holders().known().stream()
                            .flatMap(List::stream)
                            .filter(holder -> holder.namespace().equals(each.namespace()))
                            .filter(holder -> holder.pod().equals(each.pod()))
                            .findFirst()
                            .ifPresent(
                                    holder ->
                                            unused.add(
                                                    new Unused(node.name(), card.index(), holder)));
                }
            }
        }
        return List.copyOf(unused);
    }
}
