package console.services.fleet;

import org.jspecify.annotations.Nullable;

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

    /// The decision for one BundleDeployment; missing ids are empty.
    ///
    /// @param deployed status of the condition `Deployed`, null without one
    static FleetState of(
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
