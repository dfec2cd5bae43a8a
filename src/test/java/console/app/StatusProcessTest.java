package console.app;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.session.LabControl.Fault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `status` as a process of its own, as a script runs it: its time-out holds from the start of the
/// program to its end, and `--watch` ends as it is told.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StatusProcessTest {
    @TempDir Path folder;
    private StatusLab lab;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void startLab() throws IOException {
        lab = new StatusLab("healthy", folder);
    }

    @AfterEach
    void stopLab() {
        started.forEach(Process::destroyForcibly); // one that hangs must not hold up the build
        lab.close();
    }

    @Test
    void timeoutHoldsFromStartToEnd() throws Exception {
        lab.lab().inject(Fault.HALF_OPEN, "");
        long start = System.nanoTime();
        Process process = status("--format", "json", "--timeout", "7s");
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(7));
        assertThat(exit).isEqualTo(2);
        assertThat(JsonMapper.shared().readTree(out).path("mode").asString()).isEqualTo("live");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void watchPrintsChangesOnlyAndEndsWithTheLastCode(String signal) throws Exception {
        Process process = status("--format", "json", "--watch", "--timeout", "60s");
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            List<JsonNode> seen = new ArrayList<>();
            readUntil("ready", lines, seen);
            lab.lab().inject(Fault.POWER_CUT, "k3s-wk-gpu2");
            lab.pass(Duration.ofSeconds(90));
            readUntil("no-contact", lines, seen);
            new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor();
            String rest = lines.readAllAsString();

            assertThat(rest.isEmpty() || rest.endsWith("}\n")).isTrue();
            assertThat(process.waitFor()).isEqualTo(1);
        }
    }

    /// Every line is an object, and another one than the line before.
    private static void readUntil(String state, BufferedReader lines, List<JsonNode> seen)
            throws IOException {
        do {
            JsonNode next = JsonMapper.shared().readTree(lines.readLine());
            if (!seen.isEmpty()) {
                assertThat(without(next)).isNotEqualTo(without(seen.getLast()));
            }
            seen.add(next);
        } while (!state(seen.getLast()).equals(state));
    }

    private Process status(String... arguments) throws IOException {
        List<String> call =
                new ArrayList<>(
                        List.of(
                                "env", // a build in the background hands on that INT is ignored
                                "--default-signal=INT",
                                Path.of("target", "cps-console").toAbsolutePath().toString(),
                                "status",
                                "--kubeconfig",
                                lab.kubeconfig().toString()));
        call.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(call).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        started.add(process);
        return process;
    }

    private static String state(JsonNode report) {
        return report.path("topics")
                .path("topology")
                .path("value")
                .path("nodes")
                .valueStream()
                .filter(node -> node.path("name").asString().equals("k3s-wk-gpu2"))
                .map(node -> node.path("state").asString())
                .findFirst()
                .orElse("");
    }

    /// Without the times, which differ although nothing changed.
    private static String without(JsonNode report) {
        return report.toString().replaceAll("\"(taken|at)\":(null|\"[^\"]*\")", "");
    }
}
