package console.services.session;

import console.services.fact.Cell;
import console.services.fact.Clock;
import console.services.fact.ClusterStore;
import console.services.fact.Feed;
import console.services.fact.Source;
import console.services.fact.SourceStatus;
import console.services.fact.Subscription;
import console.services.fact.Timer;
import console.services.inventory.InventoryFeed;
import console.services.kube.KubeHttp;
import console.services.kube.KubeObjects;
import console.services.kube.KubeReader;
import console.services.kube.KubeconfigException;
import console.services.kube.WriteGate;
import console.services.metrics.DeviceFeed;
import console.services.topology.TopologyProjection;
import console.services.topology.TopologySnapshot;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// One connected cluster: connection, sources, store and what is shown of it. Closed in the reverse
/// order of its making.
public final class ClusterSession implements ClusterView, AutoCloseable {
    private final Clock clock;
    private final ClusterStore store;
    private final Feed<TopologySnapshot> topology;
    private final Link link;
    private final Cell<Identity> identity;
    private final KubeReader reader;
    private final DeviceFeed devices;
    private final Objects objects;
    private final List<Subscription> subscriptions;

    private ClusterSession(Profile profile, Clock clock, Timer timer) throws KubeconfigException {
        this.clock = clock;
        TopologyProjection projection = new TopologyProjection();
        IdentityProjection who = new IdentityProjection();
        store = new ClusterStore(clock, timer, List.of(projection, who));
        topology = store.feed(projection);
        identity = new Cell<>(new Identity(profile.name(), "", profile.mode()));
        KubeHttp http = new KubeHttp(profile.access(), new WriteGate(), timer);
        link = new Link(clock, http.server());
        reader = new KubeReader(http, clock, timer, store::accept, link);
        devices = new DeviceFeed(http, clock, timer, store::accept);
        objects = new SessionObjects(new KubeObjects(http), store, clock);
        InventoryFeed inventory = new InventoryFeed(profile.inventory(), clock, store::accept);
        inventory.start();
        subscriptions =
                List.of(
                        store.feed(who)
                                .subscribe(
                                        () -> {
                                            Known known = store.feed(who).latest();
                                            identify(profile, known.uid());
                                            if (!known.nodes().isEmpty()) {
                                                Thread.ofVirtual()
                                                        .name("inventory")
                                                        .start(
                                                                () ->
                                                                        inventory.nodes(
                                                                                known.nodes()));
                                            }
                                        }),
                        store.sources().subscribe(() -> link.sources(store.sources().latest())));
        reader.start();
        devices.start();
    }

    /// Starts to connect; returns at once.
    public static ClusterSession open(Profile profile, Clock clock, Timer timer)
            throws KubeconfigException {
        return new ClusterSession(profile, clock, timer);
    }

    /// What the cluster says of itself.
    ///
    /// @param uid of `kube-system`, empty before it is known
    record Known(String uid, Set<String> nodes) {
        Known {
            nodes = nodes.stream().collect(Collectors.toUnmodifiableSet());
        }
    }

    private void identify(Profile profile, String uid) {
        if (!uid.isEmpty() && !identity.latest().uid().equals(uid)) {
            identity.set(new Identity(profile.name(), uid, profile.mode()));
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
        Thread.ofVirtual()
                .name("refresh")
                .start(
                        () -> {
                            reader.refresh();
                            devices.refresh();
                        });
    }

    /// Subscriptions that screens still hold: zero when all are closed. For tests.
    public int subscribers() {
        return store.subscribers() - 1;
    }

    @Override
    public void close() {
        devices.close();
        reader.close();
        subscriptions.forEach(Subscription::close);
        store.close();
        link.closed();
    }
}
