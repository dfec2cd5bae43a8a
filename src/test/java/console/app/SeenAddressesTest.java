package console.app;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Clock;
import console.services.fact.Fact;
import console.services.lab.Lab;
import console.services.lab.LabOptions;
import console.services.session.LabControl;
import console.support.TestingClock;
import console.support.TestingTimer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// What was seen in the network: the lab's machines answer with their MACs; nothing looks for a
/// kubeconfig.
class SeenAddressesTest {
    @TempDir Path folder;

    @Test
    void inAHealthyLabEverySourceSaysTheSame() {
        StatusLab.Run run = addresses("--scenario", "healthy");
        assertThat(run.exit()).isZero();
        assertThat(verdicts(run)).hasSize(9).values().containsOnly("agrees");
        assertThat(source(run).path("state").asString()).isEqualTo("live");
    }

    @Test
    void anAddressWithTwoMachinesIsADuplicate() {
        StatusLab.Run run = addresses("--scenario", "duplicate-address");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(verdicts(run))
                .containsEntry("k3s-wk-gpu3", "duplicate-ip")
                .containsEntry("k3s-wk-gpu4", "duplicate-ip")
                .containsEntry("k3s-wk-gpu2", "duplicate-mac")
                .containsEntry("10.21.0.39", "undeclared")
                .containsEntry("k3s-maint", "agrees");
        assertThat(run.out()).contains("answer for 10.21.0.40");
    }

    @Test
    void aMachineWithoutPowerIsSilent() {
        assertThat(verdicts(addresses("--scenario", "node-lost")))
                .containsEntry("k3s-wk-gpu3", "silent");
    }

    @Test
    void theMaintenanceMachineAnswersOnTheOverviewToo() {
        JsonNode machines =
                StatusLab.run("status", "--lab", "--topic", "topology", "--format", "json")
                        .topology()
                        .path("value")
                        .path("machines");
        assertThat(machines.valueStream())
                .filteredOn(machine -> machine.path("name").asString().equals("k3s-maint"))
                .extracting(machine -> machine.path("state").asString())
                .containsExactly("answers");
    }

    @Test
    void aLinkThatIsCutMakesWhatWasSeenStale() {
        TestingTimer timer = new TestingTimer(new TestingClock());
        try (Lab lab = Lab.start(new LabOptions("healthy", 1, 0), Clock.system(), timer)) {
            assertThat(lab.neighbours(Instant.EPOCH)).isInstanceOf(Fact.Listed.class);
            lab.inject(LabControl.Fault.DROP, "");
            assertThat(lab.neighbours(Instant.EPOCH)).isInstanceOf(Fact.Silent.class);
        }
    }

    @Test
    void nothingLooksForAKubeconfig() throws Exception {
        try (StatusLab lab = new StatusLab("healthy", folder)) {
            StatusLab.Run run = lab.status("--topic", "addresses", "--format", "json");
            assertThat(source(run).path("why").path("reason").asString())
                    .isEqualTo("not-configured");
            assertThat(verdicts(run)).containsEntry("k3s-maint", "not-verified");
        }
    }

    private static StatusLab.Run addresses(String... more) {
        String[] all = {
            "status",
            "--lab",
            more[0],
            more[1],
            "--topic",
            "addresses",
            "--format",
            "json",
            "--timeout",
            "30s"
        };
        return StatusLab.run(all);
    }

    private static JsonNode topic(StatusLab.Run run) {
        return run.json().path("topics").path("addresses");
    }

    private static JsonNode source(StatusLab.Run run) {
        return topic(run)
                .path("sources")
                .valueStream()
                .filter(source -> source.path("name").asString().equals("neighbours"))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> verdicts(StatusLab.Run run) {
        Map<String, String> verdicts = new TreeMap<>();
        for (JsonNode row : topic(run).path("value").path("rows")) {
            verdicts.put(row.path("name").asString(), row.path("verdict").asString());
        }
        return verdicts;
    }
}
