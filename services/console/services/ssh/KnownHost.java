package console.services.ssh;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One line of a `known_hosts` file (sshd(8), “SSH_KNOWN_HOSTS FILE FORMAT”).
///
/// @param where `file, line n`
record KnownHost(Marker marker, List<String> names, HostKey key, String where) {
    /// What a line says of its key.
    enum Marker {
        PLAIN,
        AUTHORITY,
        REVOKED
    }

    private static final String HASHED = "|1|";

    /// Empty for blank lines, comments, and what is no line of this kind.
    static Optional<KnownHost> parse(String line, Path file, int number) {
        List<String> words = List.of(line.strip().split("\\s+", -1));
        Marker marker = marker(words.getFirst());
        if (marker == null || line.isBlank() || line.strip().startsWith("#")) {
            return Optional.empty();
        }
        int at = marker == Marker.PLAIN ? 0 : 1;
        if (words.size() < at + 3) {
            return Optional.empty();
        }
        try {
            HostKey key = HostKey.of(Base64.getDecoder().decode(words.get(at + 2)));
            return key.type().equals(words.get(at + 1))
                    ? Optional.of(
                            new KnownHost(
                                    marker,
                                    List.of(words.get(at).split(",", -1)),
                                    key,
                                    file + ", line " + number))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static @Nullable Marker marker(String word) {
        if (!word.startsWith("@")) {
            return Marker.PLAIN;
        }
        return switch (word) {
            case "@cert-authority" -> Marker.AUTHORITY;
            case "@revoked" -> Marker.REVOKED;
            default -> null;
        };
    }

    /// @param name `host`, or `[host]:port`, in lower case
    boolean matches(String name) {
        boolean found = false;
        for (String pattern : names) {
            boolean denies = pattern.startsWith("!");
            if (fits(denies ? pattern.substring(1) : pattern, name)) {
                if (denies) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    private static boolean fits(String pattern, String name) {
        if (pattern.startsWith(HASHED)) {
            return hashed(pattern, name);
        }
        StringBuilder regex = new StringBuilder();
        for (char letter : pattern.toLowerCase(Locale.ROOT).toCharArray()) {
            switch (letter) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(letter)));
            }
        }
        return name.matches(regex.toString());
    }

    /// `|1|salt|digest`. The digest hides names, it proves nothing: SHA-1 is this format's own.
    private static boolean hashed(String pattern, String name) {
        String[] parts = pattern.split("\\|", -1);
        if (parts.length != 4) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[2]), "HmacSHA1"));
            return MessageDigest.isEqual(
                    mac.doFinal(name.getBytes(StandardCharsets.UTF_8)),
                    Base64.getDecoder().decode(parts[3]));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }
}
