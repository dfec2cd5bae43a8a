package console.services.ssh;

import console.services.fact.Clock;
import console.services.fact.Reason;
import console.services.fact.Timer;
import console.services.fact.Why;
import console.services.ssh.SshException.Stage;

import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;
import net.schmizz.sshj.connection.channel.direct.Session;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// A link to one machine, over jumps where there are some, with its keep-alive: a peer that is dead
/// is noticed within ten seconds. The one class that opens channels. A link that is lost stays so;
/// a new one is opened by whoever needs it.
public final class SshLink implements AutoCloseable {
    /// OpenSSH allows ten sessions on a connection (`MaxSessions`).
    private static final int SESSIONS = 6;

    private final SshAccess access;
    private final CommandGate gate;
    private final Clock clock;
    private final List<SSHClient> clients;
    private final List<Attempt> attempts;
    private final List<Leg> legs;
    private final Negotiated negotiated;
    private final Semaphore sessions = new Semaphore(SESSIONS, true);
    private final Object lock = new Object();
    private @Nullable Why lost;
    private @Nullable Consumer<Why> listener;
    private boolean closed;

    private SshLink(SshAccess access, Opening opened, CommandGate gate, Clock clock) {
        this.access = access;
        this.gate = gate;
        this.clock = clock;
        this.clients = opened.clients();
        this.attempts = opened.attempts();
        this.legs = opened.legs();
        this.negotiated = opened.negotiated();
    }

    /// Blocks, also on the operator's answers. Nothing stays open where it fails.
    public static SshLink open(
            SshAccess access,
            Asker asker,
            Passphrases passphrases,
            CommandGate gate,
            Clock clock,
            Timer timer)
            throws SshException {
        Opening opening = new Opening(access, asker, passphrases, clock, timer);
        opening.run();
        SshLink link = new SshLink(access, opening, gate, clock);
        link.watch();
        return link;
    }

    /// All tries to log in, in their order, over all machines of the way.
    public List<Attempt> attempts() {
        return attempts;
    }

    /// The stages of the way with their times.
    public List<Leg> legs() {
        return legs;
    }

    public Negotiated negotiated() {
        return negotiated;
    }

    public SshAccess access() {
        return access;
    }

    /// Called once, on a thread of its own, when the link is lost; at once where it already is. Not
    /// called for a link that was closed.
    public void onLost(Consumer<Why> consumer) {
        synchronized (lock) {
            listener = consumer;
            tell();
        }
    }

    private void watch() {
        for (SSHClient client : clients) {
            client.getTransport().setDisconnectListener(this::ended);
            if (!client.getTransport().isRunning()) {
                ended(DisconnectReason.CONNECTION_LOST, "");
            }
        }
    }

    private void ended(DisconnectReason reason, String message) {
        synchronized (lock) {
            if (closed || lost != null) {
                return;
            }
            boolean silent = message.contains("keep-alive");
            lost =
                    new Why(
                            silent ? Reason.TIMED_OUT : Reason.UNREACHABLE,
                            access.target().address(),
                            silent ? "no answer any more" : "the connection ended");
            tell();
        }
    }

    private void tell() {
        Why why = lost;
        Consumer<Why> consumer = listener;
        if (why != null && consumer != null) {
            listener = null;
            Thread.ofVirtual().name("ssh-lost").start(() -> consumer.accept(why));
        }
    }

    /// Runs a command and waits for its end. Refused before anything leaves where the gate is shut.
    public CommandResult run(Command command, Limits limits) throws SshException {
        String refusal = gate.refusal(command);
        if (!refusal.isEmpty()) {
            Why why = new Why(Reason.FORBIDDEN, command.name(), refusal);
            throw new SshException(Stage.COMMAND, why, "unlock access first", null);
        }
        Instant since = clock.instant();
        if (!free(limits.time())) {
            throw late(command, null);
        }
        Execution execution = new Execution(session(command), command, limits);
        try {
            return execution.run(() -> Duration.between(since, clock.instant()));
        } finally {
            execution.end(sessions::release);
        }
    }

    private boolean free(Duration time) {
        try {
            return sessions.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Gives the permit back where there is no session.
    private Session session(Command command) throws SshException {
        try {
            return clients.getLast().startSession();
        } catch (IOException e) {
            sessions.release();
            Why why = new Why(Reason.UNREACHABLE, command.name(), String.valueOf(e.getMessage()));
            throw new SshException(Stage.COMMAND, why, "", e);
        }
    }

    static SshException late(Command command, @Nullable Throwable cause) {
        Why why = new Why(Reason.TIMED_OUT, command.name(), "did not end in time");
        return new SshException(Stage.COMMAND, why, "", cause);
    }

    /// A connection from the target on. Blocks until the target machine has answered.
    Tunnel tunnel(String host, int port) throws SshException {
        DirectConnection channel = direct(clients.getLast(), host, port);
        return new Tunnel(
                channel.getInputStream(), channel.getOutputStream(), () -> Closing.abrupt(channel));
    }

    /// Whether the target can be reached through the link, and how long that took.
    public Leg reach(String host, int port) throws SshException {
        Instant since = clock.instant();
        try (Tunnel _ = tunnel(host, port)) {
            return new Leg(
                    Stage.FORWARDING, host + ":" + port, Duration.between(since, clock.instant()));
        }
    }

    /// Also for the next hop, which is reached like any other target.
    static DirectConnection direct(SSHClient client, String host, int port) throws SshException {
        String item = host + ":" + port;
        try {
            return client.newDirectConnection(host, port);
        } catch (OpenFailException e) {
            boolean forbidden =
                    e.getReason() == OpenFailException.Reason.ADMINISTRATIVELY_PROHIBITED;
            Why why =
                    new Why(
                            forbidden ? Reason.FORBIDDEN : Reason.UNREACHABLE,
                            item,
                            forbidden
                                    ? "the SSH server does not allow to forward to it"
                                    : "not reachable from the SSH server (" + said(e) + ")");
            throw new SshException(
                    Stage.FORWARDING,
                    why,
                    forbidden ? "see AllowTcpForwarding and PermitOpen of the server" : "",
                    e);
        } catch (IOException e) {
            boolean late = e.getCause() instanceof TimeoutException;
            Why why =
                    new Why(
                            late ? Reason.TIMED_OUT : Reason.UNREACHABLE,
                            item,
                            late ? "no answer through the SSH server" : "the link is lost");
            throw new SshException(Stage.FORWARDING, why, "", e);
        }
    }

    private static String said(OpenFailException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    }

    /// Within two seconds, whatever the other side does.
    @Override
    public void close() {
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            listener = null;
        }
        Closing.all(clients);
    }

    @Override
    public String toString() {
        return access.target().toString();
    }
}
