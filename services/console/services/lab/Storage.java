package console.services.lab;

import console.services.lab.api.Json;
import console.services.lab.api.Resources;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Volumes, snapshots of etcd, budgets, and the GPU operator's policy.
final class Storage {
    private final World world;

    Storage(World world) {
        this.world = world;
    }

    void build() {
        storageClass("nfs-client", "cluster.local/nfs-subdir-external-provisioner", true);
        storageClass("local-path", "rancher.io/local-path", false);
        storageClass("fast-scratch", "rancher.io/local-path", false);
        claim("jupyterhub", "data-postgresql-0", "nfs-client", "10Gi", "");
        claim("monitoring", "prometheus-db", "local-path", "50Gi", world.workers.getFirst());
        for (int i = 0; i < Math.min(3, world.servers.size()); i++) {
            snapshots(world.servers.get(i), i);
        }
        policy();
        budget("jupyterhub", "hub", Map.of("app", "jupyterhub", "component", "hub"));
        budget("cattle-system", "rancher", Map.of("app", "rancher"));
        ObjectNode runtime = world.object("", "nvidia", Map.of());
        world.put("runtimeclasses.node.k8s.io", runtime.put("handler", "nvidia"));
    }

    private void storageClass(String name, String provisioner, boolean expands) {
        ObjectNode tree = world.object("", name, Map.of());
        tree.put("provisioner", provisioner).put("reclaimPolicy", "Delete");
        tree.put("volumeBindingMode", expands ? "Immediate" : "WaitForFirstConsumer");
        world.put("storageclasses.storage.k8s.io", tree.put("allowVolumeExpansion", expands));
    }

    /// A bound claim with its volume; pinned to a node where one is named, else on NFS.
    void claim(String namespace, String name, String storageClass, String size, String node) {
        String volume = "pvc-" + world.ids.uid();
        ObjectNode claim = world.object(namespace, name, Map.of());
        ObjectNode spec = claim.putObject("spec").put("storageClassName", storageClass);
        spec.put("volumeName", volume).putArray("accessModes").add("ReadWriteOnce");
        spec.putObject("resources").putObject("requests").put("storage", size);
        ObjectNode status = claim.putObject("status").put("phase", "Bound");
        status.putObject("capacity").put("storage", size);
        status.putArray("accessModes").add("ReadWriteOnce");
        world.put("persistentvolumeclaims", claim);
        ObjectNode tree = world.object("", volume, Map.of());
        ObjectNode volumeSpec = tree.putObject("spec").put("storageClassName", storageClass);
        volumeSpec.putObject("capacity").put("storage", size);
        volumeSpec.putArray("accessModes").add("ReadWriteOnce");
        volumeSpec.put("persistentVolumeReclaimPolicy", "Delete");
        volumeSpec.putObject("claimRef").put("namespace", namespace).put("name", name);
        if (node.isEmpty()) {
            ObjectNode nfs = volumeSpec.putObject("nfs").put("server", "nfs.unileoben.ac.at");
            nfs.put("path", "/export/cps/" + namespace + "-" + name);
        } else {
            volumeSpec.putObject("local").put("path", "/opt/scratch/" + volume);
            ObjectNode expression =
                    volumeSpec
                            .putObject("nodeAffinity")
                            .putObject("required")
                            .putArray("nodeSelectorTerms")
                            .addObject()
                            .putArray("matchExpressions")
                            .addObject();
            expression.put("key", "kubernetes.io/hostname").put("operator", "In");
            expression.set("values", Json.strings(List.of(node)));
        }
        tree.putObject("status").put("phase", "Bound");
        world.put("persistentvolumes", tree);
    }

    private void snapshots(String server, int minute) {
        for (int i = 0; i < 5; i++) {
            Duration age = Duration.ofHours(3 + 12L * i).minusMinutes(minute);
            long second = world.now().minus(age).getEpochSecond();
            String name = "etcd-snapshot-%s-%d".formatted(server, second);
            ObjectNode file =
                    world.object(
                            "",
                            "local-" + name + "-" + world.ids.uid().substring(0, 6),
                            Map.of("etcd.k3s.cattle.io/snapshot-storage-node", server));
            ObjectNode spec = file.putObject("spec").put("snapshotName", name);
            spec.put("nodeName", server);
            spec.put("location", "file:///var/lib/rancher/k3s/server/db/snapshots/" + name);
            ObjectNode status = file.putObject("status").put("size", "41504800");
            status.put("creationTime", world.ago(age)).put("readyToUse", true);
            world.put("etcdsnapshotfiles.k3s.cattle.io", file);
        }
    }

    private void policy() {
        ObjectNode layouts = world.object("gpu-operator", "cps-mig-parted-config", Map.of());
        layouts.putObject("data").put("config.yaml", Resources.text("mig-parted.yaml"));
        world.put("configmaps", layouts);
        ObjectNode policy = world.object("", "cluster-policy", Map.of());
        ObjectNode spec = policy.putObject("spec");
        spec.putObject("mig").put("strategy", "mixed");
        spec.putObject("migManager").putObject("config").put("name", "cps-mig-parted-config");
        ObjectNode status = policy.putObject("status").put("state", "ready");
        status.put("namespace", "gpu-operator");
        world.condition(status.putArray("conditions"), "Ready", "True", "Reconciled");
        world.put("clusterpolicies.nvidia.com", policy);
    }

    private void budget(String namespace, String name, Map<String, String> selector) {
        ObjectNode budget = world.object(namespace, name, Map.of());
        ObjectNode spec = budget.putObject("spec").put("minAvailable", 1);
        ObjectNode labels = spec.putObject("selector").putObject("matchLabels");
        selector.forEach(labels::put);
        world.put("poddisruptionbudgets.policy", budget);
    }
}
