package console.services.session;

import console.services.fact.Cell;
import console.services.fact.Clock;
import console.services.fact.Feed;
import console.services.fact.Reason;
import console.services.fact.SourceStatus;
import console.services.fact.Why;
import console.services.kube.KubeReader;
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
final class Link implements KubeReader.Pulse {
    private static final int LATEST = 6;
    private static final int PATIENCE = 3;

    private final Clock clock;
    private final String server;
    private final ReentrantLock lock = new ReentrantLock();
    private final Cell<LinkState> state;
    private boolean loaded;
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

    @Override
    public void beat(Duration roundTrip) {
        locked(
                () -> {
                    beats++;
                    to(healthy(), null, 0, roundTrip.toMillis());
                });
    }

    @Override
    public void missed(Why why, int count) {
        locked(
                () -> {
                    if (why.reason() == Reason.UNAUTHORIZED) {
                        to(Phase.REFUSED, why, count, null);
                    } else if (count >= PATIENCE || state.latest().phase() != Phase.LIVE) {
                        to(Phase.RECONNECTING, why, count, null);
                    }
                });
    }

    @Override
    public void slept() {
        locked(
                () -> {
                    Why why = new Why(Reason.UNREACHABLE, server, "this computer slept");
                    to(Phase.RECONNECTING, why, 1, null);
                });
    }

    /// Every source has answered once, or one of them is silent.
    void sources(List<SourceStatus> all) {
        locked(
                () -> {
                    loaded = all.stream().allMatch(SourceStatus::settled);
                    limping =
                            all.stream().anyMatch(each -> each.state() == SourceStatus.State.STALE);
                    Phase phase = state.latest().phase();
                    if (phase == Phase.SYNCING || phase == Phase.LIVE || phase == Phase.DEGRADED) {
                        to(healthy(), null, 0, state.latest().roundTrip());
                    }
                });
    }

    void closed() {
        locked(() -> to(Phase.CLOSED, null, 0, null));
    }

    private Phase healthy() {
        return !loaded ? Phase.SYNCING : limping ? Phase.DEGRADED : Phase.LIVE;
    }

    /// A heartbeat alone changes nothing that is shown, so it publishes nothing – but for the
    /// second, because the first one's round trip holds the handshake.
    private void to(Phase phase, @Nullable Why why, int attempt, @Nullable Long roundTrip) {
        LinkState old = state.latest();
        boolean same = old.phase() == phase;
        if (same && old.attempt() == attempt && old.roundTrip() != null && beats != 2) {
            return;
        }
        Instant now = clock.instant();
        List<Transition> transitions = new ArrayList<>(old.transitions());
        if (!same) {
            transitions.addFirst(new Transition(now, phase, why == null ? "" : why.message()));
        }
        state.set(
                new LinkState(
                        phase,
                        same ? old.since() : now,
                        why,
                        attempt,
                        why == null ? null : now.plusSeconds(2),
                        server,
                        roundTrip == null ? old.roundTrip() : roundTrip,
                        transitions.subList(0, Math.min(LATEST, transitions.size()))));
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
