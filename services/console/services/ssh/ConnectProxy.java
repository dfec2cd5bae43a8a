package console.services.ssh;

import console.services.fact.Reason;
import console.services.fact.Subscription;
import console.services.fact.Timer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// An HTTP proxy on loopback that only tunnels (CONNECT), only to listed targets, and only for who
/// has the credential of this start: every user of the machine can reach its port. One channel of
/// the link for each connection; a target that is refused harms no other.
public final class ConnectProxy implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectProxy.class);
    private static final String HEADER = "proxy-authorization:";
    private static final int HEAD = 8 << 10;
    private static final int SECRET = 32;
    private static final int BUFFER = 32 << 10;
    private static final Duration ASKING = Duration.ofSeconds(10);
    private static final Duration END = Duration.ofSeconds(1);

    private final SshLink link;
    private final Timer timer;
    private final ServerSocket server;
    private final String credential;
    private final Thread acceptor =
            Thread.ofVirtual().name("connect-proxy").unstarted(this::accept);
    private final Set<String> allowed = ConcurrentHashMap.newKeySet();
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();

    private ConnectProxy(SshLink link, Timer timer, ServerSocket server) {
        this.link = link;
        this.timer = timer;
        this.server = server;
        byte[] secret = new byte[SECRET];
        new SecureRandom().nextBytes(secret);
        this.credential =
                "Bearer " + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /// @param targets `host:port`, to which alone it leads
    public static ConnectProxy open(SshLink link, Timer timer, Collection<String> targets)
            throws IOException {
        ServerSocket server = new ServerSocket();
        server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
        ConnectProxy proxy = new ConnectProxy(link, timer, server);
        targets.forEach(proxy::allow);
        proxy.acceptor.start();
        return proxy;
    }

    /// One more target, `host:port`.
    public void allow(String target) {
        allowed.add(target.toLowerCase(Locale.ROOT));
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /// The value of `Proxy-Authorization`. A secret. Bearer, as the JDK's client sends no Basic
    /// through tunnels.
    public String credential() {
        return credential;
    }

    /// Ends it and all its connections. The port is free afterwards, which it is only once nobody
    /// waits at it any more.
    @Override
    public void close() {
        Closing.now(server);
        open.forEach(Closing::now);
        try {
            acceptor.join(END);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return uri().toString();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                Thread.ofVirtual().name("connect-proxy-client").start(() -> serve(client));
            } catch (IOException e) {
                LOG.debug("The proxy ends: {}", e.toString());
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(client.getInputStream(), BUFFER);
            List<String> head;
            try (Subscription _ = timer.after(ASKING, () -> Closing.abrupt(client))) {
                head = head(in);
            }
            String refusal = refusal(head);
            if (!refusal.isEmpty()) {
                say(client, refusal);
                return;
            }
            forward(client, in, head.getFirst().split(" ", -1)[1]);
        } catch (IOException e) {
            LOG.debug("A connection through the proxy ended: {}", e.toString());
        } finally {
            open.remove(client);
        }
    }

    private static List<String> head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int letter = in.read();
            if (letter < 0 || head.length() >= HEAD) {
                throw new IOException("no request");
            }
            head.append((char) letter);
        }
        return head.toString().lines().toList();
    }

    /// The status line of a refusal; empty where the request may pass.
    private String refusal(List<String> head) {
        String[] words = head.getFirst().split(" ", -1);
        if (words.length != 3 || !words[0].equals("CONNECT")) {
            return "405 Only CONNECT";
        }
        String given =
                head.stream()
                        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(HEADER))
                        .map(line -> line.substring(HEADER.length()).strip())
                        .findFirst()
                        .orElse("");
        if (!MessageDigest.isEqual(bytes(given), bytes(credential))) {
            return "407 Proxy Authentication Required\r\nProxy-Authenticate: Bearer";
        }
        return allowed.contains(words[1].toLowerCase(Locale.ROOT))
                ? ""
                : "403 Not a target of this connection";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void say(Socket client, String status) throws IOException {
        String length = status.startsWith("200") ? "" : "Content-Length: 0\r\n";
        client.getOutputStream().write(bytes("HTTP/1.1 " + status + "\r\n" + length + "\r\n"));
    }

    private void forward(Socket client, InputStream in, String target) throws IOException {
        int colon = target.lastIndexOf(':');
        String host = target.substring(0, colon).replaceAll("[\\[\\]]", "");
        try (Tunnel tunnel = link.tunnel(host, Integer.parseInt(target.substring(colon + 1)))) {
            open.add(tunnel);
            try {
                say(client, "200 Connected");
                copy(client, in, tunnel);
            } finally {
                open.remove(tunnel);
            }
        } catch (SshException e) {
            LOG.debug("No way to {}: {}", target, e.getMessage());
            // The detail may quote the server, and a status is one line.
            String detail = e.why().detail().replaceAll("[^ -~]", " ");
            say(client, status(e.why().reason()) + " " + detail);
        } catch (NumberFormatException _) {
            say(client, "400 No port");
        }
    }

    private static int status(Reason reason) {
        return switch (reason) {
            case FORBIDDEN -> 403;
            case TIMED_OUT -> 504;
            case NOT_LOADED,
                    UNREACHABLE,
                    UNAVAILABLE,
                    UNAUTHORIZED,
                    NOT_INSTALLED,
                    NOT_CONFIGURED,
                    GONE,
                    BAD_DATA ->
                    502;
        };
    }

    /// Until both sides have said their last; where one fails, both end.
    private static void copy(Socket client, InputStream in, Tunnel tunnel) throws IOException {
        Thread up =
                Thread.ofVirtual()
                        .name("connect-proxy-up")
                        .start(
                                () -> {
                                    try {
                                        pass(in, tunnel.out());
                                        tunnel.out().close();
                                    } catch (IOException e) {
                                        LOG.debug("Sending ended: {}", e.toString());
                                        Closing.now(client);
                                        tunnel.close();
                                    }
                                });
        try {
            pass(tunnel.in(), client.getOutputStream());
            client.shutdownOutput();
            up.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pass(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            to.write(buffer, 0, count);
            to.flush();
        }
    }
}
