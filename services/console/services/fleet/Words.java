package console.services.fleet;

import console.services.resource.BundleState;
import console.services.row.BundleDeploymentRow;
import console.services.row.BundleDeploymentRow.Item;

import java.util.stream.Stream;

/// The console's word for one BundleDeployment, without a look at its dependencies, and the words
/// that Fleet itself has for what is wrong.
final class Words {
    private Words() {}

    static BundleState of(BundleDeploymentRow row) {
        return switch (row.state()) {
            case ERR_APPLIED ->
                    BundleState.waitsForOthers(row.message("Deployed"))
                            ? BundleState.BLOCKED
                            : BundleState.APPLY_FAILED;
            case WAIT_APPLIED -> BundleState.DEPLOYING;
            case NOT_READY -> unready(row);
            case OUT_OF_SYNC, PENDING -> BundleState.WAITING;
            case MODIFIED -> BundleState.DRIFTED;
            case READY ->
                    row.isFalse("Deployed") || row.isFalse("Monitored")
                            ? BundleState.READY_STALE
                            : BundleState.READY;
        };
    }

    private static BundleState unready(BundleDeploymentRow row) {
        if (row.isFalse("Installed")) {
            return BundleState.INSTALL_FAILED;
        }
        return !row.unready().isEmpty() && row.unready().stream().allMatch(Item::transitioning)
                ? BundleState.DEPLOYING
                : BundleState.NOT_READY;
    }

    /// Empty where Fleet says nothing. What was installed before says nothing of what is to be
    /// applied now.
    static String message(BundleDeploymentRow row) {
        Stream<String> types =
                row.applied().equals(row.desired())
                        ? Stream.of("Deployed", "Installed", "Monitored")
                        : Stream.of("Deployed", "Monitored");
        return types.filter(row::isFalse)
                .map(row::message)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /// Worst first, for the one word of a repository.
    static int rank(BundleState state) {
        return switch (state) {
            case ERROR -> 0;
            case APPLY_FAILED -> 1;
            case INSTALL_FAILED -> 2;
            case NOT_READY -> 3;
            case DRIFTED -> 4;
            case BLOCKED -> 5;
            case DELETING -> 6;
            case UNKNOWN -> 7;
            case WAITING -> 8;
            case DEPLOYING -> 9;
            case READY_DEPENDENCY_NOT_READY -> 10;
            case READY_STALE -> 11;
            case NO_TARGET -> 12;
            case READY -> 13;
        };
    }
}
