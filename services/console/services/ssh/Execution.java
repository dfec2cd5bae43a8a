package console.services.ssh;

import console.services.fact.Reason;
import console.services.fact.Why;
import console.services.ssh.SshException.Stage;

import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.connection.channel.direct.Signal;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// One command on one session: both outputs are read at once, since an unread one stops the other.
/// What takes too long or says too much is told to end, and is not waited for. An output is never
/// closed from here: the library ends the whole link where more of a closed one arrives.
final class Execution {
    private static final int BUFFER = 8 << 10;
    private static final int END_SECONDS = 2;

    private final Session session;
    private final Command command;
    private final Limits limits;
    private final CompletableFuture<Boolean> full = new CompletableFuture<>();
    private volatile Session.@Nullable Command cancelled;

    Execution(Session session, Command command, Limits limits) {
        this.session = session;
        this.command = command;
        this.limits = limits;
    }

    CommandResult run(Supplier<Duration> took) throws SshException {
        try {
            Session.Command running = session.exec(command.program().line());
            running.getOutputStream().close();
            Output out = new Output("ssh-stdout", running.getInputStream());
            Output err = new Output("ssh-stderr", running.getErrorStream());
            CompletableFuture<Void> both = CompletableFuture.allOf(out.done, err.done);
            CompletableFuture.anyOf(both, full)
                    .get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
            boolean cut = full.isDone();
            if (cut) {
                cancelled = running;
            } else {
                running.join(END_SECONDS, TimeUnit.SECONDS);
            }
            Integer exit = running.getExitStatus();
            return new CommandResult(
                    exit == null || cut ? -1 : exit, out.text(), err.text(), cut, took.get());
        } catch (TimeoutException e) {
            cancelled = (Session.Command) session;
            throw SshLink.late(command, e);
        } catch (IOException e) {
            throw lost(e);
        } catch (ExecutionException e) {
            throw lost(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SshLink.late(command, e);
        }
    }

    private SshException lost(Throwable cause) {
        Why why = new Why(Reason.UNREACHABLE, command.name(), String.valueOf(cause.getMessage()));
        return new SshException(Stage.COMMAND, why, "", cause);
    }

    /// In the background: the other side may take its time. Without a terminal closing alone would
    /// leave the program running; the signal goes first, because a server ends the whole link over
    /// one for a channel that it has closed.
    void end(Runnable ended) {
        Thread.ofVirtual()
                .name("ssh-end")
                .start(
                        () -> {
                            Session.Command running = cancelled;
                            if (running != null && running.isOpen()) {
                                Closing.now(() -> running.signal(Signal.TERM));
                            }
                            Closing.now(session);
                            ended.run();
                        });
    }

    /// One output, kept up to the limit. Read on a thread of its own.
    private final class Output {
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

        Output(String name, InputStream in) {
            Thread.ofVirtual().name(name).start(() -> read(in));
        }

        private void read(InputStream in) {
            byte[] buffer = new byte[BUFFER];
            try {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    if (!keep(buffer, count)) {
                        full.complete(true);
                        return;
                    }
                }
                done.complete(null);
            } catch (IOException e) {
                done.completeExceptionally(e);
            }
        }

        private synchronized boolean keep(byte[] buffer, int count) {
            int room = limits.bytes() - kept.size();
            kept.write(buffer, 0, Math.min(count, room));
            return count <= room;
        }

        synchronized String text() {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }
}
