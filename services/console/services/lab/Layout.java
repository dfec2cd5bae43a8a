package console.services.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How the two A100 cards of a worker are cut, under the name that mig-parted knows it by. The
/// plan's worker for slices has both sizes that its profiles ask for, which two cards can have only
/// in a layout of one's own.
enum Layout {
    WHOLE("all-disabled", List.of(""), List.of("")),
    CPS_MIXED("cps-mixed", small(7), balanced()),
    BALANCED("all-balanced", balanced(), balanced()),
    MIDDLE("all-2g.10gb", middle(), middle());

    /// A card, or an instance of one.
    ///
    /// @param profile empty for a whole card
    /// @param instance the GPU instance id on its card
    record Device(int card, String profile, int instance) {
        String resource() {
            return profile.isEmpty() ? "nvidia.com/gpu" : "nvidia.com/mig-" + profile;
        }

        /// In MiB.
        int memory() {
            return profile.isEmpty() ? 40_536 : Layout.memory(profile);
        }
    }

    private static final int PLANNED = 4;

    private final String config;

    // Filled by the constructor only.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Device> devices = new ArrayList<>();

    @SafeVarargs
    Layout(String config, List<String>... cards) {
        this.config = config;
        for (int card = 0; card < cards.length; card++) {
            Map<String, Integer> next = new TreeMap<>(Map.of("", 0, "3g", 1, "2g", 3, "1g", 7));
            for (String profile : cards[card]) {
                String size = profile.isEmpty() ? "" : profile.substring(0, 2);
                int id = next.merge(size, 1, Integer::sum) - 1;
                devices.add(new Device(card, profile, id));
            }
        }
    }

    private static List<String> small(int count) {
        return Collections.nCopies(count, "1g.5gb");
    }

    private static List<String> balanced() {
        return List.of("3g.20gb", "2g.10gb", "1g.5gb", "1g.5gb");
    }

    private static List<String> middle() {
        return List.of("2g.10gb", "2g.10gb", "2g.10gb");
    }

    /// Of the plan's four only the first is cut; of more than those, some in each way.
    static Layout of(int worker) {
        if (worker <= PLANNED) {
            return worker == 1 ? CPS_MIXED : WHOLE;
        }
        return switch (worker % 7) {
            case 1 -> CPS_MIXED;
            case 5 -> BALANCED;
            case 6 -> MIDDLE;
            default -> WHOLE;
        };
    }

    String config() {
        return config;
    }

    List<Device> devices() {
        return List.copyOf(devices);
    }

    boolean cut() {
        return this != WHOLE;
    }

    /// What a node with it offers: resource name to count.
    Map<String, Integer> offers() {
        Map<String, Integer> offers = new LinkedHashMap<>();
        if (cut()) {
            offers.put("nvidia.com/gpu", 0);
        }
        devices.forEach(device -> offers.merge(device.resource(), 1, Integer::sum));
        return offers;
    }

    /// The labels that feature discovery sets for it.
    Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("nvidia.com/mig.config", config);
        labels.put("nvidia.com/mig.config.state", "success");
        labels.put("nvidia.com/gpu.replicas", cut() ? "0" : "1");
        offers().forEach(
                        (resource, count) -> {
                            if (resource.startsWith("nvidia.com/mig-")) {
                                slices(labels, resource, count);
                            }
                        });
        return labels;
    }

    private static void slices(Map<String, String> labels, String resource, int count) {
        String profile = resource.substring("nvidia.com/mig-".length());
        int slices = profile.charAt(0) - '0';
        labels.put(resource + ".count", Integer.toString(count));
        labels.put(resource + ".product", "NVIDIA-A100-PCIE-40GB-MIG-" + profile);
        labels.put(resource + ".memory", Integer.toString(memory(profile)));
        labels.put(resource + ".multiprocessors", Integer.toString(14 * slices));
        labels.put(resource + ".slices.gi", Integer.toString(slices));
        labels.put(resource + ".slices.ci", Integer.toString(slices));
        labels.put(resource + ".replicas", "1");
        labels.put(resource + ".sharing-strategy", "none");
    }

    private static int memory(String profile) {
        return switch (profile.charAt(0)) {
            case '1' -> 4864;
            case '2' -> 9856;
            default -> 19_968;
        };
    }
}
