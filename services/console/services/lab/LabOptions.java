package console.services.lab;

import java.util.List;
import java.util.regex.Pattern;

/// How a lab starts.
///
/// @param scenario a name of `SCENARIOS`, or `scale-N` with N nodes
/// @param port of the API on loopback; 0 takes a free one
public record LabOptions(String scenario, long seed, int port) {
    public static final List<String> SCENARIOS =
            List.of(
                    "healthy",
                    "busy-day",
                    "node-lost",
                    "fleet-stuck",
                    "duplicate-address",
                    "gpu-unhealthy",
                    "exporter-away",
                    "scale-60",
                    "scale-300",
                    "scale-1000");
    private static final Pattern SCALE = Pattern.compile("scale-([1-9]\\d{0,3})");

    public LabOptions {
        if (!known(scenario)) {
            throw new IllegalArgumentException("no scenario " + scenario);
        }
    }

    public static boolean known(String scenario) {
        return SCENARIOS.contains(scenario) || nodes(scenario) >= 3;
    }

    /// The number of nodes of `scale-N`, else 0.
    static int nodes(String scenario) {
        var matcher = SCALE.matcher(scenario);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
