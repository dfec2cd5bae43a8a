package console.services.fleet;

import console.services.resource.BundleState;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a bundle went to and fro between ready and not ready. Who does so again and again does not
/// blink: the worse state is shown until it has been better for a while, and how often it changed
/// is said. Who becomes ready once is ready at once.
///
/// @param now the state as it is
/// @param worse the last one that was not ready
/// @param changes when it became ready or ceased to be, within the last five minutes
record Flaps(BundleState now, BundleState worse, List<Instant> changes) {
    static final Duration WINDOW = Duration.ofMinutes(5);
    static final Duration HOLD = Duration.ofSeconds(30);

    /// To fail and to recover is no flapping yet.
    static final int OFTEN = 3;

    Flaps {
        changes = List.copyOf(changes);
    }

    static Flaps first(BundleState state) {
        return new Flaps(state, state, List.of());
    }

    /// It is in this state at that moment.
    Flaps next(BundleState state, Instant at) {
        List<Instant> kept = new ArrayList<>(within(at));
        if ((state == BundleState.READY) != (now == BundleState.READY)) {
            kept.add(at);
        }
        return new Flaps(state, state == BundleState.READY ? worse : state, kept);
    }

    /// How often it changed in the last five minutes; 0 as long as that is not often.
    int count(Instant at) {
        int count = within(at).size();
        return count < OFTEN ? 0 : count;
    }

    BundleState shown(Instant at) {
        return held(at) ? worse : now;
    }

    /// When something else is to be shown although nothing happens until then.
    Optional<Instant> due(Instant at) {
        if (count(at) == 0) {
            return Optional.empty();
        }
        return Optional.of(
                held(at) ? changes.getLast().plus(HOLD) : within(at).getFirst().plus(WINDOW));
    }

    private boolean held(Instant at) {
        return now == BundleState.READY
                && count(at) > 0
                && at.isBefore(changes.getLast().plus(HOLD));
    }

    private List<Instant> within(Instant at) {
        return changes.stream().filter(each -> each.plus(WINDOW).isAfter(at)).toList();
    }
}
