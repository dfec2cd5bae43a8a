package console.services.row;

import console.services.fact.Row;
import console.services.resource.Amounts;
import console.services.resource.SessionModel;

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
    /// @param title short, null where the name is
    /// @param resource an extended resource of which it takes `count`, null for none
    /// @param tolerates taints; an empty value or effect tolerates every one of the key
    public record Profile(
            String name,
            @Nullable String title,
            int cpus,
            int memoryGib,
            @Nullable String resource,
            int count,
            List<NodeRow.Taint> tolerates) {
        public Profile {
            tolerates = tolerates == null ? List.of() : List.copyOf(tolerates); // may be lacking
        }

        /// What it is called where there is little room.
        public String label() {
            return title == null ? name : title;
        }

        /// Its text taken literally.
        public Amounts wanted() {
            return wanted(SessionModel.A);
        }

        /// What its pod will request, the pod itself included.
        public Amounts wanted(SessionModel model) {
            Map<String, BigDecimal> wanted = new HashMap<>();
            wanted.put("pods", BigDecimal.ONE);
            wanted.put("memory", GIB);
            if (resource != null) {
                wanted.put(resource, BigDecimal.valueOf(count));
            }
            switch (model) {
                case A -> {
                    wanted.put("cpu", BigDecimal.valueOf(cpus));
                    wanted.put("memory", BigDecimal.valueOf(memoryGib).multiply(GIB));
                }
                case B -> wanted.put("cpu", BigDecimal.valueOf(cpus));
                case C -> {}
            }
            return Amounts.of(wanted);
        }

        /// Whether its pod may land in spite of the taint.
        public boolean tolerates(NodeRow.Taint taint) {
            return taint.effect().equals("PreferNoSchedule")
                    || tolerates.stream().anyMatch(each -> covers(each, taint));
        }

        private static boolean covers(NodeRow.Taint toleration, NodeRow.Taint taint) {
            return toleration.key().equals(taint.key())
                    && (toleration.value().isEmpty() || toleration.value().equals(taint.value()))
                    && (toleration.effect().isEmpty()
                            || toleration.effect().equals(taint.effect()));
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
