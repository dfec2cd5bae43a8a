package console.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What `status --topic gpus` counts equals a few independent lines over the raw pods, on three
/// scenarios. `-Dgpu.seeds=20` tries more than the sample.
class GpuRequestsTest {
    private static final String DEVICE = "nvidia.com/";
    private static final long SEEDS = Long.getLong("gpu.seeds", 2);

    @TempDir Path folder;

    static Stream<Arguments> runs() {
        return Stream.of("busy-day", "gpu-unhealthy", "scale-50")
                .flatMap(
                        scenario ->
                                LongStream.rangeClosed(1, SEEDS)
                                        .mapToObj(seed -> Arguments.of(scenario, seed)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void theDevicesOfEveryNodeAreThoseThatItsPodsRequest(String scenario, long seed)
            throws Exception {
        try (StatusLab lab = new StatusLab(scenario, seed, folder)) {
            Map<String, Map<String, Long>> expected = new TreeMap<>();
            for (JsonNode pod : lab.raw("/api/v1/pods").path("items")) {
                String phase = pod.path("status").path("phase").asString();
                String node = pod.path("spec").path("nodeName").asString("");
                if (!node.isEmpty() && !phase.equals("Succeeded") && !phase.equals("Failed")) {
                    add(pod, expected.computeIfAbsent(node, _ -> new TreeMap<>()));
                }
            }
            expected.values().removeIf(Map::isEmpty);

            JsonNode nodes =
                    lab.status("--topic", "gpus", "--format", "json", "--timeout", "60s")
                            .json()
                            .path("topics")
                            .path("gpus")
                            .path("value")
                            .path("nodes");
            Map<String, Map<String, Long>> requested = new TreeMap<>();
            Map<String, Map<String, Long>> held = new TreeMap<>();
            for (JsonNode node : nodes) {
                sum(node, "resources", "name", "requested", requested);
                sum(node, "holders", "resource", "quantity", held);
            }
            assertThat(requested).isEqualTo(expected).isNotEmpty();
            assertThat(held).isEqualTo(expected);
        }
    }

    private static void add(JsonNode pod, Map<String, Long> into) {
        assertThat(pod.path("spec").has("initContainers")).isFalse();
        for (JsonNode container : pod.path("spec").path("containers")) {
            container
                    .path("resources")
                    .path("requests")
                    .properties()
                    .forEach(
                            each -> {
                                if (each.getKey().startsWith(DEVICE)) {
                                    long count = Long.parseLong(each.getValue().asString());
                                    into.merge(each.getKey(), count, Long::sum);
                                }
                            });
        }
    }

    private static void sum(
            JsonNode node,
            String list,
            String name,
            String count,
            Map<String, Map<String, Long>> into) {
        Map<String, Long> all = new TreeMap<>();
        node.path(list)
                .forEach(
                        each ->
                                all.merge(
                                        each.path(name).asString(),
                                        each.path(count).asLong(),
                                        Long::sum));
        all.values().removeIf(value -> value == 0);
        if (!all.isEmpty()) {
            into.put(node.path("name").asString(), all);
        }
    }
}
