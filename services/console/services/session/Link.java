package console.services.session;

import console.services.fact.Cell;
import console.services.fact.Clock;
import console.services.fact.Feed;
import console.services.fact.SourceStatus;
import console.services.fact.Why;
import console.services.session.LinkState.Phase;
import console.services.session.LinkState.Transition;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// The state machine of a connection: from heartbeats and the states of sources to what the chip
/// shows. Called from several threads.
final class Link {
    private static final int LATEST = 6;
    private static final long NOTABLE = 200;
    private static final Duration RETRY = Duration.ofSeconds(2);

    /// For so long after a reconnection what is still stale counts as on its way.
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Cell<LinkState> state;
    private String server;
    private boolean loaded;
    private Instant settling = Instant.MIN;
    private boolean limping;
    private int beats;

    Link(Clock clock, String server) {
        this.clock = clock;
        this.server = server;
        Instant now = clock.instant();
        Transition first = new Transition(now, Phase.CONNECTING, server);
        state =
                new Cell<>(
                        new LinkState(
                                Phase.CONNECTING,
                                now,
                                null,
                                1,
                                null,
                                server,
                                null,
                                List.of(first)));
    }

    Feed<LinkState> state() {
        return state;
    }

    String server() {
        return state.latest().server();
    }

    /// Another server is asked from now on; shown with the next state.
    void server(String address) {
        locked(() -> server = address);
    }

    void beat(Duration roundTrip) {
        locked(
                () -> {
                    beats++;
                    if (state.latest().phase() == Phase.RECONNECTING) {
                        settling = clock.instant().plus(SETTLING);
                    }
                    to(healthy(), null, 0, roundTrip.toMillis());
                });
    }

    /// No answer, or none that counts: it is being tried again.
    void lost(Why why, int attempt) {
        locked(() -> to(Phase.RECONNECTING, why, attempt, null));
    }

    void refused(Why why) {
        locked(() -> to(Phase.REFUSED, why, 0, null));
    }

    /// Every source has answered once, or one of them is silent.
    void sources(List<SourceStatus> all) {
        locked(
                () -> {
                    loaded = all.stream().allMatch(SourceStatus::settled);
                    limping =
                            all.stream().anyMatch(each -> each.state() == SourceStatus.State.STALE);
                    switch (state.latest().phase()) {
                        case SYNCING, LIVE, DEGRADED ->
                                to(healthy(), null, 0, state.latest().roundTrip());
                        case IDLE, CONNECTING, RECONNECTING, REFUSED, CLOSED -> {}
                    }
                });
    }

    void closed() {
        locked(() -> to(Phase.CLOSED, null, 0, null));
    }

    private Phase healthy() {
        boolean settles = limping && clock.instant().isBefore(settling);
        return !loaded || settles ? Phase.SYNCING : limping ? Phase.DEGRADED : Phase.LIVE;
    }

    /// A heartbeat alone changes nothing that is shown, so it publishes nothing – but for the
    /// second, because the first one's round trip holds the handshake, and for one that makes the
    /// link another one to work with.
    private void to(Phase phase, @Nullable Why why, int attempt, @Nullable Long roundTrip) {
        LinkState old = state.latest();
        boolean same = old.phase() == phase;
        boolean moved = !old.server().equals(server);
        boolean shown = same && !moved && old.attempt() == attempt && old.roundTrip() != null;
        if (old.phase() == Phase.CLOSED || (shown && beats != 2 && !notable(old, roundTrip))) {
            return;
        }
        Instant now = clock.instant();
        List<Transition> transitions = new ArrayList<>(old.transitions());
        if (!same) {
            String detail = why != null ? why.message() : moved ? server : "";
            transitions.addFirst(new Transition(now, phase, detail));
        }
        state.set(
                new LinkState(
                        phase,
                        same ? old.since() : now,
                        why,
                        attempt,
                        phase == Phase.RECONNECTING ? now.plus(RETRY) : null,
                        server,
                        roundTrip == null ? old.roundTrip() : roundTrip,
                        transitions.subList(0, Math.min(LATEST, transitions.size()))));
    }

    private static boolean notable(LinkState old, @Nullable Long roundTrip) {
        Long former = old.roundTrip();
        return former != null && roundTrip != null && Math.abs(roundTrip - former) >= NOTABLE;
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
