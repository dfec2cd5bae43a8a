package console.views.overview;

import console.services.address.AddressSnapshot;
import console.services.fact.Clock;
import console.services.fact.Feed;
import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Source;
import console.services.fact.SourceStatus;
import console.services.fact.Subscription;
import console.services.fleet.FleetSnapshot;
import console.services.fleet.WhyChain.Link;
import console.services.gpu.GpuSnapshot;
import console.services.row.EventRow;
import console.services.row.PodRow;
import console.services.session.ClusterView;
import console.services.session.LinkState;
import console.services.session.Objects;
import console.services.topology.TopologySnapshot;
import console.views.overview.picture.TestingBundles;
import console.views.overview.picture.TestingTopology;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A cluster that is what a test sets, and that counts its subscribers.
public final class TestingClusterView implements ClusterView, Objects {
    final TestingFeed<TopologySnapshot> topology;
    final TestingFeed<LinkState> link =
            new TestingFeed<>(TestingTopology.link(LinkState.Phase.LIVE));
    private final TestingFeed<Identity> identity =
            new TestingFeed<>(new Identity("test", "uid", Mode.LAB));
    final TestingFeed<FleetSnapshot> fleet;
    private final TestingFeed<List<SourceStatus>> sources = new TestingFeed<>(List.of());

    /// Publishes what it is set to.
    static final class TestingFeed<T> implements Feed<T> {
        private final Set<Runnable> subscribers = ConcurrentHashMap.newKeySet();
        private volatile T value;

        TestingFeed(T value) {
            this.value = value;
        }

        void set(T next) {
            value = next;
            subscribers.forEach(Runnable::run);
        }

        int subscribers() {
            return subscribers.size();
        }

        @Override
        public T latest() {
            return value;
        }

        @Override
        public Subscription subscribe(Runnable onChange) {
            subscribers.add(onChange);
            onChange.run();
            return () -> subscribers.remove(onChange);
        }
    }

    public TestingClusterView(TopologySnapshot snapshot) {
        topology = new TestingFeed<>(snapshot);
        fleet = new TestingFeed<>(fleet(snapshot));
    }

    static FleetSnapshot fleet(TopologySnapshot beside) {
        return new FleetSnapshot(
                TestingTopology.NOW, TestingBundles.beside(beside), none(), none());
    }

    @Override
    public Feed<Identity> identity() {
        return identity;
    }

    @Override
    public Feed<LinkState> link() {
        return link;
    }

    @Override
    public Feed<TopologySnapshot> topology() {
        return topology;
    }

    private static <T> Reading<T> none() {
        return Reading.absent(Reason.NOT_INSTALLED, "nothing", "");
    }

    @Override
    public Feed<GpuSnapshot> gpus() {
        return new TestingFeed<>(
                new GpuSnapshot(
                        TestingTopology.NOW,
                        none(),
                        none(),
                        none(),
                        none(),
                        none(),
                        none(),
                        List.of()));
    }

    @Override
    public Feed<AddressSnapshot> addresses() {
        return new TestingFeed<>(
                new AddressSnapshot(
                        TestingTopology.NOW,
                        none(),
                        none(),
                        none(),
                        List.of(),
                        none(),
                        none(),
                        none(),
                        none()));
    }

    @Override
    public Feed<FleetSnapshot> fleet() {
        return fleet;
    }

    @Override
    public Feed<List<SourceStatus>> sources() {
        return sources;
    }

    @Override
    public SourceStatus status(Source<?> source) {
        throw new UnsupportedOperationException(source.name());
    }

    @Override
    public Objects objects() {
        return this;
    }

    @Override
    public Clock clock() {
        return () -> TestingTopology.NOW;
    }

    @Override
    public void refresh() {}

    @Override
    public Reading<String> yaml(String resource, String namespace, String name) {
        return TestingTopology.live("kind: Node\nname: " + name + "\n");
    }

    @Override
    public Reading<List<EventRow>> events(String kind, String namespace, String name) {
        return Reading.absent(Reason.FORBIDDEN, "events", "");
    }

    @Override
    public List<Link> below(String kind, String namespace, String name) {
        return List.of();
    }

    @Override
    public Reading<List<PodRow>> podsOf(String node) {
        return TestingTopology.live(List.of());
    }

    @Override
    public Reading<PodsFound> pods(String part, boolean users, int most) {
        return TestingTopology.live(new PodsFound(List.of(), 0, 0));
    }
}
