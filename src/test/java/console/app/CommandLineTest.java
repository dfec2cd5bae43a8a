package console.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Whatever is wrong with a call is told in one line on standard error, which names the item, the
/// fact and the next step; nothing is printed elsewhere and nothing is started.
class CommandLineTest {
    private static final String KUBECONFIG =
            """
            current-context: one
            contexts: [{name: one, context: {cluster: k}}, {name: two, context: {cluster: k}}]
            clusters: [{name: k, cluster: {server: "https://127.0.0.1:1"}}]
            """;

    /// Arguments, then what the line must say; FOLDER is where the files of this test lie.
    private static final String CALLS =
            """
            --bogus | '--bogus'
            bogus | 'bogus'
            --scenario | --scenario
            --scenario none | no scenario 'none'; known: healthy
            --scenario scale-0 | 'scale-0'; known: healthy
            --scenario scale-x | 'scale-x'; known: healthy
            --scenario scale-2 | scale-N with 3 to 9999 nodes
            --seed | --seed
            --seed x | 'x' is not a long
            --seed 1 --seed 2 | --seed
            --context one | --context: without --kubeconfig
            --kubeconfig | --kubeconfig
            --kubeconfig FOLDER/good --lab | --lab: of the lab
            --kubeconfig FOLDER/good --seed 1 | --seed: of the lab
            --kubeconfig FOLDER/good --scenario healthy | --scenario: of the lab
            --kubeconfig FOLDER/good --context c | no context 'c' in FOLDER/good; it has: one, two
            --seed 1 status | --seed: stands before “status”
            status --bogus | '--bogus'
            status more | 'more'
            status --topic | --topic
            status --topic gpu | --topic: unknown value 'gpu'; known: topology
            status --format xml | --format: unknown value 'xml'; known: table, json, csv
            status --format | --format
            status --timeout | --timeout
            status --timeout soon | 'soon' is no time; write it as 10s
            status --timeout 10 | '10' is no time
            status --timeout 0s | '0s' is no time
            status --timeout -1s | '-1s' is no time
            status --timeout 9999999s | is no time
            status --scenario none | no scenario 'none'
            status --seed x | 'x' is not a long
            status --context one | --context: without --kubeconfig
            status --kubeconfig FOLDER/good --lab | --lab: of the lab
            status --kubeconfig FOLDER/good --seed 1 | --seed: of the lab
            status --kubeconfig FOLDER/good --scenario healthy | --scenario: of the lab
            status --kubeconfig FOLDER/good --context c | no context 'c' in FOLDER/good; it has: one
            lab --bogus | '--bogus'
            lab --scenario none | no scenario 'none'
            lab --seed 1.5 | '1.5' is not a long
            lab --port | --port
            lab --port x | 'x' is not an int
            lab --port 70000 | '70000' is no port
            lab --port -1 | '-1' is no port
            lab --dir | --dir
            lab --dir FOLDER/plain | --dir: FOLDER/plain cannot be made
            lab --kubeconfig FOLDER/good | '--kubeconfig'
            screens | DIR
            screens FOLDER --bogus | '--bogus'
            screens FOLDER --screen nothing | --screen: unknown value 'nothing'; known: overview
            screens FOLDER --state odd | --state: unknown value 'odd'; known: live
            screens FOLDER --theme blue | --theme: unknown value 'blue'; known: dark, light, both
            screens FOLDER --lang fr | --lang: unknown value 'fr'; known: en, de
            screens FOLDER --size big | --size: 'big' is no size; write it as 1440x900
            screens FOLDER --size 0x0 | --size: '0x0' is no size
            screens FOLDER --scenario none | no scenario 'none'
            screens FOLDER --context one | --context: without --kubeconfig
            screens FOLDER --kubeconfig FOLDER/good --seed 1 | --seed: of the lab
            screens FOLDER --kubeconfig FOLDER/good --state stale | only the lab can be made stale
            """;

    @TempDir static Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("good"), KUBECONFIG);
        Files.writeString(folder.resolve("plain"), "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = CALLS)
    void wrongUseIsOneLineAndEnds64(String call, String said) {
        StatusLab.Run run = run(call);

        assertThat(run.err()).contains(said.replace("FOLDER", folder.toString()));
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("; see “cps-console").contains("--help”");
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "status", "screens FOLDER"})
    void kubeconfigThatCannotBeReadIsNamedAndEnds2(String command) {
        StatusLab.Run missing = run(command + " --kubeconfig FOLDER/none");
        StatusLab.Run directory = run(command + " --kubeconfig FOLDER");

        assertThat(missing.err())
                .startsWith(folder.resolve("none") + ": no such file")
                .hasLineCount(1);
        assertThat(directory.err()).startsWith(folder + ": ").hasLineCount(1);
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(directory.exit()).isEqualTo(2);
    }

    @Test
    void portInUseIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            StatusLab.Run run = run("lab --port " + taken.getLocalPort());

            assertThat(run.err())
                    .startsWith("--port: " + taken.getLocalPort() + " is in use")
                    .hasLineCount(1);
            assertThat(run.exit()).isEqualTo(64);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "status", "lab", "screens"})
    void helpAndVersionAreAnswers(String command) {
        StatusLab.Run help = run(command + " --help");
        StatusLab.Run version = run(command + " --version");

        assertThat(help.exit()).isZero();
        assertThat(help.out()).startsWith("Usage: cps-console " + command).contains("--version");
        assertThat(version.exit()).isZero();
        assertThat(version.out()).matches("cps-console \\S+, commit .+, built 20\\d\\d-\\S+Z\\R");
        assertThat(help.err() + version.err()).isEmpty();
    }

    @Test
    void everyCommandAndOptionIsInTheHelp() {
        assertThat(run("--help").out()).contains("status", "lab", "screens", "--kubeconfig");
        assertThat(run("status --help").out())
                .contains("--topic", "--format", "--watch", "--timeout", "--context");
    }

    private static StatusLab.Run run(String call) {
        return StatusLab.run(
                Stream.of(call.strip().split(" +", -1))
                        .filter(word -> !word.isEmpty())
                        .map(word -> word.replace("FOLDER", folder.toString()))
                        .toArray(String[]::new));
    }
}
