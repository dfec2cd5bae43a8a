package console.services.row;

import console.services.fact.Row;

import org.jspecify.annotations.Nullable;

import java.util.List;

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
        Storage storage)
        implements Row {

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

    public InventoryRow {
        machines = List.copyOf(machines);
        routes = List.copyOf(routes);
    }

    @Override
    public String key() {
        return name;
    }

    /// The same, with where it was read from.
    public InventoryRow from(String file) {
        return new InventoryRow(name, file, host, network, machines, routes, storage);
    }
}
