package console.services.session;

import console.services.fact.Clock;
import console.services.fact.ClusterStore;
import console.services.fact.Fact;
import console.services.fact.Reason;
import console.services.fact.Source;
import console.services.fact.Subscription;
import console.services.fact.Timer;
import console.services.fact.Why;
import console.services.kube.Access;
import console.services.kube.KubeHttp;
import console.services.kube.KubeReader;
import console.services.kube.KubeconfigException;
import console.services.kube.WriteGate;
import console.services.metrics.DeviceFeed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Keeps one connection to one of a cluster's servers. Whatever goes wrong with it – missed
/// heartbeats, sleep, another network, a watch that is deaf – ends it as a whole and starts a new
/// one that lists every row anew, on the next server where there are several.
final class Supervisor implements AutoCloseable {
    private static final Duration RHYTHM = Duration.ofSeconds(2);
    private static final Duration GAP = Duration.ofSeconds(10);
    private static final int PATIENCE = 3;

    private final WriteGate gate = new WriteGate();
    private final Servers servers;
    private final Clock clock;
    private final Timer timer;
    private final ClusterStore store;
    private final Link link;
    private final Supplier<Set<String>> network;
    private final ReentrantLock lock = new ReentrantLock();
    private Connection current;
    private int generation;
    private boolean up;
    private int misses;
    private int tried;
    private boolean refused;
    private boolean closed;
    private Instant last;
    private Set<String> addresses = Set.of();
    private Subscription rhythm = () -> {};

    Supervisor(
            List<Access> servers,
            Clock clock,
            Timer timer,
            ClusterStore store,
            Link link,
            Supplier<Set<String>> network)
            throws KubeconfigException {
        this.servers = new Servers(servers);
        this.clock = clock;
        this.timer = timer;
        this.store = store;
        this.link = link;
        this.network = network;
        last = clock.instant();
        current = connection(this.servers.current());
    }

    private Connection connection(Access access) throws KubeconfigException {
        return new Connection(access, gate, clock, timer, store, new Beats(generation));
    }

    void start() {
        locked(current::start);
        Thread.ofVirtual().name("network").start(this::remember);
        rhythm = timer.every(RHYTHM, this::tick);
    }

    /// The client that is in use now.
    KubeHttp http() {
        lock.lock();
        try {
            return current.http();
        } finally {
            lock.unlock();
        }
    }

    /// Asks everything again now, also with credentials that were refused.
    void refresh() {
        locked(
                () -> {
                    if (refused) {
                        current.http().renew();
                        refused = false;
                    }
                    misses = 0;
                    drop();
                    open(servers.current());
                });
    }

    void leaveOut(String address) {
        locked(
                () -> {
                    servers.leaveOut(address);
                    if (servers.current().address().equals(address)) {
                        lost(Reason.UNREACHABLE, "it is being worked on", servers.next());
                    }
                });
    }

    void takeBack(String address) {
        locked(() -> servers.takeBack(address));
    }

    private void tick() {
        Instant now = clock.instant();
        boolean slept = Duration.between(last, now).compareTo(GAP) > 0;
        last = now;
        Thread.ofVirtual().name("network").start(() -> look(slept));
    }

    /// The first look: there is nothing yet that it could differ from.
    private void remember() {
        Set<String> now = network.get();
        locked(() -> addresses = now);
    }

    private void look(boolean slept) {
        Set<String> now = network.get();
        locked(
                () -> {
                    boolean gone = !now.containsAll(addresses);
                    boolean fresh = !addresses.containsAll(now);
                    addresses = now;
                    if (slept) {
                        lost(Reason.UNREACHABLE, "this computer slept", servers.current());
                    } else if (gone || (fresh && misses > 0)) {
                        lost(Reason.UNREACHABLE, "the network changed", servers.current());
                    }
                });
    }

    /// The connection is no good although it has not said so.
    private void lost(Reason reason, String fact, Access next) {
        if (refused) {
            return;
        }
        Why why = new Why(reason, link.server(), fact);
        misses++;
        drop();
        silence(why);
        link.lost(why, misses);
        open(next);
    }

    private void missed(Why why, int count) {
        misses++;
        if (why.reason() == Reason.UNAUTHORIZED) {
            refused = true;
            drop();
            silence(why);
            link.refused(why);
        } else if (!up || count >= PATIENCE) {
            failOver(why);
        }
    }

    private void failOver(Why why) {
        Access former = servers.current();
        Access next = servers.next();
        boolean round = ++tried % servers.count() == 0;
        boolean another = up || !next.address().equals(former.address());
        boolean wait = !up && round;
        if (another) {
            drop();
        }
        silence(why);
        link.lost(why, misses);
        if (another && wait) {
            int made = generation;
            timer.after(RHYTHM, () -> Thread.ofVirtual().name("connect").start(() -> later(made)));
        } else if (another) {
            open(next);
        }
        // The only server goes on being asked by the heartbeat of its connection.
    }

    private void later(int made) {
        locked(
                () -> {
                    if (generation == made) {
                        open(servers.current());
                    }
                });
    }

    private void drop() {
        generation++;
        current.close();
    }

    private void open(Access access) {
        try {
            up = false;
            current = connection(access);
        } catch (KubeconfigException e) {
            throw new IllegalStateException("the same keys were good before", e);
        }
        link.server(access.address());
        current.start();
    }

    /// A lost link makes everything stale at once.
    private void silence(Why why) {
        Instant now = clock.instant();
        List<Source<?>> sources = new ArrayList<>(KubeReader.sources());
        sources.addAll(DeviceFeed.SOURCES);
        store.accept(sources.stream().<Fact>map(each -> new Fact.Silent(each, now, why)).toList());
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            if (!closed) {
                change.run();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        rhythm.close();
        locked(
                () -> {
                    drop();
                    closed = true;
                });
    }

    /// What one connection tells; nothing of it counts once another has taken its place.
    private final class Beats implements KubeReader.Pulse {
        private final int made;

        private Beats(int made) {
            this.made = made;
        }

        private void current(Runnable change) {
            locked(
                    () -> {
                        if (generation == made) {
                            change.run();
                        }
                    });
        }

        @Override
        public void beat(Duration roundTrip) {
            current(
                    () -> {
                        up = true;
                        misses = 0;
                        tried = 0;
                        link.beat(roundTrip);
                    });
        }

        @Override
        public void missed(Why why, int count) {
            current(() -> Supervisor.this.missed(why, count));
        }

        @Override
        public void deaf() {
            current(
                    () ->
                            lost(
                                    Reason.TIMED_OUT,
                                    "a watch was silent for too long; all is listed anew",
                                    servers.current()));
        }
    }
}
