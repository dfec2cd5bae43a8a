package console.services.resource;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// A state as Fleet itself spells it, least bad first. Source: Fleet, `StateRank` of
/// `bundle_types.go` and `GetDeploymentState` of `summary.go`.
public enum FleetState {
    READY("Ready"),
    NOT_READY("NotReady"),
    PENDING("Pending"),
    OUT_OF_SYNC("OutOfSync"),
    MODIFIED("Modified"),
    WAIT_APPLIED("WaitApplied"),
    ERR_APPLIED("ErrApplied");

    private final String word;

    FleetState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// The worst of the counters of a Bundle's summary; ready where none counts.
    public static FleetState worst(Map<String, Integer> counters) {
        FleetState worst = READY;
        for (FleetState state : values()) {
            String name = Character.toLowerCase(state.word.charAt(0)) + state.word.substring(1);
            if (counters.getOrDefault(name, 0) > 0) {
                worst = state;
            }
        }
        return worst;
    }

    /// The decision for one BundleDeployment; missing ids are empty.
    ///
    /// @param deployed status of the condition `Deployed`, null without one
    public static FleetState of(
            String desired,
            String staged,
            String applied,
            @Nullable String deployed,
            boolean ready,
            boolean nonModified) {
        if (!applied.equals(desired)) {
            return "False".equals(deployed) ? ERR_APPLIED : WAIT_APPLIED;
        }
        if (!ready) {
            return NOT_READY;
        }
        if (!desired.equals(staged)) {
            return OUT_OF_SYNC;
        }
        return nonModified ? READY : MODIFIED;
    }
}
