package console.services.lab;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.lab.api.Json;
import console.services.lab.api.StoredObject;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The cards: labels, offers, requests and samples say the same of them.
class LabDevicesTest {
    private static final String SLICE = "nvidia.com/mig-";

    private Instant now = Instant.parse("2026-11-24T08:00:00Z");

    private LabCluster cluster(String scenario) {
        return new LabCluster(new LabOptions(scenario, 3, 0), () -> now);
    }

    /// The answer of Prometheus to an instant query.
    static JsonNode series(LabCluster cluster, String metric) {
        Map<String, String> query = Map.of("query", metric);
        String body =
                cluster.proxy("monitoring", "prometheus-operated", "/api/v1/query", query)
                        .orElseThrow()
                        .body();
        return Json.at(Json.parse(body), "data", "result");
    }

    @Test
    void thePlansWorkerForSlicesHasBothSizesAndTheOthersWholeCards() {
        LabCluster cluster = cluster("healthy");
        assertThat(offers(cluster, "k3s-wk-gpu1"))
                .isEqualTo(
                        Map.of(
                                "nvidia.com/gpu",
                                "0",
                                SLICE + "1g.5gb",
                                "9",
                                SLICE + "2g.10gb",
                                "1",
                                SLICE + "3g.20gb",
                                "1"));
        for (int number = 2; number <= 4; number++) {
            assertThat(offers(cluster, "k3s-wk-gpu" + number))
                    .isEqualTo(Map.of("nvidia.com/gpu", "2"));
        }
    }

    private static Map<String, String> offers(LabCluster cluster, String name) {
        JsonNode node = cluster.store().get("nodes", "", name).orElseThrow().tree();
        Map<String, String> offers = new TreeMap<>();
        for (Map.Entry<String, JsonNode> each :
                Json.at(node, "status", "allocatable").properties()) {
            if (each.getKey().startsWith("nvidia.com/")) {
                offers.put(each.getKey(), each.getValue().asString());
            }
        }
        return offers;
    }

    @Test
    void labelsOffersAndSamplesAgreeOnEveryWorker() {
        LabCluster cluster = cluster("scale-60");
        Map<String, Map<String, Integer>> sampled = new TreeMap<>();
        for (JsonNode each : series(cluster, "DCGM_FI_DEV_FB_USED")) {
            String profile = Json.text(each, "metric", "GPU_I_PROFILE");
            String resource = profile.isEmpty() ? "nvidia.com/gpu" : SLICE + profile;
            sampled.computeIfAbsent(Json.text(each, "metric", "Hostname"), _ -> new TreeMap<>())
                    .merge(resource, 1, Integer::sum);
        }
        for (StoredObject node : cluster.store().list("nodes", "")) {
            Map<String, String> offers = offers(cluster, node.name());
            offers.forEach(
                    (resource, count) -> {
                        int devices =
                                sampled.getOrDefault(node.name(), Map.of())
                                        .getOrDefault(resource, 0);
                        assertThat(devices).as(node.name()).isEqualTo(Integer.parseInt(count));
                        if (resource.startsWith(SLICE)) {
                            assertThat(node.label(resource + ".count")).isEqualTo(count);
                        }
                    });
        }
        assertThat(sampled.values()).extracting(Map::keySet).hasSizeGreaterThan(3);
    }

    @Test
    void everyDeviceThatIsAskedForHasExactlyOneHolderInTheSamples() {
        LabCluster cluster = cluster("busy-day");
        for (int step = 0; step < 900; step++) {
            now = now.plusSeconds(1);
            cluster.step();
        }
        Map<String, Integer> asked = new TreeMap<>();
        for (StoredObject pod : cluster.store().list("pods", "")) {
            if (pod.pod().holds()) {
                pod.pod().requests().entrySet().stream()
                        .filter(each -> each.getKey().startsWith("nvidia.com/"))
                        .map(Map.Entry::getValue)
                        .map(BigDecimal::intValue)
                        .forEach(count -> asked.merge(pod.name(), count, Integer::sum));
            }
        }
        Map<String, Integer> held = new TreeMap<>();
        for (JsonNode each : series(cluster, "DCGM_FI_DEV_FB_USED")) {
            String pod = Json.text(each, "metric", "exported_pod");
            if (!pod.isEmpty()) {
                held.merge(pod, 1, Integer::sum);
            }
        }
        assertThat(held).isNotEmpty().isEqualTo(asked);
    }

