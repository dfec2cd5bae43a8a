package console.services.kube;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.row.Container;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

/// What a pod says of itself, in the kubelet's and the scheduler's words.
final class PodStoryTest {
    @Test
    void aContainerThatEndsAgainAndAgainSaysHowItEnded() {
        PodStory pod =
                story(
                        """
                        {"metadata": {"namespace": "n", "name": "hub-1",
                          "labels": {"pod-template-hash": "6d8f"},
                          "ownerReferences": [
                            {"kind": "Other", "name": "x"},
                            {"kind": "ReplicaSet", "name": "hub-6d8f", "controller": true}]},
                         "spec": {"nodeName": "wk1"},
                         "status": {"phase": "Running",
                          "initContainerStatuses": [{"name": "done", "ready": false,
                            "state": {"terminated": {"exitCode": 0, "reason": "Completed"}}}],
                          "containerStatuses": [
                            {"name": "slow", "ready": false, "state": {"running": {}}},
                            {"name": "hub", "ready": false,
                             "state": {"waiting": {"reason": "CrashLoopBackOff",
                                                   "message": "back-off 5m0s"}},
                             "lastState": {"terminated": {"exitCode": 137, "reason": "OOMKilled",
                                                          "message": "no memory\\n"}}}]}}
                        """);
        assertThat(pod.owner()).isEqualTo("ReplicaSet/hub-6d8f");
        assertThat(pod.hash()).isEqualTo("6d8f");
        assertThat(pod.word()).isEqualTo("Running");
        assertThat(pod.worst())
                .contains(
                        new Container(
                                "hub",
                                new Container.Waiting("CrashLoopBackOff", "back-off 5m0s"),
                                new Container.Ended("OOMKilled", 137, "no memory")));
        assertThat(pod.containers()).extracting(Container::name).containsExactly("slow", "hub");
    }

    @Test
    void aPodThatNoNodeTakesHasTheSchedulersWords() {
        PodStory pod =
                story(
                        """
                        {"metadata": {"namespace": "n", "name": "p"},
                         "status": {"phase": "Pending", "conditions": [
                           {"type": "PodScheduled", "status": "False", "reason": "Unschedulable",
                            "message": "0/7 nodes are available"}]}}
                        """);
        assertThat(pod.node()).isNull();
        assertThat(pod.owner()).isEmpty();
        assertThat(pod.word()).isEqualTo("Unschedulable");
        assertThat(pod.said()).isEqualTo("0/7 nodes are available");
        assertThat(pod.worst()).isEmpty();
    }

    @Test
    void absurdFieldsCostNothingButThemselves() {
        PodStory pod =
                story(
                        """
                        {"metadata": 3, "spec": [], "status": {"containerStatuses":
                          [7, {"name": "c", "state": {"terminated": "x"}}, {"state": {}}]}}
                        """);
        assertThat(pod.containers())
                .hasSize(3)
                .allMatch(each -> each.state().equals(new Container.Untold()));
    }

    private static PodStory story(String json) {
        return PodStory.of(JsonMapper.shared().readTree(json));
    }
}
