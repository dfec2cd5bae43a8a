package console.services.ssh;

import console.services.ssh.Attempt.Method;
import console.services.ssh.Attempt.Outcome;
import console.services.ssh.Identity.KeyProblem;

import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.signature.Signature;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A file with a private key, and the certificate beside it. The passphrase is asked for only when
/// the server wants a signature of this key.
final class KeyFile {
    private static final String OPENSSH = "-----BEGIN OPENSSH PRIVATE KEY-----";
    private static final int MOST = 1 << 20;

    private final Path file;
    private final SSHClient library;
    private final Asker asker;
    private final Passphrases passphrases;

    KeyFile(Path file, SSHClient library, Asker asker, Passphrases passphrases) {
        this.file = file;
        this.library = library;
        this.asker = asker;
        this.passphrases = passphrases;
    }

    /// The certificate before the bare key, as OpenSSH offers them.
    List<Identity> identities() throws KeyProblem {
        try {
            byte[] blob = publicKey(text(file));
            List<Identity> found = new ArrayList<>();
            Path certificate = beside("-cert.pub");
            if (Files.exists(certificate)) {
                byte[] signed = line(certificate);
                found.add(identity(Method.CERTIFICATE, certificate, signed, blob));
            }
            found.add(identity(Method.KEY, file, blob, blob));
            return found;
        } catch (NoSuchFileException _) {
            throw unusable("no such file");
        } catch (IOException e) {
            throw unusable("cannot be read (" + e.getMessage() + ")");
        } catch (IllegalArgumentException _) {
            throw unusable("is no private key that can be read");
        }
    }

    private Identity identity(Method method, Path name, byte[] offered, byte[] key) {
        String type = HostKey.of(key).type();
        return new Identity(method, name.toString(), HostKey.of(offered), data -> sign(type, data));
    }

    private KeyProblem unusable(String fact) {
        return new KeyProblem(Outcome.UNUSABLE, file + ": " + fact);
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MOST) {
            throw new IOException("larger than 1 MiB");
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static byte[] line(Path publicFile) throws IOException {
        String[] words = text(publicFile).strip().split("\\s+", -1);
        if (words.length < 2) {
            throw new IOException(publicFile + " is no public key");
        }
        return Base64.getDecoder().decode(words[1]);
    }

    /// Without a passphrase wherever the format keeps the public half in clear.
    private byte[] publicKey(String text) throws IOException, KeyProblem {
        if (text.startsWith(OPENSSH)) {
            Buffer.PlainBuffer buffer = openSsh(text);
            buffer.readString();
            buffer.readString();
            buffer.readBytes();
            buffer.readUInt32();
            return buffer.readBytes();
        }
        Path beside = beside(".pub");
        return Files.exists(beside) ? line(beside) : HostKey.of(load(text).getPublic()).blob();
    }

    /// After the format's mark.
    private static Buffer.PlainBuffer openSsh(String text) throws IOException {
        String body = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        Buffer.PlainBuffer buffer = new Buffer.PlainBuffer(Base64.getDecoder().decode(body));
        buffer.readRawBytes(new byte["openssh-key-v1\0".length()]);
        return buffer;
    }

    private static boolean encrypted(String text) throws IOException {
        if (text.startsWith(OPENSSH)) {
            return !openSsh(text).readString().equals("none");
        }
        return text.startsWith("PuTTY")
                ? !text.contains("Encryption: none")
                : text.contains("ENCRYPTED");
    }

    private KeyProvider load(String text) throws IOException, KeyProblem {
        char[] passphrase = encrypted(text) ? passphrase() : new char[0];
        try {
            KeyProvider keys = library.loadKeys(file.toString(), new Once(passphrase));
            keys.getPrivate();
            if (passphrase.length > 0) {
                passphrases.keep(file, passphrase);
            }
            return keys;
        } catch (IOException | SSHRuntimeException e) {
            passphrases.forget(file);
            // The text of the library's failure is of the file's inside.
            throw passphrase.length > 0
                    ? new KeyProblem(
                            Outcome.WRONG_PASSPHRASE, file + ": the passphrase does not open it")
                    : unusable("is no private key that can be read");
        } finally {
            Passphrases.wipe(passphrase);
        }
    }

    private char[] passphrase() throws KeyProblem {
        Optional<char[]> known = passphrases.of(file);
        return known.or(() -> asker.passphrase(file))
                .orElseThrow(
                        () -> new KeyProblem(Outcome.CANCELLED, file + ": no passphrase given"));
    }

    private byte[] sign(String type, byte[] data) throws IOException, KeyProblem {
        Signature signature = Algorithms.signature(type);
        if (signature == null) {
            throw unusable("is of a kind that cannot be used: " + type);
        }
        PrivateKey key = load(text(file)).getPrivate();
        signature.initSign(key);
        signature.update(data);
        byte[] signed = signature.encode(signature.sign());
        return new Buffer.PlainBuffer()
                .putString(signature.getSignatureName())
                .putBytes(signed)
                .getCompactData();
    }

    /// The library wipes what it is given.
    private static final class Once implements PasswordFinder {
        private final char[] passphrase;

        Once(char[] passphrase) {
            this.passphrase = passphrase;
        }

        @Override
        public char[] reqPassword(Resource<?> resource) {
            return passphrase.clone();
        }

        @Override
        public boolean shouldRetry(Resource<?> resource) {
            return false;
        }

        @Override
        public String toString() {
            return "passphrase";
        }
    }
}
