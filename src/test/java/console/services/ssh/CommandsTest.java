package console.services.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import console.services.fact.Reason;
import console.services.ssh.SshException.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// Commands over a link to a real OpenSSH server, and the gate before them.
final class CommandsTest {
    private static final Limits LONG = new Limits(Duration.ofSeconds(20), 1 << 20);
    @TempDir private Path folder;
    private Sshd sshd;
    private Client client;
    private SshLink link;

    @BeforeEach
    void begin() throws Exception {
        sshd = Sshd.start(folder.resolve("sshd"), "LogLevel VERBOSE");
        Path key = Tool.key(folder.resolve("key"), "ed25519", "");
        sshd.admit(key);
        client = new Client(folder.resolve("laptop")).knows(sshd.knownHost("ed25519"));
        link = client.open(Answers.none(), Client.hop(sshd.port(), key));
    }

    @AfterEach
    void end() {
        if (client != null) {
            client.close();
        }
        if (sshd != null) {
            sshd.close();
        }
    }

    private CommandResult change(Limits limits, String... words) throws SshException {
        client.gate.open();
        return link.run(new ChangeCommand(Program.of(words)), limits);
    }

    @Test
    void readsPassTheShutGate() throws Exception {
        CommandResult result = link.run(new ReadCommand.Time(), Limits.SHORT);
        assertThat(result.exit()).isZero();
        assertThat(result.stdout()).matches("\\d+\\.\\d{9}\n");
        Path config = Files.writeString(folder.resolve("config of k3s"), "apiVersion: v1\n");
        assertThat(link.run(new ReadCommand.Kubeconfig(config.toString()), Limits.SHORT).stdout())
                .isEqualTo("apiVersion: v1\n");
    }

    @Test
    void changesAreRefusedBeforeAnyChannelIsOpened() throws Exception {
        Path touched = folder.resolve("touched");
        ChangeCommand change = new ChangeCommand(Program.of("touch", touched.toString()));
        SshException e =
                catchThrowableOfType(SshException.class, () -> link.run(change, Limits.SHORT));
        assertThat(e.stage()).isEqualTo(Stage.COMMAND);
        assertThat(e.why().reason()).isEqualTo(Reason.FORBIDDEN);
        link.run(new ReadCommand.Time(), Limits.SHORT);
        sshd.await("Close session");
        assertThat(sshd.said("Starting session")).isEqualTo(1);
        assertThat(touched).doesNotExist();
        client.gate.open();
        assertThat(link.run(change, Limits.SHORT).succeeded()).isTrue();
        assertThat(touched).exists();
        client.gate.shut();
        assertThatThrownBy(() -> link.run(change, Limits.SHORT)).isInstanceOf(SshException.class);
    }

    @Test
    void wordsReachTheProgramAsTheyAre() throws Exception {
        List<String> words =
                List.of("", "a b", "it's", "$HOME", "`id`", "a;b", "*", "\"", "\\", "ü\n-", "~");
        String[] command =
                Stream.concat(Stream.of("printf", "%s|"), words.stream()).toArray(String[]::new);
        assertThat(change(LONG, command).stdout()).isEqualTo(String.join("|", words) + "|");
        Program far = Program.of("echo", "it's $HOME").on("k3s-w1");
        assertThat(far.line())
                .isEqualTo(
                        "ssh -o BatchMode=yes -o ConnectTimeout=5 -- k3s-w1"
                                + " 'echo '\\''it'\\''\\'\\'''\\''s $HOME'\\'''");
        assertThatThrownBy(() -> Program.of("x").on("-oProxyCommand=x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bothOutputsAndTheStatusAreTold() throws Exception {
        CommandResult result =
                change(
                        LONG,
                        "sh",
                        "-c",
                        "head -c 900000 /dev/zero | tr '\\0' x >&2; echo out; exit 7");
        assertThat(result.exit()).isEqualTo(7);
        assertThat(result.stdout()).isEqualTo("out\n");
        assertThat(result.stderr().length()).isEqualTo(900_000);
        assertThat(result.truncated()).isFalse();
    }

    @Test
    void whatSaysTooMuchIsCutAndSaysSo() throws Exception {
        CommandResult result = change(new Limits(Duration.ofSeconds(20), 1000), "yes");
        assertThat(result.truncated()).isTrue();
        assertThat(result.succeeded()).isFalse();
        assertThat(result.stdout()).hasSize(1000);
        assertThat(link.run(new ReadCommand.Time(), Limits.SHORT).succeeded()).isTrue();
    }

    @Test
    void whatTakesTooLongIsEnded() throws Exception {
        Limits limits = new Limits(Duration.ofMillis(500), 1000);
        SshException e =
                catchThrowableOfType(SshException.class, () -> change(limits, "sleep", "60"));
        assertThat(e.why().reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(link.run(new ReadCommand.Time(), Limits.SHORT).succeeded()).isTrue();
    }

    @Test
    void manyAtOnceStayBelowTheServersLimitOfSessions() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<CommandResult>> reads =
                    Stream.<Callable<CommandResult>>generate(
                                    () -> () -> link.run(new ReadCommand.Time(), LONG))
                            .limit(30)
                            .toList();
            for (Future<CommandResult> read : threads.invokeAll(reads)) {
                assertThat(read.get().succeeded()).isTrue();
            }
        }
    }
}
