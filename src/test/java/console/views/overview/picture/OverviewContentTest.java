package console.views.overview.picture;

import static console.views.overview.picture.TestingPictures.draw;
import static console.views.overview.picture.TestingPictures.item;
import static console.views.overview.picture.TestingPictures.lines;
import static console.views.overview.picture.TestingPictures.sentence;
import static console.views.overview.picture.TestingPictures.texts;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.session.LinkState;
import console.views.common.picture.Drawing;
import console.views.common.picture.Freshness;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// What the overview has to show, by name, or absent with its reason.
final class OverviewContentTest {
    private final Drawing plan = draw(TestingTopology.plan());
    private final Drawing absent = draw(TestingTopology.absent());

    @Test
    void hostIsTheFrameAroundItsMachines() {
        assertThat(texts(plan, "host"))
                .containsExactly("cit-gpu-01  Proxmox VE host · 8 × A100 40GB");
        assertThat(sentence(plan, "host")).contains("seen 24 Nov 08:12:40");
        assertThat(texts(draw(TestingStates.undeclared()), "host"))
                .containsExactly("host: not configured");
    }

    @Test
    void threeServersFourWorkersAndTheMaintenanceMachineHaveTheirTiles() {
        for (String name : List.of("k3s-cp1", "k3s-cp2", "k3s-cp3")) {
            assertThat(texts(plan, "node/" + name)).contains(name, "Ready", "etcd voter");
        }
        for (int i = 1; i <= 4; i++) {
            assertThat(texts(plan, "node/k3s-wk-gpu" + i)).contains("k3s-wk-gpu" + i, "Ready");
            assertThat(texts(plan, "address/k3s-wk-gpu" + i)).hasSize(1);
        }
        assertThat(texts(plan, "machine/k3s-maint"))
                .containsExactly("k3s-maint", "Maintenance VM · not a node", "Reached: answers");
        assertThat(texts(plan, "node/k3s-cp1")).contains("leader");
    }

    @Test
    void workersShowTheirCardsWithSlotsAndHolders() {
        assertThat(texts(plan, "node/k3s-wk-gpu1/cards"))
                .contains("GPU 0 · 7 × 1g.5gb", "1 held", "GPU 1 · 7 × 1g.5gb", "3 held", "1g");
        assertThat(texts(plan, "node/k3s-wk-gpu2/cards"))
                .contains("GPU 0 · whole", "held", "m.huber", "GPU 1 · whole", "free");
        assertThat(sentence(plan, "node/k3s-wk-gpu1/cards"))
                .contains("GPU 0 · 7 × 1g.5gb: 1 held", "seen 24 Nov 08:12:40");
        assertThat(texts(draw(TestingStates.withoutDevices()), "node/k3s-wk-gpu1/cards"))
                .contains("2 cards · A100 40GB", "slots: not installed")
                .contains("mig-1g.5gb: 1 of 14 held");
    }

    @Test
    void whatFitsNowAndWhatIsOutOfReachStandsBelowTheCards() {
        assertThat(texts(plan, "node/k3s-wk-gpu1/cards"))
                .contains("13 free, out of reach: memory", "Fits now", "CPU 2 · 1g 0");
        assertThat(texts(plan, "node/k3s-wk-gpu2/cards"))
                .contains("free, out of reach: memory", "1 free, out of reach: memory")
                .contains("CPU 11 · single 0");
        assertThat(texts(draw(TestingStates.undeclared()), "node/k3s-wk-gpu1/cards"))
                .contains("not known: no profiles declared");
    }

    @Test
    void outOfReachIsASliceOfWhatDoesNotFitAndNoOther() {
        assertThat(texts(draw(TestingStates.mixed()), "node/k3s-wk-gpu1/cards"))
                .contains("3g.20gb, free");
    }

    @Test
    void railCarriesTheVlanWithGatewayAndBothNameServers() {
        assertThat(texts(plan, "rail")).containsExactly("VLAN 633 · 10.21.0.0/16");
        assertThat(texts(plan, "gateway")).containsExactly("Gateway", "10.21.1.17");
        assertThat(texts(plan, "dns")).containsExactly("DNS", "193.171.87.249", "193.171.87.250");
        Drawing undeclared = draw(TestingStates.undeclared());
        assertThat(texts(undeclared, "rail")).containsExactly("network not declared");
        assertThat(sentence(undeclared, "gateway")).startsWith("Gateway and DNS: not configured");
    }

