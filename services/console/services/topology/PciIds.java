package console.services.topology;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which card a device filter of mig-parted is for: it names PCI ids, a node's label the product.
/// Source: the device filters of the configuration that mig-parted ships.
final class PciIds {
    private static final Map<String, Set<String>> BY_PRODUCT =
            Map.of(
                    "A100-SXM4-40GB", Set.of("20B0"),
                    "A100-PCIE-40GB", Set.of("20B1", "20F1"),
                    "A100-SXM4-80GB", Set.of("20B2"),
                    "A100-80GB-PCIE", Set.of("20B5"),
                    "A30", Set.of("20B7"),
                    "H100-80GB-HBM3", Set.of("2330"),
                    "H100-PCIE", Set.of("2331"));
    private static final String VENDOR = "10DE";

    enum Match {
        YES,
        NO,
        /// No id of this product is known here.
        UNKNOWN
    }

    private PciIds() {}

    /// @param product `nvidia.com/gpu.product`, also with the suffix of a shared card or an
    ///   instance
    /// @param filter ids as `0x20F110DE`: device, then vendor; empty for any card
    static Match match(String product, List<String> filter) {
        if (filter.isEmpty()) {
            return Match.YES;
        }
        String name =
                product.toUpperCase(Locale.ROOT)
                        .replaceFirst("^NVIDIA[- ]", "")
                        .replaceFirst("-(SHARED|MIG-.*)$", "");
        Set<String> ids = BY_PRODUCT.get(name);
        if (ids == null) {
            return Match.UNKNOWN;
        }
        return filter.stream()
                        .map(id -> id.toUpperCase(Locale.ROOT).replaceFirst("^0X", ""))
                        .anyMatch(id -> ids.stream().anyMatch(own -> id.equals(own + VENDOR)))
                ? Match.YES
                : Match.NO;
    }
}
