package console.services.lab;

import console.services.fact.Clock;
import console.services.lab.api.Backend;
import console.services.lab.api.Json;
import console.services.lab.api.LabStore;
import console.services.lab.api.StoredObject;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The lab's one state: the plan's machines and what runs on them, the same for the same seed, and
/// how it behaves from minute to minute.
final class LabCluster implements Backend {
    private final World world;
    private final Nodes nodes;
    private final Pods pods;
    private final Workloads workloads;
    private final Network network;
    private final Fleet fleet;
    private final Sessions sessions;
    private final Scheduler scheduler;
    private final Telemetry telemetry;
    private final boolean busy;
    private int minute;

    LabCluster(LabOptions options, Clock clock) {
        int scale = LabOptions.nodes(options.scenario());
        world = new World(options.seed(), scale == 0 ? 7 : scale, clock);
        busy = options.scenario().equals("busy-day");
        nodes = new Nodes(world);
        pods = new Pods(world);
        workloads = new Workloads(world, pods);
        network = new Network(world);
        fleet = new Fleet(world);
        Storage storage = new Storage(world);
        sessions = new Sessions(world, pods, storage);
        scheduler = new Scheduler(world, pods);
        telemetry = new Telemetry(world);
        nodes.build();
        workloads.build();
        network.build();
        fleet.build();
        storage.build();
        new Catalogue(world).build();
        sessions.build(busy);
        if (scale > 0) {
            sessions.fill(41);
        }
        scenario(options.scenario());
        scheduler.pass();
        world.store.open();
    }

    LabStore store() {
        return world.store;
    }

    private void scenario(String name) {
        switch (name) {
            case "node-lost" -> lose(world.workers.get(2));
            case "fleet-stuck" -> {
                fleet.state(
                        "ingress-nginx",
                        "NotReady",
                        "daemonset.apps ingress-nginx/ingress-nginx-controller [progressing]"
                                + " Available: 3/4");
                String blocked = "dependent bundle(s) are not ready: [cluster-maintenance-%s]";
                fleet.state("jupyterhub", "ErrApplied", blocked.formatted("ingress-nginx"));
                fleet.state("monitoring", "ErrApplied", blocked.formatted("jupyterhub"));
            }
            case "duplicate-address" ->
                    world.store.update(
                            "nodes",
                            "",
                            world.workers.get(3),
                            tree ->
                                    Json.element(
                                                    Json.child(tree, "status"),
                                                    "addresses",
                                                    "type",
                                                    "InternalIP")
                                            .put("address", "10.21.0.40"));
            case "gpu-unhealthy" -> failGpus();
            default -> {}
        }
    }

    private void failGpus() {
        world.store.update(
                "nodes",
                "",
                world.workers.get(1),
                tree ->
                        Json.child(Json.child(tree, "status"), "allocatable")
                                .put("nvidia.com/gpu", "1"));
        world.store.update(
                "nodes",
                "",
                world.workers.get(3),
                tree ->
                        Json.child(Json.child(tree, "metadata"), "labels")
                                .put("nvidia.com/gpu.count", "1"));
    }

    /// A machine without power: its kubelet falls silent, its pods are no longer ready.
    void lose(String node) {
        String silent = "Kubelet stopped posting node status.";
        for (String type :
                new String[] {"MemoryPressure", "DiskPressure", "PIDPressure", "Ready"}) {
            nodes.condition(node, type, "Unknown", "NodeStatusUnknown", silent);
        }
        world.event(
                "Normal",
                "NodeNotReady",
                "Node",
                "",
                node,
                "Node " + node + " status is now: NodeNotReady");
        for (StoredObject pod : List.copyOf(world.store.list("pods", ""))) {
            if (pod.nodeName().equals(node)) {
                pods.notReady(pod, "");
            }
        }
        workloads.refresh("ingress-nginx");
        if (network.announcer().equals(node)) {
            world.workers.stream()
                    .filter(other -> !other.equals(node))
                    .findFirst()
                    .ifPresent(network::announce);
        }
    }

    /// Power is back.
    void restore(String node) {
        for (String type : new String[] {"MemoryPressure", "DiskPressure", "PIDPressure"}) {
            nodes.condition(node, type, "False", "KubeletHasSufficientMemory", "");
        }
        nodes.condition(node, "Ready", "True", "KubeletReady", "kubelet is posting ready status");
    }

    void jump(Duration by) {
        world.jump(by);
    }

    List<String> machines() {
        List<String> all = new ArrayList<>(world.servers);
        all.addAll(world.workers);
        return all;
    }

    /// One step of life, about every ten seconds of the lab's time.
    void tick() {
        minute++;
        world.store.locked(
                () -> {
                    heartbeat();
                    live();
                    scheduler.pass();
                    return minute;
                });
    }

    /// Kubelets report; of a large cluster a part of them each time.
    private void heartbeat() {
        List<StoredObject> all = List.copyOf(world.store.list("nodes", ""));
        int share = Math.max(1, all.size() / 50);
        for (int i = minute % share; i < all.size(); i += share) {
            StoredObject node = all.get(i);
            world.store.update(
                    "nodes",
                    "",
                    node.name(),
                    tree -> {
                        ArrayNode conditions = (ArrayNode) Json.at(tree, "status", "conditions");
                        conditions.forEach(
                                condition -> {
                                    if (!Json.text(condition, "status").equals("Unknown")) {
                                        ((ObjectNode) condition)
                                                .put("lastHeartbeatTime", now().toString());
                                    }
                                });
                    });
        }
    }

    private void live() {
        List<StoredObject> running = sessions.running();
        if (minute % 3 == 0) {
            Sessions.Profile[] profiles = Sessions.Profile.values();
            int choice = world.ids.below(busy ? profiles.length : 2);
            sessions.start(
                    busy || choice == 0 ? profiles[choice] : Sessions.Profile.MIG,
                    null,
                    Duration.ZERO);
        }
        if (running.size() > (busy ? 16 : 11)) {
            delete(running.get(world.ids.below(running.size())), 0);
        }
        switch (minute % 40) {
            case 20 -> fleet.state("jupyterhub", "WaitApplied", "");
            case 21 ->
                    fleet.state(
                            "jupyterhub",
                            "NotReady",
                            "deployment.apps jupyterhub/hub [progressing] Available: 0/1");
            case 24 -> fleet.state("jupyterhub", "Ready", "");
            default -> {}
        }
    }

    @Override
    public Instant now() {
        return world.now();
    }

    @Override
    public String uid() {
        return world.ids.uid();
    }

    /// Pods of a controller come back; a bare session does not.
    @Override
    public void delete(StoredObject object, long graceSeconds) {
        world.store.remove(object);
        if (object.resource().id().equals("pods")) {
            workloads.replace(object);
            scheduler.pass();
            workloads.refresh(object.namespace());
        }
    }

    @Override
    public List<String> log(StoredObject pod, String container, int lines) {
        List<String> log = new ArrayList<>();
        for (int i = Math.min(lines, 20); i > 0; i--) {
            log.add("%s %s is alive".formatted(world.ago(Duration.ofMinutes(i)), pod.name()));
        }
        return log;
    }

    @Override
    public Optional<Reply> proxy(
            String namespace, String service, String path, Map<String, String> query) {
        return telemetry.proxy(service, path, query);
    }

    @Override
    public List<ObjectNode> metrics(String plural, String namespace) {
        return telemetry.metrics(plural, namespace);
    }
}
