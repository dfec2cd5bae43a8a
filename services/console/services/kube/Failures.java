package console.services.kube;

import console.services.fact.Reason;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;

import javax.net.ssl.SSLException;

/// Turns what requests end with into reasons: the one place that does.
final class Failures {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Failures() {}

    /// @param item what was asked for: `pods`, or the server for a heartbeat
    static KubeException of(String item, String server, Exception failure) {
        if (cause(failure, CertificateExpiredException.class) != null) {
            return tls(server, "its certificate has expired; renew it on the server", failure);
        }
        if (cause(failure, CertificateNotYetValidException.class) != null) {
            return tls(server, "its certificate is not yet valid; compare the clocks", failure);
        }
        if (failure instanceof HttpTimeoutException) {
            return new KubeException(Reason.TIMED_OUT, item, "no answer in time", 0, failure);
        }
        if (failure instanceof SSLException) {
            return tls(server, tlsFact(failure), failure);
        }
        if (cause(failure, UnresolvedAddressException.class) != null
                || cause(failure, UnknownHostException.class) != null) {
            return unreachable(server, "the name is not known", failure);
        }
        if (failure instanceof ConnectException) {
            return unreachable(server, "connection refused", failure);
        }
        if (failure instanceof EOFException
                || (failure instanceof JacksonException
                        && cause(failure, IOException.class) != null)) {
            return unreachable(item, "the answer was cut short", failure);
        }
        if (failure instanceof JacksonException bad) {
            String fact = bad.getOriginalMessage();
            boolean cut = fact.contains("end-of-input") || fact.contains("end of input");
            return cut
                    ? unreachable(item, "the answer was cut short", failure)
                    : new KubeException(Reason.BAD_DATA, item, "the answer is no JSON", 0, failure);
        }
        String fact = failure.getMessage();
        return unreachable(server, fact == null ? "the connection was lost" : fact, failure);
    }

    private static KubeException unreachable(String item, String fact, Exception failure) {
        return new KubeException(Reason.UNREACHABLE, item, fact, 0, failure);
    }

    private static KubeException tls(String server, String fact, Exception failure) {
        return new KubeException(Reason.UNREACHABLE, "TLS to " + server, fact, 0, failure);
    }

    private static String tlsFact(Exception failure) {
        String text = String.valueOf(failure.getMessage());
        if (text.contains("subject alternative") || text.contains("No name matching")) {
            return "its certificate is for another name; check server and tls-server-name";
        }
        if (text.contains("path building") || text.contains("PKIX")) {
            return "its certificate is signed by an unknown authority; check"
                    + " certificate-authority";
        }
        return text;
    }

    static @Nullable Throwable cause(Throwable failure, Class<? extends Throwable> type) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < 10; depth++) {
            if (type.isInstance(at)) {
                return at;
            }
            at = at.getCause();
        }
        return null;
    }

    /// An answer other than 2xx; the API's own words are in its Status object.
    static KubeException status(String item, int code, byte[] body) {
        String message = "HTTP " + code;
        try {
            JsonNode status = JSON.readTree(body);
            message = status.path("message").asString(message);
        } catch (JacksonException _) {
            // Not the API itself but something before it: the code says enough.
        }
        if (code == 403 && message.contains("\"system:anonymous\"")) {
            return new KubeException(Reason.UNAUTHORIZED, item, "no credentials: " + message, code);
        }
        Reason reason =
                switch (code) {
                    case 401 -> Reason.UNAUTHORIZED;
                    case 403 -> Reason.FORBIDDEN;
                    case 404 -> Reason.NOT_INSTALLED;
                    case 429 -> Reason.UNAVAILABLE;
                    default -> code >= 500 ? Reason.UNAVAILABLE : Reason.BAD_DATA;
                };
        return new KubeException(reason, item, message, code);
    }
}
