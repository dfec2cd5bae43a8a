package console.services.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Programs of OpenSSH, which CI must have and a developer may lack.
final class Tool {
    static final Path SSHD = Path.of("/usr/sbin/sshd");

    private Tool() {}

    static void need(Path program) {
        if (System.getenv("CI") != null) {
            assertThat(program).as("CI installs openssh-server").isExecutable();
        }
        assumeThat(Files.isExecutable(program))
                .as("these tests need %s: install openssh-server", program)
                .isTrue();
    }

    /// Its output; fails where the program does.
    static String run(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", List.of(words), out).isZero();
        return out;
    }

    /// A pair of keys in OpenSSH's own format.
    static Path key(Path file, String type, String passphrase)
            throws IOException, InterruptedException {
        run("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", "test", "-f", file.toString());
        return file;
    }

    /// The public half beside a key, as `type base64`.
    static String publicKey(Path key) throws IOException {
        String[] words = Files.readString(Path.of(key + ".pub")).split(" ", -1);
        return words[0] + " " + words[1].strip();
    }
}
