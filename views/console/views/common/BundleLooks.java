package console.views.common;

import console.services.resource.BundleState;
import console.views.common.picture.Symbol;
import console.views.common.picture.Token;

/// How a bundle's state looks and reads wherever it is shown: mark, colour in pictures, word.
public final class BundleLooks {
    private BundleLooks() {}

    public static Symbol mark(BundleState state) {
        return switch (state) {
            case READY -> Symbol.FINE;
            case DEPLOYING, WAITING, DELETING -> Symbol.PROGRESS;
            case BLOCKED -> Symbol.BLOCKED;
            case ERROR, APPLY_FAILED, INSTALL_FAILED, NOT_READY -> Symbol.PROBLEM;
            case DRIFTED, READY_DEPENDENCY_NOT_READY, READY_STALE, NO_TARGET -> Symbol.ATTENTION;
            case UNKNOWN -> Symbol.UNKNOWN;
        };
    }

    public static Token token(BundleState state) {
        return switch (mark(state)) {
            case PROBLEM -> Token.BAD;
            case ATTENTION, BLOCKED -> Token.ATT;
            case PROGRESS -> Token.ACC;
            default -> Token.FG2;
        };
    }

    /// In the console's words.
    public static String word(BundleState state, Texts texts) {
        return word(state.word(), texts);
    }

    /// @param word as `status` prints it, of a bundle or of a repository
    public static String word(String word, Texts texts) {
        return texts.text("common.bundle." + word);
    }

    /// Worst first, for sorting.
    public static int rank(BundleState state) {
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
