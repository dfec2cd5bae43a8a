package console.services.lab;

import console.services.fact.Clock;
import console.services.lab.api.Backend;
import console.services.lab.api.Json;
import console.services.lab.api.LabStore;
import console.services.lab.api.StoredObject;
import console.services.row.NeighbourRow;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The lab's one state: the plan's machines and what runs on them, the same for the same seed, and
/// how it behaves from second to second.
final class LabCluster implements Backend {
    private static final int STEPS_TO_LIVE = 10;
    private static final Duration LOST_SINCE = Duration.ofMinutes(7);
    private static final Duration STUCK_SINCE = Duration.ofMinutes(6);

    private final World world;
    private final PodStates states;
    private final Nodes nodes;
    private final Workloads workloads;
    private final Network network;
    private final Neighbourhood neighbourhood;
    private final Fleet fleet;
    private final Sessions sessions;
    private final Endings endings;
    private final Kubelets kubelets;
    private final NodeController controller;
    private final Scheduler scheduler;
    private final Readiness readiness;
    private final Devices devices;
    private final Telemetry telemetry;
    private final Usage usage;
    private final boolean busy;
    private long second;
    private int stormed;

    LabCluster(LabOptions options, Clock clock) {
        int scale = LabOptions.nodes(options.scenario());
        world = new World(options.seed(), scale == 0 ? 7 : scale, clock);
        busy = options.scenario().equals("busy-day");
        states = new PodStates(world);
        nodes = new Nodes(world);
        Pods pods = new Pods(world, states);
        workloads = new Workloads(world, pods);
        network = new Network(world);
        fleet = new Fleet(world);
        Storage storage = new Storage(world);
        sessions = new Sessions(world, pods, storage);
        endings = new Endings(world, states, workloads);
        kubelets = new Kubelets(world, nodes, states, endings);
        controller = new NodeController(world, nodes, states, kubelets, endings);
        scheduler = new Scheduler(world, states);
        readiness = new Readiness(world);
        devices = new Devices(world);
        telemetry = new Telemetry(world, devices, kubelets);
        usage = new Usage(world, kubelets);
        neighbourhood = new Neighbourhood(world, kubelets, network);
        workloads.namespaces();
        nodes.build();
        workloads.build();
        network.build();
        fleet.build();
        storage.build();
        new Certificates(world).build();
        new Catalogue(world).build();
        sessions.build(busy);
        if (scale > 0) {
            sessions.fill(41);
        }
        scenario(options.scenario());
        // What just began to start is up when somebody looks.
        past(Duration.ofSeconds(10), () -> {});
        world.store.open();
    }

    /// Something happened that long ago, and life went on since.
    private void past(Duration ago, Runnable what) {
        world.jump(ago.negated());
        what.run();
        for (long left = ago.toSeconds(); left > 0; left--) {
            world.jump(Duration.ofSeconds(1));
            routine();
        }
    }

    LabStore store() {
        return world.store;
    }

    private void scenario(String name) {
        switch (name) {
            case "node-lost" -> past(LOST_SINCE, () -> lose(world.workers.get(2)));
            case "fleet-stuck" -> past(STUCK_SINCE, this::rollOutWhatIsNotThere);
            case "duplicate-address" -> neighbourhood.collide();
            case "gpu-unhealthy" -> failGpus();
            case "exporter-away" -> takeExporterAway();
            default -> {}
        }
    }

    /// A new version whose image is in no registry: its first pod never starts, the others stay.
    private void rollOutWhatIsNotThere() {
        String controller = "ingress-nginx-controller";
        String image = "registry.k8s.io/ingress-nginx/controller:v1.12.9";
        world.missingImages.add(image);
        workloads.roll("ingress-nginx", controller, image, world.workers.get(2));
        fleet.waits("ingress-nginx", "DaemonSet", "ingress-nginx", controller, "Available: 3/4");
        String blocked = "dependent bundle(s) are not ready: [cluster-maintenance-%s]";
        fleet.state("jupyterhub", "ErrApplied", blocked.formatted("ingress-nginx"));
        fleet.state("monitoring", "ErrApplied", blocked.formatted("jupyterhub"));
    }

