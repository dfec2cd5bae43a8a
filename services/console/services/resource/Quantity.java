package console.services.resource;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Kubernetes quantities (`250m`, `64Gi`, `1e3`) as exact numbers in base units. The grammar is
/// that of `apimachinery/pkg/api/resource`; reading one costs the same few steps whatever it says.
public final class Quantity {
    /// The exact amount, or the words why there is none.
    public sealed interface Read {}

    public record Exact(BigDecimal amount) implements Read {}

    /// @param why one English clause: `1e400 is larger than any cluster`
    public record Refused(String text, String why) implements Read {}

    private static final int LONGEST = 64;
    private static final int FINEST = 9;
    private static final int LARGEST_EXPONENT = 100;
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final Pattern FORM =
            Pattern.compile("([+-]?)(\\d+\\.?\\d*|\\.\\d+)(?:[eE]([+-]?\\d+)|([A-Za-z]{0,2}))");
    private static final Map<String, Integer> DECIMAL =
            Map.of(
                    "n", -9, "u", -6, "m", -3, "", 0, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E",
                    18);
    private static final Map<String, Integer> BINARY =
            Map.of("Ki", 10, "Mi", 20, "Gi", 30, "Ti", 40, "Pi", 50, "Ei", 60);

    private Quantity() {}

    /// The number, or empty where `read` refuses.
    public static Optional<BigDecimal> parse(String text) {
        return switch (read(text)) {
            case Exact(BigDecimal amount) -> Optional.of(amount);
            case Refused _ -> Optional.empty();
        };
    }

    /// Reads it as the API server does, and refuses what no resource can be: less than nothing,
    /// more than 2^63-1. Finer than a billionth is rounded up, as the API server does.
    public static Read read(String text) {
        if (text.length() > LONGEST) {
            String start = text.substring(0, LONGEST) + "…";
            return new Refused(start, start + " is too long for a quantity");
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return new Refused(text, "'" + text + "' is not a quantity");
        }
        BigDecimal number = new BigDecimal(matcher.group(2));
        if (number.signum() == 0) {
            return suffixKnown(matcher)
                    ? new Exact(BigDecimal.ZERO)
                    : new Refused(text, "'" + text + "' is not a quantity");
        }
        if (matcher.group(1).equals("-")) {
            return new Refused(text, text + " is less than nothing");
        }
        return bounded(text, number, matcher);
    }

    private static boolean suffixKnown(Matcher matcher) {
        String suffix = matcher.group(4);
        return suffix == null || DECIMAL.containsKey(suffix) || BINARY.containsKey(suffix);
    }

    private static Read bounded(String text, BigDecimal number, Matcher matcher) {
        if (!suffixKnown(matcher)) {
            return new Refused(text, "'" + text + "' is not a quantity");
        }
        BigDecimal amount;
        String suffix = matcher.group(4);
        if (suffix == null) {
            Integer exponent = exponent(matcher.group(3));
            if (exponent == null || exponent > LARGEST_EXPONENT) {
                return tooLarge(text, matcher.group(3));
            }
            amount = number.scaleByPowerOfTen(Math.max(exponent, -LARGEST_EXPONENT));
        } else if (DECIMAL.containsKey(suffix)) {
            amount = number.scaleByPowerOfTen(DECIMAL.getOrDefault(suffix, 0));
        } else {
            amount = number.multiply(new BigDecimal(1L << BINARY.getOrDefault(suffix, 0)));
        }
        if (amount.compareTo(MOST) > 0) {
            return tooLarge(text, "");
        }
        return new Exact(plain(amount));
    }

    private static Read tooLarge(String text, String exponent) {
        String why =
                exponent.startsWith("-")
                        ? " is smaller than anything that is counted"
                        : " is larger than any cluster";
        return new Refused(text, text + why);
    }

    private static @Nullable Integer exponent(String digits) {
        try {
            return Integer.valueOf(digits);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /// One form for one amount, so that equal amounts are equal records.
    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal rounded =
                amount.scale() > FINEST ? amount.setScale(FINEST, RoundingMode.CEILING) : amount;
        BigDecimal stripped = rounded.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }
}
