package console.services.resource;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a pod counts for, by the scheduler's rule as `kubectl describe node` totals it (the spec
/// only). Source: kubernetes/component-helpers, `resource/helpers.go`.
public final class PodRequests {
    /// @param sidecar an init container with `restartPolicy: Always`
    public record Container(Map<String, BigDecimal> requests, boolean sidecar) {}

    private PodRequests() {}

    /// @param podLevel `spec.resources.requests`; counts for cpu, memory and hugepages only
    public static Amounts of(
            List<Container> containers,
            List<Container> init,
            Map<String, BigDecimal> podLevel,
            Map<String, BigDecimal> overhead) {
        Set<String> names = new HashSet<>(overhead.keySet());
        containers.forEach(container -> names.addAll(container.requests().keySet()));
        init.forEach(container -> names.addAll(container.requests().keySet()));
        podLevel.keySet().stream().filter(PodRequests::podLevelCounts).forEach(names::add);
        Map<String, BigDecimal> sums = new HashMap<>();
        for (String name : names) {
            BigDecimal request = podLevelCounts(name) ? podLevel.get(name) : null;
            if (request == null) {
                request = ofContainers(containers, init, name);
            }
            sums.put(name, request.add(overhead.getOrDefault(name, BigDecimal.ZERO)));
        }
        return Amounts.of(sums);
    }

    private static BigDecimal ofContainers(
            List<Container> containers, List<Container> init, String name) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Container container : containers) {
            sum = sum.add(request(container, name));
        }
        BigDecimal sidecars = BigDecimal.ZERO;
        BigDecimal starting = BigDecimal.ZERO;
        for (Container container : init) {
            BigDecimal request = request(container, name);
            BigDecimal use;
            if (container.sidecar()) {
                sum = sum.add(request);
                sidecars = sidecars.add(request);
                use = sidecars;
            } else {
                use = sidecars.add(request);
            }
            starting = starting.max(use);
        }
        return sum.max(starting);
    }

    private static BigDecimal request(Container container, String name) {
        return container.requests().getOrDefault(name, BigDecimal.ZERO);
    }

    private static boolean podLevelCounts(String name) {
        return name.equals("cpu") || name.equals("memory") || name.startsWith("hugepages-");
    }
}
