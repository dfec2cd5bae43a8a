package console.services.ssh;

import net.schmizz.sshj.common.Buffer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Locale;

/// The public key of a machine, or of an authority, as files spell it: its type and its bytes.
public record HostKey(String type, String base64) {
    static HostKey of(PublicKey key) {
        return of(new Buffer.PlainBuffer().putPublicKey(key).getCompactData());
    }

    static HostKey of(byte[] blob) {
        try {
            String type = new Buffer.PlainBuffer(blob).readString();
            return new HostKey(type, Base64.getEncoder().encodeToString(blob));
        } catch (Buffer.BufferException e) {
            throw new IllegalArgumentException("not a public key", e);
        }
    }

    byte[] blob() {
        return Base64.getDecoder().decode(base64);
    }

    /// As OpenSSH prints it: `SHA256:…`.
    public String fingerprint() {
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest());
    }

    /// The picture that `ssh-keygen -lv` draws, eleven lines.
    public String randomart() {
        return Randomart.of(digest(), name() + " " + bits());
    }

    /// `ED25519`, `ECDSA`, `RSA`.
    public String name() {
        String bare = type.replaceFirst("^(ssh|sk-ssh)-", "").replaceFirst("[@-].*", "");
        return bare.toUpperCase(Locale.ROOT);
    }

    private int bits() {
        try {
            Buffer.PlainBuffer buffer = new Buffer.PlainBuffer(blob());
            buffer.readString();
            if (type.equals("ssh-rsa")) {
                buffer.readMPInt();
                return buffer.readMPInt().bitLength();
            }
            return type.endsWith("nistp384") ? 384 : type.endsWith("nistp521") ? 521 : 256;
        } catch (Buffer.BufferException _) {
            return 0;
        }
    }

    private byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(blob());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return type + " " + fingerprint();
    }
}
