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
import console.views.common.FxDoor;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// P3: a store with all topics followed, 50,000 pods on 1,000 nodes, and pods that change at a
/// fixed rate; how long until the overview is drawn with a change, and how long the JavaFX thread
/// is busy.
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
    private volatile @Nullable Stalls stalls;
    private volatile long longest;

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

    /// Milliseconds from an event to the picture with it: median, the 99th of a hundred, the worst;
    /// and the longest stall of the JavaFX thread.
    double[] measure(Redraw picture) throws InterruptedException {
        Consumer<TopologySnapshot> show =
                snapshot -> {
                    picture.draw(snapshot, Clock.system().instant());
                    drawn(snapshot);
                };
        try (Subscription _ = new FxDoor().follow(feed(), show);
                Subscription _ = store.feed(gpus).subscribe(() -> {});
                Subscription _ = store.feed(addresses).subscribe(() -> {});
                Subscription _ = store.feed(fleet).subscribe(() -> {});
                Stalls asked = new Stalls()) {
            stalls = asked;
            Thread.ofVirtual().name("events").start(this::happen);
            if (!done.await(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException("only " + seen + " events were seen");
            }
            longest = asked.longest();
        }
        long[] counted = Arrays.copyOfRange(took, WARM, WARM + EVENTS);
        Arrays.sort(counted);
        return new double[] {
            counted[EVENTS / 2] / 1e6,
            counted[EVENTS * 99 / 100] / 1e6,
            counted[EVENTS - 1] / 1e6,
            longest
        };
    }

    /// Each at its time, and counted from it, however long the store kept the one before.
    private void happen() {
        long start = System.nanoTime();
        for (int number = 0; number < WARM + EVENTS; number++) {
            long due = start + number * (1_000_000_000L / PER_SECOND);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int pod = number * 37 % (BigCluster.NODES * BigCluster.PODS);
            sent.set(number, due);
            store.accept(
                    List.of(
                            saw(BigCluster.pod(pod, 2 + number % 2, number)),
                            saw(BigCluster.waiting("" + number))));
        }
    }

    private static Fact saw(Row row) {
        return new Fact.Saw(Sources.PODS, Clock.system().instant(), row);
    }

    /// On the JavaFX thread.
    private void drawn(TopologySnapshot snapshot) {
        long now = System.nanoTime();
        snapshot.waiting().known().stream()
                .flatMap(List::stream)
                .mapToInt(pod -> Integer.parseInt(pod.reason()))
                .forEach(
                        newest -> {
                            for (int i = seen.get() + 1; i <= newest; i++) {
                                took[i] = now - sent.get(i);
                            }
                            Stalls asked = stalls;
                            if (asked != null && seen.get() < WARM && newest >= WARM) {
                                asked.forget();
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
