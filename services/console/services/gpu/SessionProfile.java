package console.services.gpu;

import console.services.resource.Amounts;
import console.services.row.NodeRow.Taint;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A Jupyter profile as the inventory declares it: what one more session of it asks of a node.
///
/// @param cpus cores of the profile's text
/// @param gibibytes memory of the profile's text
/// @param devices extended resources by name
/// @param tolerates taints that its pods tolerate; an empty value tolerates every value of the key
public record SessionProfile(
        String name,
        int cpus,
        int gibibytes,
        SortedMap<String, Integer> devices,
        List<Taint> tolerates) {

    /// How a profile's text becomes the pod's request; it differs by the Hub's configuration.
    public enum Model {
        /// Guarantee = limit = the profile's text.
        A,
        /// Only limits are set: the API server copies the CPU limit, memory is the chart's 1 GiB.
        B,
        /// Neither CPU limit nor guarantee: the device and 1 GiB count.
        C
    }

    private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);

    public SessionProfile {
        devices = new TreeMap<>(devices);
        tolerates = List.copyOf(tolerates);
    }

    /// What the spawned pod will request, the pod itself included.
    public Amounts need(Model model) {
        SortedMap<String, BigDecimal> need = new TreeMap<>();
        devices.forEach((device, count) -> need.put(device, BigDecimal.valueOf(count)));
        need.put("pods", BigDecimal.ONE);
        switch (model) {
            case A -> {
                need.put("cpu", BigDecimal.valueOf(cpus));
                need.put("memory", GIB.multiply(BigDecimal.valueOf(gibibytes)));
            }
            case B -> {
                need.put("cpu", BigDecimal.valueOf(cpus));
                need.put("memory", GIB);
            }
            case C -> need.put("memory", GIB);
        }
        return new Amounts(need);
    }

    /// Whether a pod of it may land in spite of the taint.
    boolean tolerates(Taint taint) {
        return taint.effect().equals("PreferNoSchedule")
                || tolerates.stream().anyMatch(each -> covers(each, taint));
    }

    private static boolean covers(Taint toleration, Taint taint) {
        return toleration.key().equals(taint.key())
                && (toleration.value().isEmpty() || toleration.value().equals(taint.value()))
                && (toleration.effect().isEmpty() || toleration.effect().equals(taint.effect()));
    }
}
