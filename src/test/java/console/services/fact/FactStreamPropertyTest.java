package console.services.fact;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.address.AddressProjection;
import console.services.fleet.FleetProjection;
import console.services.gpu.GpuProjection;
import console.services.row.PodRow;
import console.services.row.Sources;
import console.services.topology.TopologyProjection;
import console.support.TestingClock;
import console.support.TestingTimer;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/// Whatever way facts came – twice, late, out of order, through deletions, new objects under old
/// names, relists and servers whose clock is a day off –, the snapshots equal those of a fresh
/// store that was given one list. `-Dproperty.seeds=1000` tries more than the sample.
final class FactStreamPropertyTest {
    private static final int CHECKS = 4;
    private static final int STEPS = 120;

    private static LabRows rows;

    @BeforeAll
    static void readLabs() throws Exception {
        rows = LabRows.read();
    }

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("property.seeds", 12));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void snapshotsEqualThoseOfAFreshList(long seed) {
        Random random = new Random(seed);
        FactStream stream = new FactStream(rows, random);
        try (Topics topics = new Topics()) {
            topics.accept(stream.lists());
            for (int check = 0; check < CHECKS; check++) {
                for (int step = 0; step < STEPS; step++) {
                    topics.accept(stream.next());
                    if (random.nextInt(10) == 0) {
                        topics.snapshots();
                    }
                }
                topics.accept(stream.rest());
                try (Topics fresh = new Topics()) {
                    fresh.accept(stream.lists());
                    List<Object> expected = fresh.snapshots();
                    List<Object> found = topics.snapshots();
                    for (int i = 0; i < expected.size(); i++) {
                        assertThat(found.get(i))
                                .as("seed %d, check %d", seed, check)
                                .isEqualTo(expected.get(i));
                    }
                }
            }
        }
    }

    @Test
    void objectsComeBackUnderTheirNameWithAnotherUid() {
        assertThat(rows.keys(Sources.PODS))
                .anyMatch(
                        key ->
                                rows.versions(Sources.PODS, key).stream()
                                                .map(row -> ((PodRow) row).uid())
                                                .distinct()
                                                .count()
                                        > 1);
    }

    /// A store with every topic.
    private static final class Topics implements AutoCloseable {
        private final List<Projection<?>> projections =
                List.of(
                        new TopologyProjection(),
                        new GpuProjection(),
                        new AddressProjection(),
                        new FleetProjection());
        private final TestingClock clock = new TestingClock();
        private final ClusterStore store =
                InlineStore.of(clock, new TestingTimer(clock), projections);

        void accept(List<Fact> facts) {
            store.accept(facts);
        }

        List<Object> snapshots() {
            return projections.stream().map(this::snapshot).toList();
        }

        private Object snapshot(Projection<?> projection) {
            return store.<Object>ask(all -> projection.fold(all, TestingClock.START)).orElseThrow();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
