package console.services.ssh;

import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.session.ServerSession;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// An embedded server for what OpenSSH does only with accounts of the machine: passwords,
/// questions, several proofs. It notes what was tried.
final class MinaServer implements AutoCloseable {
    static final String PASSWORD = "p4ssw0rd-ü";
    static final List<String> ANSWERS = List.of("first-code", "second-code");

    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair hostKey;
    private final Queue<String> tried = new ConcurrentLinkedQueue<>();

    /// @param methods as `AuthenticationMethods` of OpenSSH
    MinaServer(String methods) throws GeneralSecurityException, IOException {
        this(methods, PASSWORD);
    }

    MinaServer(String methods, String good) throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        hostKey = generator.generateKeyPair();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        server.setPublickeyAuthenticator((_, _, _) -> true);
        server.setPasswordAuthenticator(
                (_, password, _) -> {
                    tried.add("password");
                    return password.equals(good);
                });
        server.setKeyboardInteractiveAuthenticator(new TwoQuestions());
        CoreModuleProperties.AUTH_METHODS.set(server, methods);
        server.start();
    }

    int port() {
        return server.getPort();
    }

    String knownHost() {
        return "[127.0.0.1]:" + port() + " " + PublicKeyEntry.toString(hostKey.getPublic());
    }

    List<String> tried() {
        return List.copyOf(tried);
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private final class TwoQuestions implements KeyboardInteractiveAuthenticator {
        @Override
        public InteractiveChallenge generateChallenge(
                ServerSession session, String user, String language, String kinds) {
            InteractiveChallenge challenge = new InteractiveChallenge();
            challenge.setInteractionName("Tokens");
            challenge.setInteractionInstruction("Two of them");
            challenge.setLanguageTag("");
            challenge.addPrompt("First: ", false);
            challenge.addPrompt("Second: ", true);
            return challenge;
        }

        @Override
        public boolean authenticate(ServerSession session, String user, List<String> answers) {
            tried.add("answers");
            return answers.equals(ANSWERS);
        }
    }
}
