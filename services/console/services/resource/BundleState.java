package console.services.resource;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;

/// The state of a Fleet bundle in the console's words, as far as the Bundle alone tells. The order
/// has no meaning.
public enum BundleState {
    DELETING,
    UNKNOWN,
    ERROR,
    NO_TARGET,
    BLOCKED,
    APPLY_FAILED,
    INSTALL_FAILED,
    DEPLOYING,
    WAITING,
    NOT_READY,
    DRIFTED,
    READY_DEPENDENCY_NOT_READY,
    READY_STALE,
    READY;

    /// What the decision rests on.
    ///
    /// @param ready status of the Ready condition, null where there is none
    /// @param counters of `status.summary`; null where there is no summary
    /// @param transitioning whether objects are named that are not ready, and all only on their way
    public record Evidence(
            boolean deleting,
            @Nullable String ready,
            String message,
            @Nullable Map<String, Integer> counters,
            boolean transitioning) {
        private int count(String name) {
            return counters == null ? 0 : counters.getOrDefault(name, 0);
        }
    }

    public static BundleState of(Evidence evidence) {
        if (evidence.deleting()) {
            return DELETING;
        }
        if (evidence.ready() == null && evidence.counters() == null) {
            return UNKNOWN;
        }
        int desired = evidence.count("desiredReady");
        if (desired == 0) {
            return "False".equals(evidence.ready()) ? ERROR : NO_TARGET;
        }
        return evidence.count("ready") == desired ? READY : worst(evidence);
    }

    /// The word that `status` prints.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether somebody should look: everything but ready and what is on its way.
    public boolean needsHand() {
        return this != READY && this != DEPLOYING && this != WAITING;
    }

    private static BundleState worst(Evidence evidence) {
        if (evidence.count("errApplied") > 0) {
            return waitsForOthers(evidence.message()) ? BLOCKED : APPLY_FAILED;
        }
        if (evidence.count("waitApplied") > 0) {
            return DEPLOYING;
        }
        if (evidence.count("modified") > 0) {
            return DRIFTED;
        }
        if (evidence.count("outOfSync") > 0 || evidence.count("pending") > 0) {
            return WAITING;
        }
        if (evidence.count("notReady") > 0) {
            return evidence.transitioning() ? DEPLOYING : NOT_READY;
        }
        return NOT_READY;
    }

    /// Whether Fleet's agent refused it because of what it depends on.
    public static boolean waitsForOthers(String message) {
        return message.contains("dependent bundle(s) are not ready")
                || message.contains("no bundles matching labels");
    }
}
