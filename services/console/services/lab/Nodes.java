package console.services.lab;

import console.services.lab.api.Json;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// The nodes of the lab: the plan's seven, or as many as `scale-N` asks for.
final class Nodes {
    private static final String WORKER_MEMORY = "131919868Ki";
    private static final String SERVER_MEMORY = "16393212Ki";
    private static final Map<Integer, Integer> LAST_OCTET = Map.of(1, 38, 2, 43, 3, 40, 4, 41);

    private static final String[][] GOOD = {
        {
            "MemoryPressure",
            "False",
            "KubeletHasSufficientMemory",
            "kubelet has sufficient memory available"
        },
        {"DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"},
        {"PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available"},
        {"NetworkUnavailable", "False", "FlannelIsUp", "Flannel is running on this node"},
        {"Ready", "True", "KubeletReady", "kubelet is posting ready status"}
    };

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
        ObjectNode taint = ((ObjectNode) node.get("spec")).putArray("taints").addObject();
        taint.put("key", "node-role.kubernetes.io/control-plane");
        taint.put("value", "true").put("effect", "NoSchedule");
        status(node, "4", SERVER_MEMORY, "100Gi", Map.of());
        ArrayNode conditions = (ArrayNode) node.path("status").path("conditions");
        world.condition(conditions, "EtcdIsVoter", "True", "MemberNotLearner");
        world.put("nodes", node);
    }

    private void worker(String name, int number) {
        world.workers.add(name);
        Layout layout = Layout.of(number);
        Map<String, String> labels = common(name);
        labels.putAll(gpuLabels());
        labels.putAll(layout.labels());
        Integer octet = LAST_OCTET.get(number);
        String address =
                octet != null
                        ? "10.21.0." + octet
                        : "10.21.%d.%d".formatted(4 + number / 200, 1 + number % 200);
        ObjectNode node = node(name, address, labels);
        status(node, "48", WORKER_MEMORY, "500Gi", layout.offers());
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

    private static Map<String, String> gpuLabels() {
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
        labels.put("nvidia.com/mig.capable", "true");
        labels.put("nvidia.com/mig.strategy", "mixed");
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
        return labels;
    }

    private ObjectNode node(String name, String address, Map<String, String> labels) {
        ObjectNode node = world.object("", name, labels);
        world.addresses.put(name, address);
        ObjectNode annotations = ((ObjectNode) node.get("metadata")).putObject("annotations");
        annotations.put("k3s.io/hostname", name);
        annotations.put("k3s.io/internal-ip", address);
        annotations.put(
                "flannel.alpha.coreos.com/backend-data",
                "{\"VNI\":1,\"VtepMAC\":\"8e:11:5a:77:20:c4\"}");
        node.putObject("spec").put("podCIDR", podRange(world.addresses.size() - 1));
        ObjectNode status = node.putObject("status");
        ArrayNode addresses = status.putArray("addresses");
        addresses.addObject().put("type", "InternalIP").put("address", address);
        addresses.addObject().put("type", "Hostname").put("address", name);
        return node;
    }

    /// A /24 of 10.42.0.0/16 for each; a large cluster is set up with a longer mask.
    private String podRange(int number) {
        return world.nodes <= 256
                ? "10.42.%d.0/24".formatted(number)
                : "10.42.%d.%d/26".formatted(number / 4, number % 4 * 64);
    }

    private void status(
            ObjectNode node,
            String cpu,
            String memory,
            String storage,
            Map<String, Integer> devices) {
        ObjectNode status = (ObjectNode) node.get("status");
        for (String map : new String[] {"capacity", "allocatable"}) {
            ObjectNode amounts = status.putObject(map);
            amounts.put("cpu", cpu).put("memory", memory).put("pods", "110");
            amounts.put("ephemeral-storage", storage).put("hugepages-2Mi", "0");
            devices.forEach((name, count) -> amounts.put(name, count.toString()));
        }
        ArrayNode conditions = status.putArray("conditions");
        for (String[] each : GOOD) {
            world.condition(conditions, each[0], each[1], each[2])
                    .put("message", each[3])
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
                .put("renewTime", micro());
        world.put("leases.coordination.k8s.io", lease);
    }

    /// The kubelet renews its Lease.
    void renew(String node) {
        world.store.update(
                "leases.coordination.k8s.io",
                "kube-node-lease",
                node,
                tree -> Json.child(tree, "spec").put("renewTime", micro()));
    }

    private String micro() {
        return world.now().toString().replace("Z", ".000000Z");
    }

    /// The kubelet reports that nothing changed.
    void heartbeat(String node) {
        conditions(
                node,
                condition -> {
                    if (condition.has("lastHeartbeatTime")) {
                        condition.put("lastHeartbeatTime", world.now().toString());
                    }
                });
    }

    /// The kubelet reports that all is well.
    void ready(String node) {
        heartbeat(node);
        conditions(
                node,
                condition -> {
                    for (String[] good : GOOD) {
                        if (Json.is(condition, "type", good[0])) {
                            turn(condition, good[1], good[2], good[3]);
                        }
                    }
                    if (Json.is(condition, "type", "EtcdIsVoter")) {
                        turn(condition, "True", "MemberNotLearner", "Node is a voting member");
                    }
                });
    }

    /// The node controller has waited long enough.
    void unknown(String node) {
        conditions(
                node,
                condition -> {
                    String type = Json.text(condition, "type");
                    if (type.equals("EtcdIsVoter")) {
                        turn(condition, "False", "Unhealthy", "Node is unhealthy");
                    } else if (!type.equals("NetworkUnavailable")) {
                        String silent = "Kubelet stopped posting node status.";
                        turn(condition, "Unknown", "NodeStatusUnknown", silent);
                    }
                });
    }

    private void turn(ObjectNode condition, String status, String reason, String message) {
        if (!Json.is(condition, "status", status)) {
            condition.put("lastTransitionTime", world.now().toString());
        }
        condition.put("status", status).put("reason", reason).put("message", message);
    }

    private void conditions(String node, Consumer<ObjectNode> change) {
        world.store.update(
                "nodes",
                "",
                node,
                tree ->
                        tree.path("status")
                                .path("conditions")
                                .forEach(condition -> change.accept((ObjectNode) condition)));
    }
}
