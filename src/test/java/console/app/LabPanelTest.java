package console.app;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Reading;
import console.services.session.LabControl.ActiveFault;
import console.services.session.LabControl.Fault;
import console.services.session.LinkState;

import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Locale;

/// The lab's panel: scenario, speed and every fault, on and off, by clicks.
final class LabPanelTest extends ConsoleWindow {
    private void open() {
        clickOn("#shell-chip");
        until("connection", () -> shows("#shell-connection-lab"));
        clickOn("#shell-connection-lab");
        until("panel", () -> shows("#shell-lab"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GONE", "CLOCK_JUMP"})
    void everyFaultIsSwitchedOnAndOff(Fault fault) {
        open();
        String id = "#shell-fault-" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String target = target(id);
        press(id);
        until("on", () -> lab().state().latest().faults().contains(new ActiveFault(fault, target)));
        until("shown", () -> lookup(id).<CheckBox>query().isSelected());
        until("in the chip", () -> shows("#shell-chip"));

        press(id);
        until("off", () -> lab().state().latest().faults().isEmpty());
        until("shown", () -> !lookup(id).<CheckBox>query().isSelected());
    }

    private String target(String id) {
        Object value = lookup(id + "-target").<ComboBox<?>>query().getValue();
        return value == null ? "" : value.toString();
    }

    /// What is not in view is scrolled to, as the keyboard would.
    private void press(String id) {
        ScrollPane scroll = from(lookup("#shell-lab")).lookup(".scroll-pane").query();
        interact(
                () -> {
                    double y = node(id).localToScene(0, 0).getY();
                    double top = scroll.getContent().localToScene(0, 0).getY();
                    double room =
                            scroll.getContent().getBoundsInLocal().getHeight()
                                    - scroll.getViewportBounds().getHeight();
                    scroll.setVvalue(Math.clamp((y - top - 40) / Math.max(1, room), 0, 1));
                });
        clickOn(id);
    }

    @Test
    void scenarioAndSpeedAreChosenFromTheirLists() {
        settled();
        open();
        clickOn("#shell-lab-scenario").clickOn("node-lost");
        until("scenario", () -> lab().state().latest().scenario().equals("node-lost"));
        clickOn("#shell-lab-speed").clickOn("10 ×");
        until("speed", () -> lab().state().latest().speed() == 10);
        until("chip", () -> text("#shell-chip").contains("node-lost"));
    }

    @Test
    void aCutLinkIsSeenInChipBannerAndSourcesAndGoesAgain() {
        settled();
        lab().inject(Fault.DROP, "");
        until(20, "banner", () -> shows("#shell-banner"));
        assertThat(words("#shell-banner")).contains("No link to 127.0.0.1:", "Attempt ");
        assertThat(text("#shell-chip")).startsWith("Reconnecting, ");
        until(20, "stale", () -> session().topology().latest().nodes() instanceof Reading.Stale<?>);
        until("rail", () -> node("#shell-rail-overview").getAccessibleText().contains("stale"));
        until("sources", () -> words("#shell-sources").contains(" since "));

        lab().clear(Fault.DROP, "");
        clickOn("#shell-retry");
        until(20, "live", () -> session().link().latest().phase() == LinkState.Phase.LIVE);
        until("no banner", () -> !shows("#shell-banner"));
    }

    @Test
    void whatHappensOnceIsAButton() {
        open();
        press("#shell-fault-clock-jump");
        press("#shell-fault-gone");
        assertThat(lab().state().latest().faults()).isEmpty();
        type(KeyCode.ESCAPE);
        until("closed", () -> !shows("#shell-lab"));
    }
}
