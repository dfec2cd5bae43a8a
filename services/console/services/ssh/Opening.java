package console.services.ssh;

import console.services.fact.Clock;
import console.services.fact.Reason;
import console.services.fact.Subscription;
import console.services.fact.Timer;
import console.services.fact.Why;
import console.services.ssh.Asker.UnknownHostKey;
import console.services.ssh.SshException.Refused;
import console.services.ssh.SshException.Stage;

import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.ConfigImpl;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;
import net.schmizz.sshj.transport.NegotiatedAlgorithms;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// Goes the way to a machine, stage by stage, and over each jump in the same manner. What was
/// opened is closed again where the way ends early.
final class Opening {
    private static final int TRANSPORT_MILLIS = 20_000;
    private static final int CHANNEL_MILLIS = 15_000;
    private static final int ALIVE_SECONDS = 2;
    private static final int ALIVE_COUNT = 3;
    private static final Duration HANDSHAKE = Duration.ofSeconds(20);

    private final SshAccess access;
    private final Asker asker;
    private final Passphrases passphrases;
    private final Clock clock;
    private final Timer timer;
    private final List<SSHClient> clients = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Leg> legs = new ArrayList<>();
    private @Nullable Negotiated negotiated;

    Opening(SshAccess access, Asker asker, Passphrases passphrases, Clock clock, Timer timer) {
        this.access = access;
        this.asker = asker;
        this.passphrases = passphrases;
        this.clock = clock;
        this.timer = timer;
    }

    /// Blocks.
    void run() throws SshException {
        try {
            for (Hop hop : access.hops()) {
                SSHClient client = shaken(hop);
                clients.add(client);
                Instant since = clock.instant();
                Optional<Agent> agent = access.agentSocket().map(at -> new Agent(at, timer));
                new Login(client, hop, agent, asker, passphrases, attempts).run();
                passed(Stage.AUTHENTICATION, hop.toString(), since);
            }
        } catch (SshException e) {
            Closing.all(clients);
            throw e.after(attempts, legs);
        }
    }

