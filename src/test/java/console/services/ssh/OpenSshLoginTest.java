package console.services.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import console.services.ssh.Attempt.Method;
import console.services.ssh.Attempt.Outcome;
import console.services.ssh.SshException.Stage;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Every kind of key against a real OpenSSH server.
final class OpenSshLoginTest {
    private static final String PASSPHRASE = "größe 8 & ’x’";
    @TempDir private static Path site;
    @TempDir private Path laptop;
    private static Sshd sshd;
    private Client client;

    @BeforeAll
    static void start() throws Exception {
        Tool.need(Tool.SSHD);
        Path authority = Tool.key(site.resolve("authority"), "ed25519", "");
        sshd =
                Sshd.start(
                        site.resolve("sshd"),
                        "TrustedUserCAKeys " + authority + ".pub",
                        "LogLevel VERBOSE");
    }

    @AfterAll
    static void stop() throws Exception {
        if (sshd != null) {
            sshd.close();
        }
    }

    @BeforeEach
    void begin() throws Exception {
        client = new Client(laptop).knows(sshd.knownHost("ed25519"));
    }

    @AfterEach
    void end() {
        client.close();
    }

    private Path admitted(String name, String type, String passphrase) throws Exception {
        Path key = Tool.key(laptop.resolve(name), type, passphrase);
        sshd.admit(key);
        return key;
    }

    @ParameterizedTest
    @CsvSource({
        "ed25519,false",
        "ecdsa,false",
        "rsa,false",
        "ed25519,true",
        "ecdsa,true",
        "rsa,true"
    })
    void everyKindOfKeyLogsIn(String type, boolean encrypted) throws Exception {
        Path key = admitted("key", type, encrypted ? PASSPHRASE : "");
        Answers operator = Answers.none().passphrase(PASSPHRASE);
        SshLink link = client.open(operator, Client.hop(sshd.port(), key));
        assertThat(link.attempts())
                .extracting(Attempt::method, Attempt::outcome)
                .containsExactly(tuple(Method.KEY, Outcome.ACCEPTED));
        assertThat(operator.asked()).hasSize(encrypted ? 1 : 0);
        assertThat(operator.given())
                .allMatch(secret -> new String(secret).isBlank() || secret[0] == 0);
    }

    @Test
    void oldFormatsOfKeysLogInToo() throws Exception {
        for (String format : List.of("PEM", "PKCS8")) {
            Path key = laptop.resolve("old-" + format);
            Tool.run(
                    "ssh-keygen",
                    "-q",
                    "-t",
                    "rsa",
                    "-m",
                    format,
                    "-N",
                    "plain words",
                    "-f",
                    key.toString());
            sshd.admit(key);
            Files.delete(Path.of(key + ".pub"));
            Answers operator = Answers.none().passphrase("plain words");
            client.open(operator, Client.hop(sshd.port(), key)).close();
            assertThat(operator.asked()).hasSize(1);
        }
    }

    @Test
    void aPassphraseIsAskedForOnceAndForgottenAtTheEnd() throws Exception {
        Path key = admitted("key", "ed25519", PASSPHRASE);
        Answers operator = Answers.none().passphrase(PASSPHRASE);
        client.open(operator, Client.hop(sshd.port(), key)).close();
        client.open(operator, Client.hop(sshd.port(), key)).close();
        assertThat(operator.asked()).hasSize(1);
        client.passphrases.close();
        client.open(operator, Client.hop(sshd.port(), key)).close();
        assertThat(operator.asked()).hasSize(2);
    }

    @Test
    void aPassphraseIsNotAskedForAKeyThatTheServerDoesNotWant() throws Exception {
        Path strange = Tool.key(laptop.resolve("strange"), "ed25519", PASSPHRASE);
        Path key = admitted("key", "ed25519", "");
        Answers operator = Answers.none().passphrase("wrong");
        SshLink link = client.open(operator, Client.hop(sshd.port(), strange, key));
        assertThat(operator.asked()).isEmpty();
        assertThat(link.attempts())
                .extracting(Attempt::outcome)
                .containsExactly(Outcome.REFUSED, Outcome.ACCEPTED);
        assertThat(link.attempts().getFirst().item()).startsWith(strange + " SHA256:");
    }

    @Test
    void aWrongPassphraseIsToldApartFromARefusal() throws Exception {
        Path key = admitted("key", "ed25519", PASSPHRASE);
        SshException e =
                catchThrowableOfType(
                        SshException.class,
                        () ->
                                client.open(
                                        Answers.none().passphrase("wrong"),
                                        Client.hop(sshd.port(), key)));
        assertThat(e.stage()).isEqualTo(Stage.AUTHENTICATION);
        assertThat(e.attempts())
                .extracting(Attempt::outcome)
                .containsExactly(Outcome.WRONG_PASSPHRASE);
        assertThat(e.legs()).extracting(Leg::stage).endsWith(Stage.HOST_KEY);
    }

