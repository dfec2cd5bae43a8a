package console.services.kube;

import console.services.fact.Clock;
import console.services.fact.Reason;
import console.services.fact.Why;

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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

import javax.net.ssl.SSLException;

/// Turns what requests end with into reasons: the one place that does.
final class Failures {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration MOST = Duration.ofMinutes(1);

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
    ///
    /// @param retryAfter the header of that name, empty without
    static KubeException status(String item, int code, String retryAfter, byte[] body) {
        JsonNode status = tree(body);
        JsonNode details = status.path("details");
        String message = status.path("message").asString("HTTP " + code);
        Reason reason =
                switch (code) {
                    case 401 -> Reason.UNAUTHORIZED;
                    case 403 -> Reason.FORBIDDEN;
                    case 404 -> details.has("name") ? Reason.GONE : Reason.NOT_INSTALLED;
                    case 429 -> Reason.UNAVAILABLE;
                    default -> code >= 500 ? Reason.UNAVAILABLE : Reason.BAD_DATA;
                };
        if (code == 403 && message.contains("\"system:anonymous\"")) {
            reason = Reason.UNAUTHORIZED;
            message = "no credentials: " + message;
        }
        int asked = details.path("retryAfterSeconds").asInt(0);
        Duration wait = retryAfter.isEmpty() ? Duration.ofSeconds(asked) : wait(retryAfter);
        return new KubeException(new Why(reason, item, message), code, wait, null);
    }

    /// Not the API itself but something before it may answer: then the code says enough.
    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException _) {
            return JSON.missingNode();
        }
    }

    /// Seconds, or a date; never longer than somebody would wait.
    private static Duration wait(String retryAfter) {
        try {
            Duration asked =
                    retryAfter.chars().allMatch(Character::isDigit)
                            ? Duration.ofSeconds(Long.parseLong(retryAfter))
                            : Duration.between(
                                    Clock.system().instant(),
                                    Instant.from(
                                            DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                                                    retryAfter)));
            return asked.isNegative() ? Duration.ZERO : asked.compareTo(MOST) > 0 ? MOST : asked;
        } catch (DateTimeException | NumberFormatException _) {
            return Duration.ZERO;
        }
    }
}
