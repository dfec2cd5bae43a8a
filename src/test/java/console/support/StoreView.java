package console.support;

import console.services.address.AddressProjection;
import console.services.address.AddressSnapshot;
import console.services.fact.Cell;
import console.services.fact.Clock;
import console.services.fact.ClusterStore;
import console.services.fact.Fact;
import console.services.fact.Feed;
import console.services.fact.InlineStore;
import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Source;
import console.services.fact.SourceStatus;
import console.services.fact.Subscription;
import console.services.fleet.FleetProjection;
import console.services.fleet.FleetSnapshot;
import console.services.fleet.WhyChain.Link;
import console.services.gpu.GpuProjection;
import console.services.gpu.GpuSnapshot;
import console.services.row.EventRow;
import console.services.row.PodRow;
import console.services.session.ClusterView;
import console.services.session.LinkState;
import console.services.session.Objects;
import console.services.topology.TopologyProjection;
import console.services.topology.TopologySnapshot;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// A cluster of which a test tells the facts: what it was told is in the snapshots when `accept`
/// returns.
public final class StoreView implements ClusterView, Objects, AutoCloseable {
    private static final Duration RHYTHM = Duration.ofMillis(60);

    /// Answers every question of what is below an object.
    public volatile Supplier<List<Link>> below = List::of;

    private final TestingClock clock = new TestingClock();
    private final TestingTimer timer = new TestingTimer(clock);
    private final TopologyProjection topology = new TopologyProjection();
    private final GpuProjection gpus = new GpuProjection();
    private final AddressProjection addresses = new AddressProjection();
    private final FleetProjection fleet = new FleetProjection();
    private final ClusterStore store =
            InlineStore.of(clock, timer, List.of(topology, gpus, addresses, fleet));
    private final List<Subscription> subscriptions =
            List.of(
                    topology().subscribe(() -> {}),
                    gpus().subscribe(() -> {}),
                    addresses().subscribe(() -> {}),
                    fleet().subscribe(() -> {}));

    public TestingTimer timer() {
        return timer;
    }

    public void accept(List<Fact> facts) {
        store.accept(facts);
        timer.advance(RHYTHM);
    }

    @Override
    public Feed<Identity> identity() {
        return new Cell<>(new Identity("test", "uid", Mode.LIVE));
    }

    @Override
    public Feed<LinkState> link() {
        return new Cell<>(
                new LinkState(
                        LinkState.Phase.LIVE,
                        TestingClock.START,
                        null,
                        0,
                        null,
                        "10.21.0.35:6443",
                        1L,
                        List.of()));
    }

    @Override
    public Feed<TopologySnapshot> topology() {
        return store.feed(topology);
    }

    @Override
    public Feed<GpuSnapshot> gpus() {
        return store.feed(gpus);
    }

    @Override
    public Feed<AddressSnapshot> addresses() {
        return store.feed(addresses);
    }

    @Override
    public Feed<FleetSnapshot> fleet() {
        return store.feed(fleet);
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
        return this;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void refresh() {}

    @Override
    public Reading<String> yaml(String resource, String namespace, String name) {
        return Reading.absent(Reason.FORBIDDEN, resource, "");
    }

    @Override
    public Reading<List<EventRow>> events(String kind, String namespace, String name) {
        return Reading.absent(Reason.FORBIDDEN, "events", "");
    }

    @Override
    public List<Link> below(String kind, String namespace, String name) {
        return below.get();
    }

    @Override
    public Reading<List<PodRow>> podsOf(String node) {
        return Reading.absent(Reason.FORBIDDEN, "pods", "");
    }

    @Override
    public Reading<PodsFound> pods(String part, boolean users, int most) {
        return Reading.absent(Reason.FORBIDDEN, "pods", "");
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        store.close();
    }
}
