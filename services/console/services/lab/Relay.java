package console.services.lab;

import console.services.session.LabControl.Fault;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A TCP relay on loopback that plays bad links: dropped, late, half-open, trickling, reset.
final class Relay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    /// The faults that a link can have.
    static final Set<Fault> PLAYS =
            Set.of(Fault.DROP, Fault.LATENCY, Fault.HALF_OPEN, Fault.TRICKLE, Fault.RESET);

    private static final int DRIP = 512;
    private static final long DRIP_NANOS = 100_000_000L;
    private static final long LATENCY_NANOS = 400_000_000L;

    private final int target;
    private final ServerSocket server;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("lab-relay-", 0).factory());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Fault> faults = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    Relay(int port, int target) {
        this.target = target;
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(loopback(), port));
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " of 127.0.0.1 cannot be used", e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void set(Fault fault, boolean on) {
        lock.lock();
        try {
            if (on ? !faults.add(fault) : !faults.remove(fault)) {
                return;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (on && (fault == Fault.DROP || fault == Fault.RESET)) {
            open.forEach(socket -> end(socket, fault == Fault.RESET));
        }
        if (!on && fault == Fault.HALF_OPEN) {
            // What was held back would arrive out of time: those connections are lost.
            open.forEach(socket -> end(socket, false));
        }
    }

    @Override
    public void close() {
        closeQuietly(server);
        open.forEach(socket -> end(socket, false));
        threads.shutdownNow();
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                if (faults.contains(Fault.DROP) || faults.contains(Fault.RESET)) {
                    end(client, true);
                    continue;
                }
                Socket upstream = new Socket(loopback(), target);
                open.add(client);
                open.add(upstream);
                AtomicBoolean asked = new AtomicBoolean();
                threads.execute(() -> copy(client, upstream, () -> asked.set(true)));
                threads.execute(() -> copy(upstream, client, () -> late(asked)));
            } catch (IOException e) {
                LOG.debug("The relay did not connect: {}", e.toString());
            }
        }
    }

    /// What happens to bytes that have come, before they go on.
    private interface Toll {
        void pay() throws InterruptedException;
    }

    private void copy(Socket from, Socket to, Toll toll) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            from.setTcpNoDelay(true);
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                toll.pay();
                pass(buffer, count, out);
            }
        } catch (IOException | InterruptedException e) {
            LOG.debug("A relayed connection ended: {}", e.toString());
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    /// A late link delays the beginning of an answer once: neither the question, nor each of its
    /// parts, or a slow link would look like a lost one.
    private void late(AtomicBoolean asked) throws InterruptedException {
        if (asked.getAndSet(false)) {
            hold(Fault.LATENCY, LATENCY_NANOS);
        }
    }

    /// At once, or as slowly as the link is bad.
    private void pass(byte[] buffer, int count, OutputStream out)
            throws IOException, InterruptedException {
        int sent = 0;
        while (sent < count) {
            hold(Fault.HALF_OPEN, Long.MAX_VALUE);
            int part = faults.contains(Fault.TRICKLE) ? DRIP : count;
            part = Math.min(part, count - sent);
            out.write(buffer, sent, part);
            sent += part;
            hold(Fault.TRICKLE, DRIP_NANOS);
        }
    }

    /// Waits while the link has this fault, but no longer than this.
    private void hold(Fault fault, long nanos) throws InterruptedException {
        if (!faults.contains(fault)) {
            return;
        }
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && faults.contains(fault)) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private static void end(Socket socket, boolean reset) {
        try {
            if (reset) {
                socket.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            LOG.debug("{}", e.toString());
        }
        closeQuietly(socket);
    }

    private static void closeQuietly(java.io.Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            LOG.debug("{}", e.toString());
        }
    }
}
