package console.views.fleet;

import console.services.resource.BundleState;
import console.views.common.picture.Symbol;
import console.views.common.picture.Token;
import console.views.common.table.Tone;

/// How a bundle's state looks: mark, colour in the graph, tone in the table.
final class FleetLooks {
    private FleetLooks() {}

    static Symbol mark(BundleState state) {
        return switch (state) {
            case READY -> Symbol.FINE;
            case DEPLOYING, WAITING, DELETING -> Symbol.PROGRESS;
            case BLOCKED -> Symbol.BLOCKED;
            case ERROR, APPLY_FAILED, INSTALL_FAILED, NOT_READY -> Symbol.PROBLEM;
            case DRIFTED, READY_DEPENDENCY_NOT_READY, READY_STALE, NO_TARGET -> Symbol.ATTENTION;
            case UNKNOWN -> Symbol.UNKNOWN;
        };
    }

    static Tone tone(BundleState state) {
        return switch (mark(state)) {
            case PROBLEM -> Tone.PROBLEM;
            case ATTENTION, BLOCKED -> Tone.ATTENTION;
            case PROGRESS -> Tone.PROGRESS;
            default -> Tone.QUIET;
        };
    }

    static Token token(BundleState state) {
        return switch (tone(state)) {
            case PROBLEM -> Token.BAD;
            case ATTENTION -> Token.ATT;
            case PROGRESS -> Token.ACC;
            case PLAIN, QUIET, STALE, ABSENT, NONE -> Token.FG2;
        };
    }

    /// Worst first, for sorting.
    static int rank(BundleState state) {
        return switch (mark(state)) {
            case PROBLEM -> 0;
            case BLOCKED -> 1;
            case ATTENTION -> 2;
            case UNKNOWN -> 3;
            case PROGRESS -> 4;
            default -> 5;
        };
    }
}
