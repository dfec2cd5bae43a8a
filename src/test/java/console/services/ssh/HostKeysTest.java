package console.services.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import console.services.ssh.HostKeyVerdict.Changed;
import console.services.ssh.HostKeyVerdict.Known;
import console.services.ssh.HostKeyVerdict.Revoked;
import console.services.ssh.HostKeyVerdict.Unknown;

import net.schmizz.sshj.common.Buffer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What lines of `known_hosts` say, one rule at a time.
final class HostKeysTest {
    private static final HostKey ONE = key("ssh-ed25519", 1);
    private static final HostKey TWO = key("ssh-ed25519", 2);
    private static final HostKey ECDSA = key("ecdsa-sha2-nistp256", 3);
    @TempDir private Path folder;

    private static HostKey key(String type, int seed) {
        return HostKey.of(
                new Buffer.PlainBuffer()
                        .putString(type)
                        .putBytes(new byte[] {(byte) seed, 9, 9, 9})
                        .getCompactData());
    }

    private static String line(String names, HostKey key) {
        return names + " " + key.type() + " " + key.base64();
    }

    private HostKeys keys(String... lines) throws Exception {
        Path file = Files.write(folder.resolve("known_hosts"), List.of(lines));
        return HostKeys.read(List.of(file, folder.resolve("missing")), folder.resolve("own"));
    }

    private String where(int line) {
        return folder.resolve("known_hosts") + ", line " + line;
    }

    @Test
    void namesAddressesPortsAndPatternsAreMatched() throws Exception {
        HostKeys keys =
                keys(
                        line("Alpha.example,10.0.0.1", ONE),
                        line("[beta]:2222", ONE),
                        line("*.lab,!bad.lab,node-?", ONE));
        assertThat(keys.verdict("alpha.EXAMPLE", 22, ONE)).isEqualTo(new Known(where(1)));
        assertThat(keys.verdict("10.0.0.1", 22, ONE)).isInstanceOf(Known.class);
        assertThat(keys.verdict("10x0.0.1", 22, ONE)).isInstanceOf(Unknown.class);
        assertThat(keys.verdict("beta", 2222, ONE)).isEqualTo(new Known(where(2)));
        assertThat(keys.verdict("beta", 22, ONE)).isInstanceOf(Unknown.class);
        assertThat(keys.verdict("good.lab", 22, ONE)).isInstanceOf(Known.class);
        assertThat(keys.verdict("bad.lab", 22, ONE)).isInstanceOf(Unknown.class);
        assertThat(keys.verdict("node-7", 22, ONE)).isInstanceOf(Known.class);
        assertThat(keys.verdict("node-77", 22, ONE)).isInstanceOf(Unknown.class);
        assertThat(keys.verdict("unrelated", 22, ONE)).isInstanceOf(Unknown.class);
    }

    @Test
    void aKeyOfTheBareNameIsKnownOnAnotherPortAsInOpenSsh() throws Exception {
        HostKeys keys = keys(line("alpha", ONE));
        assertThat(keys.verdict("alpha", 2222, ONE)).isInstanceOf(Known.class);
        assertThat(keys.verdict("alpha", 2222, TWO)).isInstanceOf(Unknown.class);
    }

    @Test
    void severalKeysOfOneHostAreAllKnown() throws Exception {
        HostKeys keys = keys(line("alpha", ONE), line("alpha", TWO), line("alpha", ECDSA));
        assertThat(keys.verdict("alpha", 22, TWO)).isEqualTo(new Known(where(2)));
        assertThat(keys.types("alpha", 22)).containsExactly("ssh-ed25519", "ecdsa-sha2-nistp256");
    }

    @Test
    void anotherKeyOfTheSameKindIsChangedAndOfAnotherKindUnknown() throws Exception {
        HostKeys keys = keys("", line("alpha", ONE));
        assertThat(keys.verdict("alpha", 22, TWO)).isEqualTo(new Changed(ONE, where(2)));
        assertThat(keys.verdict("alpha", 22, ECDSA)).isEqualTo(new Unknown(List.of(where(2))));
    }

    @Test
    void revokedWinsOverAllElse() throws Exception {
        HostKeys keys =
                keys(
                        line("alpha", ONE),
                        line("@cert-authority *", TWO),
                        line("@revoked *", ONE),
                        line("@revoked alpha", TWO));
        assertThat(keys.verdict("alpha", 22, ONE)).isEqualTo(new Revoked(where(3)));
        assertThat(keys.verdict("alpha", 22, ECDSA, TWO)).isEqualTo(new Revoked(where(4)));
        assertThat(keys.verdict("other", 22, ECDSA, TWO)).isEqualTo(new Known(where(2)));
    }

    @Test
    void anAuthorityVouchesForCertificatesOnlyAndForItsHostsOnly() throws Exception {
        HostKeys keys = keys(line("@cert-authority *.lab", ONE));
        assertThat(keys.verdict("a.lab", 22, ECDSA, ONE)).isInstanceOf(Known.class);
        assertThat(keys.verdict("a.lab", 22, ECDSA, TWO)).isInstanceOf(Unknown.class);
        assertThat(keys.verdict("a.lab", 22, ONE)).isInstanceOf(Unknown.class);
        assertThat(keys.verdict("a.example", 22, ECDSA, ONE)).isInstanceOf(Unknown.class);
        assertThat(keys.hasAuthority("a.lab", 22)).isTrue();
        assertThat(keys.hasAuthority("a.example", 22)).isFalse();
    }

    @Test
    void linesThatCannotBeReadSayNothing() throws Exception {
        HostKeys keys =
                keys(
                        "alpha",
                        "alpha ssh-ed25519",
                        "alpha ssh-ed25519 ***",
                        "alpha ssh-rsa " + ONE.base64(),
                        "@other " + line("alpha", ONE),
                        "|1|bad|bad " + ONE.type() + " " + ONE.base64(),
                        "# " + line("alpha", ONE));
        assertThat(keys.verdict("alpha", 22, ONE)).isEqualTo(new Unknown(List.of()));
    }

    @Test
    void additionsKeepWhatWasThere() throws Exception {
        Path own = folder.resolve("deep/own");
        HostKeys.remember(own, new Hop("alpha", 22, "x", List.of()), ONE);
        HostKeys.remember(own, new Hop("Beta", 2222, "x", List.of()), TWO);
        assertThat(Files.readAllLines(own))
                .containsExactly(line("alpha", ONE), line("[beta]:2222", TWO));
        assertThat(own.resolveSibling("own.new")).doesNotExist();
    }

    @Test
    void aFileThatCannotBeReadIsNoEmptyFile() {
        assertThatThrownBy(() -> HostKeys.read(List.of(folder), folder.resolve("own")))
                .isInstanceOf(SshException.class)
                .hasMessageContaining(folder.toString());
    }
}
