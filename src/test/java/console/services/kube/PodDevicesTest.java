package console.services.kube;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.row.PodRow;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

/// Devices that a pod's status names: `allocatedResourcesStatus`, as Kubernetes documents it with
/// the feature gate `ResourceHealthStatus`.
final class PodDevicesTest {
    private static PodRow pod(String resources) {
        String json =
                """
                {"metadata": {"namespace": "jupyterhub", "name": "jupyter-anna"},
                 "status": {"phase": "Running", "containerStatuses": [
                   {"name": "notebook", "allocatedResourcesStatus": %s}]}}
                """
                        .formatted(resources);
        return CoreRows.pod(JsonMapper.shared().readTree(json));
    }

    @Test
    void everyDeviceOfEveryContainerIsRead() {
        String resources =
                """
                [{"name": "nvidia.com/gpu", "resources": [
                    {"resourceID": "GPU-1eef", "health": "Healthy"},
                    {"resourceID": "GPU-bd26", "health": "Unhealthy", "message": "XID 79"}]},
                 {"name": "claim:gpus/a", "resources": [{"health": "Unknown"}]}]
                """;
        assertThat(pod(resources).devices())
                .containsExactly(
                        new PodRow.Device("nvidia.com/gpu", "GPU-1eef", "Healthy"),
                        new PodRow.Device("nvidia.com/gpu", "GPU-bd26", "Unhealthy"));
    }

    @Test
    void whatIsNotThereOrNoListNamesNoDevice() {
        assertThat(pod("null").devices()).isEmpty();
        assertThat(pod("7").devices()).isEmpty();
        assertThat(pod("[{\"resources\": 3}]").devices()).isEmpty();
    }
}
