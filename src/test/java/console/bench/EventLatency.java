package console.bench;

import console.services.address.AddressProjection;
import console.services.fact.Clock;
import console.services.fact.ClusterStore;
import console.services.fact.Fact;
import console.services.fact.Feed;
import console.services.fact.Row;
import console.services.fact.Source;
import console.services.fact.Subscription;
import console.services.fact.SystemTimer;
import console.services.fleet.FleetProjection;
import console.services.gpu.GpuProjection;
import console.services.row.Sources;
import console.services.topology.TopologyProjection;
import console.services.topology.TopologySnapshot;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/// P3 up to the snapshot: a store with all topics followed, 50,000 pods on 1,000 nodes, and pods
/// that change at a fixed rate; how long until a published overview holds a change.
final class EventLatency implements AutoCloseable {
    private static final int WARM = 2500;
    private static final int EVENTS = 10_000;
    private static final int PER_SECOND = 500;

    private final SystemTimer timer = new SystemTimer();
    private final TopologyProjection topology = new TopologyProjection();
    private final GpuProjection gpus = new GpuProjection();
    private final AddressProjection addresses = new AddressProjection();
    private final FleetProjection fleet = new FleetProjection();
    private final ClusterStore store =
            new ClusterStore(Clock.system(), timer, List.of(topology, gpus, addresses, fleet));
    private final AtomicLongArray sent = new AtomicLongArray(WARM + EVENTS);
    private final long[] took = new long[WARM + EVENTS];
    private final AtomicInteger seen = new AtomicInteger(-1);
    private final CountDownLatch done = new CountDownLatch(1);

    EventLatency() {
        list(Sources.NODES, BigCluster.nodes());
        list(Sources.PODS, BigCluster.pods());
        list(Sources.DEVICES, BigCluster.devices());
    }

    private void list(Source<?> source, List<Row> rows) {
        store.accept(new Fact.Listed(source, Clock.system().instant(), rows, 0, ""));
    }

    Feed<TopologySnapshot> feed() {
        return store.feed(topology);
    }

    /// Milliseconds at the median, the 99th of a hundred, and the worst.
    double[] measure() throws InterruptedException {
        try (Subscription _ = feed().subscribe(this::published);
                Subscription _ = store.feed(gpus).subscribe(() -> {});
                Subscription _ = store.feed(addresses).subscribe(() -> {});
                Subscription _ = store.feed(fleet).subscribe(() -> {});
                Subscription _ = timer.every(Duration.ofMillis(1000 / PER_SECOND), this::happen)) {
            if (!done.await(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException("only " + seen + " events were seen");
            }
        }
        long[] counted = Arrays.copyOfRange(took, WARM, WARM + EVENTS);
        Arrays.sort(counted);
        return new double[] {
            counted[EVENTS / 2] / 1e6, counted[EVENTS * 99 / 100] / 1e6, counted[EVENTS - 1] / 1e6
        };
    }

    private int next;

    private void happen() {
        if (next < WARM + EVENTS) {
            int number = next++;
            int pod = number * 37 % (BigCluster.NODES * BigCluster.PODS);
            sent.set(number, System.nanoTime());
            store.accept(
                    List.of(
                            saw(BigCluster.pod(pod, 2 + number % 2, number)),
                            saw(BigCluster.waiting("" + number))));
        }
    }

    private static Fact saw(Row row) {
        return new Fact.Saw(Sources.PODS, Clock.system().instant(), row);
    }

    /// On the store's thread.
    private void published() {
        long now = System.nanoTime();
        feed().latest().waiting().known().stream()
                .flatMap(List::stream)
                .mapToInt(pod -> Integer.parseInt(pod.reason()))
                .forEach(
                        newest -> {
                            for (int i = seen.get() + 1; i <= newest; i++) {
                                took[i] = now - sent.get(i);
                            }
                            seen.set(newest);
                            if (newest == WARM + EVENTS - 1) {
                                done.countDown();
                            }
                        });
    }

    @Override
    public void close() {
        store.close();
        timer.close();
    }
}
