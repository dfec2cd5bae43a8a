package console.views.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.row.EventRow;
import console.services.row.NodeRow;
import console.services.row.PodRow;
import console.services.topology.Node;
import console.services.topology.Node.Resource;
import console.views.common.Texts;
import console.views.common.picture.Symbol;
import console.views.overview.NodeWhy.Jump;
import console.views.overview.NodeWhy.Step;
import console.views.overview.picture.TestingTopology;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The chain from a node's state to its cause.
final class NodeWhyTest {
    private static final Texts TEXTS = new Texts("overview", Locale.ENGLISH, ZoneOffset.UTC);
    private static final Reading<List<PodRow>> PODS = TestingTopology.live(List.of());
    private static final EventRow WARNING =
            new EventRow(
                    "default",
                    "e",
                    "Warning",
                    "NodeNotReady",
                    "Node is not ready",
                    "Node",
                    "",
                    "n",
                    14,
                    TestingTopology.NOW);

    private static Node node(String name) {
        return TestingTopology.plan().nodes().known().orElseThrow().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Node with(Node node, List<NodeRow.Condition> conditions, Node.Gpu gpu) {
        NodeRow row = node.row();
        return new Node(
                node.name(),
                node.role(),
                node.state(),
                node.badges(),
                node.address(),
                node.since(),
                true,
                node.allocatable(),
                node.use(),
                gpu,
                new NodeRow(
                        row.name(),
                        row.uid(),
                        row.labels(),
                        row.annotations(),
                        false,
                        List.of(),
                        row.address(),
                        row.capacity(),
                        row.allocatable(),
                        conditions,
                        row.kubeletVersion(),
                        row.created(),
                        "",
                        List.of()));
    }

    private static NodeRow.Condition condition(String type, String status) {
        return new NodeRow.Condition(type, status, "Because", "of this", null, null);
    }

    private static List<Step> why(Node node, Reading<List<EventRow>> events) {
        return NodeWhy.of(node, "Degraded", PODS, events, TEXTS);
    }

    @Test
    void whatIsFineHasNoFurtherCause() {
        Node node = with(node("k3s-wk-gpu2"), List.of(condition("Ready", "True")), gpu(0, null));

        assertThat(why(node, TestingTopology.live(List.of(WARNING)))).hasSize(1);
    }

    private static Node.Gpu gpu(int unhealthy, @Nullable String mig) {
        Resource resource = new Resource("nvidia.com/gpu", 2, 2 - unhealthy, 0L);
        return new Node.Gpu(
                2,
                "A100",
                null,
                mig == null ? null : "all-1g.5gb",
                mig,
                List.of(resource),
                TestingTopology.live(List.of()),
                TestingTopology.live(List.of()));
    }

    @Test
    void aPressureLeadsToItsMessageAndToTheNewestWarning() {
        List<NodeRow.Condition> conditions =
                List.of(condition("Ready", "True"), condition("DiskPressure", "True"));

        List<Step> steps =
                why(
                        with(node("k3s-wk-gpu2"), conditions, gpu(0, null)),
                        TestingTopology.live(List.of(WARNING)));

        assertThat(steps)
                .extracting(Step::title, Step::fact, Step::jump)
                .endsWith(
                        tuple("DiskPressure is True", "Because of this", Jump.NONE),
                        tuple("Newest warning: NodeNotReady", "Node is not ready", Jump.EVENTS));
    }

    @Test
    void anUnhealthyCardIsCountedAndEventsThatNobodySeesAreNamed() {
        Node node = with(node("k3s-wk-gpu2"), List.of(condition("Ready", "True")), gpu(1, null));

        List<Step> steps = why(node, Reading.absent(Reason.FORBIDDEN, "events", ""));

        assertThat(steps.get(1).title()).isEqualTo("nvidia.com/gpu: 1 of 2 unhealthy");
        assertThat(steps.getLast().mark()).isEqualTo(Symbol.UNKNOWN);
        assertThat(steps.getLast().title()).isEqualTo("Events: no permission");
    }

    @Test
    void aMigManagerAtWorkIsProgressAndAFailedOneAProblem() {
        for (Map.Entry<String, Symbol> each :
                Map.of("pending", Symbol.PROGRESS, "failed", Symbol.PROBLEM).entrySet()) {
            Node node =
                    with(
                            node("k3s-wk-gpu2"),
                            List.of(condition("Ready", "True")),
                            gpu(0, each.getKey()));
            Step step = why(node, TestingTopology.live(List.of())).get(1);
            assertThat(step.mark()).isEqualTo(each.getValue());
            assertThat(step.fact()).isEqualTo("all-1g.5gb");
            assertThat(step.jump()).isEqualTo(Jump.LABELS);
        }
    }
}
