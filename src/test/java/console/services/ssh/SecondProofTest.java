package console.services.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import console.services.ssh.Attempt.Outcome;
import console.services.ssh.SshException.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// Passwords, questions and several proofs, against the embedded server.
final class SecondProofTest {
    @TempDir private Path folder;
    private Client client;

    @BeforeEach
    void begin() throws Exception {
        client = new Client(folder.resolve("laptop"));
    }

    @AfterEach
    void end() {
        client.close();
    }

    private SshException refused(MinaServer server, Asker asker, Path... keys) throws Exception {
        client.knows(server.knownHost());
        return catchThrowableOfType(
                SshException.class, () -> client.open(asker, Client.hop(server.port(), keys)));
    }

    @Test
    void aPasswordIsAskedForOnceAndUsedAgainWhileItIsGood() throws Exception {
        try (MinaServer server = new MinaServer("password")) {
            client.knows(server.knownHost());
            Answers operator = Answers.none().password(MinaServer.PASSWORD);
            client.open(operator, Client.hop(server.port())).close();
            SshLink again = client.open(operator, Client.hop(server.port()));
            assertThat(again.attempts())
                    .extracting(Attempt::outcome)
                    .containsExactly(Outcome.ACCEPTED);
            assertThat(operator.asked()).hasSize(1);
            assertThat(operator.given()).allMatch(secret -> secret[0] == 0);
        }
    }

    @Test
    void aRefusedPasswordIsTriedOnceAndForgotten() throws Exception {
        try (MinaServer server = new MinaServer("password")) {
            SshException e = refused(server, Answers.none().password("wrong"));
            assertThat(e.stage()).isEqualTo(Stage.AUTHENTICATION);
            assertThat(e.attempts()).extracting(Attempt::outcome).containsExactly(Outcome.REFUSED);
            assertThat(server.tried()).containsExactly("password");
            Answers second = Answers.none();
            assertThat(refused(server, second).attempts())
                    .extracting(Attempt::outcome)
                    .containsExactly(Outcome.CANCELLED);
            assertThat(second.asked()).hasSize(1);
            assertThat(server.tried()).containsExactly("password");
        }
    }

    @Test
    void severalQuestionsAreAskedInTheServersOwnWords() throws Exception {
        try (MinaServer server = new MinaServer("keyboard-interactive")) {
            client.knows(server.knownHost());
            Answers operator = Answers.none().replies("first-code", "second-code");
            SshLink link = client.open(operator, Client.hop(server.port()));
            assertThat(operator.asked())
                    .containsExactly(
                            "answers Tokens/Two of them/[Prompt[text=First: , hidden=true],"
                                    + " Prompt[text=Second: , hidden=false]]");
            assertThat(link.attempts())
                    .extracting(Attempt::outcome)
                    .containsExactly(Outcome.ACCEPTED);
            assertThat(operator.given()).allMatch(secret -> secret[0] == 0);
        }
    }

    @Test
    void cancelledQuestionsAndWrongAnswersEndIt() throws Exception {
        try (MinaServer server = new MinaServer("keyboard-interactive")) {
            assertThat(refused(server, Answers.none()).attempts())
                    .extracting(Attempt::outcome)
                    .containsExactly(Outcome.CANCELLED);
            assertThat(refused(server, Answers.none().replies("a", "b")).attempts())
                    .extracting(Attempt::outcome)
                    .containsExactly(Outcome.REFUSED);
            assertThat(server.tried()).containsExactly("answers");
        }
    }

    @Test
    void aKeyAndThenAPasswordAreTwoProofs() throws Exception {
        Tool.need(Path.of("/usr/bin/ssh-keygen"));
        Path key = Tool.key(folder.resolve("key"), "ed25519", "");
        try (MinaServer server = new MinaServer("publickey,password")) {
            client.knows(server.knownHost());
            SshLink link =
                    client.open(
                            Answers.none().password(MinaServer.PASSWORD),
                            Client.hop(server.port(), key));
            assertThat(link.attempts())
                    .extracting(Attempt::outcome)
                    .containsExactly(Outcome.ACCEPTED_IN_PART, Outcome.ACCEPTED);
            client.passphrases.forget(Client.hop(server.port()));
            assertThat(refused(server, Answers.none().password("wrong"), key).attempts())
                    .extracting(Attempt::outcome)
                    .containsExactly(Outcome.ACCEPTED_IN_PART, Outcome.REFUSED);
        }
    }
}
