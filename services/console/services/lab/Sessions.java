package console.services.lab;

import console.services.lab.api.StoredObject;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Jupyter users and their sessions: bare pods of `jupyterhub`, as KubeSpawner makes them.
final class Sessions {
    private static final List<String> USERS =
            List.of(
                    "a.berger",
                    "m.huber",
                    "s.novak",
                    "j.steiner",
                    "l.moser",
                    "t.pichler",
                    "k.gruber",
                    "e.wagner",
                    "f.leitner",
                    "b.eder",
                    "c.fuchs",
                    "d.maier",
                    "g.bauer",
                    "h.winkler",
                    "i.schmid",
                    "n.weber",
                    "o.schwarz",
                    "p.mayr");

    /// What a profile of the hub asks for.
    enum Profile {
        CPU("quay.io/jupyter/datascience-notebook:2025-05", "2", "2Gi", ""),
        SINGLE("quay.io/jupyter/pytorch-notebook:cuda12", "16", "64Gi", "nvidia.com/gpu"),
        DUAL("quay.io/jupyter/pytorch-notebook:cuda12", "32", "128Gi", "nvidia.com/gpu"),
        SLICE("quay.io/jupyter/tensorflow-notebook:cuda12", "6", "24Gi", "nvidia.com/mig-1g.5gb"),
        SLICES(
                "quay.io/jupyter/tensorflow-notebook:cuda12",
                "10",
                "40Gi",
                "nvidia.com/mig-2g.10gb");

        private final String image;
        private final String cpu;
        private final String memory;
        private final String device;

        Profile(String image, String cpu, String memory, String device) {
            this.image = image;
            this.cpu = cpu;
            this.memory = memory;
            this.device = device;
        }
    }

    private final World world;
    private final Pods pods;
    private final Storage storage;
    private int next;

    Sessions(World world, Pods pods, Storage storage) {
        this.world = world;
        this.pods = pods;
        this.storage = storage;
    }

    /// The sessions of an ordinary morning.
    void build(boolean busy) {
        for (int i = 0; i < Math.min(4, world.workers.size()); i++) {
            String node = world.workers.get(i);
            if (Layout.of(i + 1).cut()) {
                for (int slice = 0; slice < 3; slice++) {
                    start(Profile.SLICE, node, Duration.ofMinutes(30L + 47L * slice));
                }
                start(Profile.SLICES, node, Duration.ofMinutes(95));
            } else {
                start(Profile.SINGLE, node, Duration.ofMinutes(51L * i * i));
                start(Profile.CPU, node, Duration.ofMinutes(12L + 9L * i));
            }
        }
        if (busy) {
            // As the plan has it, one of them fits nowhere: no worker has 128 GiB for a session.
            start(Profile.SINGLE, null, Duration.ofMinutes(4));
            start(Profile.DUAL, null, Duration.ofMinutes(3));
            start(Profile.SLICE, null, Duration.ofMinutes(2));
            start(Profile.SLICES, null, Duration.ofMinutes(1));
            for (int i = 1; i < 4; i++) {
                start(Profile.CPU, world.workers.get(i), Duration.ofMinutes(3));
            }
        }
    }

    /// A user starts a session, on this node or wherever the scheduler finds room.
    StoredObject start(Profile profile, @Nullable String node, Duration age) {
        int number = next++;
        String user = USERS.get(number % USERS.size());
        String name = user + (number < USERS.size() ? "" : "-" + number / USERS.size());
        String slug = name.replace('.', '-');
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("app", "jupyterhub");
        labels.put("component", "singleuser-server");
        labels.put("app.kubernetes.io/component", "singleuser-server");
        labels.put("release", "jupyterhub");
        labels.put("hub.jupyter.org/username", slug);
        Map<String, String> requests = Pods.requests(profile.cpu, profile.memory);
        if (!profile.device.isEmpty()) {
            requests.put(profile.device, profile == Profile.DUAL ? "2" : "1");
        }
        String claim = "claim-" + slug;
        if (world.store.get("persistentvolumeclaims", "jupyterhub", claim).isEmpty()) {
            storage.claim("jupyterhub", claim, "nfs-client", "10Gi", "");
        }
        Pods.Plan plan =
                new Pods.Plan(
                        "jupyterhub",
                        "jupyter-" + slug,
                        labels,
                        Map.of("hub.jupyter.org/username", name),
                        "notebook",
                        profile.image,
                        requests,
                        "",
                        claim,
                        "");
        return pods.create(plan, node, age);
    }

    /// Many small jobs, so that every node of a large cluster carries about fifty pods.
    void fill(int each) {
        for (String node : world.workers) {
            int number = world.workers.indexOf(node) + 1;
            List<Layout.Device> devices = Layout.of(number).devices();
            int held = number <= 4 ? 0 : world.ids.below(devices.size() + 1);
            for (int i = 0; i < each; i++) {
                Map<String, String> requests = Pods.requests("250m", "512Mi");
                if (i < held) {
                    requests.put(devices.get(i).resource(), "1");
                }
                Pods.Plan plan =
                        new Pods.Plan(
                                "default",
                                "job-" + world.ids.suffix(10),
                                Map.of("app", "batch"),
                                Map.of(),
                                "job",
                                "docker.io/library/python:3.13",
                                requests,
                                "",
                                "",
                                "");
                pods.create(plan, node, Duration.ofMinutes(world.ids.below(3000)));
            }
        }
    }

    List<StoredObject> running() {
        return world.store.list("pods", "jupyterhub").stream()
                .filter(pod -> pod.label("component").equals("singleuser-server"))
                .filter(pod -> !pod.pod().terminating())
                .toList();
    }
}
