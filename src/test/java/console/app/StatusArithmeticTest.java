package console.app;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.session.LabControl.Fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What `status` says of fifty nodes equals a few independent lines over the raw objects, as
/// `kubectl describe node` adds them up; real kubectl is asked by `src/test/kubectl`.
class StatusArithmeticTest {
    @TempDir Path folder;

    @Test
    void requestsEqualTheSumOverTheRawPods() throws Exception {
        try (StatusLab lab = new StatusLab("scale-50", folder)) {
            JsonNode nodes = lab.status("--format", "json", "--timeout", "60s").topology();
            Map<String, Long> expected = new HashMap<>();
            JsonNode pods = lab.raw("/api/v1/pods");
            for (JsonNode pod : pods.path("items")) {
                String phase = pod.path("status").path("phase").asString();
                String node = pod.path("spec").path("nodeName").asString("");
                if (!phase.equals("Succeeded") && !phase.equals("Failed")) {
                    expected.merge(node + " pods", 1L, Long::sum);
                    assertThat(pod.path("spec").has("initContainers")).isFalse();
                    for (JsonNode container : pod.path("spec").path("containers")) {
                        JsonNode requests = container.path("resources").path("requests");
                        expected.merge(node + " cpu", milli(requests.path("cpu")), Long::sum);
                        expected.merge(node + " memory", bytes(requests.path("memory")), Long::sum);
                        expected.merge(
                                node + " gpu",
                                requests.path("nvidia.com/gpu").asLong(0),
                                Long::sum);
                    }
                }
            }

            JsonNode all = nodes.path("value").path("nodes");
            assertThat(all.size()).isEqualTo(50);
            for (JsonNode node : all) {
                String name = node.path("name").asString();
                JsonNode requested = node.path("requested");
                assertThat(requested.path("pods").asLong()).isEqualTo(expected.get(name + " pods"));
                assertThat(requested.path("cpuMilli").asLong())
                        .isEqualTo(expected.get(name + " cpu"));
                assertThat(requested.path("memoryBytes").asLong())
                        .isEqualTo(expected.get(name + " memory"));
                assertThat(requested.path("nvidia.com/gpu").asLong(0))
                        .isEqualTo(expected.getOrDefault(name + " gpu", 0L));
            }
        }
    }

    @Test
    void forbiddenPodsCostTheirPartAndTheTopic() throws Exception {
        try (StatusLab lab = new StatusLab("healthy", folder)) {
            lab.lab().inject(Fault.FORBIDDEN, "pods");
            StatusLab.Run run = lab.status("--format", "json", "--timeout", "20s");

            assertThat(run.exit()).isEqualTo(2);
            JsonNode node = run.topology().path("value").path("nodes").get(0);
            assertThat(node.path("requested").isNull()).isTrue();
            assertThat(node.path("state").asString()).isEqualTo("ready");
            assertThat(run.topology().path("sources").get(1).path("why").path("reason").asString())
                    .isEqualTo("forbidden");
        }
    }

    private static long milli(JsonNode quantity) {
        String text = quantity.asString("0");
        return text.endsWith("m")
                ? Long.parseLong(text.replace("m", ""))
                : 1000 * Long.parseLong(text);
    }

    private static long bytes(JsonNode quantity) {
        String text = quantity.asString("0");
        if (text.endsWith("Gi")) {
            return Long.parseLong(text.replace("Gi", "")) << 30;
        }
        return text.endsWith("Mi")
                ? Long.parseLong(text.replace("Mi", "")) << 20
                : Long.parseLong(text);
    }
}
