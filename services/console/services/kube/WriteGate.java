package console.services.kube;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What may leave for a cluster. Shut, as it is from the start, it lets reads pass and nothing that
/// could change or enter anything; it stands where bytes leave, not at buttons.
public final class WriteGate {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern REVIEW =
            Pattern.compile("/apis/authorization\\.k8s\\.io/v1/selfsubject(access|rules)reviews");
    private static final Pattern ENTERS = Pattern.compile(".*/(exec|attach|portforward)(/.*)?");
    private static final List<Pattern> QUERIES =
            List.of(
                    Pattern.compile(
                            ".*/proxy(/[a-z-]+)*/api/v1/(query|query_range|targets|alerts|rules)"),
                    Pattern.compile(".*/proxy/api/v2/(alerts|silences|status)"),
                    Pattern.compile(".*/(services|pods)/[^/]+:9400/proxy/metrics"));

    private volatile boolean open;

    /// Why a request may not leave; empty where it may.
    ///
    /// @param path without the query
    String refusal(String method, String path) {
        try {
            // As the server will understand it: a letter may hide behind its code.
            return decided(method, URLDecoder.decode(path.replace("+", "%2B"), UTF_8));
        } catch (IllegalArgumentException _) {
            return "a path that cannot be read";
        }
    }

    private String decided(String method, String path) {
        if (ENTERS.matcher(path).matches() || path.matches(".*/nodes/[^/]+/proxy(/.*)?")) {
            return "never sent by this console";
        }
        boolean proxied = path.matches(".*/proxy(/.*)?");
        if (READS.contains(method) && (!proxied || listed(path))) {
            return "";
        }
        if (method.equals("POST") && REVIEW.matcher(path).matches()) {
            return "";
        }
        return open && !proxied ? "" : "access is read-only";
    }

    private static boolean listed(String path) {
        // Dots that climb could reach past the list.
        return !path.contains("..")
                && QUERIES.stream().anyMatch(query -> query.matcher(path).matches());
    }

    /// Package-private: nothing outside tests opens it yet.
    void open() {
        open = true;
    }
}
