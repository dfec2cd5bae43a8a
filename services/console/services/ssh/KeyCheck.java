package console.services.ssh;

import com.hierynomus.sshj.userauth.certificate.Certificate;

import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

import org.jspecify.annotations.Nullable;

import java.security.PublicKey;
import java.util.List;

/// Decides on the key that a machine shows, and keeps what it decided. It never asks: that happens
/// between two connections, so that neither the server nor the reading thread waits for a person.
final class KeyCheck implements HostKeyVerifier {
    private static final long OF_A_HOST = 2;

    private final HostKeys keys;
    private final Hop hop;
    private volatile SshException.@Nullable Refused refused;
    private volatile @Nullable HostKey accepted;

    KeyCheck(HostKeys keys, Hop hop) {
        this.keys = keys;
        this.hop = hop;
    }

    /// Runs on the library's reading thread.
    @Override
    public boolean verify(String hostname, int port, PublicKey presented) {
        HostKey key = HostKey.of(bare(presented));
        HostKeyVerdict verdict = verdict(presented, key);
        boolean known = verdict instanceof HostKeyVerdict.Known;
        if (known) {
            accepted = key;
        } else {
            refused = new SshException.Refused(key, verdict);
        }
        return known;
    }

    private HostKeyVerdict verdict(PublicKey presented, HostKey key) {
        // The library has checked the name, the time and the signature, not who signed what.
        return presented instanceof Certificate<?> certificate
                        && certificate.getType() == OF_A_HOST
                        && !weak(certificate.getSignature())
                ? keys.verdict(
                        hop.host(), hop.port(), key, HostKey.of(certificate.getSignatureKey()))
                : keys.verdict(hop.host(), hop.port(), key);
    }

    private static PublicKey bare(PublicKey presented) {
        return presented instanceof Certificate<?> certificate ? certificate.getKey() : presented;
    }

    private static boolean weak(byte[] signature) {
        try {
            String algorithm = new Buffer.PlainBuffer(signature).readString();
            return algorithm.equals("ssh-rsa") || Algorithms.weak(algorithm);
        } catch (Buffer.BufferException _) {
            return true;
        }
    }

    /// The order is in the configuration already, with all names of RSA.
    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        return List.of();
    }

    HostKeys keys() {
        return keys;
    }

    /// Null until a key was refused.
    SshException.@Nullable Refused refused() {
        return refused;
    }

    /// Null until a key was accepted.
    @Nullable HostKey accepted() {
        return accepted;
    }
}
