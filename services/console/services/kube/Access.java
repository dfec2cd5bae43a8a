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

    /// The `Authorization` header of the next request.
    @FunctionalInterface
    public interface Credentials {
        /// Null where the client certificate alone speaks. May read a file or run a program:
        /// blocks.
        @Nullable String header() throws KubeconfigException;

        /// Forgets what was refused; whether the next header may be another one.
        default boolean renew() {
            return false;
        }
    }

    /// Without what must not be in a log.
    @Override
    public String toString() {
        return cluster + " at " + server;
    }
}
