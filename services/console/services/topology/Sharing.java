package console.services.topology;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;

/// Several pods on one device, as the device plugin's labels of a node say: then a device counts
/// `replicas` times, and one named holder is not all of them.
///
/// @param strategy `time-slicing` or `mps`
/// @param replicas offered for each device; null where the label tells none
public record Sharing(String strategy, @Nullable Integer replicas) {
    private static final String NONE = "none";

    /// Empty where devices are not shared. Replicas without a strategy are time slices: the label
    /// of the strategy came later, with MPS.
    public static Optional<Sharing> of(Map<String, String> labels) {
        String strategy = labels.getOrDefault("nvidia.com/gpu.sharing-strategy", NONE);
        String told = labels.getOrDefault("nvidia.com/gpu.replicas", "");
        Integer replicas = told.matches("\\d{1,9}") ? Integer.valueOf(told) : null;
        if (strategy.equals(NONE) && (replicas == null || replicas <= 1)) {
            return Optional.empty();
        }
        return Optional.of(
                new Sharing(strategy.equals(NONE) ? "time-slicing" : strategy, replicas));
    }
}
