package console.services.row;

import console.services.fact.Index;
import console.services.fact.Source;

import java.util.List;

/// Every source of rows, by the name that `status` and recordings use.
public final class Sources {
    public static final Source<NodeRow> NODES = new Source<>("nodes", NodeRow.class);
    public static final Source<PodRow> PODS = new Source<>("pods", PodRow.class);
    public static final Source<ServiceRow> SERVICES = new Source<>("services", ServiceRow.class);
    public static final Source<EndpointsRow> ENDPOINTS =
            new Source<>("endpointslices", EndpointsRow.class);
    public static final Source<IngressRow> INGRESSES = new Source<>("ingresses", IngressRow.class);
    public static final Source<PoolRow> POOLS = new Source<>("ipaddresspools", PoolRow.class);
    public static final Source<AnnouncementRow> ANNOUNCEMENTS =
            new Source<>("servicel2statuses", AnnouncementRow.class);
    public static final Source<ClaimRow> CLAIMS =
            new Source<>("persistentvolumeclaims", ClaimRow.class);
    public static final Source<VolumeRow> VOLUMES =
            new Source<>("persistentvolumes", VolumeRow.class);
    public static final Source<BundleRow> BUNDLES = new Source<>("bundles", BundleRow.class);
    public static final Source<BundleDeploymentRow> BUNDLE_DEPLOYMENTS =
            new Source<>("bundledeployments", BundleDeploymentRow.class);
    public static final Source<GitRepoRow> GIT_REPOS = new Source<>("gitrepos", GitRepoRow.class);
    public static final Source<SnapshotFileRow> SNAPSHOTS =
            new Source<>("etcdsnapshotfiles", SnapshotFileRow.class);
    public static final Source<CertificateRow> CERTIFICATES =
            new Source<>("certificates", CertificateRow.class);
    public static final Source<NamespaceRow> NAMESPACES =
            new Source<>("namespaces", NamespaceRow.class);
    public static final Source<EventRow> EVENTS = new Source<>("events", EventRow.class);
    public static final Source<DeviceRow> DEVICES = new Source<>("dcgm", DeviceRow.class);
    public static final Source<HourRow> HOURS = new Source<>("dcgm-hour", HourRow.class);
    public static final Source<PartedRow> PARTED = new Source<>("mig-parted", PartedRow.class);
    public static final Source<NeighbourRow> NEIGHBOURS =
            new Source<>("neighbours", NeighbourRow.class);
    public static final Source<InventoryRow> INVENTORY =
            new Source<>("inventory", InventoryRow.class);

    public static final Index<PodRow> PODS_BY_NODE = new Index<>(PODS, PodRow::node);

    /// By namespace and kind of their owner; pods of nobody belong to none.
    public static final Index<PodRow> PODS_BY_OWNER =
            new Index<>(
                    PODS,
                    pod -> pod.owner().isEmpty() ? null : pod.namespace() + "/" + pod.owner());

    public static final Index<EventRow> EVENTS_BY_OBJECT = new Index<>(EVENTS, EventRow::object);
    public static final Index<DeviceRow> DEVICES_BY_NODE = new Index<>(DEVICES, DeviceRow::node);

    public static final List<Source<?>> ALL =
            List.of(
                    NODES,
                    PODS,
                    SERVICES,
                    ENDPOINTS,
                    INGRESSES,
                    POOLS,
                    ANNOUNCEMENTS,
                    CLAIMS,
                    VOLUMES,
                    BUNDLES,
                    BUNDLE_DEPLOYMENTS,
                    GIT_REPOS,
                    SNAPSHOTS,
                    CERTIFICATES,
                    NAMESPACES,
                    EVENTS,
                    DEVICES,
                    HOURS,
                    PARTED,
                    NEIGHBOURS,
                    INVENTORY);

    private Sources() {}
}
