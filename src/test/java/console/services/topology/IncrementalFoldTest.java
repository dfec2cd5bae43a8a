package console.services.topology;

import static console.services.topology.TestingRows.device;
import static console.services.topology.TestingRows.inventory;
import static console.services.topology.TestingRows.machine;
import static console.services.topology.TestingRows.pod;
import static console.services.topology.TestingRows.worker;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Fact;
import console.services.fact.Reason;
import console.services.fact.Source;
import console.services.fact.Why;
import console.services.row.Sources;
import console.support.TestingClock;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Whatever happened, what was folded step by step equals what a fresh projection makes of the same
/// facts at once.
class IncrementalFoldTest {
    private static final Instant AT = TestingClock.START;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void equalsAFreshFold(long seed) {
        Random random = new Random(seed);
        List<Fact> facts = new ArrayList<>();
        try (TestingRows incremental = new TestingRows()) {
            for (int i = 0; i < 200; i++) {
                Fact fact = fact(random);
                facts.add(fact);
                incremental.accept(fact);
                TopologySnapshot stepwise = incremental.snapshot();
                if (i % 20 == 19) {
                    try (TestingRows fresh = new TestingRows()) {
                        facts.forEach(fresh::accept);
                        assertThat(parts(stepwise))
                                .as("seed %d after %d facts", seed, i + 1)
                                .isEqualTo(parts(fresh.snapshot()));
                    }
                }
            }
        }
    }

    private static List<Object> parts(TopologySnapshot snapshot) {
        return List.of(
                snapshot.nodes(),
                snapshot.machines(),
                snapshot.waiting(),
                snapshot.controllers(),
                snapshot.declared());
    }

    private static Fact fact(Random random) {
        String node = "gpu" + random.nextInt(4);
        return switch (random.nextInt(12)) {
            case 0, 1 -> new Fact.Saw(Sources.NODES, AT, worker(node, 1 + random.nextInt(2)));
            case 2 -> new Fact.Ended(Sources.NODES, AT, node);
            case 3, 4, 5, 6 -> new Fact.Saw(Sources.PODS, AT, randomPod(random, node));
            case 7 -> new Fact.Ended(Sources.PODS, AT, "jupyterhub/jupyter-" + random.nextInt(8));
            case 8, 9 -> new Fact.Saw(Sources.DEVICES, AT, randomDevice(random, node));
            case 10 -> ofSource(random);
            default ->
                    new Fact.Listed(
                            Sources.INVENTORY,
                            AT,
                            List.of(inventory(machine("gpu0", "worker", random.nextInt(3)))),
                            0,
                            "");
        };
    }

    private static Fact ofSource(Random random) {
        List<Source<?>> sources =
                List.of(Sources.NODES, Sources.PODS, Sources.DEVICES, Sources.INVENTORY);
        Source<?> source = sources.get(random.nextInt(sources.size()));
        Why why = new Why(Reason.TIMED_OUT, source.name(), "");
        return switch (random.nextInt(4)) {
            case 0 -> new Fact.Lacking(source, AT, why);
            case 1 -> new Fact.Silent(source, AT, why);
            case 2 -> new Fact.Alive(source, AT);
            default -> new Fact.Listed(source, AT, List.of(), 0, "");
        };
    }

    private static console.services.row.PodRow randomPod(Random random, String node) {
        List<String> phases = List.of("Running", "Pending", "Succeeded", "Failed");
        @Nullable String bound = random.nextInt(5) == 0 ? null : node;
        return pod(
                "jupyter-" + random.nextInt(8),
                bound,
                phases.get(random.nextInt(4)),
                "" + random.nextInt(3));
    }

    private static console.services.row.DeviceRow randomDevice(Random random, String node) {
        @Nullable String holder = random.nextBoolean() ? null : "jupyter-" + random.nextInt(8);
        return device(node, random.nextInt(2), holder);
    }
}