    @Test
    void aSliceHasNoUtilizationAndACardOneTemperature() {
        LabCluster cluster = cluster("healthy");
        assertThat(series(cluster, "DCGM_FI_DEV_GPU_UTIL").toString())
                .doesNotContain("GPU_I_PROFILE");
        Map<String, String> heat = new TreeMap<>();
        for (JsonNode each : series(cluster, "DCGM_FI_DEV_GPU_TEMP")) {
            String card = Json.text(each, "metric", "UUID");
            String celsius = each.path("value").path(1).asString();
            assertThat(heat.getOrDefault(card, celsius)).as(card).isEqualTo(celsius);
            heat.put(card, celsius);
        }
        assertThat(heat).hasSize(8);
    }

    @Test
    void theHourEndsAtThePresentValueAndIsTheSameForASeed() {
        LabCluster cluster = cluster("busy-day");
        String end = Long.toString(now.getEpochSecond());
        String name = "DCGM_FI_PROF_GR_ENGINE_ACTIVE";
        Map<String, String> query = Map.of("query", name, "end", end, "step", "120");
        Map<JsonNode, String> last = new HashMap<>();
        for (JsonNode each : range(cluster, query)) {
            last.put(each.path("metric"), each.path("values").path(30).path(1).asString());
        }
        for (JsonNode each : series(cluster, name)) {
            if (Json.text(each, "metric", "exported_pod").isEmpty()) {
                assertThat(each.path("value").path(1).asString()).isEqualTo("0");
            } else {
                String known = last.getOrDefault(each.path("metric"), "");
                assertThat(known).isIn("", each.path("value").path(1).asString());
            }
        }
        assertThat(last.values()).anyMatch(value -> value.startsWith("0."));
        assertThat(range(cluster("busy-day"), query)).isEqualTo(range(cluster, query));
    }

    private static JsonNode range(LabCluster cluster, Map<String, String> query) {
        String body =
                cluster.proxy("monitoring", "prometheus-operated", "/api/v1/query_range", query)
                        .orElseThrow()
                        .body();
        return Json.at(Json.parse(body), "data", "result");
    }

    @Test
    void noTwoCardsAreCalledAlikeAndASeedCallsThemTheSame() {
        Set<String> tails = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        for (JsonNode each : series(cluster("scale-300"), "DCGM_FI_DEV_FB_USED")) {
            String uuid = Json.text(each, "metric", "UUID");
            assertThat(uuid).matches("GPU-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            all.add(uuid);
            tails.add(uuid.substring(uuid.length() - 4));
        }
        assertThat(tails).hasSameSizeAs(all).hasSizeGreaterThan(500);
        assertThat(series(cluster("scale-300"), "DCGM_FI_DEV_FB_USED").toString())
                .contains(all.iterator().next());
    }

    @Test
    void useDriftsAndIsNeverMoreThanThereIs() {
        LabCluster cluster = cluster("healthy");
        String before = cluster.metrics("nodes", "").toString();
        now = now.plusSeconds(45);
        assertThat(cluster.metrics("nodes", "").toString()).isNotEqualTo(before);
        for (JsonNode node : cluster.metrics("nodes", "")) {
            String cpu = Json.text(node, "usage", "cpu").replace("n", "");
            boolean server = Json.text(node, "metadata", "name").startsWith("k3s-cp");
            assertThat(Long.parseLong(cpu)).isBetween(1L, (server ? 4L : 48L) * 1_000_000_000);
        }
        assertThat(cluster.metrics("pods", "jupyterhub")).isNotEmpty();
    }

    @Test
    void everyNodeIsAskedForSomething() {
        LabCluster cluster = cluster("healthy");
        for (StoredObject node : cluster.store().list("nodes", "")) {
            BigDecimal cpu = BigDecimal.ZERO;
            for (StoredObject pod : cluster.store().list("pods", "")) {
                if (pod.pod().node().equals(node.name())) {
                    cpu = cpu.add(pod.pod().requests().getOrDefault("cpu", BigDecimal.ZERO));
                }
            }
            assertThat(cpu).as(node.name()).isGreaterThanOrEqualTo(new BigDecimal("0.1"));
        }
    }
}
