package console.services.ssh;

import console.services.fact.Reason;
import console.services.fact.Why;
import console.services.ssh.KnownHost.Marker;
import console.services.ssh.SshException.Stage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What the `known_hosts` files say, as they were when read: a revoked key is refused before all
/// else, as in OpenSSH. The user's files are only read; what the operator trusts is added to the
/// console's own.
final class HostKeys {
    private static final int MOST = 16 << 20;

    private final List<KnownHost> lines;

    private HostKeys(List<KnownHost> lines) {
        this.lines = List.copyOf(lines);
    }

    static HostKeys read(List<Path> files, Path own) throws SshException {
        Set<Path> all = new LinkedHashSet<>(files);
        all.add(own);
        List<KnownHost> lines = new ArrayList<>();
        for (Path file : all) {
            // Bytes as letters: comments may be in any encoding.
            List<String> text = text(file).lines().toList();
            for (int i = 0; i < text.size(); i++) {
                KnownHost.parse(text.get(i), file, i + 1).ifPresent(lines::add);
            }
        }
        return new HostKeys(lines);
    }

    private static String text(Path file) throws SshException {
        try {
            if (Files.size(file) > MOST) {
                throw unreadable(file, "is larger than 16 MiB", null);
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException _) {
            return "";
        } catch (IOException e) {
            throw unreadable(file, "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static SshException unreadable(Path file, String fact, @Nullable IOException cause) {
        // A line that revokes a key could be in it.
        Why why = new Why(Reason.BAD_DATA, file.toString(), fact);
        return new SshException(
                Stage.HOST_KEY, why, "check the file, or take it from the connection", cause);
    }

    HostKeyVerdict verdict(String host, int port, HostKey key) {
        Optional<KnownHost> revoked =
                about(host, port, Marker.REVOKED).stream()
                        .filter(line -> line.key().equals(key))
                        .findFirst();
        if (revoked.isPresent()) {
            return new HostKeyVerdict.Revoked(revoked.get().where());
        }
        List<KnownHost> plain = about(host, port, Marker.PLAIN);
        List<KnownHost> anyPort =
                lines.stream()
                        .filter(line -> line.marker() == Marker.PLAIN)
                        .filter(line -> line.matches(host.toLowerCase(Locale.ROOT)))
                        .toList();
        for (List<KnownHost> some : List.of(plain, anyPort)) {
            for (KnownHost line : some) {
                if (line.key().equals(key)) {
                    return new HostKeyVerdict.Known(line.where());
                }
            }
        }
        for (KnownHost line : plain) {
            if (line.key().type().equals(key.type())) {
                return new HostKeyVerdict.Changed(line.key(), line.where());
            }
        }
        return new HostKeyVerdict.Unknown(plain.stream().map(KnownHost::where).toList());
    }

    /// Of a key that an authority signed: known where a line trusts that authority for this host.
    HostKeyVerdict verdict(String host, int port, HostKey key, HostKey authority) {
        HostKeyVerdict ofAuthority = verdict(host, port, authority);
        if (ofAuthority instanceof HostKeyVerdict.Revoked) {
            return ofAuthority;
        }
        HostKeyVerdict ofKey = verdict(host, port, key);
        if (ofKey instanceof HostKeyVerdict.Revoked) {
            return ofKey;
        }
        return about(host, port, Marker.AUTHORITY).stream()
                .filter(line -> line.key().equals(authority))
                .findFirst()
                .<HostKeyVerdict>map(line -> new HostKeyVerdict.Known(line.where()))
                .orElse(ofKey);
    }

    /// Whether certificates are worth asking for.
    boolean hasAuthority(String host, int port) {
        return !about(host, port, Marker.AUTHORITY).isEmpty();
    }

    /// The types of keys that are known of this host, so that it is asked for one of those.
    List<String> types(String host, int port) {
        return about(host, port, Marker.PLAIN).stream()
                .map(line -> line.key().type())
                .distinct()
                .toList();
    }

    private List<KnownHost> about(String host, int port, Marker marker) {
        String name = name(host, port);
        return lines.stream()
                .filter(line -> line.marker() == marker)
                .filter(line -> line.matches(name))
                .toList();
    }

    private static String name(String host, int port) {
        String lower = host.toLowerCase(Locale.ROOT);
        return port == Hop.PORT ? lower : "[" + lower + "]:" + port;
    }

    /// Adds a line; the file is whole at every moment and for its owner only.
    static void remember(Path own, Hop hop, HostKey key) throws SshException {
        String line =
                "%s %s %s%n".formatted(name(hop.host(), hop.port()), key.type(), key.base64());
        String before = text(own);
        String gap = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
        try {
            Path folder = Optional.ofNullable(own.toAbsolutePath().getParent()).orElseThrow();
            Files.createDirectories(folder);
            write(folder.resolve(own.getFileName() + ".new"), before + gap + line, own);
        } catch (IOException e) {
            throw unreadable(own, "cannot be written (" + e.getMessage() + ")", e);
        }
    }

    private static void write(Path fresh, String text, Path own) throws IOException {
        Files.deleteIfExists(fresh);
        boolean posix = Files.getFileStore(fresh.getParent()).supportsFileAttributeView("posix");
        FileAttribute<?>[] owner =
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        Set<StandardOpenOption> options =
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(fresh, options, owner)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("another console is writing it", e);
        }
        Files.move(fresh, own, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
