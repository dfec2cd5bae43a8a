package console.services.ssh;

import java.io.IOException;

/// A key to log in with, wherever its private half is.
///
/// @param name the file or comment, for texts
/// @param key the public key or certificate, as it goes over the wire
record Identity(Attempt.Method method, String name, HostKey key, Signer signer) {
    /// Signs with the private half.
    @FunctionalInterface
    interface Signer {
        /// May ask for a passphrase, or the agent: blocks.
        ///
        /// @return the signature with its algorithm before it
        byte[] sign(byte[] data) throws IOException, KeyProblem;
    }

    /// Why a key cannot be used.
    static final class KeyProblem extends Exception {
        private final Attempt.Outcome outcome;

        KeyProblem(Attempt.Outcome outcome, String fact) {
            super(fact);
            this.outcome = outcome;
        }

        Attempt.Outcome outcome() {
            return outcome;
        }
    }

    String type() {
        return key.type();
    }

    /// For texts.
    String item() {
        return name + " " + key.fingerprint();
    }
}
