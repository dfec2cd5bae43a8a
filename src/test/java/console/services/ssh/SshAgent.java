package console.services.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// OpenSSH's own agent, for one test.
record SshAgent(Process process, Path socket) implements AutoCloseable {
    static SshAgent start(Path folder) throws IOException {
        // Short: the path of a socket has 108 bytes at most.
        Path short_ = Files.createTempDirectory("agent").resolve("s");
        Files.createDirectories(folder);
        Process process = new ProcessBuilder("ssh-agent", "-D", "-a", short_.toString()).start();
        // Its first line says that it listens.
        assertThat(process.inputReader(StandardCharsets.UTF_8).readLine())
                .contains("SSH_AUTH_SOCK");
        return new SshAgent(process, short_);
    }

    void add(Path key) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("ssh-add", "-q", key.toString());
        builder.environment().put("SSH_AUTH_SOCK", socket.toString());
        assertThat(builder.start().waitFor()).isZero();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        Files.deleteIfExists(socket);
    }
}
