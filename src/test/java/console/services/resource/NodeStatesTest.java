package console.services.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/// The words for a node, by the reference's decision table.
class NodeStatesTest {
    private static final Map<String, String> READY = Map.of("Ready", "True");
    private static final Map<String, String> TWO = Map.of("nvidia.com/gpu.count", "2");

    @Test
    void silentNodeHasNoContact() {
        assertThat(plain(Map.of("Ready", "Unknown"), true)).isEqualTo(NodeState.NO_CONTACT);
        assertThat(plain(Map.of(), false)).isEqualTo(NodeState.NO_CONTACT);
    }

    @Test
    void worseStateWinsOverCordoned() {
        assertThat(plain(Map.of("Ready", "False"), true)).isEqualTo(NodeState.NOT_READY);
        assertThat(plain(with("DiskPressure", "True"), true)).isEqualTo(NodeState.DEGRADED);
        assertThat(plain(with("NetworkUnavailable", "True"), true)).isEqualTo(NodeState.DEGRADED);
        assertThat(plain(with("EtcdIsVoter", "False"), true)).isEqualTo(NodeState.DEGRADED_ETCD);
        assertThat(plain(with("EtcdIsVoter", "True"), true)).isEqualTo(NodeState.CORDONED);
        assertThat(plain(with("DiskPressure", "False"), false)).isEqualTo(NodeState.READY);
    }

    @Test
    void reconfiguringComesBeforeWhatVanishesMeanwhile() {
        Map<String, String> labels = new HashMap<>(TWO);
        labels.put("nvidia.com/mig.config.state", "rebooting");
        assertThat(gpu(labels, "0", "0", 2)).isEqualTo(NodeState.RECONFIGURING);
        labels.put("nvidia.com/mig.config.state", "failed");
        assertThat(gpu(labels, "2", "2", 2)).isEqualTo(NodeState.DEGRADED_GPU);
        labels.put("nvidia.com/mig.config.state", "success");
        assertThat(gpu(labels, "2", "2", 2)).isEqualTo(NodeState.READY);
    }

    @Test
    void cardsAreMissing() {
        assertThat(gpu(Map.of("nvidia.com/gpu.count", "1"), "1", "1", 2))
                .isEqualTo(NodeState.DEGRADED_GPU);
        assertThat(gpu(TWO, "1", "1", null)).isEqualTo(NodeState.DEGRADED_GPU);
        assertThat(gpu(TWO, "2", "1", null)).isEqualTo(NodeState.DEGRADED_GPU);
        assertThat(gpu(TWO, "2", "2", null)).isEqualTo(NodeState.READY);
    }

    @Test
    void cardsThatAreNotAdvertisedCountAsZero() {
        NodeStates declared = new NodeStates(READY, Map.of(), Amounts.NONE, Amounts.NONE, false, 2);
        assertThat(declared.state()).isEqualTo(NodeState.DEGRADED_GPU);
    }

    @Test
    void nothingDegradesWithoutExpectation() {
        assertThat(gpu(Map.of(), "1", "1", null)).isEqualTo(NodeState.READY);
        assertThat(gpu(Map.of("nvidia.com/gpu.count", "many"), "1", "1", null))
                .isEqualTo(NodeState.READY);
    }

    @Test
    void replicasMultiplyWhatIsExpected() {
        Map<String, String> labels = new HashMap<>(TWO);
        labels.put("nvidia.com/gpu.replicas", "4");
        assertThat(gpu(labels, "8", "8", 2)).isEqualTo(NodeState.READY);
        assertThat(gpu(labels, "4", "4", 2)).isEqualTo(NodeState.DEGRADED_GPU);
    }

    @Test
    void slicesReplaceWholeCards() {
        Map<String, String> labels = new HashMap<>(TWO);
        labels.put("nvidia.com/mig.config", "all-balanced");
        assertThat(gpu(labels, "0", "0", 2)).isEqualTo(NodeState.READY);
    }

    @Test
    void slicesThatCountAsCardsAreNotCompared() {
        Map<String, String> labels =
                Map.of(
                        "nvidia.com/gpu.count", "14",
                        "nvidia.com/gpu.product", "NVIDIA-A100-PCIE-40GB-MIG-1g.5gb");
        assertThat(gpu(labels, "14", "14", 2)).isEqualTo(NodeState.READY);
    }

    private static Map<String, String> with(String type, String status) {
        return Map.of("Ready", "True", type, status);
    }

    private static NodeState plain(Map<String, String> conditions, boolean unschedulable) {
        return new NodeStates(conditions, Map.of(), Amounts.NONE, Amounts.NONE, unschedulable, null)
                .state();
    }

    private static NodeState gpu(
            Map<String, String> labels,
            String capacity,
            String allocatable,
            @Nullable Integer expected) {
        return new NodeStates(
                        READY,
                        labels,
                        Amounts.of(Map.of("nvidia.com/gpu", new BigDecimal(capacity))),
                        Amounts.of(Map.of("nvidia.com/gpu", new BigDecimal(allocatable))),
                        false,
                        expected)
                .state();
    }
}
