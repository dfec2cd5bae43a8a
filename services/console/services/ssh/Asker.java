package console.services.ssh;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks the operator; each call blocks its virtual thread until there is an answer. Empty means
/// cancelled. Whoever asks wipes the arrays after use.
public interface Asker {
    /// One question of a server.
    ///
    /// @param hidden whether what is typed must not be seen
    record Prompt(String text, boolean hidden) {}

    /// A key that no file knows, to be compared with what a trusted person says.
    ///
    /// @param others lines that know other kinds of keys of this machine, as `file, line n`
    record UnknownHostKey(Hop hop, HostKey key, List<String> others) {
        public UnknownHostKey {
            others = List.copyOf(others);
        }
    }

    Optional<char[]> passphrase(Path key);

    Optional<char[]> password(Hop hop);

    /// As many answers as prompts. The texts are the server's own.
    Optional<List<char[]>> answers(Hop hop, String name, String instruction, List<Prompt> prompts);

    /// Whether the key is this machine's, which is then remembered.
    boolean trust(UnknownHostKey unknown);
}
