package console.services.ssh;

import net.schmizz.sshj.SSHClient;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ends connections: politely first, and after a second without asking the other side.
final class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);
    private static final int POLITE_MILLIS = 1000;

    private Closing() {}

    /// The last machine first. Blocks for little more than a second at most.
    static void all(List<SSHClient> clients) {
        List<Socket> sockets =
                clients.stream()
                        .map(SSHClient::getSocket)
                        .filter(Socket.class::isInstance)
                        .toList();
        CountDownLatch done = new CountDownLatch(1);
        Thread.ofVirtual()
                .name("ssh-close")
                .start(
                        () -> {
                            clients.reversed().forEach(Closing::polite);
                            done.countDown();
                        });
        try {
            if (!done.await(POLITE_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.debug("A link did not close in order");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        sockets.forEach(Closing::now);
    }

    private static void polite(SSHClient client) {
        try {
            client.disconnect();
        } catch (IOException | RuntimeException e) {
            LOG.debug("A link ended: {}", e.toString());
        }
    }

    /// On a thread of its own: may be called where nothing may block.
    static void abrupt(AutoCloseable end) {
        Thread.ofVirtual().name("ssh-end").start(() -> now(end));
    }

    static void now(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception e) {
            LOG.debug("It ended: {}", e.toString());
        }
    }
}
