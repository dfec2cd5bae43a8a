package console.services.topology;

import console.services.fact.Reason;
import console.services.fact.Why;
import console.services.resource.NaturalOrder;
import console.services.row.DeviceRow;
import console.services.row.NodeRow;
import console.services.row.PartedRow;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// How the cards of a node are cut by the configuration of mig-parted that its label names, once
/// the MIG manager says that it is done. It gives counts, no places and no holders.
///
/// @param cuts of each card, by index; empty where they are not known
/// @param why they are not known, null where they are
record Parted(List<Cut> cuts, @Nullable Why why) {
    private static final String CONFIG = "nvidia.com/mig.config";
    static final String ITEM = "mig-parted";
    private static final String GPU = "nvidia.com/gpu";
    private static final String SLICE = "nvidia.com/mig-";
    private static final String WHOLE = "whole";
    private static final Comparator<String> LARGER_FIRST =
            Comparator.<String>comparingInt(DeviceRow::slices)
                    .reversed()
                    .thenComparing(NaturalOrder.NAMES);

    /// @param slots how many of each profile; one `whole` for a card that is not in MIG mode
    record Cut(boolean mig, SortedMap<String, Integer> slots) {
        Cut {
            slots = Collections.unmodifiableSortedMap(new TreeMap<>(slots));
        }

        static Cut of(PartedRow.Entry entry) {
            return entry.enabled()
                    ? new Cut(true, new TreeMap<>(entry.instances()))
                    : new Cut(false, new TreeMap<>(Map.of(WHOLE, 1)));
        }

        /// The slots of a card as some other source has them, where these are others.
        @Nullable SortedMap<String, Integer> unlike(List<Node.Slot> named) {
            SortedMap<String, Integer> others = new TreeMap<>();
            named.forEach(slot -> others.merge(plain(slot.profile()), 1, Integer::sum));
            SortedMap<String, Integer> own = new TreeMap<>();
            slots.forEach((profile, count) -> own.merge(plain(profile), count, Integer::sum));
            return own.equals(others) ? null : slots;
        }

        private static String plain(String profile) {
            return profile.replace('+', '.');
        }
    }

    static Parted of(
            NodeRow row, @Nullable Integer expected, String product, @Nullable PartedRow parted) {
        String name = row.labels().getOrDefault(CONFIG, "");
        String state = row.labels().getOrDefault(CONFIG + ".state", "");
        if (name.isEmpty()) {
            return unknown(Reason.NOT_CONFIGURED, row.name() + " has no label " + CONFIG);
        }
        if (!state.equals("success")) {
            String word = state.isEmpty() ? "not told" : state;
            return unknown(Reason.UNAVAILABLE, CONFIG + ".state of " + row.name() + " is " + word);
        }
        if (parted == null) {
            return new Parted(List.of(), Why.notLoaded(ITEM));
        }
        if (!parted.bad().isEmpty()) {
            return unknown(Reason.BAD_DATA, parted.key() + ": " + parted.bad());
        }
        PartedRow.Config config = parted.configs().get(name);
        if (config == null) {
            return unknown(Reason.GONE, parted.key() + " has no config " + name);
        }
        return config.bad().isEmpty()
                ? of(row, expected, product, name, config)
                : unknown(Reason.BAD_DATA, parted.key() + ", " + name + ": " + config.bad());
    }

    private static Parted of(
            NodeRow row,
            @Nullable Integer expected,
            String product,
            String name,
            PartedRow.Config config) {
        boolean single = "single".equals(row.labels().get("nvidia.com/mig.strategy"));
        String label = single ? "" : row.labels().getOrDefault("nvidia.com/gpu.count", "");
        Integer counted = label.matches("\\d{1,3}") ? Integer.valueOf(label) : expected;
        if (counted == null) {
            return unknown(Reason.BAD_DATA, "how many cards " + row.name() + " has is not known");
        }
        if (expected != null && !expected.equals(counted)) {
            return unknown(
                    Reason.BAD_DATA, counted + " of " + expected + " cards are counted, so which?");
        }
        List<Cut> cuts = new ArrayList<>();
        for (int card = 0; card < counted; card++) {
            PartedRow.Entry last = null;
            for (PartedRow.Entry entry : config.entries()) {
                List<Integer> devices = entry.devices();
                if (devices == null || devices.contains(card)) {
                    switch (PciIds.match(product, entry.filter())) {
                        case YES -> last = entry;
                        case NO -> {}
                        case UNKNOWN -> {
                            String fact = "whether its device-filter is for a " + product;
                            return unknown(Reason.BAD_DATA, name + ": " + fact + " is not known");
                        }
                    }
                }
            }
            if (last == null) {
                return unknown(Reason.GONE, name + " says nothing of card " + card);
            }
            cuts.add(Cut.of(last));
        }
        return new Parted(List.copyOf(cuts), null);
    }

    private static Parted unknown(Reason reason, String fact) {
        return new Parted(List.of(), new Why(reason, ITEM, fact));
    }

    /// Not known where the node does not offer what the cards would come to: then the device plugin
    /// has not started anew, or the label tells of another time.
    Parted confirmedBy(NodeRow row) {
        Map<String, Long> come = new TreeMap<>();
        for (Cut cut : cuts) {
            cut.slots()
                    .forEach(
                            (profile, count) -> {
                                String resource = resource(row, profile);
                                long each = replicas(row, resource);
                                come.merge(resource, count * each, Long::sum);
                            });
        }
        TreeSet<String> names = new TreeSet<>(come.keySet());
        row.capacity().byName().keySet().stream()
                .map(name -> name.replace(".shared", ""))
                .filter(name -> name.equals(GPU) || name.startsWith(SLICE))
                .forEach(names::add);
        for (String name : why == null ? names : List.<String>of()) {
            long has =
                    row.capacity().get(name).longValue()
                            + row.capacity().get(name + ".shared").longValue();
            long should = come.getOrDefault(name, 0L);
            if (has != should) {
                return unknown(
                        Reason.BAD_DATA,
                        name + ": by its config " + should + ", its capacity is " + has);
            }
        }
        return this;
    }

    private static String resource(NodeRow row, String profile) {
        return profile.equals(WHOLE) ? GPU : Cards.resource(row, profile);
    }

    private static long replicas(NodeRow row, String resource) {
        String told = row.labels().getOrDefault(resource + ".replicas", "");
        return told.matches("[1-9]\\d{0,5}") ? Long.parseLong(told) : 1;
    }

    /// A device for each slot, larger ones first; none for a card without an instance.
    List<DeviceRow> devices(String node, String product) {
        List<DeviceRow> devices = new ArrayList<>();
        for (int card = 0; card < cuts.size(); card++) {
            int id = 0;
            SortedMap<String, Integer> slots = new TreeMap<>(LARGER_FIRST);
            slots.putAll(cuts.get(card).slots());
            for (Map.Entry<String, Integer> each : slots.entrySet()) {
                for (int i = 0; i < each.getValue(); i++) {
                    devices.add(device(node, card, product, cuts.get(card), each.getKey(), id++));
                }
            }
        }
        return devices;
    }

    private static DeviceRow device(
            String node, int card, String product, Cut cut, String profile, int id) {
        return new DeviceRow(
                node,
                card,
                "",
                product,
                cut.mig() ? profile : null,
                cut.mig() ? String.valueOf(id) : null,
                null,
                null,
                null,
                null,
                null,
                DeviceRow.Gauges.NONE);
    }
}
