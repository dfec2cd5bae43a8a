package console.services.lab;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.lab.api.Json;
import console.services.lab.api.StoredObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The lab's state without its API: what the seed decides, and what each scenario holds.
class LabClusterTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    private static LabCluster cluster(String scenario, long seed) {
        return new LabCluster(new LabOptions(scenario, seed, 0), () -> NOW);
    }

    private static List<String> everything(LabCluster cluster) {
        List<String> all = new ArrayList<>();
        for (var resource : cluster.store().resources()) {
            cluster.store()
                    .list(resource.id(), "")
                    .forEach(object -> all.add(object.tree().toString()));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "healthy",
                "busy-day",
                "node-lost",
                "fleet-stuck",
                "gpu-unhealthy",
                "exporter-away",
                "duplicate-address"
            })
    void theSameSeedLivesTheSameLife(String scenario) {
        LabCluster one = cluster(scenario, 7);
        LabCluster other = cluster(scenario, 7);
        for (int step = 0; step < 600; step++) {
            one.step();
            other.step();
        }
        assertThat(everything(one)).isEqualTo(everything(other));
    }

    @Test
    void anotherSeedIsAnotherCluster() {
        assertThat(uid(cluster("healthy", 1))).isNotEqualTo(uid(cluster("healthy", 2)));
    }

    private static String uid(LabCluster cluster) {
        return cluster.store().get("namespaces", "", "kube-system").orElseThrow().uid();
    }

    @Test
    void healthyHasTheMachinesOfThePlan() {
        Map<String, String> addresses = new TreeMap<>();
        for (StoredObject node : cluster("healthy", 1).store().list("nodes", "")) {
            addresses.put(node.name(), address(node));
            assertThat(condition(node, "Ready")).as(node.name()).isEqualTo("True");
        }
        assertThat(addresses)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "k3s-cp1", "10.21.0.35",
                                "k3s-cp2", "10.21.0.36",
                                "k3s-cp3", "10.21.0.37",
                                "k3s-wk-gpu1", "10.21.0.38",
                                "k3s-wk-gpu2", "10.21.0.43",
                                "k3s-wk-gpu3", "10.21.0.40",
                                "k3s-wk-gpu4", "10.21.0.41"));
    }

    @Test
    void requestsNeverExceedWhatANodeOffers() {
        LabCluster cluster = cluster("busy-day", 3);
        for (int step = 0; step < 1200; step++) {
            cluster.step();
        }
        Map<String, Integer> cards = new TreeMap<>();
        for (StoredObject pod : cluster.store().list("pods", "")) {
            if (!pod.pod().node().isEmpty()) {
                for (var container : pod.tree().path("spec").path("containers")) {
                    String asked = Json.text(container, "resources", "requests", "nvidia.com/gpu");
                    if (!asked.isEmpty()) {
                        cards.merge(pod.pod().node(), Integer.parseInt(asked), Integer::sum);
                    }
                }
            }
        }
        assertThat(cards).isNotEmpty().allSatisfy((_, used) -> assertThat(used).isBetween(1, 2));
    }

    @Test
    void aScaledClusterHasPodsInProportion() {
        LabCluster cluster = cluster("scale-60", 1);
        assertThat(cluster.store().list("nodes", "")).hasSize(60);
        assertThat(cluster.store().list("pods", "").size()).isBetween(2700, 3300);
    }

    private static String address(StoredObject node) {
        return Json.text(node.tree().path("status").path("addresses").path(0), "address");
    }

    private static String condition(StoredObject node, String type) {
        for (var each : node.tree().path("status").path("conditions")) {
            if (Json.text(each, "type").equals(type)) {
                return Json.text(each, "status");
            }
        }
        return "missing";
    }
}