    /// A version of the DCGM exporter whose image is in no registry: no device is measured.
    private void takeExporterAway() {
        String image = "nvcr.io/nvidia/k8s/dcgm-exporter:4.4.99";
        world.missingImages.add(image);
        for (String node : world.workers) {
            workloads.roll("gpu-operator", "nvidia-dcgm-exporter", image, node);
        }
        telemetry.silence();
    }

    /// One card that its plugin calls unhealthy, and one that fell off the bus.
    private void failGpus() {
        String unhealthy = world.workers.get(1);
        String lost = world.workers.get(3);
        world.store.update("nodes", "", unhealthy, tree -> offer(tree, "allocatable"));
        world.store.update(
                "nodes",
                "",
                lost,
                tree -> {
                    offer(tree, "allocatable");
                    offer(tree, "capacity");
                    Json.child(Json.child(tree, "metadata"), "labels")
                            .put("nvidia.com/gpu.count", "1");
                });
        devices.damage(unhealthy, 1, 48);
        devices.fail(lost, 1);
        world.event(
                "Warning",
                "GpuUnhealthy",
                "Node",
                "",
                unhealthy,
                "NVRM: Xid (PCI:0000:02:00): 48, An uncorrectable double bit error has been"
                        + " detected on GPU.");
    }

    private static void offer(ObjectNode node, String where) {
        Json.child(Json.child(node, "status"), where).put("nvidia.com/gpu", "1");
    }

    /// A machine without power: its kubelet falls silent.
    void lose(String node) {
        world.store.locked(
                () -> {
                    kubelets.powerOff(node, second);
                    return second;
                });
    }

    /// Power is back.
    void restore(String node) {
        world.store.locked(
                () -> {
                    kubelets.powerOn(node);
                    return second;
                });
    }

    /// Also what only waits for its time.
    void jump(Duration by) {
        world.store.locked(
                () -> {
                    world.jump(by);
                    second += by.toSeconds();
                    return second;
                });
    }

    /// Containers of so many pods start anew, one pod after the other.
    void storm(int count) {
        world.store.locked(
                () -> {
                    List<StoredObject> pods = List.copyOf(world.store.list("pods", ""));
                    for (int i = 0; i < count; i++) {
                        states.crashed(pods.get(stormed++ % pods.size()));
                    }
                    return second;
                });
    }

    List<String> machines() {
        return world.machines();
    }

    List<NeighbourRow> neighbours() {
        return world.store.locked(neighbourhood::rows);
    }

    /// One second of the lab's time.
    void step() {
        world.live();
        world.store.locked(
                () -> {
                    routine();
                    if (second % STEPS_TO_LIVE == 0) {
                        live(second / STEPS_TO_LIVE);
                    }
                    return second;
                });
    }

    /// What controllers and kubelets do all the time.
    private void routine() {
        second++;
        kubelets.step(second);
        controller.step(second);
        if (!kubelets.runs(network.announcer())) {
            world.workers.stream().filter(kubelets::runs).findFirst().ifPresent(network::announce);
        }
        scheduler.pass();
        readiness.step();
    }

    private void live(long minute) {
        List<StoredObject> running = sessions.running();
        if (minute % 3 == 0) {
            Sessions.Profile[] profiles = Sessions.Profile.values();
            Sessions.Profile calm =
                    world.ids.below(2) == 0 ? Sessions.Profile.CPU : Sessions.Profile.SLICE;
            Sessions.Profile any = profiles[world.ids.below(profiles.length)];
            sessions.start(busy ? any : calm, null, Duration.ZERO);
        }
        if (running.size() > (busy ? 16 : 11)) {
            endings.delete(running.get(world.ids.below(running.size())), 30);
        }
        fleet.poll();
        if (!world.missingImages.isEmpty()) {
            return;
        }
        switch ((int) (minute % 40)) {
            case 20 -> fleet.state("jupyterhub", "WaitApplied", "");
            case 21 ->
                    fleet.waits("jupyterhub", "Deployment", "jupyterhub", "hub", "Available: 0/1");
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

    @Override
    public void delete(StoredObject object, long graceSeconds) {
        endings.delete(object, graceSeconds);
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
        return usage.metrics(plural, namespace);
    }
}
