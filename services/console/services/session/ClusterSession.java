package console.services.session;

import console.services.address.AddressProjection;
import console.services.address.AddressSnapshot;
import console.services.fact.Cell;
import console.services.fact.Clock;
import console.services.fact.ClusterStore;
import console.services.fact.Fact;
import console.services.fact.Feed;
import console.services.fact.Source;
import console.services.fact.SourceStatus;
import console.services.fact.Subscription;
import console.services.fact.Timer;
import console.services.fact.Why;
import console.services.fleet.FleetProjection;
import console.services.fleet.FleetSnapshot;
import console.services.fleet.SteadyFleet;
import console.services.gpu.GpuProjection;
import console.services.gpu.GpuSnapshot;
import console.services.inventory.InventoryFeed;
import console.services.kube.KubeObjects;
import console.services.kube.KubeconfigException;
import console.services.row.Sources;
import console.services.topology.TopologyProjection;
import console.services.topology.TopologySnapshot;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// One connected cluster: connection, sources, store and what is shown of it. Closed in the reverse
/// order of its making.
public final class ClusterSession implements ClusterView, AutoCloseable {
    private final Clock clock;
    private final ClusterStore store;
    private final Feed<TopologySnapshot> topology;
    private final Feed<GpuSnapshot> gpus;
    private final Feed<AddressSnapshot> addresses;
    private final Feed<FleetSnapshot> fleet;
    private final Link link;
    private final Cell<Identity> identity;
    private final Supervisor supervisor;
    private final InventoryFeed inventory;
    private final Objects objects;
    private final Subscription neighbours;
    private final List<Subscription> subscriptions;

    private ClusterSession(Profile profile, Clock clock, Timer timer, Supplier<Set<String>> network)
            throws KubeconfigException {
        this.clock = clock;
        TopologyProjection overview = new TopologyProjection();
        GpuProjection cards = new GpuProjection();
        AddressProjection table = new AddressProjection();
        FleetProjection bundles = new FleetProjection();
        IdentityProjection who = new IdentityProjection();
        store = new ClusterStore(clock, timer, List.of(overview, cards, table, bundles, who));
        topology = store.feed(overview);
        gpus = store.feed(cards);
        addresses = store.feed(table);
        fleet = new SteadyFleet(store.feed(bundles), clock, timer);
        identity = new Cell<>(new Identity(profile.name(), "", profile.mode()));
        link = new Link(clock, profile.servers().getFirst().address());
        try {
            supervisor = new Supervisor(profile.servers(), clock, timer, store, link, network);
        } catch (KubeconfigException e) {
            store.close();
            throw e;
        }
        objects = new SessionObjects(() -> new KubeObjects(supervisor.http(), timer), store, clock);
        inventory = new InventoryFeed(profile.inventory(), clock, store::accept);
        inventory.start();
        neighbours = neighbours(profile, timer);
        Feed<Known> known = store.feed(who);
        subscriptions =
                List.of(
                        known.subscribe(() -> known(known.latest())),
                        store.sources().subscribe(() -> sources(store.sources().latest())));
        supervisor.start();
    }

    private Subscription neighbours(Profile profile, Timer timer) {
        if (profile.neighbours().isPresent()) {
            Neighbours who = profile.neighbours().get();
            return new NeighbourWatch(who, clock, timer, store::accept)::close;
        }
        Why nobody = Why.notConfigured("neighbours", "nothing looks at the network");
        store.accept(new Fact.Lacking(Sources.NEIGHBOURS, clock.instant(), nobody));
        return () -> {};
    }

    /// Starts to connect; returns at once.
    public static ClusterSession open(Profile profile, Clock clock, Timer timer)
            throws KubeconfigException {
        return open(profile, clock, timer, Network::addresses);
    }

    /// For tests: `network` gives the addresses of this computer.
    static ClusterSession open(
            Profile profile, Clock clock, Timer timer, Supplier<Set<String>> network)
            throws KubeconfigException {
        return new ClusterSession(profile, clock, timer, network);
    }

    /// What the cluster says of itself.
    ///
    /// @param uid of `kube-system`, empty before it is known
    record Known(String uid, Set<String> nodes) {
        Known {
            nodes = nodes.stream().collect(Collectors.toUnmodifiableSet());
        }
    }

    private void known(Known known) {
        Identity next = next(identity.latest(), known.uid());
        if (!next.equals(identity.latest())) {
            identity.set(next);
        }
        if (!known.nodes().isEmpty()) {
            Thread.ofVirtual().name("inventory").start(() -> inventory.nodes(known.nodes()));
        }
    }

    /// The first UID is who it is; a second one does not take its place.
    static Identity next(Identity known, String uid) {
        if (uid.isEmpty() || uid.equals(known.uid())) {
            return known;
        }
        return known.uid().isEmpty()
                ? new Identity(known.name(), uid, known.mode())
                : new Identity(known.name(), known.uid(), uid, known.mode());
    }

    private void sources(List<SourceStatus> all) {
        link.sources(all);
        SourceStatus nodes = store.status(Sources.NODES);
        boolean hopeless = nodes.settled() && nodes.state() == SourceStatus.State.ABSENT;
        if (hopeless && !store.status(Sources.INVENTORY).settled()) {
            // The shipped inventory is offered by node names only.
            Why why = Why.notConfigured("inventory", "no node names to choose one by");
            Fact lacking = new Fact.Lacking(Sources.INVENTORY, clock.instant(), why);
            Thread.ofVirtual().name("inventory").start(() -> store.accept(lacking));
        }
    }

    @Override
    public Feed<Identity> identity() {
        return identity;
    }

    @Override
    public Feed<LinkState> link() {
        return link.state();
    }

    @Override
    public Feed<TopologySnapshot> topology() {
        return topology;
    }

    @Override
    public Feed<GpuSnapshot> gpus() {
        return gpus;
    }

    @Override
    public Feed<AddressSnapshot> addresses() {
        return addresses;
    }

    @Override
    public Feed<FleetSnapshot> fleet() {
        return fleet;
    }

    @Override
    public Feed<List<SourceStatus>> sources() {
        return store.sources();
    }

    @Override
    public SourceStatus status(Source<?> source) {
        return store.status(source);
    }

    @Override
    public Objects objects() {
        return objects;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void refresh() {
        Thread.ofVirtual().name("refresh").start(supervisor::refresh);
    }

    /// An API server that is being worked on leaves the list; the session goes on with another.
    ///
    /// @param server as `LinkState` shows it
    /// @throws IllegalArgumentException where it is unknown, or the only one that is left
    public void leaveOut(String server) {
        supervisor.leaveOut(server);
    }

    /// It may be used again.
    public void takeBack(String server) {
        supervisor.takeBack(server);
    }

    /// Subscriptions that screens still hold: zero when all are closed. For tests.
    public int subscribers() {
        return store.subscribers() - 1;
    }

    @Override
    public void close() {
        neighbours.close();
        supervisor.close();
        subscriptions.forEach(Subscription::close);
        store.close();
        link.closed();
    }
}
