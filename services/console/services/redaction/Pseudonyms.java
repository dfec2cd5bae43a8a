package console.services.redaction;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands for what: the same name has the same pseudonym for as long as this lives. Numbered
/// in the order of appearance, so a pseudonym says nothing about the name.
final class Pseudonyms {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Hidden, Map<String, String>> known = new HashMap<>();
    private final Map<String, String> forms = new TreeMap<>();
    private volatile Pattern pattern = Pattern.compile("(?!)");

    /// Takes a name in, with the forms in which it may stand in other names.
    void learn(Hidden kind, String name) {
        lock.lock();
        try {
            Map<String, String> names = known.computeIfAbsent(kind, _ -> new HashMap<>());
            String plain = name.strip().toLowerCase(Locale.ROOT);
            if (plain.isEmpty() || names.containsKey(plain)) {
                return;
            }
            String pseudonym = pseudonym(kind, names.size() + 1);
            names.put(plain, pseudonym);
            form(plain, pseudonym);
            switch (kind) {
                case USERS -> {
                    String slug = slug(pseudonym);
                    form(slug(plain), slug);
                    form(escaped(plain, '-'), slug);
                    form(escaped(plain, '_'), slug);
                    form(escaped(plain, '%'), slug);
                }
                case MACS -> {
                    form(plain.replace(':', '-'), pseudonym.replace(':', '-'));
                    form(plain.replace(":", ""), pseudonym.replace(":", ""));
                }
                case ADDRESSES -> {
                    form(plain.replaceAll("[.:]", "-"), pseudonym.replaceAll("[.:]", "-"));
                    form(plain.replaceAll("[.:]", "_"), pseudonym.replaceAll("[.:]", "_"));
                }
                case HOSTS -> form(slug(plain), slug(pseudonym));
            }
            compile();
        } finally {
            lock.unlock();
        }
    }

    private static String pseudonym(Hidden kind, int number) {
        return switch (kind) {
            case USERS -> "user-" + number;
            case MACS ->
                    "02:00:00:%02x:%02x:%02x"
                            .formatted((number >> 16) & 255, (number >> 8) & 255, number & 255);
            // For measurements of networks: an address that is nobody's.
            case ADDRESSES ->
                    "198.%d.%d.%d"
                            .formatted(
                                    18 + ((number >> 16) & 1), (number >> 8) & 255, number & 255);
            case HOSTS -> "host-%d.example".formatted(number);
        };
    }

    private static String slug(String name) {
        return name.replaceAll("[^a-z0-9]+", "-");
    }

    /// As names of objects carry letters that they may not: the letter's code behind a sign.
    private static String escaped(String name, char sign) {
        StringBuilder text = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9');
            if (plain) {
                text.append((char) each);
            } else {
                text.append(sign).append("%02x".formatted(each & 255));
            }
        }
        return text.toString();
    }

    private void form(String form, String pseudonym) {
        forms.putIfAbsent(form, pseudonym);
    }

    /// The longest form first; a part of a longer word is no name.
    private void compile() {
        String all =
                forms.keySet().stream()
                        .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                        .map(Pattern::quote)
                        .reduce((a, b) -> a + "|" + b)
                        .orElse("(?!)");
        pattern =
                Pattern.compile(
                        "(?<![\\p{L}\\p{N}])(?:" + all + ")(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    String text(String text) {
        Matcher matcher = pattern.matcher(text);
        lock.lock();
        try {
            return matcher.replaceAll(
                    found ->
                            Matcher.quoteReplacement(
                                    forms.getOrDefault(
                                            found.group().toLowerCase(Locale.ROOT), "hidden")));
        } finally {
            lock.unlock();
        }
    }
}
