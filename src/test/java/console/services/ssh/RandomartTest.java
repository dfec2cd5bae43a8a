package console.services.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

/// Fingerprints and pictures, beside what `ssh-keygen` says of the same keys.
final class RandomartTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void picturesAreThoseOfOpenSsh(String type) throws Exception {
        Tool.need(Path.of("/usr/bin/ssh-keygen"));
        for (int i = 0; i < 3; i++) {
            Path file = Tool.key(folder.resolve(type + i), type, "");
            String[] line = Tool.publicKey(file).split(" ", -1);
            HostKey key = new HostKey(line[0], line[1]);
            String[] said = Tool.run("ssh-keygen", "-lvf", file + ".pub").split("\n", 2);
            assertThat(said[0]).contains(key.fingerprint());
            assertThat(key.randomart()).isEqualTo(said[1].strip());
        }
    }
}
