package console.app;

import static org.assertj.core.api.Assertions.assertThat;

import console.views.shell.Screen;

import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.util.List;

/// GPUs, addresses and Fleet on the lab, clicked and typed at.
final class TopicScreensTest extends ConsoleWindow {
    @Test
    void theGpusShowCardsHoldersAndTheRoomForMore() {
        settled();
        control(KeyCode.DIGIT2);
        until("cards", () -> lookup("#gpus-list").<ListView<?>>query().getItems().size() >= 12);
        assertThat(words("#gpus-list")).contains("k3s-wk-gpu1", "GPU 0", "MIG mixed");

        String declared = text("#gpus-room-gpu-single");
        clickOn("#gpus-model-C");
        until("model", () -> !text("#gpus-room-gpu-single").equals(declared));

        clickOn("#gpus-by-holder");
        until("holders", () -> rows("#gpus-holders") > 3);
        clickOn("#gpus-by-node");
        until("back", () -> shows("#gpus-list"));
    }

    @Test
    void theAddressesHaveAVerdictEachAndThePoolItsStrip() {
        settled();
        clickOn("#shell-rail-addresses");
        until("machines", () -> rows("#addresses") == 8);
        assertThat(text("#addresses-pool-head")).contains("1 of 11");
        assertThat(text("#addresses-unseen")).startsWith("Seen: ");

        interact(() -> content().show("address/k3s-maint"));
        until("detail", () -> words("#addresses-detail").contains("k3s-maint: Not verified"));
    }

    @Test
    void fleetSaysWhyABundleIsNotReadyDownToTheLast() {
        lab().scenario("fleet-stuck");
        settled();
        interact(() -> content().show("bundle/fleet-local/cluster-maintenance-monitoring"));
        until(30, "why", () -> words("#fleet-why").contains("Why is monitoring not ready?"));
        assertThat(rows("#fleet")).isEqualTo(8);

        until("chain", () -> shows("#fleet-why-jupyterhub"));
        clickOn("#fleet-why-jupyterhub");
        until("jumped", () -> words("#fleet-why").contains("Why is jupyterhub not ready?"));
    }

    @Test
    void thePaletteFindsBundlesAndCards() {
        settled();
        control(KeyCode.K);
        until("open", () -> shows("#shell-palette"));
        write("jupyterhub-test");
        type(KeyCode.ESCAPE);
        control(KeyCode.DIGIT4);
        until("fleet", () -> rows("#fleet") == 8);
        assertThat(focus()).isNotEqualTo("shell-palette-field");
    }

    @Test
    void everyScreenOpenedAHundredTimesLeavesNoSubscription() {
        settled();
        interact(() -> content().show(Screen.OVERVIEW));
        int before = session().subscribers();
        interact(
                () -> {
                    for (int i = 0; i < 100; i++) {
                        List.of(Screen.values()).forEach(content()::show);
                    }
                    content().show(Screen.OVERVIEW);
                });
        assertThat(session().subscribers()).isEqualTo(before);
    }

    private int rows(String table) {
        return lookup(table)
                .tryQueryAs(TableView.class)
                .map(each -> each.getItems().size())
                .orElse(0);
    }
}
