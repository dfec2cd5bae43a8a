package console.services.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import console.services.ssh.SshException.Stage;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Host keys of a real OpenSSH server, against what `known_hosts` says of it.
final class OpenSshHostKeyTest {
    @TempDir private static Path site;
    @TempDir private Path laptop;
    private static Sshd sshd;
    private static Path user;
    private Client client;

    @BeforeAll
    static void start() throws Exception {
        sshd = Sshd.start(site.resolve("sshd"));
        user = Tool.key(site.resolve("user"), "ed25519", "");
        sshd.admit(user);
    }

    @AfterAll
    static void stop() throws Exception {
        if (sshd != null) {
            sshd.close();
        }
    }

    @BeforeEach
    void begin() throws Exception {
        client = new Client(laptop);
    }

    @AfterEach
    void end() {
        client.close();
    }

    private SshException refused(Asker asker) {
        return catchThrowableOfType(
                SshException.class, () -> client.open(asker, Client.hop(sshd.port(), user)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void aHostIsKnownByWhicheverKindOfKeyTheFileHas(String type) throws Exception {
        client.knows("# comment", "", "garbage", "host sk-unknown AAAA", sshd.knownHost(type));
        Answers operator = Answers.none();
        SshLink link = client.open(operator, Client.hop(sshd.port(), user));
        assertThat(link.negotiated().hostKey())
                .startsWith(
                        type.equals("rsa")
                                ? "rsa-sha2-512"
                                : type.equals("ecdsa") ? "ecdsa" : "ssh-ed25519");
        assertThat(operator.asked()).isEmpty();
    }

    @Test
    void hashedNamesAreRead() throws Exception {
        client.knows(sshd.knownHost("ed25519"));
        Tool.run("ssh-keygen", "-q", "-H", "-f", client.knownHosts().toString());
        assertThat(Files.readString(client.knownHosts())).startsWith("|1|");
        assertThat(client.open(Answers.none(), Client.hop(sshd.port(), user)).negotiated().key())
                .isNotNull();
    }

    @Test
    void anUnknownKeyIsAskedAboutOnceAndThenKept() throws Exception {
        String before = "other.example ssh-ed25519 AAAA";
        client.knows(before);
        Answers operator = Answers.none().trusting();
        String fingerprint =
                Tool.run("ssh-keygen", "-lf", sshd.folder().resolve("host_ed25519.pub").toString())
                        .split(" ", -1)[1];
        client.open(operator, Client.hop(sshd.port(), user)).close();
        assertThat(operator.asked())
                .containsExactly("trust ssh-ed25519 " + fingerprint + " others 0");
        client.open(operator, Client.hop(sshd.port(), user)).close();
        assertThat(operator.asked()).hasSize(1);
        assertThat(Files.readString(client.knownHosts())).isEqualTo(before + "\n");
        assertThat(Files.readAllLines(client.own())).containsExactly(sshd.knownHost("ed25519"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(client.own())))
                .isEqualTo("rw-------");
    }

    @Test
    void anUnknownKeyThatIsNotTrustedEndsTheWayBeforeAnyLogin() throws Exception {
        SshException e = refused(Answers.none());
        assertThat(e.stage()).isEqualTo(Stage.HOST_KEY);
        assertThat(e.attempts()).isEmpty();
        assertThat(e.legs()).extracting(Leg::stage).containsExactly(Stage.NAME, Stage.TCP);
        assertThat(client.own()).doesNotExist();
    }

    @Test
    void aChangedKeyIsRefusedWithBothFingerprintsAndTheLine() throws Exception {
        Path other = Tool.key(laptop.resolve("other"), "ed25519", "");
        client.knows("# first", "[127.0.0.1]:" + sshd.port() + " " + Tool.publicKey(other));
        Answers operator = Answers.none().trusting();
        SshException e = refused(operator);
        assertThat(operator.asked()).isEmpty();
        assertThat(e.refused().orElseThrow().verdict()).isInstanceOf(HostKeyVerdict.Changed.class);
        assertThat(e.getMessage())
                .contains(e.refused().orElseThrow().presented().fingerprint())
                .contains(Tool.run("ssh-keygen", "-lf", other + ".pub").split(" ", -1)[1])
                .contains(client.knownHosts() + ", line 2");
    }

    @Test
    void aRevokedKeyIsRefusedThoughAnotherLineKnowsIt() throws Exception {
        client.knows(sshd.knownHost("ed25519"), "@revoked * " + Tool.publicKey(host("ed25519")));
        SshException e = refused(Answers.none().trusting());
        assertThat(e.refused().orElseThrow().verdict())
                .isEqualTo(new HostKeyVerdict.Revoked(client.knownHosts() + ", line 2"));
    }

    @Test
    void aLineThatExcludesTheHostSaysNothingOfIt() throws Exception {
        String name = "[127.0.0.1]:" + sshd.port();
        client.knows("*,!127.0.0.1,!" + name + " " + Tool.publicKey(host("ed25519")));
        assertThat(refused(Answers.none()).refused().orElseThrow().verdict())
                .isInstanceOf(HostKeyVerdict.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void aHostWithACertificateIsKnownByItsAuthority(String type) throws Exception {
        Path folder = site.resolve("certified-" + type);
        Path authority = Tool.key(laptop.resolve("authority"), "ed25519", "");
        try (Sshd certified = Certified.host(folder, type, authority, "127.0.0.1")) {
            certified.admit(user);
            client.knows(
                    "@cert-authority [127.0.0.1]:"
                            + certified.port()
                            + " "
                            + Tool.publicKey(authority));
            SshLink link = client.open(Answers.none(), Client.hop(certified.port(), user));
            assertThat(link.negotiated().hostKey())
                    .contains("cert-v01")
                    .doesNotStartWith("ssh-rsa");
        }
    }

    @Test
    void aCertificateForAnotherNameOrOfAnotherAuthorityIsNotAccepted() throws Exception {
        Path authority = Tool.key(laptop.resolve("authority"), "ed25519", "");
        Path stranger = Tool.key(laptop.resolve("stranger"), "ed25519", "");
        try (Sshd certified =
                Certified.host(site.resolve("elsewhere"), "ed25519", authority, "elsewhere")) {
            certified.admit(user);
            String name = "@cert-authority [127.0.0.1]:" + certified.port() + " ";
            Hop hop = Client.hop(certified.port(), user);
            client.knows(name + Tool.publicKey(authority));
            SshException named =
                    catchThrowableOfType(
                            SshException.class, () -> client.open(Answers.none(), hop));
            assertThat(named.stage()).isEqualTo(Stage.HOST_KEY);
            assertThat(named.getMessage()).contains("certificate");
            client.knows(name + Tool.publicKey(stranger));
            assertThat(
                            catchThrowableOfType(
                                            SshException.class,
                                            () -> client.open(Answers.none(), hop))
                                    .stage())
                    .isEqualTo(Stage.HOST_KEY);
        }
    }

    private static Path host(String type) {
        return sshd.folder().resolve("host_" + type);
    }
}
