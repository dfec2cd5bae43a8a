package console.services.lab.api;

import console.services.resource.Quantity;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// Stores quantities as the real server does: in the largest unit that needs no fraction, `512Mi`
/// for `0.5Gi`, `1` for `1000m`.
final class Canonical {
    private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
    private static final String[] DECIMAL = {"n", "u", "m", "", "k", "M", "G", "T", "P", "E"};
    private static final BigDecimal STEP = new BigDecimal(1024);
    private static final int NANO = -9;

    private Canonical() {}

    /// Rewrites the quantities of an object: of pods and templates, nodes, volumes and quotas.
    static void quantities(ObjectNode tree) {
        JsonNode spec = tree.path("spec");
        JsonNode status = tree.path("status");
        for (JsonNode pod : List.of(spec, spec.path("template").path("spec"))) {
            for (String list : List.of("containers", "initContainers")) {
                pod.path(list).forEach(container -> resources(container.path("resources")));
            }
        }
        resources(spec.path("resources"));
        for (String map : List.of("capacity", "allocatable", "hard", "used")) {
            amounts(spec.path(map));
            amounts(status.path(map));
        }
    }

    private static void resources(JsonNode resources) {
        amounts(resources.path("requests"));
        amounts(resources.path("limits"));
    }

    private static void amounts(JsonNode map) {
        if (map instanceof ObjectNode amounts) {
            for (Map.Entry<String, JsonNode> amount : amounts.deepCopy().properties()) {
                amounts.put(amount.getKey(), quantity(amount.getValue().asString("")));
            }
        }
    }

    /// The exact number; what is none is refused with 400, as it cannot even be decoded.
    static BigDecimal amount(String text) {
        return switch (Quantity.read(text)) {
            case Quantity.Exact(BigDecimal amount) -> amount;
            case Quantity.Refused _ ->
                    throw ApiFailure.badRequest(
                            "quantities must match the regular expression"
                                    + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
        };
    }

    static String quantity(String text) {
        BigDecimal amount = amount(text);
        if (amount.signum() == 0) {
            return "0";
        }
        boolean exponent = text.matches(".*[eE][+-]?\\d+");
        if (exponent) {
            return text;
        }
        return text.endsWith("i") && amount.compareTo(STEP) >= 0 ? binary(amount) : decimal(amount);
    }

    private static String binary(BigDecimal amount) {
        BigDecimal value = amount;
        int unit = 0;
        while (unit < BINARY.length - 1 && value.remainder(STEP).signum() == 0) {
            value = value.divide(STEP);
            unit++;
        }
        return value.toBigInteger() + BINARY[unit];
    }

    private static String decimal(BigDecimal amount) {
        BigDecimal value = amount.scaleByPowerOfTen(-NANO);
        BigDecimal thousand = new BigDecimal(1000);
        int unit = 0;
        while (unit < DECIMAL.length - 1 && value.remainder(thousand).signum() == 0) {
            value = value.divide(thousand);
            unit++;
        }
        return value.toBigInteger() + DECIMAL[unit];
    }
}
