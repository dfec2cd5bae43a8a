package console.services.ssh;

import console.services.fact.Reason;
import console.services.fact.Why;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// Where the way ended: the item, the fact, the next step. Holds no secret.
public final class SshException extends Exception {
    /// The parts of the way, in their order.
    public enum Stage {
        NAME,
        TCP,
        HOST_KEY,
        AUTHENTICATION,
        FORWARDING,
        COMMAND
    }

    /// A host key that was not accepted.
    public record Refused(HostKey presented, HostKeyVerdict verdict) {}

    private final Stage stage;
    private final Why why;
    private final String next;
    private final @Nullable Refused refused;
    private final List<Attempt> attempts;
    private final List<Leg> legs;

    SshException(Stage stage, Why why, String next, @Nullable Throwable cause) {
        this(stage, why, next, null, List.of(), List.of(), cause);
    }

    SshException(Hop hop, Reason reason, String fact, String next, Refused refused) {
        this(
                Stage.HOST_KEY,
                new Why(reason, hop.address(), fact),
                next,
                refused,
                List.of(),
                List.of(),
                null);
    }

    private SshException(
            Stage stage,
            Why why,
            String next,
            @Nullable Refused refused,
            List<Attempt> attempts,
            List<Leg> legs,
            @Nullable Throwable cause) {
        super(why.message() + (next.isEmpty() ? "" : "; " + next), cause);
        this.stage = stage;
        this.why = why;
        this.next = next;
        this.refused = refused;
        this.attempts = List.copyOf(attempts);
        this.legs = List.copyOf(legs);
    }

    /// The same with what was done before.
    SshException after(List<Attempt> tried, List<Leg> passed) {
        return new SshException(stage, why, next, refused, tried, passed, getCause());
    }

    public Stage stage() {
        return stage;
    }

    /// Reason, item and fact.
    public Why why() {
        return why;
    }

    /// What the operator can do; may be empty.
    public String next() {
        return next;
    }

    /// The host key and what is known of it, where that is what ended the way.
    public Optional<Refused> refused() {
        return Optional.ofNullable(refused);
    }

    /// All tries to log in, in their order.
    public List<Attempt> attempts() {
        return attempts;
    }

    /// What was passed before.
    public List<Leg> legs() {
        return legs;
    }
}
