package console.services.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.gpu.HeadroomTable.Offer;
import console.services.gpu.HeadroomTable.Row;
import console.services.resource.Amounts;
import console.services.resource.NodeState;
import console.services.resource.SessionModel;
import console.services.row.InventoryRow.Profile;
import console.services.row.NodeRow.Taint;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// HeadroomTable of the plan's five profiles on the plan's nodes: by hand in its tables, here by
/// code.
class HeadroomTableTest {
    private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);
    private static final Map<String, Profile> PROFILES =
            Map.of(
                    "cpu", profile("cpu", 2, 2, null, 0),
                    "gpu-single", profile("gpu-single", 16, 64, "nvidia.com/gpu", 1),
                    "gpu-dual", profile("gpu-dual", 32, 128, "nvidia.com/gpu", 2),
                    "mig-1g.5gb", profile("mig-1g.5gb", 6, 24, "nvidia.com/mig-1g.5gb", 1),
                    "mig-2g.10gb", profile("mig-2g.10gb", 10, 40, "nvidia.com/mig-2g.10gb", 1));

    @ParameterizedTest
    @CsvSource({
        "cpu,         A, nvidia.com/gpu,         2,  23, cpu",
        "cpu,         B, nvidia.com/gpu,         2,  23, cpu",
        "cpu,         C, nvidia.com/gpu,         2,  92, pods",
        "gpu-single,  A, nvidia.com/gpu,         2,   1, memory",
        "gpu-single,  B, nvidia.com/gpu,         2,   2, cpu nvidia.com/gpu",
        "gpu-single,  C, nvidia.com/gpu,         2,   2, nvidia.com/gpu",
        "gpu-dual,    A, nvidia.com/gpu,         2,   0, memory",
        "gpu-dual,    B, nvidia.com/gpu,         2,   1, cpu nvidia.com/gpu",
        "gpu-dual,    C, nvidia.com/gpu,         2,   1, nvidia.com/gpu",
        "mig-1g.5gb,  A, nvidia.com/mig-1g.5gb,  14,  5, memory",
        "mig-1g.5gb,  B, nvidia.com/mig-1g.5gb,  14,  7, cpu",
        "mig-1g.5gb,  C, nvidia.com/mig-1g.5gb,  14, 14, nvidia.com/mig-1g.5gb",
        "mig-2g.10gb, A, nvidia.com/mig-2g.10gb, 6,   3, memory",
        "mig-2g.10gb, B, nvidia.com/mig-2g.10gb, 6,   4, cpu",
        "mig-2g.10gb, C, nvidia.com/mig-2g.10gb, 6,   6, nvidia.com/mig-2g.10gb",
    })
    void onAnEmptyNodeOfThePlan(
            String name, SessionModel model, String device, int count, long fits, String limits) {
        assertThat(HeadroomTable.on(profile(name), node("wk", device, count), model))
                .isEqualTo(new Row(name, "wk", fits, List.of(limits.split(" "))));
    }

    @ParameterizedTest
    @CsvSource({
        "cpu, A, 92", "cpu, B, 92", "cpu, C, 368",
        "gpu-single, A, 3", "gpu-single, B, 6", "gpu-single, C, 6",
        "gpu-dual, A, 0", "gpu-dual, B, 3", "gpu-dual, C, 3",
        "mig-1g.5gb, A, 5", "mig-1g.5gb, B, 7", "mig-1g.5gb, C, 14",
    })
    void inTheWholeClusterEachProfileAlone(String name, SessionModel model, long fits) {
        List<Offer> workers =
                List.of(
                        node("k3s-wk-gpu1", "nvidia.com/mig-1g.5gb", 14),
                        node("k3s-wk-gpu2", "nvidia.com/gpu", 2),
                        node("k3s-wk-gpu3", "nvidia.com/gpu", 2),
                        node("k3s-wk-gpu4", "nvidia.com/gpu", 2));
        Row all = HeadroomTable.of(List.of(profile(name)), workers, model).getFirst();
        assertThat(all.node()).isNull();
        assertThat(all.fits()).isEqualTo(fits);
    }

    @Test
    void whatRunsLeavesLess() {
        Amounts single = profile("gpu-single").wanted(SessionModel.A);
        Offer busy = taken(node("wk", "nvidia.com/gpu", 2), single);
        assertThat(HeadroomTable.on(profile("cpu"), busy, SessionModel.A).fits()).isEqualTo(15);
        assertThat(HeadroomTable.on(profile("gpu-single"), busy, SessionModel.A).fits()).isZero();
        assertThat(HeadroomTable.on(profile("gpu-dual"), busy, SessionModel.A).fits()).isZero();
    }

    @Test
    void moreTakenThanThereIsFitsNoneAndNeverLessThanNone() {
        Offer over = taken(node("wk", "nvidia.com/gpu", 1), amounts("nvidia.com/gpu", 3));
        assertThat(HeadroomTable.on(profile("gpu-single"), over, SessionModel.C))
                .isEqualTo(new Row("gpu-single", "wk", 0, List.of("nvidia.com/gpu")));
    }

    @Test
    void whyANodeTakesNone() {
        Offer offer = node("wk", "nvidia.com/gpu", 2);
        Taint dedicated = new Taint("dedicated", "gpu", "NoSchedule");
        assertThat(limit(with(offer, NodeState.NO_CONTACT, true, dedicated)))
                .isEqualTo("not-ready");
        assertThat(limit(with(offer, NodeState.READY, true, dedicated))).isEqualTo("cordoned");
        assertThat(limit(with(offer, NodeState.READY, false, dedicated))).isEqualTo("taint");
        assertThat(limit(node("wk", "nvidia.com/mig-1g.5gb", 7))).isEqualTo("not-offered");
    }

    @Test
    void taintsThatTheInventoryNamesAreTolerated() {
        Taint dedicated = new Taint("dedicated", "gpu", "NoSchedule");
        Offer offer = with(node("wk", "nvidia.com/gpu", 2), NodeState.READY, false, dedicated);
        Profile tolerant =
                new Profile(
                        "t",
                        null,
                        16,
                        64,
                        "nvidia.com/gpu",
                        1,
                        List.of(new Taint("dedicated", "", "NoSchedule")));
        assertThat(HeadroomTable.on(tolerant, offer, SessionModel.C).fits()).isEqualTo(2);
    }

    @Test
    void theRowForAllNamesResourcesTheMostFrequentFirst() {
        List<Offer> nodes =
                List.of(
                        node("a", "nvidia.com/gpu", 1),
                        taken(node("b", "nvidia.com/gpu", 2), amounts("cpu", 40)),
                        taken(node("c", "nvidia.com/gpu", 2), amounts("cpu", 40)),
                        with(node("d", "nvidia.com/gpu", 2), NodeState.NOT_READY, false, null));
        Row all =
                HeadroomTable.of(List.of(profile("gpu-single")), nodes, SessionModel.C).getFirst();
        assertThat(all.limitedBy()).containsExactly("nvidia.com/gpu");
        Row b = HeadroomTable.of(List.of(profile("gpu-single")), nodes, SessionModel.B).getFirst();
        assertThat(b.fits()).isEqualTo(1);
        assertThat(b.limitedBy()).containsExactly("cpu", "nvidia.com/gpu");
    }

    private static String limit(Offer offer) {
        return HeadroomTable.on(profile("gpu-single"), offer, SessionModel.A)
                .limitedBy()
                .getFirst();
    }

    private static Profile profile(String name) {
        return Objects.requireNonNull(PROFILES.get(name));
    }

    private static Profile profile(String name, int cpus, int gib, @Nullable String device, int n) {
        return new Profile(name, null, cpus, gib, device, n, List.of());
    }

    /// 48 vCPU, 128 GB and 110 pods, less what system pods of a worker take.
    private static Offer node(String name, String device, int count) {
        return new Offer(
                name,
                NodeState.READY,
                false,
                List.of(),
                Amounts.of(
                        Map.of(
                                "cpu",
                                new BigDecimal("47.5"),
                                "memory",
                                GIB.multiply(new BigDecimal("125.2")),
                                "pods",
                                BigDecimal.valueOf(92),
                                device,
                                BigDecimal.valueOf(count))),
                Amounts.NONE);
    }

    private static Amounts amounts(String name, long amount) {
        return Amounts.of(Map.of(name, BigDecimal.valueOf(amount)));
    }

    private static Offer taken(Offer offer, Amounts requested) {
        return new Offer(
                offer.node(),
                offer.state(),
                offer.cordoned(),
                offer.taints(),
                offer.allocatable(),
                requested);
    }

    private static Offer with(
            Offer offer, NodeState state, boolean cordoned, @Nullable Taint taint) {
        return new Offer(
                offer.node(),
                state,
                cordoned,
                taint == null ? List.of() : List.of(taint),
                offer.allocatable(),
                offer.requested());
    }
}
