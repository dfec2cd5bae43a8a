package console.services.ssh;

import java.util.Locale;

/// One try to log in, in the order they were made.
///
/// @param host `host:port` of the machine
/// @param item the key's file or comment with its fingerprint; empty without a key
public record Attempt(String host, Method method, String item, Outcome outcome) {
    /// How it was tried.
    public enum Method {
        NONE,
        AGENT_KEY,
        KEY,
        CERTIFICATE,
        KEYBOARD_INTERACTIVE,
        PASSWORD
    }

    /// What became of it.
    public enum Outcome {
        ACCEPTED,
        /// Accepted, and the server wants one more proof.
        ACCEPTED_IN_PART,
        REFUSED,
        CANCELLED,
        WRONG_PASSPHRASE,
        /// The file, or the agent, could not be used.
        UNUSABLE,
        /// A kind of key that is no longer safe is not offered.
        TOO_WEAK
    }

    /// One English line for scripts and logs.
    public String line() {
        String what = method.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String how = outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return host + " " + what + (item.isEmpty() ? "" : " " + item) + ": " + how;
    }
}
