package console.services.topology;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.row.NodeRow;
import console.services.row.PodRow;
import console.services.row.Sources;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

/// Who holds which card: by the exporter, by the pods' own status, or not told; and cards that
/// several pods share.
final class CardsTest {
    private static final String GPU = "nvidia.com/gpu";
    private static final NodeRow WORKER = TestingRows.worker("gpu2", 2);

    private static List<Node.Slot> slots(NodeRow node, PodRow pod) {
        List<Node.Resource> resources = List.of(new Node.Resource(GPU, 2, 2, 1L));
        List<Node.Holder> holders =
                List.of(new Node.Holder(GPU, 1, pod.namespace(), pod.name(), pod.user()));
        return new Cards(
                        node,
                        resources,
                        holders,
                        List.of(
                                TestingRows.device("gpu2", 0, null),
                                TestingRows.device("gpu2", 1, null)),
                        List.of(pod),
                        Parted.of(node, null, "A100", null),
                        Sources.DEVICES)
                .all(true).stream().flatMap(card -> card.slots().stream()).toList();
    }

    private static PodRow given(String id, String health) {
        PodRow pod = TestingRows.pod("jupyter-anna", "gpu2", "Running", "1");
        return TestingRows.given(pod, new PodRow.Device(GPU, id, health));
    }

    @Test
    void thePodsOwnStatusNamesTheHolderWhereTheExporterDoesNot() {
        List<Node.Slot> slots = slots(WORKER, given("GPU-1", "Healthy"));
        assertThat(slots)
                .extracting(Node.Slot::state)
                .containsExactly(Node.SlotState.FREE, Node.SlotState.HELD);
        assertThat(slots.getLast().holder())
                .isEqualTo(new Node.Holder(GPU, 1, "jupyterhub", "jupyter-anna", "anna"));
        assertThat(slots.getLast().holderSource()).isEqualTo("pods");
        assertThat(slots.getFirst().holderSource()).isNull();
    }

    @Test
    void aDeviceThatTheKubeletCallsUnhealthyIsUnhealthyAndKeepsItsHolder() {
        Node.Slot slot = slots(WORKER, given("GPU-0", "Unhealthy")).getFirst();
        assertThat(slot.state()).isEqualTo(Node.SlotState.UNHEALTHY);
        assertThat(slot.holder()).isNotNull();
    }

    @Test
    void anIdThatIsNoCardOfTheNodeNamesNoPlace() {
        assertThat(slots(WORKER, given("MIG-77", "Healthy")))
                .extracting(Node.Slot::state)
                .containsOnly(Node.SlotState.UNKNOWN);
    }

    @Test
    void ofASharedCardOnePodIsNotTheHolder() {
        NodeRow shared =
                TestingRows.node("gpu2", Map.of("nvidia.com/gpu.replicas", "4"), Map.of(GPU, "8"));
        assertThat(slots(shared, given("GPU-0", "Healthy")))
                .allMatch(slot -> slot.state() == Node.SlotState.UNKNOWN && slot.holder() == null);
    }

    @ParameterizedTest
    @CsvSource({
        "none, 1, ''",
        "none, 0, ''", // mixed MIG: whole cards are not offered
        "none, '', ''",
        "none, 4, time-slicing 4",
        "time-slicing, 4, time-slicing 4",
        "mps, 10, mps 10",
        "mps, '', mps null",
        "none, absurd, ''"
    })
    void sharingIsWhatTheLabelsSay(String strategy, String replicas, String expected) {
        Map<String, String> labels =
                Map.of(
                        "nvidia.com/gpu.sharing-strategy", strategy,
                        "nvidia.com/gpu.replicas", replicas);
        assertThat(
                        Sharing.of(labels)
                                .map(each -> each.strategy() + " " + each.replicas())
                                .orElse(""))
                .isEqualTo(expected);
    }
}
