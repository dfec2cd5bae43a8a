package console.services.ssh;

import console.services.fact.Reason;
import console.services.fact.Subscription;
import console.services.fact.Timer;
import console.services.fact.Why;
import console.services.ssh.SshException.Stage;

import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.connection.channel.direct.Signal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// One command on one session: both outputs are read at once, since an unread one stops the other.
/// What takes too long or says too much is told to end, and is not waited for.
final class Execution implements AutoCloseable {
    private static final int BUFFER = 8 << 10;
    private static final int END_SECONDS = 2;

    private final Session session;
    private final Timer timer;
    private final AtomicBoolean late = new AtomicBoolean();
    private final AtomicBoolean full = new AtomicBoolean();

    Execution(Session session, Timer timer) {
        this.session = session;
        this.timer = timer;
    }

    CommandResult run(Command command, Limits limits, Supplier<Duration> took)
            throws SshException {
        try (Subscription _ = timer.after(limits.time(), this::tooLong)) {
            Session.Command running = session.exec(command.program().line());
            running.getOutputStream().close();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Thread errors =
                    Thread.ofVirtual()
                            .name("ssh-stderr")
                            .start(() -> quietly(running.getErrorStream(), err, limits.bytes()));
            read(running.getInputStream(), out, limits.bytes());
            errors.join();
            if (late.get()) {
                throw SshLink.late(command, null);
            }
            if (!full.get()) {
                running.join(END_SECONDS, TimeUnit.SECONDS);
            }
            Integer exit = running.getExitStatus();
            return new CommandResult(
                    exit == null || full.get() ? -1 : exit,
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8),
                    full.get(),
                    took.get());
        } catch (IOException e) {
            if (late.get()) {
                throw SshLink.late(command, e);
            }
            Why why = new Why(Reason.UNREACHABLE, command.name(), String.valueOf(e.getMessage()));
            throw new SshException(Stage.COMMAND, why, "", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SshLink.late(command, e);
        }
    }

    private void tooLong() {
        late.set(true);
        end();
    }

    private void quietly(InputStream in, ByteArrayOutputStream to, int most) {
        try {
            read(in, to, most);
        } catch (IOException _) {
            // The other output tells.
        }
    }

    private void read(InputStream in, ByteArrayOutputStream to, int most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            int room = most - to.size();
            to.write(buffer, 0, Math.min(count, room));
            if (count > room) {
                full.set(true);
                end();
                return;
            }
        }
    }

    /// Asks the program to end and lets go of both outputs. Without a terminal closing alone would
    /// leave it running.
    private void end() {
        Thread.ofVirtual()
                .name("ssh-cancel")
                .start(
                        () -> {
                            try {
                                ((Session.Command) session).signal(Signal.TERM);
                            } catch (IOException | RuntimeException _) {
                                // The link is gone, and the program with it.
                            }
                            Closing.now(session.getInputStream());
                            Closing.now(((Session.Command) session).getErrorStream());
                        });
    }

    /// In the background: the other side may take its time.
    @Override
    public void close() {
        Closing.abrupt(session);
    }
}
