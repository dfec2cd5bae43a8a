package console.services.ssh;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Secrets that were good once, in memory until closed, so that a link that comes back does not ask
/// again. What was refused is forgotten at once. Never written, never printed.
public final class Passphrases implements AutoCloseable {
    private final Map<String, char[]> kept = new HashMap<>();
    private boolean closed;

    /// A copy, which the caller wipes.
    synchronized Optional<char[]> of(Object item) {
        return Optional.ofNullable(kept.get(item.toString())).map(char[]::clone);
    }

    /// Keeps a copy.
    synchronized void keep(Object item, char[] secret) {
        if (!closed) {
            wipe(kept.put(item.toString(), secret.clone()));
        }
    }

    synchronized void forget(Object item) {
        wipe(kept.remove(item.toString()));
    }

    /// Wipes all; nothing is kept any more.
    @Override
    public synchronized void close() {
        closed = true;
        kept.values().forEach(Passphrases::wipe);
        kept.clear();
    }

    static void wipe(char @Nullable [] secret) {
        if (secret != null) {
            Arrays.fill(secret, '\0');
        }
    }

    @Override
    public String toString() {
        return "passphrases";
    }
}
