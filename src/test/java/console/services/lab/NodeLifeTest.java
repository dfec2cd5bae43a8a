package console.services.lab;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.lab.api.Json;
import console.services.lab.api.StoredObject;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What happens when a machine falls silent, pods are deleted and power comes back, in the order
/// and at the times of Kubernetes.
class NodeLifeTest {
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final String NODE = "k3s-wk-gpu3";

    private Instant now = START;

    private final LabCluster cluster = new LabCluster(new LabOptions("healthy", 5, 0), () -> now);

    private void pass(long seconds) {
        for (long left = seconds; left > 0; left--) {
            now = now.plusSeconds(1);
            cluster.step();
        }
    }

    private JsonNode node(String name) {
        return cluster.store().get("nodes", "", name).orElseThrow().tree();
    }

    private String condition(String type) {
        return condition(node(NODE), type);
    }

    private static String condition(JsonNode tree, String type) {
        for (JsonNode each : tree.path("status").path("conditions")) {
            if (Json.is(each, "type", type)) {
                return Json.text(each, "status") + " " + Json.text(each, "reason");
            }
        }
        return "";
    }

    private List<String> taints(String name) {
        List<String> taints = new ArrayList<>();
        for (JsonNode each : node(name).path("spec").path("taints")) {
            taints.add(Json.text(each, "key") + ":" + Json.text(each, "effect"));
        }
        return taints;
    }

    private List<StoredObject> pods(Predicate<StoredObject> wanted) {
        return cluster.store().list("pods", "").stream().filter(wanted).toList();
    }

    private List<StoredObject> here() {
        return pods(pod -> pod.pod().node().equals(NODE));
    }

    private static boolean daemon(StoredObject pod) {
        JsonNode owner = pod.tree().path("metadata").path("ownerReferences").path(0);
        return Json.is(owner, "kind", "DaemonSet");
    }

    private Duration leaseAge(String name) {
        StoredObject lease =
                cluster.store()
                        .get("leases.coordination.k8s.io", "kube-node-lease", name)
                        .orElseThrow();
        Instant renewed = Instant.parse(Json.text(lease.tree(), "spec", "renewTime"));
        return Duration.between(renewed, now);
    }

    @Test
    void aLivingNodeRenewsItsLeaseEveryTenSeconds() {
        for (int second = 0; second < 40; second++) {
            pass(1);
            assertThat(leaseAge(NODE)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void aSilentNodeIsUnknownOnlyAfterTheGracePeriod() {
        cluster.lose(NODE);
        pass(NodeController.GRACE - 1);
        assertThat(leaseAge(NODE)).isGreaterThan(Duration.ofSeconds(45));
        assertThat(condition("Ready")).isEqualTo("True KubeletReady");
        assertThat(here()).anyMatch(pod -> pod.pod().ready());

        pass(2);
        for (String type : List.of("Ready", "MemoryPressure", "DiskPressure", "PIDPressure")) {
            assertThat(condition(type)).as(type).isEqualTo("Unknown NodeStatusUnknown");
        }
        assertThat(condition("NetworkUnavailable")).startsWith("False");
        assertThat(taints(NODE))
                .containsExactlyInAnyOrder(
                        "node.kubernetes.io/unreachable:NoSchedule",
                        "node.kubernetes.io/unreachable:NoExecute");
        assertThat(here()).isNotEmpty().noneMatch(pod -> pod.pod().ready());
        assertThat(here()).noneMatch(pod -> pod.pod().terminating());
    }

    @Test
    void afterFiveMinutesPodsAreDeletedButNobodyConfirmsIt() {
        cluster.lose(NODE);
        List<StoredObject> before = here();
        pass(NodeController.GRACE + 298);
        assertThat(here())
                .filteredOn(pod -> !pod.pod().owner().isEmpty())
                .noneMatch(pod -> pod.pod().terminating());

        pass(600);
        assertThat(here()).hasSameSizeAs(before);
        assertThat(here()).allMatch(pod -> pod.pod().terminating() != daemon(pod));
        assertThat(here()).anyMatch(NodeLifeTest::daemon);
        for (StoredObject old : before) {
            JsonNode owner = old.tree().path("metadata").path("ownerReferences").path(0);
            if (Json.is(owner, "kind", "ReplicaSet")) {
                String uid = Json.text(owner, "uid");
                assertThat(pods(pod -> pod.pod().owner().equals(uid) && pod.pod().healthy()))
                        .as("a replacement of " + old.name())
                        .isNotEmpty()
                        .noneMatch(pod -> pod.pod().node().equals(NODE));
            }
        }
    }

    @Test
    void powerThatComesBackHealsWhatIsLeft() {
        cluster.lose(NODE);
        pass(NodeController.GRACE + 330);
        cluster.restore(NODE);
        pass(10);
        assertThat(condition("Ready")).isEqualTo("True KubeletReady");
        assertThat(taints(NODE)).isEmpty();
        assertThat(here()).isNotEmpty().allMatch(pod -> pod.pod().healthy());
        assertThat(here()).anyMatch(pod -> pod.tree().toString().contains("\"restartCount\":1"));
    }

    @Test
    void aDeletedPodIsTerminatingForSecondsAndThenGone() {
        StoredObject hub = pods(pod -> pod.name().startsWith("hub-")).getFirst();
        cluster.delete(hub, 30);
        StoredObject ending =
                cluster.store().get("pods", hub.namespace(), hub.name()).orElseThrow();
        assertThat(ending.pod().terminating()).isTrue();
        String end = Json.text(ending.tree(), "metadata", "deletionTimestamp");
        assertThat(Instant.parse(end)).isEqualTo(now.plusSeconds(30));
        pass(8);
        assertThat(cluster.store().get("pods", hub.namespace(), hub.name())).isEmpty();
        assertThat(pods(pod -> pod.pod().owner().equals(hub.pod().owner())))
                .singleElement()
                .matches(pod -> pod.pod().healthy());
    }

    @Test
    void withoutGraceAPodIsGoneAtOnceAlsoOnADeadNode() {
        cluster.lose(NODE);
        pass(400);
        StoredObject stuck = pods(pod -> pod.pod().terminating()).getFirst();
        cluster.delete(stuck, 0);
        assertThat(cluster.store().get("pods", stuck.namespace(), stuck.name())).isEmpty();
    }

    @Test
    void aLostServerIsNoVoter() {
        cluster.lose("k3s-cp2");
        pass(NodeController.GRACE + 1);
        assertThat(condition(node("k3s-cp2"), "EtcdIsVoter")).isEqualTo("False Unhealthy");
    }

    @Test
    void theAddressMovesToALivingNode() {
        cluster.lose("k3s-wk-gpu2");
        pass(2);
        assertThat(cluster.store().list("servicel2statuses.metallb.io", ""))
                .singleElement()
                .extracting(status -> Json.text(status.tree(), "status", "node"))
                .isEqualTo("k3s-wk-gpu1");
    }

    @Test
    void aCordonedNodeIsTaintedUntilItIsNot() {
        cluster.store()
                .update("nodes", "", NODE, t -> Json.child(t, "spec").put("unschedulable", true));
        pass(1);
        assertThat(taints(NODE)).containsExactly("node.kubernetes.io/unschedulable:NoSchedule");
        cluster.store()
                .update("nodes", "", NODE, t -> Json.child(t, "spec").remove("unschedulable"));
        pass(1);
        assertThat(taints(NODE)).isEmpty();
    }
}
