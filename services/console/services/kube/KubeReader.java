package console.services.kube;

import console.services.fact.Clock;
import console.services.fact.Fact;
import console.services.fact.Reason;
import console.services.fact.Subscription;
import console.services.fact.Timer;
import console.services.fact.Why;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Reads a cluster: a list and watch of every kind, and a heartbeat on the same transport that
/// decides what is alive. Each kind fails alone; three missed heartbeats make all silent at once.
public final class KubeReader implements AutoCloseable {
    private static final Duration RHYTHM = Duration.ofSeconds(2);
    private static final int PATIENCE = 3;

    /// Told of every heartbeat, on its own thread.
    public interface Pulse {
        void beat(Duration roundTrip);

        /// @param count how many in a row
        void missed(Why why, int count);

        /// The computer slept: everything that was open is dropped and started again.
        void slept();
    }

    private final KubeHttp http;
    private final Clock clock;
    private final Timer timer;
    private final Consumer<List<Fact>> store;
    private final Pulse pulse;
    private final List<ListWatch<?>> kinds = new ArrayList<>();
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile int missed;
    private volatile Instant last;
    private volatile boolean refused;
    private volatile boolean closed;
    private Subscription rhythm = () -> {};

    public KubeReader(
            KubeHttp http, Clock clock, Timer timer, Consumer<List<Fact>> store, Pulse pulse) {
        this.http = http;
        this.clock = clock;
        this.timer = timer;
        this.store = store;
        this.pulse = pulse;
        last = clock.instant();
        for (Kind<?> kind : Kind.ALL) {
            kinds.add(new ListWatch<>(kind, http, clock, timer, store));
        }
    }

    public void start() {
        for (ListWatch<?> kind : kinds) {
            Thread.ofVirtual().name("watch-" + kind.kind().source().name()).start(kind);
        }
        ask();
        rhythm = timer.every(RHYTHM, this::tick);
    }

    /// Asks everything again now, also with credentials that were refused.
    public void refresh() {
        refused = false;
        kinds.forEach(ListWatch::again);
        ask();
    }

    private void tick() {
        Instant now = clock.instant();
        boolean slept = Duration.between(last, now).compareTo(RHYTHM.multipliedBy(5)) > 0;
        last = now;
        if (slept) {
            pulse.slept();
            kinds.forEach(ListWatch::again);
        }
        ask();
    }

    private void ask() {
        // Credentials that were refused are not tried again until somebody asks.
        if (!refused && !closed && asking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("heartbeat").start(this::heartbeat);
        }
    }

    private void heartbeat() {
        Instant asked = clock.instant();
        try {
            http.json(http.server(), "/version", RHYTHM);
            beat(asked);
        } catch (KubeException e) {
            switch (e.why().reason()) {
                // It answers: who may not see its version may see other things.
                case FORBIDDEN, NOT_INSTALLED -> beat(asked);
                case NOT_LOADED,
                        UNREACHABLE,
                        TIMED_OUT,
                        UNAVAILABLE,
                        UNAUTHORIZED,
                        NOT_CONFIGURED,
                        BAD_DATA ->
                        missed(e.why());
            }
        } finally {
            asking.set(false);
        }
    }

    private void beat(Instant asked) {
        if (missed >= PATIENCE) {
            kinds.forEach(ListWatch::again);
        }
        missed = 0;
        List<Fact> alive = new ArrayList<>();
        for (ListWatch<?> kind : kinds) {
            if (kind.watching()) {
                alive.add(new Fact.Alive(kind.kind().source(), clock.instant()));
            }
        }
        store.accept(alive);
        pulse.beat(Duration.between(asked, clock.instant()));
    }

    private void missed(Why why) {
        if (closed) {
            return;
        }
        int count = missed + 1;
        missed = count;
        refused = why.reason() == Reason.UNAUTHORIZED;
        if (count == PATIENCE || refused) {
            Instant now = clock.instant();
            List<Fact> silent = new ArrayList<>();
            for (ListWatch<?> kind : kinds) {
                silent.add(new Fact.Silent(kind.kind().source(), now, why));
            }
            store.accept(silent);
        }
        pulse.missed(why, count);
    }

    @Override
    public void close() {
        closed = true;
        rhythm.close();
        kinds.forEach(ListWatch::close);
        http.close();
    }
}
