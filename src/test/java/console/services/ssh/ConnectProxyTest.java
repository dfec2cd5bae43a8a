package console.services.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/// The proxy over a link to a real OpenSSH server.
final class ConnectProxyTest {
    private static final int CHUNK = 1 << 20;
    private static final int CHUNKS = 100;
    @TempDir private Path folder;
    private Sshd sshd;
    private Client client;
    private SshLink link;
    private ServerSocket target;
    private ConnectProxy proxy;

    @BeforeEach
    void begin() throws Exception {
        target = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::echo);
        sshd =
                Sshd.start(
                        folder.resolve("sshd"),
                        "PermitOpen 127.0.0.1:" + target.getLocalPort() + " 127.0.0.1:1");
        Path key = Tool.key(folder.resolve("key"), "ed25519", "");
        sshd.admit(key);
        client = new Client(folder.resolve("laptop")).knows(sshd.knownHost("ed25519"));
        link = client.open(Answers.none(), Client.hop(sshd.port(), key));
        proxy =
                ConnectProxy.open(
                        link, client.timer, List.of(echoing(), "127.0.0.1:1", "127.0.0.1:2"));
    }

    @AfterEach
    void end() throws Exception {
        if (proxy != null) {
            proxy.close();
        }
        if (client != null) {
            client.close();
        }
        if (sshd != null) {
            sshd.close();
        }
        target.close();
    }

    private String echoing() {
        return "127.0.0.1:" + target.getLocalPort();
    }

    private void echo() {
        while (!target.isClosed()) {
            try {
                Socket socket = target.accept();
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try (socket) {
                                        socket.getInputStream()
                                                .transferTo(socket.getOutputStream());
                                    } catch (IOException _) {
                                        // The test has ended.
                                    }
                                });
            } catch (IOException _) {
                return;
            }
        }
    }

    private Socket ask(String request) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(30_000);
        socket.connect(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.uri().getPort()));
        socket.getOutputStream().write((request + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private Socket connect(String host, String credential) throws IOException {
        return ask(
                "CONNECT "
                        + host
                        + " HTTP/1.1\r\nHost: "
                        + host
                        + "\r\nProxy-Authorization: "
                        + credential);
    }

    private static String status(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int letter = socket.getInputStream().read();
            assertThat(letter).as("after %s", head).isNotNegative();
            head.append((char) letter);
        }
        return head.toString().lines().findFirst().orElseThrow();
    }

    private String statusOf(String host) throws IOException {
        try (Socket socket = connect(host, proxy.credential())) {
            return status(socket);
        }
    }

    @Test
    void aHundredMegabytesArriveIntact() throws Exception {
        try (Socket socket = connect(echoing(), proxy.credential())) {
            assertThat(status(socket)).contains("200");
            MessageDigest sent = MessageDigest.getInstance("SHA-256");
            Thread writer =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            send(socket.getOutputStream(), sent);
                                            socket.shutdownOutput();
                                        } catch (IOException e) {
                                            throw new UncheckedIOException(e);
                                        }
                                    });
            MessageDigest got = MessageDigest.getInstance("SHA-256");
            long count = 0;
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[CHUNK];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                got.update(buffer, 0, n);
                count += n;
            }
            writer.join();
            assertThat(count).isEqualTo((long) CHUNK * CHUNKS);
            assertThat(HexFormat.of().formatHex(got.digest()))
                    .isEqualTo(HexFormat.of().formatHex(sent.digest()));
        }
    }

    private static void send(OutputStream out, MessageDigest digest) throws IOException {
        byte[] chunk = new byte[CHUNK];
        Random random = new Random(7);
        for (int i = 0; i < CHUNKS; i++) {
            random.nextBytes(chunk);
            digest.update(chunk);
            out.write(chunk);
        }
    }

    @Test
    void aRefusedTargetHarmsNoOtherChannel() throws Exception {
        try (Socket good = connect(echoing(), proxy.credential())) {
            assertThat(status(good)).contains("200");
            assertThat(statusOf("127.0.0.1:1")).startsWith("HTTP/1.1 502");
            assertThat(statusOf("127.0.0.1:2")).startsWith("HTTP/1.1 403");
            good.getOutputStream().write(42);
            assertThat(good.getInputStream().read()).isEqualTo(42);
            assertThat(statusOf(echoing())).contains("200");
        }
    }

    @Test
    void onlyListedTargetsOnlyConnectAndOnlyWithTheCredential() throws Exception {
        assertThat(statusOf("127.0.0.1:22")).startsWith("HTTP/1.1 403");
        for (String credential : List.of("", "Bearer", "Bearer x", "Basic eDp5")) {
            try (Socket socket = connect(echoing(), credential)) {
                assertThat(status(socket)).startsWith("HTTP/1.1 407");
            }
        }
        try (Socket socket = ask("GET / HTTP/1.1\r\nHost: x")) {
            assertThat(status(socket)).startsWith("HTTP/1.1 405");
        }
        proxy.allow("127.0.0.1:22");
        assertThat(statusOf("127.0.0.1:22")).startsWith("HTTP/1.1 403").contains("forward");
        assertThat(proxy.toString()).doesNotContain(proxy.credential().substring(7));
    }

    @Test
    void closingEndsItsConnectionsAndItsPort() throws Exception {
        try (Socket socket = connect(echoing(), proxy.credential())) {
            assertThat(status(socket)).contains("200");
            int port = proxy.uri().getPort();
            proxy.close();
            assertThat(socket.getInputStream().read()).isNegative();
            try (ServerSocket again = new ServerSocket()) {
                again.setReuseAddress(true);
                again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                assertThat(again.isBound()).isTrue();
            }
        }
    }
}
