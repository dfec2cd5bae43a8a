package console.services.lab;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Clock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import java.time.Duration;

/// A lab of a thousand nodes starts, and lives, in a time that one can wait for.
class LabScaleTest {
    @Test
    void aThousandNodesWithFiftyThousandPodsStartInSeconds(TestReporter report) {
        long begun = System.nanoTime();
        LabCluster cluster = new LabCluster(new LabOptions("scale-1000", 1, 0), Clock.system());
        Duration start = Duration.ofNanos(System.nanoTime() - begun);
        begun = System.nanoTime();
        for (int second = 0; second < 60; second++) {
            cluster.step();
        }
        Duration minute = Duration.ofNanos(System.nanoTime() - begun);
        int pods = cluster.store().list("pods", "").size();
        report.publishEntry(
                "scale-1000",
                "%d pods in %d ms, a minute of life in %d ms"
                        .formatted(pods, start.toMillis(), minute.toMillis()));
        assertThat(pods).isBetween(48_000, 55_000);
        assertThat(start).isLessThan(Duration.ofSeconds(60));
        assertThat(minute).isLessThan(Duration.ofSeconds(60));
    }
}
