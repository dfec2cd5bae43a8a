package console.services.ssh;

/// What both sides agreed on for the connection to the target.
///
/// @param server the version that the server says it is
/// @param hostKey the algorithm that it proved itself with
/// @param mac empty where the cipher brings its own
public record Negotiated(
        String server,
        String keyExchange,
        String hostKey,
        HostKey key,
        String cipher,
        String mac,
        String compression) {}
