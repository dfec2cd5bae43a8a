package console.services.lab;

import console.services.lab.api.Json;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// The nodes of the lab: the plan's seven, or as many as `scale-N` asks for.
final class Nodes {
    private static final String WORKER_MEMORY = "131919872Ki";
    private static final String SERVER_MEMORY = "16393216Ki";
    private static final Map<Integer, Integer> LAST_OCTET = Map.of(1, 38, 2, 43, 3, 40, 4, 41);

    private final World world;

    Nodes(World world) {
        this.world = world;
    }

    void build() {
        int servers = world.nodes >= 100 ? 5 : 3;
        for (int i = 1; i <= servers; i++) {
            server("k3s-cp" + i, i);
        }
        for (int i = 1; i <= world.nodes - servers; i++) {
            worker("k3s-wk-gpu" + i, i);
        }
        for (String node : world.servers) {
            lease(node);
        }
        world.workers.forEach(this::lease);
    }

    /// The plan's first worker is cut into slices; of many, every seventh.
    static boolean mig(int worker) {
        return worker % 7 == 1;
    }

    private void server(String name, int number) {
        world.servers.add(name);
        Map<String, String> labels = common(name);
        labels.put("node-role.kubernetes.io/control-plane", "true");
        labels.put("node-role.kubernetes.io/etcd", "true");
        labels.put("node-role.kubernetes.io/master", "true");
        String address = number <= 3 ? "10.21.0." + (34 + number) : "10.21.3." + number;
        ObjectNode node = node(name, address, labels);
        ObjectNode annotations = (ObjectNode) node.path("metadata").path("annotations");
        annotations.put("etcd.k3s.cattle.io/node-name", name + "-1f2e3d4c");
        annotations.put("etcd.k3s.cattle.io/node-address", address);
        ObjectNode taint = node.putObject("spec").putArray("taints").addObject();
        taint.put("key", "node-role.kubernetes.io/control-plane");
        taint.put("value", "true").put("effect", "NoSchedule");
        status(node, "4", SERVER_MEMORY, "100Gi", Map.of());
        ArrayNode conditions = (ArrayNode) node.path("status").path("conditions");
        world.condition(conditions, "EtcdIsVoter", "True", "MemberNotLearner");
        world.put("nodes", node);
    }

    private void worker(String name, int number) {
        world.workers.add(name);
        boolean mig = mig(number);
        Map<String, String> labels = common(name);
        labels.putAll(gpuLabels(mig));
        Integer octet = LAST_OCTET.get(number);
        String address =
                octet != null
                        ? "10.21.0." + octet
                        : "10.21.%d.%d".formatted(4 + number / 200, 1 + number % 200);
        ObjectNode node = node(name, address, labels);
        node.putObject("spec");
        Map<String, String> devices =
                mig
                        ? Map.of("nvidia.com/gpu", "0", "nvidia.com/mig-1g.5gb", "14")
                        : Map.of("nvidia.com/gpu", "2");
        status(node, "48", WORKER_MEMORY, "500Gi", devices);
        world.put("nodes", node);
    }

