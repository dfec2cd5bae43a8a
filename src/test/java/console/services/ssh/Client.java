package console.services.ssh;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import console.services.fact.Clock;
import console.services.fact.SystemTimer;
import console.services.fact.Timer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A laptop of a test: its files, its operator, and the links that it opened.
final class Client implements AutoCloseable {
    final CommandGate gate = new CommandGate();
    final Passphrases passphrases = new Passphrases();
    final SystemTimer timer = new SystemTimer();
    private final Path folder;
    private final List<SshLink> links = new ArrayList<>();
    private Optional<Path> agent = Optional.empty();
    private boolean compression;

    Client(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /// The user's own file, with these lines.
    Client knows(String... lines) throws IOException {
        Files.write(knownHosts(), List.of(lines));
        return this;
    }

    Client agent(Path socket) {
        agent = Optional.of(socket);
        return this;
    }

    Client compressing() {
        compression = true;
        return this;
    }

    Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    Path own() {
        return folder.resolve("own/known_hosts");
    }

    static Hop hop(int port, Path... keys) {
        return new Hop("127.0.0.1", port, System.getProperty("user.name"), List.of(keys));
    }

    SshLink open(Asker asker, Hop target, Hop... jumps) throws SshException {
        SshLink link = open(asker, timer, target, jumps);
        links.add(link);
        return link;
    }

    private SshLink open(Asker asker, Timer within, Hop target, Hop... jumps) throws SshException {
        SshAccess access =
                new SshAccess(
                        target, List.of(jumps), agent, List.of(knownHosts()), own(), compression);
        return SshLink.open(access, asker, passphrases, gate, Clock.system(), within);
    }

    /// Of a way that must end early.
    SshException failure(Timer within, Hop target) {
        return catchThrowableOfType(SshException.class, () -> open(Answers.none(), within, target));
    }

    @Override
    public void close() {
        links.forEach(SshLink::close);
        passphrases.close();
        timer.close();
    }
}
