package console.services.lab;

import console.services.lab.api.PodFacts;
import console.services.lab.api.StoredObject;

/// How objects end. A pod on a node first gets its time of deletion and is gone when its kubelet
/// says so, or at once where that is asked for; its controller replaces it as real ones do.
final class Endings {
    private final World world;
    private final PodStates pods;
    private final Workloads workloads;

    Endings(World world, PodStates pods, Workloads workloads) {
        this.world = world;
        this.pods = pods;
        this.workloads = workloads;
    }

    void delete(StoredObject object, long graceSeconds) {
        if (!object.resource().id().equals("pods")) {
            world.store.remove(object);
            workloads.forget(object);
            return;
        }
        PodFacts facts = object.pod();
        if (graceSeconds == 0 || facts.node().isEmpty()) {
            world.store.remove(object);
            workloads.ended(object);
        } else if (!facts.terminating()) {
            pods.terminate(object, graceSeconds);
            workloads.leaving(object);
        } else {
            pods.hurry(object, graceSeconds);
        }
    }
}
