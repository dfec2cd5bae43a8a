package console.services.resource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How often something more would fit into what is free, by requests alone, and what runs out
/// first. Pure.
///
/// @param times never below zero
/// @param limits the resources that allow just that often; empty where nothing is asked for
public record Headroom(long times, List<String> limits) {
    public Headroom {
        limits = List.copyOf(limits);
    }

    public static Headroom of(Amounts free, Amounts wanted) {
        long least = Long.MAX_VALUE;
        List<String> limits = new ArrayList<>();
        for (Map.Entry<String, BigDecimal> each : wanted.byName().entrySet()) {
            if (each.getValue().signum() > 0) {
                long times = times(free.get(each.getKey()), each.getValue());
                if (times < least) {
                    limits.clear();
                    least = times;
                }
                if (times == least) {
                    limits.add(each.getKey());
                }
            }
        }
        return new Headroom(limits.isEmpty() ? 0 : least, limits);
    }

    /// One that would run out first; empty where nothing is asked for.
    public String scarce() {
        return limits.isEmpty() ? "" : limits.getFirst();
    }

    private static long times(BigDecimal free, BigDecimal wanted) {
        return free.divide(wanted, 0, RoundingMode.FLOOR).max(BigDecimal.ZERO).longValue();
    }
}
