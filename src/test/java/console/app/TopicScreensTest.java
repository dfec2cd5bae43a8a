package console.app;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.session.LabControl.Fault;
import console.services.session.LinkState;
import console.views.shell.Screen;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// GPUs, addresses and Fleet on the lab, clicked and typed at.
final class TopicScreensTest extends ConsoleWindow {
    @Test
    void theGpusShowCardsHoldersAndTheRoomForMore() {
        settled();
        control(KeyCode.DIGIT2);
        until("cards", () -> lookup("#gpus-list").<ListView<?>>query().getItems().size() >= 12);
        assertThat(words("#gpus-list")).contains("k3s-wk-gpu1", "GPU 0", "MIG mixed");

        until("who went home", () -> words("#gpus-care").contains("k3s-wk-gpu4 GPU 0"));
        assertThat(words("#gpus-list")).contains("°C", "MHz", "no XID", "GB/s");
        assertThat(slots(".gpus-slot-reach")).contains("1g.5gb").doesNotContain("3g.20gb");
        assertThat(slots(".gpus-slot-free")).containsOnly("3g.20gb");

        String declared = text("#gpus-room-gpu-single");
        clickOn("#gpus-model-C");
        until("model", () -> !text("#gpus-room-gpu-single").equals(declared));

        clickOn("#gpus-by-holder");
        until("holders", () -> rows("#gpus-holders") > 3);
        clickOn("#gpus-by-node");
        until("back", () -> shows("#gpus-list"));
    }

    /// The profiles of the slots that look like this.
    private List<String> slots(String style) {
        return lookup("#gpus-list").lookup(style).queryAll().stream()
                .map(node -> node.getAccessibleText().split(":", 2)[0])
                .toList();
    }

    @Test
    void thePlannerShowsWhatAnotherLayoutOfACardWouldMean() {
        settled();
        control(KeyCode.DIGIT2);
        until("cards", () -> lookup("#gpus-list").<ListView<?>>query().getItems().size() >= 12);
        clickOn("#gpus-planner");
        until("layouts", () -> items("#gpus-layouts") == 12);
        assertThat(text("#gpus-plan-now")).startsWith("7 × 1g.5gb: the counts are exact");
        assertThat(text("#gpus-plan-order")).isEqualTo("The card already has these counts.");
        assertThat(text("#gpus-planner-only")).isEqualTo("A plan only: nothing is changed here.");

        clickOn("1g.5gb + 3 × 2g.10gb");
        until("planned", () -> text("#gpus-plan-order").contains("at 0, 2, 4, then 1g.5gb at 6"));
        assertThat(words("#gpus-plan-offers")).contains("mig-2g.10gb");
        assertThat(text("#gpus-plan-leave")).contains("the MIG manager evicts nobody");

        clickOn("#gpus-planner-all");
        until("all", () -> items("#gpus-layouts") == 37);
        clickOn("#gpus-planner-doubles");
        until("doubles", () -> items("#gpus-layouts") == 77);
        clickOn("#gpus-by-node");
        until("back", () -> shows("#gpus-list") && !shows("#gpus-layouts"));
    }

    @Test
    void aCardOfUnknownLayoutIsPlannedForAsSomebodyAssumesIt() {
        lab().scenario("exporter-away");
        settled();
        control(KeyCode.DIGIT2);
        until(30, "told", () -> words("#gpus-list").contains("mig-parted"));
        lab().inject(Fault.FORBIDDEN, "configmaps");
        until(30, "not known", () -> words("#gpus-list").contains("Layout not known"));
        assertThat(words("#gpus-list")).contains("mig-parted: forbidden, ConfigMap gpu-operator/");

        clickOn("#gpus-planner");
        until("assumed", () -> shows("#gpus-plan-assumed"));
        assertThat(words("#gpus-plan-assumed")).contains("no source names the layout");
        assertThat(text("#gpus-plan-now")).isEqualTo("In MIG mode, without an instance.");
        assertThat(text("#gpus-plan-assumed-other")).contains("mig-1g.5gb 0 / 9");

        ComboBox<Object> assume = lookup("#gpus-plan-assume").queryComboBox();
        interact(() -> assume.setValue(new TreeMap<>(Map.of("1g.5gb", 7))));
        assertThat(text("#gpus-plan-now")).startsWith("7 × 1g.5gb: counts assumed");
        assertThat(text("#gpus-plan-assumed-other")).contains("mig-1g.5gb 7 / 9");
    }

    @Test
    void theAddressesHaveAVerdictEachAndThePoolItsStrip() {
        settled();
        clickOn("#shell-rail-addresses");
        until("machines", () -> rows("#addresses") == 10);
        assertThat(text("#addresses-pool-head")).contains("1 of 11");
        assertThat(shows("#addresses-unseen")).isFalse();

        interact(() -> content().show("address/k3s-maint"));
        until("detail", () -> words("#addresses-detail").contains("k3s-maint: Agrees"));
    }

