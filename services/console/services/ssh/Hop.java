package console.services.ssh;

import java.nio.file.Path;
import java.util.List;

/// A machine that is logged in to.
///
/// @param host as `known_hosts` spells it
/// @param keys files of private keys, the first is tried first
public record Hop(String host, int port, String user, List<Path> keys) {
    public static final int PORT = 22;

    public Hop {
        if (host.isBlank() || host.startsWith("-") || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("no host and port: " + host + ":" + port);
        }
        keys = List.copyOf(keys);
    }

    /// `host:port`, for texts.
    public String address() {
        return host + ":" + port;
    }

    @Override
    public String toString() {
        return user + "@" + address();
    }
}
