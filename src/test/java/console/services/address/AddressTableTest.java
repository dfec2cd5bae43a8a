package console.services.address;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.address.AddressLine.Declared;
import console.services.address.AddressLine.Role;
import console.services.resource.AddressRange;
import console.services.row.NeighbourRow;
import console.services.row.NeighbourRow.Probe;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The verdicts of the address table: one vector for every way to each of them.
class AddressTableTest {
    private static final String MAC1 = "00:16:3e:63:79:29";
    private static final String MAC2 = "00:16:3e:63:79:2e";
    private static final Declared GPU1 = new Declared("gpu1", "10.21.0.38", MAC1, Role.WORKER);
    private static final Declared GPU2 = new Declared("gpu2", "10.21.0.43", MAC2, Role.WORKER);
    private static final Declared MAINT =
            new Declared("maint", "10.21.0.42", "00:16:3e:63:79:2f", Role.MACHINE);
    private static final Map<String, String> NODES =
            Map.of("gpu1", "10.21.0.38", "gpu2", "10.21.0.43");

    @Test
    void everySourceThatCouldLookSaysTheSame() {
        AddressLine line = first(List.of(GPU1), NODES, List.of(seen("10.21.0.38", MAC1)));
        assertThat(line.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(line.facts()).containsExactly("Kubernetes and k3s-maint say the same");
        assertThat(first(List.of(GPU1), NODES, null).facts())
                .containsExactly("Kubernetes says the same");
    }

    @Test
    void aMachineThatIsNoNodeIsNotVerifiedWhileNothingLooks() {
        assertThat(verdict(List.of(MAINT), NODES, null)).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(verdict(List.of(GPU1), null, null)).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(verdict(List.of(MAINT), NODES, List.of())).isEqualTo(Verdict.NOT_VERIFIED);
    }

    @Test
    void twoMachinesAnswerForOneAddress() {
        AddressLine line = first(List.of(GPU1), NODES, List.of(seen("10.21.0.38", MAC1, MAC2)));
        assertThat(line.verdict()).isEqualTo(Verdict.DUPLICATE_IP);
        assertThat(line.facts()).containsExactly(MAC1 + " and " + MAC2 + " answer for 10.21.0.38");
    }

    @Test
    void twoDeclaredMachinesClaimOneAddress() {
        Declared copy = new Declared("copy", "10.21.0.38", MAC2, Role.MACHINE);
        AddressLine line = first(List.of(GPU1, copy), NODES, null);
        assertThat(line.verdict()).isEqualTo(Verdict.DUPLICATE_IP);
        assertThat(line.facts()).containsExactly("10.21.0.38 is declared for gpu1 and copy");
    }

    @Test
    void twoNodesClaimOneAddress() {
        Map<String, String> nodes =
                new java.util.TreeMap<>(Map.of("gpu1", "10.21.0.38", "gpu2", "10.21.0.38"));
        assertThat(lines(List.of(GPU1, GPU2), nodes, null))
                .extracting(AddressLine::verdict)
                .containsExactly(Verdict.DUPLICATE_IP, Verdict.DUPLICATE_IP);
        assertThat(first(List.of(GPU1), nodes, null).facts())
                .containsExactly("10.21.0.38 is claimed by the nodes gpu1 and gpu2");
    }

    @Test
    void oneMacIsDeclaredTwice() {
        Declared copy =
                new Declared(
                        "copy",
                        "10.21.0.40",
                        MAC1.toUpperCase(java.util.Locale.ROOT),
                        Role.MACHINE);
        assertThat(lines(List.of(GPU1, copy), NODES, null).subList(0, 2))
                .extracting(AddressLine::verdict)
                .containsOnly(Verdict.DUPLICATE_MAC);
    }

    @Test
    void oneMacIsSeenAtTwoAddressesOfWhichOneIsDeclared() {
        List<NeighbourRow> seen = List.of(seen("10.21.0.38", MAC1), seen("10.21.0.39", MAC1));
        List<AddressLine> lines = lines(List.of(GPU1), Map.of("gpu1", "10.21.0.38"), seen);
        assertThat(lines).extracting(AddressLine::verdict).containsOnly(Verdict.DUPLICATE_MAC);
        assertThat(lines).extracting(AddressLine::name).containsExactly("gpu1", "10.21.0.39");
    }

    @Test
    void aMachineWithTheMacOfAnotherIsADuplicateAtBothPlaces() {
        List<NeighbourRow> seen = List.of(seen("10.21.0.38", MAC1), seen("10.21.0.43", MAC1));
        assertThat(lines(List.of(GPU1, GPU2), NODES, seen))
                .extracting(AddressLine::verdict)
                .containsExactly(Verdict.DUPLICATE_MAC, Verdict.DUPLICATE_MAC);
    }

    @Test
    void theAnnouncerOfAVirtualAddressIsNoDuplicate() {
        List<NeighbourRow> seen = List.of(seen("10.21.0.38", MAC1), seen("10.21.0.50", MAC1));
        List<AddressLine> lines = lines(List.of(GPU1), Map.of("gpu1", "10.21.0.38"), seen);
        assertThat(lines).extracting(AddressLine::verdict).containsExactly(Verdict.AGREES);
    }

    @Test
    void everyDifferenceIsNamed() {
        AddressLine line =
                first(
                        List.of(GPU1),
                        Map.of("gpu1", "10.21.0.99"),
                        List.of(seen("10.21.0.38", MAC2)));
        assertThat(line.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(line.facts())
                .containsExactly(
                        "address 10.21.0.38 is declared, Kubernetes says 10.21.0.99",
                        "MAC " + MAC1 + " is declared, k3s-maint says " + MAC2);
    }

    @Test
    void aMachineThatMovedDiffers() {
        AddressLine line =
                first(
                        List.of(MAINT),
                        NODES,
                        List.of(silent("10.21.0.42"), seen("10.21.0.99", MAINT.mac())));
        assertThat(line.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(line.seen()).isNotNull();
    }

    @Test
    void outsideTheDeclaredNetwork() {
        Declared outside = new Declared("gpu1", "10.22.0.1", MAC1, Role.WORKER);
        assertThat(verdict(List.of(outside), null, null)).isEqualTo(Verdict.OUTSIDE_VLAN);
        assertThat(lines(List.of(), Map.of("far", "192.168.1.4"), null).getFirst().verdict())
                .isEqualTo(Verdict.OUTSIDE_VLAN);
    }

    @Test
    void aMachineInsideThePool() {
        Declared inside = new Declared("gpu1", "10.21.0.55", MAC1, Role.MACHINE);
        assertThat(verdict(List.of(inside), null, null)).isEqualTo(Verdict.INSIDE_POOL);
        assertThat(verdict(List.of(), null, List.of(seen("10.21.0.55", MAC2))))
                .isEqualTo(Verdict.INSIDE_POOL);
    }

    @Test
    void liveAndNotInTheInventory() {
        assertThat(verdict(List.of(), Map.of("new", "10.21.0.77"), null))
                .isEqualTo(Verdict.UNDECLARED);
        AddressLine free = first(List.of(), null, List.of(seen("10.21.0.39", MAC2)));
        assertThat(free.verdict()).isEqualTo(Verdict.UNDECLARED);
        assertThat(free.name()).isEqualTo("10.21.0.39");
    }

    @Test
    void lookedForAndNothingIsThere() {
        assertThat(verdict(List.of(MAINT), NODES, List.of(silent("10.21.0.42"))))
                .isEqualTo(Verdict.SILENT);
        assertThat(first(List.of(GPU1), Map.of(), null).facts())
                .containsExactly("Kubernetes knows no node gpu1");
        assertThat(verdict(List.of(GPU1), NODES, List.of(silent("10.21.0.38"))))
                .isEqualTo(Verdict.SILENT);
    }

    @Test
    void aNodeWithoutAnAddressIsNoMissingNode() {
        assertThat(first(List.of(GPU1), Map.of("gpu1", ""), null).facts())
                .containsExactly("node gpu1 has no InternalIP");
        AddressLine bare = first(List.of(), Map.of("new", ""), null);
        assertThat(bare.verdict()).isEqualTo(Verdict.UNDECLARED);
        assertThat(bare.kubernetes()).isEmpty();
    }

    @Test
    void anEntryThatIsOnlyRememberedVerifiesNothing() {
        NeighbourRow old =
                new NeighbourRow("10.21.0.42", List.of(MAINT.mac()), "k3s-maint", "STALE", null);
        AddressLine line = first(List.of(MAINT), NODES, List.of(old));
        assertThat(line.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(line.facts())
                .containsExactly(
                        "k3s-maint only remembers " + MAINT.mac() + ", nothing asked it",
                        "duplicates cannot be seen: k3s-maint has no arping");
    }

    @Test
    void whatIsOnlyRememberedAccusesNobody() {
        NeighbourRow other =
                new NeighbourRow("10.21.0.42", List.of(MAC2), "k3s-maint", "STALE", null);
        NeighbourRow free =
                new NeighbourRow("10.21.0.55", List.of(MAC2), "k3s-maint", "STALE", null);
        assertThat(lines(List.of(MAINT), Map.of(), List.of(other, free)))
                .extracting(AddressLine::verdict)
                .containsExactly(Verdict.NOT_VERIFIED, Verdict.NOT_VERIFIED);
    }

    @Test
    void aMachineThatMovedIsNoDuplicateOfWhatIsRememberedOfIt() {
        NeighbourRow old =
                new NeighbourRow("10.21.0.42", List.of(MAINT.mac()), "k3s-maint", "STALE", null);
        List<NeighbourRow> seen = List.of(old, seen("10.21.0.99", MAINT.mac()));
        List<AddressLine> lines = lines(List.of(MAINT), Map.of(), seen);
        assertThat(lines)
                .extracting(AddressLine::verdict)
                .containsExactly(Verdict.DIFFERS, Verdict.UNDECLARED);
        assertThat(lines.getFirst().facts())
                .containsExactly("address 10.21.0.42 is declared, k3s-maint says 10.21.0.99");
    }

    @Test
    void aMachineThatJoinedIsANodeWhateverThePlanCallsIt() {
        AddressLine line = first(List.of(MAINT), Map.of("maint", "10.21.0.42"), null);
        assertThat(line.kubernetes()).isEqualTo("10.21.0.42");
        assertThat(line.facts()).containsExactly("Kubernetes says the same");
        assertThat(verdict(List.of(MAINT), Map.of("maint", "10.21.0.44"), null))
                .isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void withoutArpingTheRowSaysThatDuplicatesCannotBeSeen() {
        Probe ping = new Probe("ping", 3, 3, 0.3);
        NeighbourRow one =
                new NeighbourRow("10.21.0.38", List.of(MAC1), "k3s-maint", "REACHABLE", ping);
        AddressLine line = first(List.of(GPU1), NODES, List.of(one));
        assertThat(line.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(line.facts())
                .containsExactly(
                        "Kubernetes and k3s-maint say the same",
                        "duplicates cannot be seen: k3s-maint has no arping");
    }

    @Test
    void theGatewayIsALineOfItsOwnWhereItWasLookedFor() {
        List<AddressLine> lines = lines(List.of(), null, List.of(seen("10.21.1.17", MAC2)));
        assertThat(lines).extracting(AddressLine::name).containsExactly("gateway");
        assertThat(lines.getFirst().verdict()).isEqualTo(Verdict.AGREES);
        assertThat(verdict(List.of(), null, List.of(silent("10.21.1.17"))))
                .isEqualTo(Verdict.SILENT);
        assertThat(verdict(List.of(), null, List.of(seen("10.21.1.17", MAC1, MAC2))))
                .isEqualTo(Verdict.DUPLICATE_IP);
    }

    @Test
    void twoMachinesThatAnnounceOneAddressAreADuplicate() {
        List<AddressLine> lines = lines(List.of(), null, List.of(seen("10.21.0.50", MAC1, MAC2)));
        assertThat(lines).extracting(AddressLine::name).containsExactly("10.21.0.50");
        assertThat(lines.getFirst().verdict()).isEqualTo(Verdict.DUPLICATE_IP);
    }

    @Test
    void withoutAnInventoryThereIsNoVerdict() {
        List<AddressLine> lines = lines(null, NODES, List.of(seen("10.21.0.39", MAC2)));
        assertThat(lines).hasSize(3).allMatch(line -> line.verdict() == null);
    }

    private static @Nullable Verdict verdict(
            List<Declared> declared,
            @Nullable Map<String, String> nodes,
            @Nullable List<NeighbourRow> seen) {
        return first(declared, nodes, seen).verdict();
    }

    private static AddressLine first(
            List<Declared> declared,
            @Nullable Map<String, String> nodes,
            @Nullable List<NeighbourRow> seen) {
        return lines(declared, nodes, seen).getFirst();
    }

    private static List<AddressLine> lines(
            @Nullable List<Declared> declared,
            @Nullable Map<String, String> nodes,
            @Nullable List<NeighbourRow> seen) {
        return new AddressTable(
                        declared,
                        nodes,
                        seen,
                        AddressRange.parse("10.21.0.0/16").orElseThrow(),
                        List.of(AddressRange.parse("10.21.0.50-10.21.0.60").orElseThrow()),
                        Set.of("10.21.0.50", "10.21.1.17"),
                        "10.21.1.17")
                .lines();
    }

    private static NeighbourRow seen(String address, String... macs) {
        Probe probe = new Probe(NeighbourRow.ARPING, 3, macs.length == 0 ? 0 : 3, 0.2);
        return new NeighbourRow(address, List.of(macs), "k3s-maint", null, probe);
    }

    private static NeighbourRow silent(String address) {
        return seen(address);
    }
}
