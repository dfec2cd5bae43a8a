package console.services.kube;

import console.services.fact.Clock;
import console.services.fact.Fact;
import console.services.fact.Reason;
import console.services.fact.Source;
import console.services.fact.Subscription;
import console.services.fact.Timer;
import console.services.fact.Why;
import console.services.row.Sources;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Reads a cluster through one client of one server: a heartbeat on the same transport decides what
/// is alive, and from its first answer on every kind is listed and watched, each failing alone. It
/// never starts anew itself: whoever hears of missed heartbeats throws it away and makes another.
public final class KubeReader implements AutoCloseable {
    private static final Duration RHYTHM = Duration.ofSeconds(2);

    /// The first answer takes a handshake, perhaps through a tunnel that is being opened.
    private static final Duration FIRST = Duration.ofSeconds(5);

    /// Told of every heartbeat, on its own thread.
    public interface Pulse {
        void beat(Duration roundTrip);

        /// @param count how many in a row
        void missed(Why why, int count);

        /// A watch heard nothing for longer than a server may be silent: what it said last may be
        /// of another history, as after a restore.
        void deaf();
    }

    private final KubeHttp http;
    private final Clock clock;
    private final Timer timer;
    private final Consumer<List<Fact>> store;
    private final Pulse pulse;
    private final List<ListWatch<?>> kinds = new ArrayList<>();
    private final PartedWatch parted;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile boolean connected;
    private final AtomicInteger missed = new AtomicInteger();
    private volatile Instant quietUntil = Instant.MIN;
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
        for (Kind<?> kind : Kind.ALL) {
            kinds.add(new ListWatch<>(kind, http, clock, timer, store, new Told()));
        }
        parted = new PartedWatch(http, clock, timer, store, new Told());
    }

    /// What is read through the API itself, and so is silent with it.
    public static List<Source<?>> sources() {
        return Stream.concat(
                        Kind.ALL.stream().<Source<?>>map(Kind::source), Stream.of(Sources.PARTED))
                .toList();
    }

    public void start() {
        ask();
        rhythm = timer.every(RHYTHM, this::ask);
    }

    private void ask() {
        // Credentials that were refused are not tried again until somebody asks.
        boolean wanted = !refused && !closed && !clock.instant().isBefore(quietUntil);
        if (wanted && asking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("heartbeat").start(this::heartbeat);
        }
    }

    private void heartbeat() {
        Instant asked = clock.instant();
        try {
            http.json(http.server(), "/version", connected ? RHYTHM : FIRST);
            beat(asked);
        } catch (KubeException e) {
            quietUntil = clock.instant().plus(e.retryAfter());
            switch (e.why().reason()) {
                // It answers: who may not see its version may see other things.
                case FORBIDDEN, NOT_INSTALLED, GONE -> beat(asked);
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
        if (closed) {
            return;
        }
        missed.set(0);
        if (!connected) {
            connected = true;
            for (ListWatch<?> kind : kinds) {
                Thread.ofVirtual().name("watch-" + kind.source()).start(kind);
            }
            parted.start();
        }
        List<Fact> alive = new ArrayList<>();
        for (ListWatch<?> kind : kinds) {
            if (kind.watching()) {
                alive.add(new Fact.Alive(kind.source(), clock.instant()));
            }
        }
        if (parted.watching()) {
            alive.add(new Fact.Alive(Sources.PARTED, clock.instant()));
        }
        store.accept(alive);
        pulse.beat(Duration.between(asked, clock.instant()));
    }

    private void missed(Why why) {
        if (!closed) {
            refused = why.reason() == Reason.UNAUTHORIZED;
            pulse.missed(why, missed.incrementAndGet());
        }
    }

    private final class Told implements ListWatch.Trouble {
        @Override
        public void deaf() {
            pulse.deaf();
        }

        @Override
        public void refused(Why why) {
            missed(why);
        }
    }

    @Override
    public void close() {
        closed = true;
        rhythm.close();
        kinds.forEach(ListWatch::close);
        parted.close();
        http.close();
    }
}
