package console.services.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// OpenSSH's own server on a loopback port, with keys of this test only.
final class Sshd implements AutoCloseable {
    private static final List<String> TYPES = List.of("ed25519", "ecdsa", "rsa");

    private static final int SECONDS = 10;

    private final Path folder;
    private final int port;
    private final Process process;
    private final List<String> log = new ArrayList<>();

    private Sshd(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /// @param options lines of `sshd_config`; `HostKey` among them replaces the three usual ones
    static Sshd start(Path folder, String... options) throws IOException, InterruptedException {
        Tool.need(Tool.SSHD);
        Files.createDirectories(folder);
        int port = freePort();
        List<String> lines = new ArrayList<>(List.of(options));
        boolean chosen = lines.stream().anyMatch(line -> line.startsWith("HostKey "));
        for (String type : TYPES) {
            Path key = folder.resolve("host_" + type);
            if (!Files.exists(key)) {
                Tool.key(key, type, "");
            }
            if (!chosen || lines.contains("HostKey " + type)) {
                lines.add("HostKey " + key);
            }
        }
        TYPES.forEach(type -> lines.remove("HostKey " + type));
        lines.add("Port " + port);
        lines.add("ListenAddress 127.0.0.1");
        lines.add("PidFile none");
        lines.add("StrictModes no");
        lines.add("UsePAM no");
        lines.add("PasswordAuthentication no");
        lines.add("KbdInteractiveAuthentication no");
        lines.add("PermitRootLogin yes");
        lines.add("AuthorizedKeysFile " + folder.resolve("authorized_keys"));
        lines.add("MaxStartups 100:30:200");
        Path config = Files.write(folder.resolve("sshd_config"), lines);
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
        Process process =
                new ProcessBuilder(Tool.SSHD.toString(), "-D", "-e", "-f", config.toString())
                        .redirectErrorStream(true)
                        .start();
        Sshd sshd = new Sshd(folder, port, process);
        sshd.listen();
        return sshd;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void listen() throws IOException {
        BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = reader.readLine();
        while (line != null && !line.contains("listening")) {
            note(line);
            line = reader.readLine();
        }
        assertThat(line).as("sshd begins to listen: %s", log).isNotNull();
        Thread.ofVirtual().start(() -> follow(reader));
    }

    private void follow(BufferedReader reader) {
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                note(line);
            }
        } catch (IOException _) {
            // It was ended.
        }
    }

    int port() {
        return port;
    }

    Path folder() {
        return folder;
    }

    /// Until a line with this text is in its log.
    void await(String text) throws InterruptedException {
        synchronized (log) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            while (said(text) == 0 && System.nanoTime() < end) {
                log.wait(TimeUnit.SECONDS.toMillis(1));
            }
        }
        assertThat(said(text)).as(text).isPositive();
    }

    /// How many lines of its log have this text.
    long said(String text) {
        synchronized (log) {
            return log.stream().filter(line -> line.contains(text)).count();
        }
    }

    private void note(String line) {
        synchronized (log) {
            log.add(line);
            log.notifyAll();
        }
    }

    /// The line of `known_hosts` with its key of this type.
    String knownHost(String type) throws IOException {
        return "[127.0.0.1]:" + port + " " + Tool.publicKey(folder.resolve("host_" + type));
    }

    void admit(Path key) throws IOException {
        admit(Tool.publicKey(key));
    }

    void admit(String line) throws IOException {
        Path file = folder.resolve("authorized_keys");
        String before = Files.exists(file) ? Files.readString(file) : "";
        Files.writeString(file, before + line + "\n");
    }

    /// The processes of its sessions, which a signal then reaches without the listener.
    List<ProcessHandle> sessions() {
        return process.descendants().toList();
    }

    @Override
    public void close() {
        sessions().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
