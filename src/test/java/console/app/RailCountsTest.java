package console.app;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.session.LinkState;
import console.services.topology.Node;

import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/// Every count on the rail leads to exactly the rows that it counts: by mouse and key, wide and
/// thin.
final class RailCountsTest extends ConsoleWindow {
    private void play(String scenario) {
        lab().scenario(scenario);
        until(30, "live", () -> session().link().latest().phase() == LinkState.Phase.LIVE);
        settled();
    }

    private int count(String screen) {
        String count = "#shell-rail-count-" + screen;
        until(30, "count", () -> shows(count) && !text(count).isEmpty());
        return Integer.parseInt(text(count));
    }

    private void press(String screen) {
        interact(() -> node("#shell-rail-count-" + screen).requestFocus());
        type(KeyCode.SPACE);
    }

    /// What the table says of its filter.
    private boolean shows(String table, int rows) {
        return shows("#" + table) && text("#" + table + "-count").startsWith(rows + " of ");
    }

    /// A line for every such node and one for each of its cards.
    private boolean showsOnly(List<Node> nodes) {
        int lines =
                nodes.stream()
                        .map(node -> Objects.requireNonNull(node.gpu()).cards().known())
                        .mapToInt(cards -> 1 + Math.max(1, cards.orElse(List.of()).size()))
                        .sum();
        int shown = lookup("#gpus-list").<ListView<?>>query().getItems().size();
        return shown == lines;
    }

    @Test
    void nodesAndCardsThatNeedAHand() {
        play("gpu-unhealthy");
        int nodes = count("overview");
        press("overview");
        until("nodes", () -> shows("overview-table", nodes));

        assertThat(count("gpus")).isPositive();
        List<Node> needy = session().gpus().latest().needy();
        clickOn("#shell-rail-count-gpus");
        until("needy", () -> showsOnly(needy));
        clickOn("#gpus-by-node");
        until("all", () -> showsOnly(session().gpus().latest().nodes().known().orElseThrow()));
        press("gpus");
        until("again", () -> showsOnly(needy));
    }

    @Test
    void addressesThatNeedAHandFromTheThinRail() {
        play("duplicate-address");
        interact(() -> stage().setWidth(1000));
        until("thin", () -> !words("#shell-rail").contains("Addresses"));
        int bad = count("addresses");
        clickOn("#shell-rail-count-addresses");
        until("bad", () -> shows("addresses", bad));
        assertThat(node("#shell-rail-count-addresses").getAccessibleText())
                .contains("Addresses", "show only these");

        control(KeyCode.DIGIT1);
        press("addresses");
        until("again", () -> shows("addresses", bad));
    }

    @Test
    void whereNothingCountsThereIsNothingToPress() {
        settled();
        until("fine", () -> !shows("#shell-rail-count-fleet"));
        assertThat(node("#shell-rail-count-fleet").isFocusTraversable()).isFalse();
    }
}
