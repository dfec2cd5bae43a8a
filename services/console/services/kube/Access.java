package console.services.kube;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;

/// How one API server is reached, and as whom: what a kubeconfig's context says, resolved.
///
/// @param cluster the name of the cluster in the kubeconfig
/// @param authorities PEM, as are certificate and key; null trusts what the JDK trusts
/// @param serverName the name to verify instead of the URL's host, null without
/// @param proxy an HTTP proxy, null without
/// @param impersonate header name and value pairs of `as`, `as-groups`, …
public record Access(
        String cluster,
        URI server,
        @Nullable String authorities,
        boolean insecure,
        @Nullable String serverName,
        @Nullable URI proxy,
        @Nullable String certificate,
        @Nullable String key,
        Credentials credentials,
        List<String> impersonate) {

    public Access {
        impersonate = List.copyOf(impersonate);
    }

    /// What a request is signed with.
    ///
    /// @param header the value of `Authorization`, null without
    /// @param certificate PEM of a client certificate that a plugin gave, as is its key; null where
    ///   the fixed one of the access holds
    public record Proof(
            @Nullable String header, @Nullable String certificate, @Nullable String key) {}

    /// Gives the proof for the next request.
    @FunctionalInterface
    public interface Credentials {
        /// May read a file or run a program: blocks.
        Proof proof() throws KubeconfigException;

        /// Forgets what was refused or failed; whether the next proof may be another one.
        default boolean renew() {
            return false;
        }
    }

    /// The same cluster and the same credentials through another of its servers.
    public Access at(URI other) {
        return new Access(
                cluster,
                other,
                authorities,
                insecure,
                serverName,
                proxy,
                certificate,
                key,
                credentials,
                impersonate);
    }

    /// `host:port`, for texts.
    public String address() {
        return server.getPort() < 0 ? server.getHost() : server.getHost() + ":" + server.getPort();
    }

    /// Without what must not be in a log.
    @Override
    public String toString() {
        return cluster + " at " + server;
    }
}
