package console.services.resource;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Kubernetes quantities (`64Gi`, `100m`, `1e3`) as exact numbers in base units. The grammar is
/// that of `apimachinery/pkg/api/resource`; what is larger than any machine is refused, so that one
/// absurd value costs its own cell and no memory.
public final class Quantity {
    private static final Pattern FORM =
            Pattern.compile(
                    "([+-]?)(\\d{1,40}(?:\\.\\d{0,40})?|\\.\\d{1,40})([a-zA-Z]{0,2}|[eE][+-]?\\d{1,3})");
    private static final BigDecimal LIMIT = new BigDecimal("1e24");
    private static final Map<String, BigDecimal> SUFFIXES =
            Map.ofEntries(
                    Map.entry("", BigDecimal.ONE),
                    Map.entry("n", new BigDecimal("1e-9")),
                    Map.entry("u", new BigDecimal("1e-6")),
                    Map.entry("m", new BigDecimal("1e-3")),
                    Map.entry("k", new BigDecimal("1e3")),
                    Map.entry("M", new BigDecimal("1e6")),
                    Map.entry("G", new BigDecimal("1e9")),
                    Map.entry("T", new BigDecimal("1e12")),
                    Map.entry("P", new BigDecimal("1e15")),
                    Map.entry("E", new BigDecimal("1e18")),
                    Map.entry("Ki", new BigDecimal(1L << 10)),
                    Map.entry("Mi", new BigDecimal(1L << 20)),
                    Map.entry("Gi", new BigDecimal(1L << 30)),
                    Map.entry("Ti", new BigDecimal(1L << 40)),
                    Map.entry("Pi", new BigDecimal(1L << 50)),
                    Map.entry("Ei", new BigDecimal(1L << 60)));

    private Quantity() {}

    /// The number, or empty where the text is no quantity, is negative, or is absurd.
    public static Optional<BigDecimal> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || matcher.group(1).equals("-")) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(2));
        String suffix = matcher.group(3);
        BigDecimal scale = SUFFIXES.get(suffix);
        if (scale == null) {
            scale = exponent(suffix);
        }
        if (scale == null) {
            return Optional.empty();
        }
        BigDecimal value = number.multiply(scale);
        return value.compareTo(LIMIT) > 0 ? Optional.empty() : Optional.of(plain(value));
    }

    private static @org.jspecify.annotations.Nullable BigDecimal exponent(String suffix) {
        if (suffix.length() < 2 || Character.toLowerCase(suffix.charAt(0)) != 'e') {
            return null;
        }
        String digits = suffix.substring(1);
        if (!digits.matches("[+-]?\\d{1,3}") || Math.abs(Integer.parseInt(digits)) > 30) {
            return null;
        }
        return BigDecimal.ONE.scaleByPowerOfTen(Integer.parseInt(digits));
    }

    /// Equal numbers are equal objects: no trailing zeros, no negative scale.
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
