package console.app;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;

/// What is copied for a report when something unforeseen happened: version, thread and stack, with
/// everything left out that could be a secret.
final class CrashDetails {
    private static final String LEFT_OUT = "[left out]";

    /// Whole PEM blocks, credentials in URLs, values of secret-like names, bearer tokens, and any
    /// long run of base64 or hex, since most keys and tokens are one.
    private static final List<Pattern> SECRETS =
            List.of(
                    Pattern.compile("-----BEGIN [^-]+-----.*?(-----END [^-]+-----|$)", 32),
                    Pattern.compile("(?<=://)[^\\s/@]+(?=@)"),
                    Pattern.compile("(?i)(?<=\\bbearer )\\S+"),
                    Pattern.compile(
                            "(?i)(?<=(token|password|passphrase|secret|authorization|client-key"
                                    + "|-data)[\"']?\\s{0,2}[:=]\\s{0,2})[^\\s,;}]+"),
                    Pattern.compile("(?<![\\w.$/])[A-Za-z0-9+/_-]{40,}={0,2}"));

    private CrashDetails() {}

    static String of(String thread, Throwable failure) {
        ResourceBundle build = ResourceBundle.getBundle("console.build");
        StringBuilder text = new StringBuilder();
        text.append(
                "cps-console %s, commit %s, Java %s, %s%nthread %s%n"
                        .formatted(
                                build.getString("version"),
                                build.getString("commit"),
                                System.getProperty("java.version"),
                                System.getProperty("os.name"),
                                thread));
        Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable at = failure; at != null && told.add(at); at = at.getCause()) {
            text.append(told.size() == 1 ? "" : "caused by ").append(at).append('\n');
            for (StackTraceElement frame : at.getStackTrace()) {
                text.append("    at ").append(frame).append('\n');
            }
        }
        return withoutSecrets(text.toString());
    }

    static String withoutSecrets(String text) {
        String clean = text;
        for (Pattern secret : SECRETS) {
            clean = secret.matcher(clean).replaceAll(LEFT_OUT);
        }
        return clean;
    }
}
