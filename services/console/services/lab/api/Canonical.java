package console.services.lab.api;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.Map;

/// Stores quantities as the real server does: `512Mi`, not `0.5Gi`.
final class Canonical {
    private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti", "Pi"};
    private static final BigDecimal STEP = new BigDecimal(1024);

    private Canonical() {}

    /// Rewrites the requests and limits of a pod, or of a workload's template.
    static void quantities(ObjectNode tree) {
        JsonNode spec = tree.path("spec");
        JsonNode template = spec.path("template").path("spec");
        for (JsonNode pod : new JsonNode[] {spec, template}) {
            for (String list : new String[] {"containers", "initContainers"}) {
                for (JsonNode container : pod.path(list)) {
                    amounts(container.path("resources").path("requests"));
                    amounts(container.path("resources").path("limits"));
                }
            }
        }
    }

    private static void amounts(JsonNode map) {
        if (map instanceof ObjectNode amounts) {
            for (Map.Entry<String, JsonNode> amount : amounts.deepCopy().properties()) {
                amounts.put(amount.getKey(), quantity(amount.getValue().asString("")));
            }
        }
    }

    static String quantity(String text) {
        for (int unit = 1; unit < BINARY.length; unit++) {
            if (text.endsWith(BINARY[unit])) {
                String number = text.substring(0, text.length() - 2);
                return binary(new BigDecimal(number), unit);
            }
        }
        if (text.contains(".") && text.chars().allMatch(c -> c == '.' || Character.isDigit(c))) {
            BigDecimal milli = new BigDecimal(text).movePointRight(3).stripTrailingZeros();
            boolean whole = milli.remainder(new BigDecimal(1000)).signum() == 0;
            return whole
                    ? milli.movePointLeft(3).toBigInteger().toString()
                    : milli.toBigInteger() + "m";
        }
        return text;
    }

    private static String binary(BigDecimal number, int unit) {
        BigDecimal value = number;
        int at = unit;
        while (at > 0 && value.stripTrailingZeros().scale() > 0) {
            value = value.multiply(STEP);
            at--;
        }
        while (at < BINARY.length - 1
                && value.signum() != 0
                && value.remainder(STEP).signum() == 0) {
            value = value.divide(STEP);
            at++;
        }
        return value.toBigInteger() + BINARY[at];
    }
}