    private static Map<String, String> common(String name) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("kubernetes.io/hostname", name);
        labels.put("kubernetes.io/arch", "amd64");
        labels.put("kubernetes.io/os", "linux");
        labels.put("node.kubernetes.io/instance-type", "k3s");
        return labels;
    }

    private static Map<String, String> gpuLabels(boolean mig) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("accelerator", "nvidia");
        labels.put("gpu-model", "a100");
        labels.put("scratch", "nvme");
        labels.put("nvidia.com/gpu.present", "true");
        labels.put("nvidia.com/gpu.count", "2");
        labels.put("nvidia.com/gpu.product", "NVIDIA-A100-PCIE-40GB");
        labels.put("nvidia.com/gpu.memory", "40960");
        labels.put("nvidia.com/gpu.family", "ampere");
        labels.put("nvidia.com/gpu.sharing-strategy", "none");
        labels.put("nvidia.com/gpu.replicas", mig ? "0" : "1");
        labels.put("nvidia.com/mig.capable", "true");
        labels.put("nvidia.com/mig.strategy", "mixed");
        labels.put("nvidia.com/mig.config", mig ? "all-1g.5gb" : "all-disabled");
        labels.put("nvidia.com/mig.config.state", "success");
        for (String operand :
                new String[] {
                    "container-toolkit",
                    "device-plugin",
                    "dcgm-exporter",
                    "gpu-feature-discovery",
                    "mig-manager",
                    "operator-validator"
                }) {
            labels.put("nvidia.com/gpu.deploy." + operand, "true");
        }
        if (mig) {
            labels.put("nvidia.com/mig-1g.5gb.count", "14");
            labels.put("nvidia.com/mig-1g.5gb.product", "NVIDIA-A100-PCIE-40GB-MIG-1g.5gb");
        }
        return labels;
    }

    private ObjectNode node(String name, String address, Map<String, String> labels) {
        ObjectNode node = world.object("", name, labels);
        ObjectNode annotations = ((ObjectNode) node.get("metadata")).putObject("annotations");
        annotations.put("k3s.io/hostname", name);
        annotations.put("k3s.io/internal-ip", address);
        annotations.put(
                "flannel.alpha.coreos.com/backend-data",
                "{\"VNI\":1,\"VtepMAC\":\"8e:11:5a:77:20:c4\"}");
        ObjectNode status = node.putObject("status");
        ArrayNode addresses = status.putArray("addresses");
        addresses.addObject().put("type", "InternalIP").put("address", address);
        addresses.addObject().put("type", "Hostname").put("address", name);
        return node;
    }

    private void status(
            ObjectNode node,
            String cpu,
            String memory,
            String storage,
            Map<String, String> devices) {
        ObjectNode status = (ObjectNode) node.get("status");
        for (String map : new String[] {"capacity", "allocatable"}) {
            ObjectNode amounts = status.putObject(map);
            amounts.put("cpu", cpu).put("memory", memory).put("pods", "110");
            amounts.put("ephemeral-storage", storage).put("hugepages-2Mi", "0");
            devices.forEach(amounts::put);
        }
        ArrayNode conditions = status.putArray("conditions");
        String[][] good = {
            {"MemoryPressure", "False", "KubeletHasSufficientMemory"},
            {"DiskPressure", "False", "KubeletHasNoDiskPressure"},
            {"PIDPressure", "False", "KubeletHasSufficientPID"},
            {"NetworkUnavailable", "False", "FlannelIsUp"},
            {"Ready", "True", "KubeletReady"}
        };
        for (String[] each : good) {
            world.condition(conditions, each[0], each[1], each[2])
                    .put("lastHeartbeatTime", world.now().toString());
        }
        ObjectNode info = status.putObject("nodeInfo");
        info.put("kubeletVersion", "v1.32.4+k3s1").put("osImage", "Ubuntu 24.04.2 LTS");
        info.put("kernelVersion", "6.8.0-60-generic").put("architecture", "amd64");
        info.put("containerRuntimeVersion", "containerd://2.0.4-k3s2");
        info.put("operatingSystem", "linux").put("systemUUID", world.ids.uid());
        info.put("machineID", world.ids.uid().replace("-", ""));
        info.put("bootID", world.ids.uid()).put("kubeProxyVersion", "v1.32.4+k3s1");
    }

    private void lease(String node) {
        ObjectNode lease = world.object("kube-node-lease", node, Map.of());
        lease.putObject("spec")
                .put("holderIdentity", node)
                .put("leaseDurationSeconds", 40)
                .put("renewTime", world.ago(Duration.ofSeconds(4)));
        world.put("leases.coordination.k8s.io", lease);
    }

    /// Sets a condition of a node, as its kubelet or the node controller would.
    void condition(String node, String type, String status, String reason, String message) {
        world.store.update(
                "nodes",
                "",
                node,
                tree -> {
                    ObjectNode found =
                            Json.element(Json.child(tree, "status"), "conditions", "type", type);
                    if (!Json.text(found, "status").equals(status)) {
                        found.put("lastTransitionTime", world.now().toString());
                    }
                    found.put("status", status).put("reason", reason).put("message", message);
                });
    }
}