    @Test
    void fleetSaysWhyABundleIsNotReadyDownToTheContainer() {
        lab().scenario("fleet-stuck");
        settled();
        interact(() -> content().show("bundle/fleet-local/cluster-maintenance-monitoring"));
        until(30, "why", () -> words("#fleet-why").contains("Why is monitoring blocked?"));
        assertThat(rows("#fleet")).isEqualTo(8);
        until(
                "container",
                () -> words("#fleet-why").contains("ImagePullBackOff: Back-off pulling"));
        assertThat(words("#fleet-why"))
                .containsSubsequence(
                        "monitoring",
                        "waits for jupyterhub",
                        "jupyterhub",
                        "waits for ingress-nginx",
                        "ingress-nginx",
                        "Deploying",
                        "daemonset ingress-nginx/ingress-nginx-controller",
                        "Available: 3/4",
                        "pod ingress-nginx-controller-",
                        "Pending on k3s-wk-gpu3",
                        "container ingress-nginx-controller",
                        "ImagePullBackOff",
                        "event ");
        clickOn("#fleet-why-copy");
        until(
                "copied",
                () -> Clipboard.getSystemClipboard().getString().contains("\n→ jupyterhub: waits"));
    }

    @Test
    void everyCountOfFleetLeadsToItsRows() {
        lab().scenario("fleet-stuck");
        settled();
        control(KeyCode.DIGIT4);
        until(30, "counts", () -> shows("#fleet-count-hand") && rows("#fleet") == 8);
        clickOn("#fleet-count-hand");
        until("two", () -> rows("#fleet") == 2);
        clickOn("#fleet-count-ready");
        until("five", () -> rows("#fleet") == 5);
        clickOn("#fleet-count-all");
        until("all", () -> rows("#fleet") == 8);
        assertThat(text("#fleet-notes")).contains("were Ready at their former commit");

        interact(() -> content().show("bundle/fleet-local/cluster-maintenance-metallb"));
        until("panel", () -> words("#fleet-why").contains("metallb is ready."));
        clickOn("#fleet-deployments");
        until("deployments", () -> words("#fleet-side-events").contains("Fleet says Ready"));
    }

    @Test
    void everyLinkOfTheChainIsAJump() {
        lab().scenario("fleet-stuck");
        settled();
        interact(() -> content().show("bundle/fleet-local/cluster-maintenance-jupyterhub"));
        until(30, "chain", () -> shows("#fleet-why-events"));
        clickOn("#fleet-why-events");
        until("events", () -> words("#fleet-side-events").contains("Failed to pull image"));
        clickOn("#fleet-why-yaml");
        until(
                "yaml",
                () ->
                        lookup("#fleet-yaml-text")
                                .queryTextInputControl()
                                .getText()
                                .contains("v1.12.9"));
        clickOn("#fleet-side-close");
        until("closed", () -> !shows("#fleet-side"));

        clickOn(from(lookup("#fleet-why")).lookup("#fleet-why-bundle").nth(1).<Node>query());
        until("jumped", () -> words("#fleet-why").contains("Why is ingress-nginx not ready?"));
        until("pod", () -> shows("#fleet-why-pod"));
        clickOn("#fleet-why-pod");
        until("drawer", () -> shows("#overview-drawer") && shows("#overview-pods"));
        assertThat(text("#overview-drawer-title")).isEqualTo("k3s-wk-gpu3");
        TableView<?> pods = lookup("#overview-pods").queryTableView();
        until("chosen", () -> pods.getSelectionModel().getSelectedIndex() >= 0);
    }

    @Test
    void thePaletteFindsBundles() {
        settled();
        control(KeyCode.K);
        until("open", () -> shows("#shell-palette"));
        write("wildcard-c");
        until("found", () -> text("#shell-palette-count").startsWith("1 of"));
        type(KeyCode.ENTER);
        until("fleet", () -> words("#fleet-why").contains("wildcard-cert is ready."));
    }

    @Test
    void theRailsCountLeadsToWhatNeedsAHand() {
        lab().scenario("fleet-stuck");
        settled();
        until(30, "live", () -> session().link().latest().phase() == LinkState.Phase.LIVE);
        until(30, "settled", session()::settled);
        until(30, "count", () -> text("#shell-rail-count-fleet").equals("2"));
        // Where the count stands: itself it is made anew with every change.
        clickOn(point("#shell-rail-fleet").atPosition(Pos.CENTER_RIGHT).atOffset(-16, 0));
        until("two", () -> rows("#fleet") == 2);
        clickOn("#shell-rail-fleet");
        clickOn("#fleet-count-all");
        until("all", () -> rows("#fleet") == 8);
    }

    @Test
    void nothingThatIsOldLooksLikeWhatIs() {
        settled();
        lab().inject(Fault.DROP, "");
        until(30, "lost", () -> session().link().latest().phase() == LinkState.Phase.RECONNECTING);

        control(KeyCode.DIGIT2);
        until(30, "gpus", () -> words("#gpus-list").contains("was Ready"));
        control(KeyCode.DIGIT3);
        until("addresses", () -> cells("#addresses").contains("was Agrees"));
        assertThat(cells("#addresses")).doesNotContain("Agrees");
        control(KeyCode.DIGIT4);
        until("fleet", () -> cells("#fleet").contains("was Ready"));
    }

    private Set<String> cells(String table) {
        return from(lookup(table)).lookup(".table-cell").queryAllAs(TableCell.class).stream()
                .map(cell -> String.valueOf(cell.getText()))
                .collect(Collectors.toSet());
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

    private int items(String list) {
        return lookup(list)
                .tryQueryAs(ListView.class)
                .map(each -> each.getItems().size())
                .orElse(0);
    }

    private int rows(String table) {
        return lookup(table)
                .tryQueryAs(TableView.class)
                .map(each -> each.getItems().size())
                .orElse(0);
    }
}