    @Test
    void virtualAddressHasExactlyOneAnnouncer() {
        assertThat(lines(plan, "announces/")).containsExactly("announces/k3s-wk-gpu2");
        assertThat(texts(plan, "vip/10.21.0.50"))
                .containsExactly(
                        "10.21.0.50",
                        "MetalLB layer 2 · ingress-nginx",
                        "Announced by k3s-wk-gpu2",
                        "1 of 11 pool addresses in use");
        assertThat(item(plan, "vip/10.21.0.50").tag().state()).isEqualTo(Freshness.LIVE);
        assertThat(texts(plan, "node/k3s-wk-gpu2")).contains("announces VIP");
    }

    @Test
    void noAnnouncerAndTwoAnnouncersAreProblems() {
        Drawing none = draw(TestingStates.withAnnouncers(List.of()));
        Drawing two = draw(TestingStates.withAnnouncers(List.of("k3s-wk-gpu1", "k3s-wk-gpu4")));

        assertThat(lines(none, "announces/")).isEmpty();
        assertThat(texts(none, "vip/10.21.0.50")).contains("Announced by no node");
        assertThat(item(none, "vip/10.21.0.50").tag().state()).isEqualTo(Freshness.PROBLEM);
        assertThat(lines(two, "announces/"))
                .containsExactly("announces/k3s-wk-gpu1", "announces/k3s-wk-gpu4");
        assertThat(sentence(two, "vip/10.21.0.50"))
                .contains("Announced by 2: k3s-wk-gpu1, k3s-wk-gpu4");
        assertThat(item(two, "vip/10.21.0.50").tag().state()).isEqualTo(Freshness.PROBLEM);
    }

