package console.services.session;

import console.services.fact.Feed;

import java.util.List;

/// What the lab's panel can do with the lab. Calls return at once; the outcome is seen in `state`.
public interface LabControl {
    /// @param fault a name of `Fault`; `target` the kind or machine it is about, empty for all
    record ActiveFault(Fault fault, String target) {}

    /// @param speed of the lab's clock: 0 paused, 1 real time
    record LabState(String scenario, long seed, double speed, List<ActiveFault> faults) {
        public LabState {
            faults = List.copyOf(faults);
        }
    }

    enum Fault {
        /// The link drops: connections end, new ones are refused.
        DROP,
        /// Every answer takes a second longer.
        LATENCY,
        /// Connections stay open and nothing passes.
        HALF_OPEN,
        /// Connections are reset.
        RESET,
        UNAUTHORIZED,
        /// One kind is forbidden.
        FORBIDDEN,
        /// Watches are too old: every one ends with 410.
        GONE,
        TOO_MANY_REQUESTS,
        UNAVAILABLE,
        /// One kind never answers.
        SLOW,
        /// One kind is not installed.
        NOT_INSTALLED,
        /// A machine loses its power.
        POWER_CUT,
        /// The lab's clock jumps by an hour.
        CLOCK_JUMP
    }

    Feed<LabState> state();

    List<String> scenarios();

    /// Starts the scenario anew with the same seed.
    void scenario(String name);

    void speed(double factor);

    void inject(Fault fault, String target);

    void clear(Fault fault, String target);
}
