package console.services.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Known secrets go through every way to log in, and are then looked for in all that was logged,
/// thrown, printed or written.
final class SecretsTest {
    private static final String PASSPHRASE = "planted-passphrase-71";
    private static final String PASSWORD = "planted-password-72";
    private static final String ANSWER = "planted-answer-73";
    @TempDir private Path folder;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final List<String> seen = new ArrayList<>();
    private Client client;

    @BeforeEach
    void begin() throws Exception {
        log.start();
        root.setLevel(Level.TRACE);
        root.addAppender(log);
        root.getAppender("console").stop();
        client = new Client(folder.resolve("laptop"));
    }

    @AfterEach
    void end() {
        root.getAppender("console").start();
        root.detachAppender(log);
        root.setLevel(Level.WARN);
        client.close();
    }

    private void tried(Asker asker, Hop hop) {
        try (SshLink link = client.open(asker, hop)) {
            see(link, link.access(), link.negotiated(), link.attempts(), client.passphrases);
            try (ConnectProxy proxy = ConnectProxy.open(link, client.timer, List.of("a:1"))) {
                see(proxy, proxy.uri());
            }
        } catch (SshException | IOException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            see(trace);
        }
    }

    private void see(Object... things) {
        Stream.of(things).map(Object::toString).forEach(seen::add);
    }

    @Test
    void nothingPlantedIsFoundAnywhere() throws Exception {
        Tool.need(Path.of("/usr/bin/ssh-keygen"));
        Path key = Tool.key(folder.resolve("key"), "ed25519", PASSPHRASE);
        Path pem = folder.resolve("pem");
        Tool.run(
                "ssh-keygen",
                "-q",
                "-t",
                "rsa",
                "-m",
                "PEM",
                "-N",
                PASSPHRASE,
                "-f",
                pem.toString());
        Files.delete(Path.of(pem + ".pub"));
        Asker all =
                Answers.none().passphrase(PASSPHRASE).password(PASSWORD).replies(ANSWER, ANSWER);
        Asker wrong = Answers.none().passphrase(PASSWORD).password(ANSWER).replies(ANSWER, ANSWER);
        for (String methods : List.of("publickey", "password", "keyboard-interactive")) {
            try (MinaServer server = new MinaServer(methods, PASSWORD)) {
                client.knows(server.knownHost());
                Hop hop = Client.hop(server.port(), key, pem);
                tried(wrong, hop);
                tried(all, hop);
                tried(all, hop);
            }
        }
        seeLogAndFiles();
        assertThat(seen).hasSizeGreaterThan(20);
        String body = Files.readAllLines(key).get(1);
        assertThat(seen)
                .noneMatch(text -> text.contains("planted-"))
                .noneMatch(text -> text.contains(body));
    }

    private void seeLogAndFiles() throws IOException {
        log.list.forEach(this::heard);
        try (Stream<Path> files = Files.walk(folder.resolve("laptop"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                see(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }

    @Test
    void theLibraryRaisesNoAlarmOfItsOwn() throws Exception {
        try (MinaServer server = new MinaServer("password", PASSWORD)) {
            client.knows(server.knownHost());
            tried(Answers.none().password("x"), Client.hop(server.port()));
        }
        assertThat(log.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .extracting(ILoggingEvent::getLoggerName)
                .noneMatch(name -> name.startsWith("net.schmizz"))
                .noneMatch(name -> name.startsWith("com.hierynomus"));
    }

    private void heard(ILoggingEvent event) {
        // The embedded server is not the product; what it logs is its own.
        if (!event.getLoggerName().startsWith("org.apache.sshd")) {
            see(event.getFormattedMessage());
            heard(event.getThrowableProxy());
        }
    }

    private void heard(@Nullable IThrowableProxy thrown) {
        if (thrown != null) {
            see(String.valueOf(thrown.getMessage()));
            heard(thrown.getCause());
        }
    }
}
