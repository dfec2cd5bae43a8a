package console.services.row;

import console.services.fact.Row;
import console.services.resource.Amounts;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The declared cluster: what the plan says, kept as it says it even where it contradicts itself.
///
/// @param origin the file, or `built in`
public record InventoryRow(
        String name,
        @Nullable String origin,
        Host host,
        Network network,
        List<Machine> machines,
        List<Route> routes,
        Storage storage,
        List<Profile> profiles)
        implements Row {
    private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);

    public record Host(String name, String platform, String summary) {}

    /// @param cidr of the VLAN; `pool` in MetalLB's form (`a-b`)
    public record Network(
            String vlan,
            String cidr,
            String gateway,
            List<String> dns,
            String pool,
            String podCidr,
            String serviceCidr) {
        public Network {
            dns = List.copyOf(dns);
        }
    }

    /// @param kind `server`, `worker` or `vm`; only the first two are nodes
    public record Machine(
            String name,
            String kind,
            String address,
            String mac,
            int cpus,
            int memoryGb,
            int gpus,
            @Nullable String gpuProduct) {}

    public record Route(String host, String title) {}

    /// @param nfs what is told of the NFS backend; may be empty
    public record Storage(String nfs, String nfsClass, String scratchClass, int scratchGb) {}

    /// What one session asks for.
    ///
    /// @param resource an extended resource of which it takes `count`, null for none
    public record Profile(
            String name, int cpus, int memoryGib, @Nullable String resource, int count) {
        public Amounts wanted() {
            Map<String, BigDecimal> wanted = new HashMap<>();
            wanted.put("cpu", BigDecimal.valueOf(cpus));
            wanted.put("memory", BigDecimal.valueOf(memoryGib).multiply(GIB));
            wanted.put("pods", BigDecimal.ONE);
            if (resource != null) {
                wanted.put(resource, BigDecimal.valueOf(count));
            }
            return Amounts.of(wanted);
        }
    }

    public InventoryRow {
        machines = List.copyOf(machines);
        routes = List.copyOf(routes);
        profiles = profiles == null ? List.of() : List.copyOf(profiles); // a file may lack them
    }

    @Override
    public String key() {
        return name;
    }

    /// The same, with where it was read from.
    public InventoryRow from(String file) {
        return new InventoryRow(name, file, host, network, machines, routes, storage, profiles);
    }
}
