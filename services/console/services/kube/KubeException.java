package console.services.kube;

import console.services.fact.Reason;
import console.services.fact.Why;

/// What went wrong with one request, already in the product's words.
public final class KubeException extends Exception {
    private final Why why;
    private final int code;

    KubeException(Reason reason, String item, String detail, int code, Throwable cause) {
        super(item + ": " + detail, cause);
        why = new Why(reason, item, detail);
        this.code = code;
    }

    KubeException(Reason reason, String item, String detail, int code) {
        super(item + ": " + detail);
        why = new Why(reason, item, detail);
        this.code = code;
    }

    public Why why() {
        return why;
    }

    /// The HTTP status, 0 where there was none.
    int code() {
        return code;
    }
}
