package console.services.lab;

import console.services.lab.api.Json;
import console.services.lab.api.PodFacts;
import console.services.lab.api.StoredObject;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the machines' kubelets do: renew their Leases every ten seconds, report every five minutes,
/// start and stop pods. One without power does nothing of it, so its pods stay as they are.
final class Kubelets {
    private static final int LEASE = 10;
    private static final int REPORT = 300;
    private static final int START = 3;
    private static final int STOP = 2;
    private static final int BACK_OFF = 300;

    private final World world;
    private final Nodes nodes;
    private final PodStates pods;
    private final Endings endings;
    private final Map<String, Long> off = new LinkedHashMap<>();
    private final Map<String, Long> due = new HashMap<>();

    Kubelets(World world, Nodes nodes, PodStates pods, Endings endings) {
        this.world = world;
        this.nodes = nodes;
        this.pods = pods;
        this.endings = endings;
    }

    /// The machines without power, with the second since when.
    Map<String, Long> off() {
        return off;
    }

    boolean runs(String node) {
        return !off.containsKey(node);
    }

    void powerOff(String node, long second) {
        off.putIfAbsent(node, second);
    }

    /// The machine boots: it reports again, and its containers start anew.
    void powerOn(String node) {
        if (off.remove(node) == null) {
            return;
        }
        nodes.renew(node);
        nodes.ready(node);
        world.event(
                "Normal",
                "NodeReady",
                "Node",
                "",
                node,
                "Node " + node + " status is now: NodeReady");
        for (StoredObject pod : world.ledger.podsOn(node)) {
            if (!pod.pod().terminating() && pod.phase().equals("Running")) {
                pods.restarted(pod);
            }
        }
    }

    void step(long second) {
        List<String> all = world.machines();
        for (int i = (int) (second % LEASE); i < all.size(); i += LEASE) {
            if (runs(all.get(i))) {
                nodes.renew(all.get(i));
            }
        }
        for (int i = (int) (second % REPORT); i < all.size(); i += REPORT) {
            if (runs(all.get(i))) {
                nodes.heartbeat(all.get(i));
            }
        }
        for (StoredObject pod : world.ledger.passing()) {
            if (runs(pod.pod().node())) {
                pass(pod, second);
            }
        }
    }

    private void pass(StoredObject pod, long second) {
        PodFacts facts = pod.pod();
        String what = pod.uid() + (facts.terminating() ? " ends" : " starts");
        int time = facts.terminating() ? stop(pod) : START;
        if (second < due.computeIfAbsent(what, _ -> second + time)) {
            return;
        }
        due.remove(what);
        if (facts.terminating()) {
            endings.delete(pod, 0);
        } else if (pods.lacksImage(pod)) {
            due.put(what, second + BACK_OFF);
        } else {
            pods.started(pod);
        }
    }

    /// Programs end some seconds after they are asked to, at the latest when their time is over.
    private static int stop(StoredObject pod) {
        int grace = Json.at(pod.tree(), "metadata", "deletionGracePeriodSeconds").asInt(STOP);
        return Math.min(grace, STOP + Math.floorMod(pod.uid().hashCode(), 3));
    }
}