    @Test
    void everyWorkerHasItsIngressControllerWithReadiness() {
        for (int i = 1; i <= 4; i++) {
            assertThat(texts(plan, "node/k3s-wk-gpu" + i + "/ingress"))
                    .containsExactlyInAnyOrder("ingress-nginx", "ready");
        }
        assertThat(texts(draw(TestingStates.unready()), "node/k3s-wk-gpu2/ingress"))
                .containsExactlyInAnyOrder("ingress-nginx", "not ready");
        assertThat(texts(draw(TestingStates.withoutControllers()), "node/k3s-wk-gpu2/ingress"))
                .containsExactlyInAnyOrder("ingress-nginx", "no permission");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rancher", "jupyterhub", "jupyterhub-test"})
    void hostNameLeadsToItsServiceAndReadyEndpoints(String name) {
        String id = "route/" + name + ".cps.unileoben.ac.at";

        assertThat(texts(plan, id))
                .containsExactlyInAnyOrder(
                        name + ".cps.unileoben.ac.at", "1 of 1", name + "/proxy-public");
        assertThat(item(plan, id).tag().state()).isEqualTo(Freshness.LIVE);
        Drawing down = draw(TestingStates.unready());
        assertThat(texts(down, id)).contains("0 of 1");
        assertThat(item(down, id).tag().state()).isEqualTo(Freshness.PROBLEM);
        assertThat(texts(absent, "routes")).containsExactly("Routes: no permission");
    }

    @Test
    void storageShowsNfsScratchAndClaims() {
        assertThat(texts(plan, "storage"))
                .containsExactly(
                        "Storage",
                        "PVC: 21 bound, 1 pending, 0 lost",
                        "NFS nas:/export",
                        "local-scratch: 1,000 GB a node");
        assertThat(texts(plan, "node/k3s-wk-gpu1/scratch"))
                .containsExactly("Scratch", "412 / 1,000 GB · 3 volumes");
        assertThat(texts(absent, "storage")).contains("PVC: no permission");
    }

    @Test
    void bundlesStandInARowWithTheirDependencies() {
        assertThat(texts(plan, "bundle/fleet-local/hub")).containsExactly("hub");
        assertThat(sentence(plan, "bundle/fleet-local/hub"))
                .startsWith("hub, Not ready, needs monitoring");
        assertThat(lines(plan, "needs/")).hasSize(14); // a line and its head each
        assertThat(texts(absent, "bundles")).containsExactly("Fleet bundles: not installed");
    }

    @Test
    void consolesOwnWayInHasItsState() {
        assertThat(texts(plan, "console")).containsExactly("This console", "k3s-cp1:6443 · 11 ms");
        assertThat(texts(draw(TestingTopology.stale(), LinkState.Phase.RECONNECTING), "console"))
                .containsExactly("This console", "no link since 08:10:38");
        assertThat(texts(draw(TestingTopology.stale(), LinkState.Phase.REFUSED), "console"))
                .containsExactly("This console", "refused since 08:10:38");
        assertThat(texts(draw(TestingTopology.absent(), LinkState.Phase.CONNECTING), "console"))
                .containsExactly("This console", "connecting");
    }

    @Test
    void nodesThatCannotBeReadKeepTheirSeatsWithTheReason() {
        for (String name : List.of("k3s-cp2", "k3s-wk-gpu3")) {
            assertThat(texts(absent, "node/" + name))
                    .containsExactly(name, "no permission", "declared in the inventory");
            assertThat(item(absent, "node/" + name).tag().state()).isEqualTo(Freshness.ABSENT);
        }
        assertThat(texts(absent, "vip")).containsExactly("Virtual address", "no permission");
    }

    @Test
    void declaredNodeThatDidNotJoinKeepsItsSeat() {
        assertThat(texts(draw(TestingStates.withoutNode("k3s-wk-gpu4")), "node/k3s-wk-gpu4"))
                .containsExactly("k3s-wk-gpu4", "not in the cluster", "declared in the inventory");
    }

    @Test
    void lostLinkMakesEverythingOldInOneFrame() {
        Drawing old = draw(TestingTopology.stale(), LinkState.Phase.RECONNECTING);

        assertThat(texts(old))
                .contains("was Ready", "was ready", "not known while stale")
                .doesNotContain("Ready", "ready")
                .noneMatch(text -> text.matches("CPU \\d+ · .*"));
        assertThat(old.items())
                .filteredOn(one -> one.id().matches("(node|vip|route|bundle|storage|machine).*"))
                .allMatch(one -> one.tag().state() == Freshness.STALE);
        assertThat(sentence(old, "node/k3s-wk-gpu2/use")).contains("silent since", "no contact");
    }

    @Test
    void lostNodeIsAProblemAndNothingOfItIsKnown() {
        Drawing lost = draw(TestingTopology.problem());

        assertThat(texts(lost, "node/k3s-wk-gpu3")).contains("NotReady 4 min");
        assertThat(texts(lost, "node/k3s-wk-gpu3/silent"))
                .containsExactly("Kubelet silent", "Last report 08:08:28");
        assertThat(texts(lost, "node/k3s-wk-gpu3/cards"))
                .contains("unknown", "whole, holder unknown")
                .doesNotContain("free", "held");
        assertThat(texts(lost, "node/k3s-wk-gpu3/ingress")).contains("unknown");
    }

    @Test
    void deadSourceMakesOldOnlyWhatItFeeds() {
        Drawing drawing = draw(TestingStates.oldDevices());

        assertThat(item(drawing, "node/k3s-wk-gpu1/cards").tag().state())
                .isEqualTo(Freshness.STALE);
        assertThat(item(drawing, "node/k3s-wk-gpu1").tag().state()).isEqualTo(Freshness.LIVE);
        assertThat(texts(drawing, "node/k3s-wk-gpu1")).contains("Ready");
    }

    /// Selected with the keyboard, a node reads out its parts, each from its own source.
    @Test
    void selectedNodeReadsOutEveryValueWithSourceAndAge() {
        String all = plan.sentences(item(plan, "node/k3s-wk-gpu1"));

        assertThat(all)
                .contains("k3s-wk-gpu1, worker, Ready, 10.21.0.38, MIG")
                .contains("23 pods, CPU 23.1 / 48, Memory 120.6 / 125.8 GiB")
                .contains("GPU 0 · 7 × 1g.5gb: 1 held")
                .contains("Scratch: 412 / 1,000 GB · 3 volumes")
                .contains("ingress-nginx ready");
        assertThat(all.lines().filter(line -> line.contains("seen 24 Nov 08:12:40"))).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 57, 295, 995})
    void manyNodesStillSayAddressRoutesStorageAndTheOwnWay(int workers) {
        Drawing drawing = draw(TestingTopology.of(3, workers));

        assertThat(drawing.items())
                .extracting(Drawing.Item::id)
                .contains("rail", "vip/10.21.0.50", "ingress", "routes", "bundles")
                .contains("storage", "console");
        assertThat(sentence(drawing, "vip/10.21.0.50"))
                .contains("10.21.0.50 · Announced by k3s-wk-gpu2");
        assertThat(sentence(drawing, "rail")).contains("gateway 10.21.1.17", "193.171.87.250");
        assertThat(sentence(drawing, "node/k3s-wk-gpu1"))
                .contains("CPU 23.1 / 48", "GPU 0 · 7 × 1g.5gb: 1 held", "seen 24 Nov");
    }
}
