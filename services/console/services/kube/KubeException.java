package console.services.kube;

import console.services.fact.Reason;
import console.services.fact.Why;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// What went wrong with one request, already in the product's words.
public final class KubeException extends Exception {
    private final Why why;
    private final int code;
    private final Duration retryAfter;

    KubeException(Reason reason, String item, String detail, int code, @Nullable Throwable cause) {
        this(new Why(reason, item, detail), code, Duration.ZERO, cause);
    }

    KubeException(Reason reason, String item, String detail, int code) {
        this(new Why(reason, item, detail), code, Duration.ZERO, null);
    }

    KubeException(Why why, int code, Duration retryAfter, @Nullable Throwable cause) {
        super(why.message(), cause);
        this.why = why;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    public Why why() {
        return why;
    }

    /// How long the server asks to be left alone; zero where it does not say.
    public Duration retryAfter() {
        return retryAfter;
    }

    /// The HTTP status, 0 where there was none.
    int code() {
        return code;
    }
}
