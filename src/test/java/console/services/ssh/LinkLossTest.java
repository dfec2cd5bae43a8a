package console.services.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import console.services.fact.Reason;
import console.services.fact.Why;
import console.services.ssh.SshException.Stage;
import console.support.TestingClock;
import console.support.TestingTimer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Where the way ends: at each stage, and later.
final class LinkLossTest {
    @TempDir private Path folder;
    private Sshd sshd;
    private Client client;
    private Path key;

    @BeforeEach
    void begin() throws Exception {
        sshd = Sshd.start(folder.resolve("sshd"));
        key = Tool.key(folder.resolve("key"), "ed25519", "");
        sshd.admit(key);
        client = new Client(folder.resolve("laptop")).knows(sshd.knownHost("ed25519"));
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

    private void signal(String name) throws Exception {
        for (ProcessHandle session : sshd.sessions()) {
            // One that has just ended is no matter.
            new ProcessBuilder("kill", "-" + name, Long.toString(session.pid())).start().waitFor();
        }
    }

    private static Duration timed(Runnable task) {
        long since = System.nanoTime();
        task.run();
        return Duration.ofNanos(System.nanoTime() - since);
    }

    @Test
    void aDeadPeerIsNoticedAndALinkToItCloses() throws Exception {
        SshLink link = client.open(Answers.none(), Client.hop(sshd.port(), key));
        SshLink other = client.open(Answers.none(), Client.hop(sshd.port(), key));
        CompletableFuture<Why> lost = new CompletableFuture<>();
        link.onLost(lost::complete);
        signal("STOP");
        assertThat(timed(other::close)).isLessThan(Duration.ofSeconds(2));
        Why why = lost.get(10, TimeUnit.SECONDS);
        assertThat(why.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(timed(link::close)).isLessThan(Duration.ofSeconds(2));
        CompletableFuture<Why> never = new CompletableFuture<>();
        other.onLost(never::complete);
        assertThat(never).isNotDone();
    }

    @Test
    void aKilledPeerIsNoticedAtOnceAlsoByWhoAsksLater() throws Exception {
        SshLink link = client.open(Answers.none(), Client.hop(sshd.port(), key));
        CompletableFuture<Why> lost = new CompletableFuture<>();
        link.onLost(lost::complete);
        signal("KILL");
        assertThat(lost.get(2, TimeUnit.SECONDS).reason()).isEqualTo(Reason.UNREACHABLE);
        CompletableFuture<Why> later = new CompletableFuture<>();
        link.onLost(later::complete);
        assertThat(later.get(1, TimeUnit.SECONDS)).isEqualTo(lost.get());
    }

    private SshException ended(Hop hop) {
        return catchThrowableOfType(SshException.class, () -> client.open(Answers.none(), hop));
    }

    @Test
    void eachStageSaysWhereTheWayEnded() throws Exception {
        SshException name = ended(new Hop("no-such-host.invalid", 22, "x", List.of()));
        assertThat(name.stage()).isEqualTo(Stage.NAME);
        SshException tcp = ended(Client.hop(Sshd.freePort()));
        assertThat(tcp.stage()).isEqualTo(Stage.TCP);
        assertThat(tcp.getMessage()).contains("refused");
        try (ServerSocket web = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try (Socket socket = web.accept()) {
                                    socket.getOutputStream()
                                            .write(
                                                    "HTTP/1.1 400 Bad Request\r\n\r\n"
                                                            .getBytes(StandardCharsets.US_ASCII));
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
            SshException foreign = ended(Client.hop(web.getLocalPort()));
            assertThat(foreign.stage()).isEqualTo(Stage.TCP);
            assertThat(foreign.getMessage()).contains("does not speak SSH");
        }
    }

    @Test
    void aPeerThatAcceptsAndSaysNothingIsGivenUp() throws Exception {
        TestingTimer timer = new TestingTimer(new TestingClock());
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<SshException> ended =
                    CompletableFuture.supplyAsync(
                            () -> client.failure(timer, Client.hop(silent.getLocalPort())));
            while (timer.pending() == 0) {
                Thread.onSpinWait();
            }
            timer.advance(Duration.ofSeconds(21));
            SshException e = ended.get(5, TimeUnit.SECONDS);
            assertThat(e.stage()).isEqualTo(Stage.TCP);
            assertThat(e.why().reason()).isEqualTo(Reason.TIMED_OUT);
        }
    }

    @Test
    void jumpsCheckEachMachineAndTheInnerOneByItsOwnName() throws Exception {
        try (Sshd inner = Sshd.start(folder.resolve("inner"))) {
            inner.admit(key);
            Hop jump = Client.hop(sshd.port(), key);
            Hop target = Client.hop(inner.port(), key);
            SshException unknown =
                    catchThrowableOfType(
                            SshException.class, () -> client.open(Answers.none(), target, jump));
            assertThat(unknown.stage()).isEqualTo(Stage.HOST_KEY);
            assertThat(unknown.why().item()).isEqualTo(target.address());
            client.knows(sshd.knownHost("ed25519"), inner.knownHost("ed25519"));
            SshLink link = client.open(Answers.none(), target, jump);
            assertThat(link.legs())
                    .extracting(Leg::stage)
                    .containsExactly(
                            Stage.NAME,
                            Stage.TCP,
                            Stage.HOST_KEY,
                            Stage.AUTHENTICATION,
                            Stage.FORWARDING,
                            Stage.HOST_KEY,
                            Stage.AUTHENTICATION);
            assertThat(link.run(new ReadCommand.Time(), Limits.SHORT).succeeded()).isTrue();
            CompletableFuture<Why> lost = new CompletableFuture<>();
            link.onLost(lost::complete);
            signal("KILL");
            assertThat(lost.get(5, TimeUnit.SECONDS).item()).isEqualTo(target.address());
        }
    }

    @Test
    void aJumpThatMayNotForwardIsTold() throws Exception {
        try (Sshd shut = Sshd.start(folder.resolve("shut"), "AllowTcpForwarding no")) {
            shut.admit(key);
            client.knows(shut.knownHost("ed25519"), sshd.knownHost("ed25519"));
            SshException e =
                    catchThrowableOfType(
                            SshException.class,
                            () ->
                                    client.open(
                                            Answers.none(),
                                            Client.hop(sshd.port(), key),
                                            Client.hop(shut.port(), key)));
            assertThat(e.stage()).isEqualTo(Stage.FORWARDING);
            assertThat(e.why().reason()).isEqualTo(Reason.FORBIDDEN);
        }
    }
}
