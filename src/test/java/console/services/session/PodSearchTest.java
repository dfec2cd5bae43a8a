package console.services.session;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.ClusterStore;
import console.services.fact.Fact;
import console.services.fact.Reading;
import console.services.fact.Row;
import console.services.resource.Amounts;
import console.services.row.PodRow;
import console.services.row.Sources;
import console.services.session.Objects.PodsFound;
import console.support.TestingClock;
import console.support.TestingTimer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Pods are found by a part of their name, namespace or user; a question to 50,000 of them is
/// answered between two pulses of the screen.
final class PodSearchTest {
    private static final int PODS = 50_000;

    private final TestingClock clock = new TestingClock();
    private final ClusterStore store = new ClusterStore(clock, new TestingTimer(clock), List.of());
    private final Objects objects =
            new SessionObjects(
                    () -> {
                        throw new AssertionError("nothing is asked of the cluster");
                    },
                    store,
                    clock);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theFirstAreShownAndAllAreCounted() {
        fill(100);

        PodsFound found = found("pod-", false);

        assertThat(found.first()).hasSize(12);
        assertThat(found.matching()).isEqualTo(100);
        assertThat(found("pod-1", false).matching()).isEqualTo(11);
        assertThat(found("space-49", false).all()).isEqualTo(100);
    }

    @Test
    void usersAreFoundByTheirOwnName() {
        fill(100);

        assertThat(found("user7", true).matching()).isEqualTo(10);
        assertThat(found("pod-1", true).matching()).isZero();
    }

    @Test
    void unreadPodsHaveAReason() {
        assertThat(objects.pods("a", false, 12)).isInstanceOf(Reading.Absent.class);
    }

    @Test
    void aQuestionToFiftyThousandCostsLittle() {
        fill(PODS);
        Duration best = Duration.ofHours(1);
        for (int i = 0; i < 20; i++) {
            long begin = System.nanoTime();
            assertThat(found("pod-4999", false).matching()).isEqualTo(11);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            best = took.compareTo(best) < 0 ? took : best;
        }
        assertThat(best).isLessThan(Duration.ofMillis(100));
    }

    private PodsFound found(String part, boolean users) {
        return objects.pods(part, users, 12).known().orElseThrow();
    }

    private void fill(int count) {
        List<Row> pods = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pods.add(pod(i));
        }
        store.accept(new Fact.Listed(Sources.PODS, clock.instant(), pods, 0, ""));
    }

    private static PodRow pod(int i) {
        return new PodRow(
                "space-" + i % 50,
                "pod-" + i,
                "uid-" + i,
                "node-" + i % 1000,
                "Running",
                false,
                true,
                Amounts.NONE,
                "User" + i % 10,
                Map.of(),
                "",
                "",
                "",
                0,
                List.of(),
                null,
                List.of(),
                List.of());
    }
}
