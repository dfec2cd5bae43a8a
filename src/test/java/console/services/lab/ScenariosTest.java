package console.services.lab;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.lab.api.Json;
import console.services.lab.api.StoredObject;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What each scenario is there to show is there from its first moment.
class ScenariosTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    private static LabCluster cluster(String scenario) {
        return new LabCluster(new LabOptions(scenario, 1, 0), () -> NOW);
    }

    private static JsonNode tree(LabCluster cluster, String kind, String space, String name) {
        return cluster.store().get(kind, space, name).orElseThrow().tree();
    }

    private static JsonNode condition(JsonNode tree, String type) {
        for (JsonNode each : tree.path("status").path("conditions")) {
            if (Json.is(each, "type", type)) {
                return each;
            }
        }
        return Json.object();
    }

    private static List<StoredObject> pods(LabCluster cluster, String node) {
        return cluster.store().list("pods", "").stream()
                .filter(pod -> pod.pod().node().equals(node))
                .toList();
    }

    private static List<StoredObject> waiting(LabCluster cluster) {
        return cluster.store().list("pods", "").stream()
                .filter(pod -> pod.pod().node().isEmpty())
                .toList();
    }

    @Test
    void healthyIsWell() {
        LabCluster cluster = cluster("healthy");
        for (StoredObject node : cluster.store().list("nodes", "")) {
            assertThat(Json.text(condition(node.tree(), "Ready"), "status")).isEqualTo("True");
        }
        assertThat(cluster.store().list("pods", "")).allMatch(pod -> pod.pod().healthy());
    }

    @Test
    void busyDayHasMoreSessionsThanFitAndSaysWhy() {
        LabCluster cluster = cluster("busy-day");
        assertThat(waiting(cluster)).isNotEmpty();
        for (StoredObject pod : waiting(cluster)) {
            JsonNode why = condition(pod.tree(), "PodScheduled");
            assertThat(Json.text(why, "reason")).isEqualTo("Unschedulable");
            assertThat(Json.text(why, "message"))
                    .startsWith("0/7 nodes are available: ")
                    .contains("Insufficient");
        }
        assertThat(cluster.store().list("pods", "jupyterhub").size())
                .isGreaterThan(cluster("healthy").store().list("pods", "jupyterhub").size());
    }

    @Test
    void nodeLostHasAMachineThatNobodyHearsOf() {
        LabCluster cluster = cluster("node-lost");
        JsonNode node = tree(cluster, "nodes", "", "k3s-wk-gpu3");
        JsonNode ready = condition(node, "Ready");
        assertThat(Json.text(ready, "status")).isEqualTo("Unknown");
        assertThat(Instant.parse(Json.text(ready, "lastTransitionTime")))
                .isEqualTo(NOW.minus(Duration.ofSeconds(370)));
        assertThat(node.path("spec").path("taints").toString()).contains("unreachable");
        assertThat(pods(cluster, "k3s-wk-gpu3"))
                .anyMatch(pod -> pod.pod().terminating())
                .anyMatch(pod -> !pod.pod().terminating())
                .noneMatch(pod -> pod.pod().ready());
        assertThat(cluster.proxy("monitoring", "alertmanager-operated", "/api/v2/alerts", Map.of()))
                .hasValueSatisfying(
                        reply -> assertThat(reply.body()).contains("KubeNodeUnreachable"));
    }

    @Test
    void fleetStuckHoldsUpWhatDependsOnTheBundle() {
        LabCluster cluster = cluster("fleet-stuck");
        String bundles = "bundles.fleet.cattle.io";
        String name = "cluster-maintenance-";
        for (String each : List.of("ingress-nginx", "jupyterhub", "monitoring")) {
            JsonNode bundle = tree(cluster, bundles, "fleet-local", name + each);
            assertThat(Json.text(condition(bundle, "Ready"), "status")).as(each).isEqualTo("False");
        }
        assertThat(tree(cluster, bundles, "fleet-local", name + "jupyterhub").toString())
                .contains("dependent bundle(s) are not ready: [cluster-maintenance-ingress-nginx]");
        StoredObject stuck =
                pods(cluster, "k3s-wk-gpu3").stream()
                        .filter(pod -> pod.namespace().equals("ingress-nginx"))
                        .findFirst()
                        .orElseThrow();
        assertThat(stuck.tree().path("status").toString()).contains("ImagePullBackOff");
        JsonNode set =
                tree(cluster, "daemonsets.apps", "ingress-nginx", "ingress-nginx-controller");
        assertThat(set.path("status").path("numberReady").asInt()).isEqualTo(3);
        JsonNode metallb = tree(cluster, bundles, "fleet-local", name + "metallb");
        assertThat(Json.text(condition(metallb, "Ready"), "status")).isEqualTo("True");
    }

    @Test
    void duplicateAddressHasTwoNodesWithOneAddress() {
        List<String> addresses =
                cluster("duplicate-address").store().list("nodes", "").stream()
                        .map(node -> node.tree().path("status").path("addresses").path(0))
                        .map(address -> Json.text(address, "address"))
                        .toList();
        assertThat(addresses).filteredOn("10.21.0.40"::equals).hasSize(2);
    }

    @Test
    void gpuUnhealthyHasACardThatIsNotOfferedAndOneThatIsGone() {
        LabCluster cluster = cluster("gpu-unhealthy");
        JsonNode unhealthy = tree(cluster, "nodes", "", "k3s-wk-gpu2").path("status");
        assertThat(Json.text(unhealthy, "capacity", "nvidia.com/gpu")).isEqualTo("2");
        assertThat(Json.text(unhealthy, "allocatable", "nvidia.com/gpu")).isEqualTo("1");
        JsonNode lost = tree(cluster, "nodes", "", "k3s-wk-gpu4");
        assertThat(Json.at(lost, "metadata", "labels").path("nvidia.com/gpu.count").asString())
                .isEqualTo("1");
        JsonNode series = LabDevicesTest.series(cluster, "DCGM_FI_DEV_GPU_TEMP");
        long left = series.valueStream().filter(each -> on(each, "k3s-wk-gpu4")).count();
        assertThat(left).isEqualTo(1);
    }

    private static boolean on(JsonNode series, String node) {
        return Json.text(series, "metric", "Hostname").equals(node);
    }

    @Test
    void scaleHasAsManyNodesAsAskedForAndPodsInProportion() {
        LabCluster cluster = cluster("scale-60");
        assertThat(cluster.store().list("nodes", "")).hasSize(60);
        assertThat(cluster.store().list("pods", "").size()).isBetween(2700, 3300);
    }
}