    @Test
    void filesThatAreNoKeysAreNamed() throws Exception {
        Path garbage = Files.writeString(laptop.resolve("garbage"), "no key");
        Path missing = laptop.resolve("missing");
        SshException e =
                catchThrowableOfType(
                        SshException.class,
                        () ->
                                client.open(
                                        Answers.none(), Client.hop(sshd.port(), garbage, missing)));
        assertThat(e.attempts()).extracting(Attempt::outcome).containsOnly(Outcome.UNUSABLE);
        assertThat(e.attempts())
                .extracting(Attempt::item)
                .containsExactly(
                        garbage + ": is no private key that can be read",
                        missing + ": no such file");
    }

    @ParameterizedTest
    @CsvSource({"ed25519", "ecdsa", "rsa"})
    void aCertificateBesideTheKeyLogsIn(String type) throws Exception {
        Path key = Tool.key(laptop.resolve("certified"), type, "");
        Certified.user(site.resolve("authority"), System.getProperty("user.name"), key);
        SshLink link = client.open(Answers.none(), Client.hop(sshd.port(), key));
        assertThat(link.attempts().getLast().method()).isEqualTo(Method.CERTIFICATE);
        assertThat(link.attempts().getLast().outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void theAgentsKeysLogIn() throws Exception {
        for (String type : List.of("ed25519", "ecdsa", "rsa")) {
            Path key = admitted("agent-" + type, type, "");
            try (SshAgent agent = SshAgent.start(laptop.resolve(type))) {
                agent.add(key);
                client.agent(agent.socket());
                SshLink link = client.open(Answers.none(), Client.hop(sshd.port()));
                assertThat(link.attempts())
                        .extracting(Attempt::method, Attempt::outcome)
                        .containsExactly(tuple(Method.AGENT_KEY, Outcome.ACCEPTED));
            }
        }
    }

    @Test
    void aKeyThatAgentAndFileBothHaveIsTriedOnceAndFirst() throws Exception {
        Path other = Tool.key(laptop.resolve("other"), "ed25519", "");
        Path key = admitted("key", "ed25519", PASSPHRASE);
        Path plain = Tool.key(laptop.resolve("plain"), "ed25519", "");
        try (SshAgent agent = SshAgent.start(laptop.resolve("agent"))) {
            agent.add(other);
            agent.add(plain);
            client.agent(agent.socket());
            SshException e =
                    catchThrowableOfType(
                            SshException.class,
                            () -> client.open(Answers.none(), Client.hop(sshd.port(), plain, key)));
            assertThat(e.attempts())
                    .extracting(Attempt::method, Attempt::outcome)
                    .containsExactly(
                            tuple(Method.AGENT_KEY, Outcome.REFUSED),
                            tuple(Method.KEY, Outcome.CANCELLED),
                            tuple(Method.AGENT_KEY, Outcome.REFUSED));
            assertThat(e.attempts().getFirst().item()).startsWith("test SHA256:");
        }
    }

    @Test
    void anAgentThatIsNotThereIsNoObstacle() throws Exception {
        Path key = admitted("key", "ed25519", "");
        client.agent(laptop.resolve("no-agent"));
        SshLink link = client.open(Answers.none(), Client.hop(sshd.port(), key));
        assertThat(link.attempts())
                .extracting(Attempt::outcome)
                .containsExactly(Outcome.UNUSABLE, Outcome.ACCEPTED);
    }

    @Test
    void onlyModernAlgorithmsAreAgreedOn() throws Exception {
        Path key = admitted("key", "ed25519", "");
        Negotiated agreed =
                client.compressing()
                        .open(Answers.none(), Client.hop(sshd.port(), key))
                        .negotiated();
        assertThat(agreed.keyExchange()).startsWith("curve25519-sha256");
        assertThat(agreed.cipher()).isEqualTo("chacha20-poly1305@openssh.com");
        assertThat(agreed.mac()).isEmpty();
        assertThat(agreed.compression()).isEqualTo("zlib@openssh.com");
        assertThat(agreed.server()).startsWith("OpenSSH_");
    }

    @ParameterizedTest
    @CsvSource({
        "KexAlgorithms diffie-hellman-group14-sha1",
        "Ciphers aes256-cbc",
        "Ciphers 3des-cbc",
        "HostKeyAlgorithms ssh-rsa"
    })
    void aServerThatOnlyKnowsOldAlgorithmsIsRefused(String option) throws Exception {
        try (Sshd old = Sshd.start(laptop.resolve("old"), option)) {
            client.knows(old.knownHost("rsa"));
            SshException e =
                    catchThrowableOfType(
                            SshException.class,
                            () -> client.open(Answers.none(), Client.hop(old.port())));
            assertThat(e.stage()).isEqualTo(Stage.HOST_KEY);
            assertThat(e.getMessage()).containsAnyOf("in common", "ended the connection");
        }
    }
}
