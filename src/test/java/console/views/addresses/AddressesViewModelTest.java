package console.views.addresses;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.address.Verdict;
import console.services.fact.Fact;
import console.services.fact.Reason;
import console.services.fact.Row;
import console.services.fact.Source;
import console.services.fact.Why;
import console.services.inventory.Inventory;
import console.services.row.NeighbourRow;
import console.services.row.NeighbourRow.Probe;
import console.services.row.Sources;
import console.support.StoreView;
import console.support.TestingClock;
import console.views.addresses.AddressesViewModel.Line;
import console.views.common.FxDoor;
import console.views.common.Texts;
import console.views.common.table.Cell;
import console.views.common.table.Tone;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/// What the cells of the address table say, live, stale and absent.
final class AddressesViewModelTest {
    private static final String CP1 = "00:16:3e:63:79:26";
    private static final String MAINT = "00:16:3e:63:79:2f";
    private final StoreView cluster = new StoreView();

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void withoutAProbeTheRowOnlyRemembers() {
        look(new NeighbourRow("10.21.0.35", List.of(CP1), "k3s-maint", "STALE", null));
        assertThat(text("k3s-cp1", "seenMac")).isEqualTo(CP1);
        assertThat(text("k3s-cp1", "probe")).isEqualTo("only remembered");
        assertThat(text("k3s-cp1", "verdict")).isEqualTo("Not verified");
        assertThat(text("k3s-cp1", "facts"))
                .isEqualTo(
                        "k3s-maint only remembers 00:16:3e:63:79:26, nothing asked it.;"
                                + " Duplicates cannot be seen: k3s-maint has no arping.");
    }

    @Test
    void aProbeSaysItsTimeItsLossesAndWhatItCannotSee() {
        look(
                answer("10.21.0.35", new Probe("ping", 3, 3, 0.24), CP1),
                answer("10.21.0.36", new Probe("arping", 3, 2, 0.3), "00:16:3e:63:79:27"),
                new NeighbourRow(
                        "10.21.0.37",
                        List.of(),
                        "k3s-maint",
                        "FAILED",
                        new Probe("arping", 3, 0, null)),
                new NeighbourRow("10.21.0.42", List.of(MAINT), "k3s-maint", "ITSELF", null));
        assertThat(text("k3s-cp1", "probe")).isEqualTo("0.2 ms · no arping");
        assertThat(text("k3s-cp2", "probe")).isEqualTo("1 of 3 lost");
        assertThat(text("k3s-cp3", "probe")).isEqualTo("3 of 3 lost");
        assertThat(text("k3s-cp3", "seenMac")).isEqualTo("no answer");
        assertThat(text("k3s-cp3", "verdict")).isEqualTo("Silent");
        assertThat(text("k3s-maint", "probe")).isEqualTo("itself");
        assertThat(text("k3s-maint", "verdict")).isEqualTo("Agrees");
        assertThat(text("k3s-wk-gpu1", "seenMac")).isEqualTo("not looked for");
        assertThat(model().chosen().orElseThrow().line().verdict()).isEqualTo(Verdict.SILENT);
    }

    @Test
    void severalMacsAreShortWhereOnlyTheirEndsDiffer() {
        Probe probe = new Probe("arping", 3, 3, 0.2);
        look(answer("10.21.0.35", probe, CP1, MAINT), answer("10.21.0.36", probe, CP1, "odd"));
        assertThat(text("k3s-cp1", "seenMac")).isEqualTo(CP1 + ", :2f");
        assertThat(text("k3s-cp2", "seenMac")).isEqualTo(CP1 + ", odd");
        assertThat(text("k3s-cp1", "verdict")).isEqualTo("Duplicate IP");
        assertThat(model().verdicts()).containsEntry(Verdict.DUPLICATE_IP, 2);
    }

    @Test
    void whatLooksFallsSilentAndOnlyWhatItFedIsOld() {
        look(answer("10.21.0.35", new Probe("arping", 3, 3, 0.2), CP1));
        Why why = new Why(Reason.UNREACHABLE, "neighbours", "");
        cluster.accept(List.of(new Fact.Silent(Sources.NEIGHBOURS, TestingClock.START, why)));
        assertThat(cell("k3s-cp1", "seenMac").tone()).isEqualTo(Tone.STALE);
        assertThat(text("k3s-cp1", "verdict")).isEqualTo("was Agrees");
        assertThat(cell("k3s-cp1", "declared").tone()).isEqualTo(Tone.PLAIN);
    }

    @Test
    void whereNothingLooksEveryCellSaysWhy() {
        list(Sources.INVENTORY, Inventory.shipped());
        Why why = Why.notConfigured("neighbours", "nothing looks at the network");
        cluster.accept(List.of(new Fact.Lacking(Sources.NEIGHBOURS, TestingClock.START, why)));
        assertThat(text("k3s-maint", "seenMac")).isEqualTo("not configured");
        assertThat(text("k3s-maint", "probe")).isEqualTo("not configured");
        assertThat(text("k3s-maint", "verdict")).isEqualTo("Not verified");
        assertThat(cell("k3s-maint", "verdict").readings()).hasSize(3);
    }

    @Test
    void aNeighbourThatChangesRenewsNoRowButItsOwn() {
        look(answer("10.21.0.35", null, CP1), answer("10.21.0.42", null, MAINT));
        try (AddressesViewModel model = opened()) {
            List<Line> before = model.table().readingProperty().get().known().orElseThrow();
            cluster.timer().advance(Duration.ofSeconds(2));
            Instant later = TestingClock.START.plusSeconds(2);
            cluster.accept(
                    List.of(
                            new Fact.Alive(Sources.INVENTORY, later),
                            new Fact.Saw(
                                    Sources.NEIGHBOURS,
                                    later,
                                    answer("10.21.0.42", null, "00:16:3e:00:00:01"))));
            assertThat(model.table().readingProperty().get().known().orElseThrow())
                    .filteredOn(line -> !before.contains(line))
                    .extracting(Line::key)
                    .containsExactly("k3s-maint");
        }
    }

    private void look(NeighbourRow... rows) {
        list(Sources.INVENTORY, Inventory.shipped());
        list(Sources.NEIGHBOURS, rows);
    }

    private static NeighbourRow answer(String address, @Nullable Probe probe, String... macs) {
        return new NeighbourRow(address, List.of(macs), "k3s-maint", "REACHABLE", probe);
    }

    private void list(Source<?> source, Row... rows) {
        cluster.accept(List.of(new Fact.Listed(source, TestingClock.START, List.of(rows), 0, "")));
    }

    private AddressesViewModel model() {
        try (AddressesViewModel model = opened()) {
            return model;
        }
    }

    private AddressesViewModel opened() {
        Texts texts = new Texts("common", Locale.ENGLISH, ZoneOffset.UTC);
        return new AddressesViewModel(cluster, new FxDoor(Runnable::run), texts, _ -> {});
    }

    private Cell cell(String name, String column) {
        AddressesViewModel model = model();
        model.choose(name);
        Line line = model.chosen().orElseThrow();
        return new AddressColumns(model.texts(), model.words())
                .all().stream()
                        .filter(each -> each.id().equals(column))
                        .map(each -> each.cell().apply(line))
                        .findFirst()
                        .orElseThrow();
    }

    private String text(String name, String column) {
        return cell(name, column).text();
    }
}
