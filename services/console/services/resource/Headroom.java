package console.services.resource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/// How often something more would fit into what is free, by requests alone, and what runs out
/// first. Pure.
///
/// @param times never below zero
/// @param scarce the resource that would run out first; empty where nothing is asked for
public record Headroom(long times, String scarce) {

    public static Headroom of(Amounts free, Amounts wanted) {
        Headroom least = new Headroom(Long.MAX_VALUE, "");
        for (Map.Entry<String, BigDecimal> each : wanted.byName().entrySet()) {
            if (each.getValue().signum() > 0) {
                long times = times(free.get(each.getKey()), each.getValue());
                if (times < least.times()) {
                    least = new Headroom(times, each.getKey());
                }
            }
        }
        return least.scarce().isEmpty() ? new Headroom(0, "") : least;
    }

    private static long times(BigDecimal free, BigDecimal wanted) {
        return free.divide(wanted, 0, RoundingMode.FLOOR).max(BigDecimal.ZERO).longValue();
    }
}
