package console.services.address;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.inventory.Inventory;
import console.services.resource.Amounts;
import console.services.row.InventoryRow;
import console.services.row.NeighbourRow;
import console.services.row.NodeRow;
import console.services.row.PoolRow;
import console.services.row.ServiceRow;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the shipped plan says of itself, and how full its networks are.
class PlanNotesTest {
    private static final InventoryRow PLAN = Inventory.shipped();
    private static final String MAC = "bc:24:11:0a:4e:91";
    private static final String WITHIN =
            "the pool lies inside 10.21.0.0/16: nobody else may give its addresses away";

    @Test
    void aGapAStrayMacAndThePoolsPlaceAreNoted() {
        assertThat(notes(List.of(), null))
                .containsExactly(
                        "10.21.0.39 is skipped by the plan",
                        "k3s-maint breaks the pattern of the MACs: 2f where 2d is expected",
                        WITHIN);
    }

    @Test
    void anAnswerFromTheGapIsSaid() {
        NeighbourRow stranger =
                new NeighbourRow("10.21.0.39", List.of(MAC), "k3s-maint", "REACHABLE", null);
        assertThat(notes(List.of(), List.of(stranger)))
                .startsWith("10.21.0.39 is skipped by the plan, yet something answers there");
        NeighbourRow old = new NeighbourRow("10.21.0.39", List.of(MAC), "k3s-maint", "STALE", null);
        assertThat(notes(List.of(), List.of(old))).startsWith("10.21.0.39 is skipped by the plan");
    }

    @Test
    void aPoolThatIsNotThePlansIsSaid() {
        PoolRow pool = new PoolRow("metallb-system", "a", List.of("10.21.0.50-10.21.0.99"), true);
        assertThat(notes(List.of(pool), null))
                .contains(
                        "the plan's pool is 10.21.0.50-10.21.0.60, MetalLB has"
                                + " 10.21.0.50-10.21.0.99");
        PoolRow same = new PoolRow("metallb-system", "a", List.of("10.21.0.50-10.21.0.60"), true);
        assertThat(notes(List.of(same), null)).hasSize(3);
    }

    @Test
    void nodeRangesAreCountedOfAsManyAsThePodNetworkHas() {
        List<NodeRow> nodes = List.of(node("a", "10.42.0.0/24"), node("b", "10.42.1.0/24"));
        assertThat(RangeUse.ofPods(nodes, PLAN)).contains(new AddressSnapshot.Use(2, 256L));
        List<NodeRow> mixed = List.of(node("a", "10.42.0.0/24"), node("b", "10.42.1.0/25"));
        assertThat(RangeUse.ofPods(mixed, PLAN)).contains(new AddressSnapshot.Use(2, null));
        assertThat(RangeUse.ofPods(List.of(node("a", "")), PLAN)).isEmpty();
        assertThat(RangeUse.ofPods(List.of(), PLAN)).contains(new AddressSnapshot.Use(0, null));
    }

    @Test
    void servicesAreCountedByTheirClusterAddresses() {
        List<ServiceRow> services =
                Stream.of("10.43.0.1", "10.43.0.10", "10.43.0.10", "").map(this::service).toList();
        assertThat(RangeUse.ofServices(services, PLAN))
                .isEqualTo(new AddressSnapshot.Use(2, 65_534L));
        assertThat(RangeUse.ofServices(services, null)).isEqualTo(new AddressSnapshot.Use(2, null));
    }

    private ServiceRow service(String address) {
        return new ServiceRow("ns", "a", false, List.of(), address, "", false, null);
    }

    static NodeRow node(String name, String range) {
        return node(name, null, range);
    }

    static NodeRow node(String name, @Nullable String address, String range) {
        Amounts none = Amounts.of(Map.of());
        return new NodeRow(
                name, name, Map.of(), Map.of(), false, List.of(), address, none, none, List.of(),
                "", null, range, List.of());
    }

    private static List<String> notes(List<PoolRow> pools, @Nullable List<NeighbourRow> seen) {
        return PlanNotes.of(PLAN, pools, seen).stream().map(AddressFact::english).toList();
    }
}
