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
        /// Every answer begins 0.4 s later: a slow link, not a lost one.
        LATENCY,
        /// Connections stay open and nothing passes.
        HALF_OPEN,
        /// Bytes come a few at a time.
        TRICKLE,
        /// Connections are reset.
        RESET,
        UNAUTHORIZED,
        /// A kind is forbidden; without a target every one.
        FORBIDDEN,
        /// Watches are too old: every one ends with 410.
        GONE,
        TOO_MANY_REQUESTS,
        UNAVAILABLE,
        /// Bodies of lists end in the middle.
        BROKEN,
        /// A kind never answers; without a target every one.
        SLOW,
        /// A group of kinds is not installed; without a target every optional one.
        NOT_INSTALLED,
        /// A machine loses its power.
        POWER_CUT,
        /// The lab's clock jumps by an hour.
        CLOCK_JUMP,
        /// Containers start anew all the time: 500 changed pods a second.
        STORM
    }

    Feed<LabState> state();

    List<String> scenarios();

    /// Starts the scenario anew with the same seed.
    void scenario(String name);

    void speed(double factor);

    /// What a fault can be about; empty where it is about everything.
    List<String> targets(Fault fault);

    /// Throws `IllegalArgumentException`, with words for a person, where there is no such target: a
    /// kind is named by its id or its plural, a machine by its name.
    void inject(Fault fault, String target);

    void clear(Fault fault, String target);
}