    /// The nearest machine first, the target last.
    List<SSHClient> clients() {
        return List.copyOf(clients);
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    List<Leg> legs() {
        return List.copyOf(legs);
    }

    Negotiated negotiated() {
        return Objects.requireNonNull(negotiated);
    }

    private void passed(Stage stage, String item, Instant since) {
        legs.add(new Leg(stage, item, Duration.between(since, clock.instant())));
    }

    /// A key that nobody knows is asked about while no connection waits, and then looked at again.
    private SSHClient shaken(Hop hop) throws SshException {
        KeyCheck check = check(hop);
        SSHClient client = dialled(hop, check);
        if (client != null) {
            return client;
        }
        Refused refused = Objects.requireNonNull(check.refused());
        if (refused.verdict() instanceof HostKeyVerdict.Unknown unknown) {
            HostKey key = refused.presented();
            if (asker.trust(new UnknownHostKey(hop, key, unknown.others()))) {
                HostKeys.remember(access.ownKnownHosts(), hop, key);
                KeyCheck again = check(hop);
                client = dialled(hop, again);
                if (client != null) {
                    return client;
                }
                refused = Objects.requireNonNull(again.refused());
            }
        }
        throw refusal(hop, refused);
    }

    private KeyCheck check(Hop hop) throws SshException {
        return new KeyCheck(HostKeys.read(access.knownHosts(), access.ownKnownHosts()), hop);
    }

    private static SshException refusal(Hop hop, Refused refused) {
        String shown = refused.presented().toString();
        return switch (refused.verdict()) {
            case HostKeyVerdict.Changed changed ->
                    new SshException(
                            hop,
                            Reason.FORBIDDEN,
                            "its host key has changed: it shows %s, known is %s (%s)"
                                    .formatted(shown, changed.known(), changed.where()),
                            "ask who runs it whether it was installed anew; only then remove that"
                                    + " line",
                            refused);
            case HostKeyVerdict.Revoked revoked ->
                    new SshException(
                            hop,
                            Reason.FORBIDDEN,
                            "its host key is revoked: %s (%s)".formatted(shown, revoked.where()),
                            "do not log in there; tell who runs it",
                            refused);
            case HostKeyVerdict.Unknown _, HostKeyVerdict.Known _ ->
                    new SshException(
                            hop,
                            Reason.FORBIDDEN,
                            "its host key is not trusted: " + shown,
                            "compare it with what a trusted person says",
                            refused);
        };
    }

    /// Null where the host key was not accepted.
    private @Nullable SSHClient dialled(Hop hop, KeyCheck check) throws SshException {
        HostKeys keys = check.keys();
        ConfigImpl config =
                Algorithms.config(
                        keys.types(hop.host(), hop.port()),
                        keys.hasAuthority(hop.host(), hop.port()),
                        access.compression());
        SSHClient client = new SSHClient(config);
        AtomicReference<@Nullable NegotiatedAlgorithms> agreed = new AtomicReference<>();
        client.addHostKeyVerifier(check);
        client.getTransport()
                .addAlgorithmsVerifier(
                        algorithms -> {
                            agreed.compareAndSet(null, algorithms);
                            return true;
                        });
        setTimes(client);
        boolean whole = false;
        try {
            Way way = way(hop);
            Instant since = clock.instant();
            shake(client, way);
            passed(Stage.HOST_KEY, hop.address(), since);
            negotiated = describe(client, Objects.requireNonNull(agreed.get()), check);
            whole = true;
            return client;
        } catch (Late e) {
            throw failed(hop, Reason.TIMED_OUT, e);
        } catch (IOException | SSHRuntimeException e) {
            if (check.refused() != null) {
                return null;
            }
            throw failed(hop, Reason.UNREACHABLE, e);
        } finally {
            if (!whole) {
                Closing.all(List.of(client));
            }
        }
    }

    private static void setTimes(SSHClient client) {
        client.getTransport().setTimeoutMs(TRANSPORT_MILLIS);
        client.getConnection().setTimeoutMs(CHANNEL_MILLIS);
        KeepAliveRunner alive = (KeepAliveRunner) client.getConnection().getKeepAlive();
        alive.setKeepAliveInterval(ALIVE_SECONDS);
        alive.setMaxAliveCount(ALIVE_COUNT);
    }

    private static SshException failed(Hop hop, Reason reason, Exception cause) {
        String said = String.valueOf(cause.getMessage());
        Stage stage = Stage.HOST_KEY;
        String fact = "ended the connection while keys were exchanged (" + said + ")";
        String next = "see the log of its SSH server";
        if (reason == Reason.TIMED_OUT) {
            stage = Stage.TCP;
            fact = said;
        } else if (said.contains("identification") || said.contains("SSHv2")) {
            stage = Stage.TCP;
            fact = "does not speak SSH";
            next = "check the port";
        } else if (said.contains("settlement")) {
            fact = "has nothing safe in common with this console (" + said + ")";
            next = "its SSH server needs newer algorithms";
        } else if (said.contains("certificate check failed")) {
            fact = "its certificate is not accepted (" + said + ")";
            next = "the certificate must be for this name and in time";
        }
        return new SshException(stage, new Why(reason, hop.address(), fact), next, cause);
    }

    /// No answer in time.
    private static final class Late extends IOException {
        Late(Throwable cause) {
            super("accepts connections and does not answer as an SSH server", cause);
        }
    }

    private void shake(SSHClient client, Way way) throws IOException {
        AtomicBoolean late = new AtomicBoolean();
        try (Subscription _ =
                timer.after(
                        HANDSHAKE,
                        () -> {
                            late.set(true);
                            Closing.abrupt(way.end());
                        })) {
            way.start().on(client);
        } catch (IOException e) {
            if (late.get() || e.getCause() instanceof TimeoutException) {
                throw new Late(e);
            }
            throw e;
        }
    }

    /// How a client begins to talk, and what ends it at once.
    private record Way(Start start, AutoCloseable end) {}

    @FunctionalInterface
    private interface Start {
        void on(SSHClient client) throws IOException;
    }

    private Way way(Hop hop) throws SshException {
        if (clients.isEmpty()) {
            Instant since = clock.instant();
            InetAddress[] addresses = Dial.resolve(hop);
            passed(Stage.NAME, hop.host(), since);
            Instant dialled = clock.instant();
            Socket socket = Dial.connect(hop, addresses);
            passed(Stage.TCP, hop.address(), dialled);
            return new Way(
                    client -> {
                        client.setSocketFactory(new Ready(socket));
                        client.connect(hop.host(), hop.port());
                    },
                    socket);
        }
        Instant since = clock.instant();
        DirectConnection channel = SshLink.direct(clients.getLast(), hop.host(), hop.port());
        passed(Stage.FORWARDING, hop.address(), since);
        return new Way(client -> client.connectVia(channel), channel);
    }

    private static Negotiated describe(
            SSHClient client, NegotiatedAlgorithms agreed, KeyCheck check) {
        String cipher = agreed.getClient2ServerCipherAlgorithm();
        boolean own = cipher.startsWith("chacha20") || cipher.contains("gcm");
        return new Negotiated(
                client.getTransport().getServerVersion(),
                agreed.getKeyExchangeAlgorithm(),
                agreed.getSignatureAlgorithm(),
                Objects.requireNonNull(check.accepted()),
                cipher,
                own ? "" : agreed.getClient2ServerMACAlgorithm(),
                agreed.getServer2ClientCompressionAlgorithm());
    }
}
