package console.services.row;

import console.services.fact.Row;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// The configuration that mig-parted cuts cards by, as its ConfigMap holds it: counts of profiles,
/// never places.
///
/// @param configs by the name that a node's label asks for
/// @param bad why none of it can be read, in words; empty when all was well
public record PartedRow(String namespace, String name, Map<String, Config> configs, String bad)
        implements Row {

    /// @param entries where several are for one card, the last one holds
    /// @param bad why this one cannot be read; empty when all was well
    public record Config(List<Entry> entries, String bad) {
        public Config {
            entries = List.copyOf(entries);
        }
    }

    /// @param filter PCI ids of the cards that it is for, as `0x20F110DE`; empty for any
    /// @param devices the cards by their index; null for all
    /// @param enabled whether they are in MIG mode
    /// @param instances how many of each profile, by `1g.5gb` or `1g.5gb+me`
    public record Entry(
            List<String> filter,
            @Nullable List<Integer> devices,
            boolean enabled,
            Map<String, Integer> instances) {
        public Entry {
            filter = List.copyOf(filter);
            devices = devices == null ? null : List.copyOf(devices);
            instances = Map.copyOf(instances);
        }
    }

    public PartedRow {
        configs = Map.copyOf(configs);
    }

    @Override
    public String key() {
        return namespace + "/" + name;
    }
}
