package console.services.session;

import console.services.fact.Why;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// The connection as the chip shows it.
///
/// @param since when this phase began
/// @param why null while live
/// @param next when the next attempt starts, null where none is planned
/// @param server the API server in use (`host:port`), empty before the first
/// @param roundTrip of the last heartbeat in milliseconds, null before the first
/// @param transitions the last six, newest first
public record LinkState(
        Phase phase,
        Instant since,
        @Nullable Why why,
        int attempt,
        @Nullable Instant next,
        String server,
        @Nullable Long roundTrip,
        List<Transition> transitions) {

    public enum Phase {
        IDLE,
        CONNECTING,
        SYNCING,
        LIVE,
        /// It answers, but one of its sources does not.
        DEGRADED,
        RECONNECTING,
        /// Refused credentials: never tried again by itself.
        REFUSED,
        CLOSED
    }

    public record Transition(Instant at, Phase phase, String detail) {}

    public LinkState {
        transitions = List.copyOf(transitions);
    }
}
