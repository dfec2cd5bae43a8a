package console.services.topology;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.row.NodeRow;
import console.services.row.PartedRow;
import console.services.row.PartedRow.Config;
import console.services.row.PartedRow.Entry;
import console.services.row.PodRow;
import console.services.row.Sources;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Card layouts from mig-parted's configuration: where it may be believed, and what it cannot tell.
final class PartedTest {
    private static final String CONFIG = "nvidia.com/mig.config";
    private static final String ONE = "nvidia.com/mig-1g.5gb";
    private static final String TWO = "nvidia.com/mig-2g.10gb";
    private static final String GPU = TestingRows.GPU;
    private static final List<String> OF_A100_40 = List.of("0x20B010DE", "0x20f110de");
    private static final List<String> OF_H100 = List.of("0x233010DE", "0x233110DE");

    private final TestingRows rows = new TestingRows();

    @AfterEach
    void close() {
        rows.close();
    }

    private static Entry all(List<String> filter, Map<String, Integer> instances) {
        return new Entry(filter, null, true, instances);
    }

    private static PartedRow configs() {
        Map<String, Config> configs = new HashMap<>();
        configs.put(
                "all-disabled",
                new Config(List.of(new Entry(List.of(), null, false, Map.of())), ""));
        configs.put("all-enabled", new Config(List.of(all(List.of(), Map.of())), ""));
        configs.put("all-1g.5gb", new Config(List.of(all(List.of(), Map.of("1g.5gb", 7))), ""));
        configs.put(
                "filtered",
                new Config(
                        List.of(
                                all(OF_H100, Map.of("1g.10gb", 7)),
                                all(OF_A100_40, Map.of("1g.10gb", 4))),
                        ""));
        configs.put(
                "own",
                new Config(
                        List.of(
                                new Entry(List.of(), List.of(0), true, Map.of("1g.5gb", 7)),
                                new Entry(
                                        List.of(),
                                        List.of(1),
                                        true,
                                        Map.of("2g.10gb", 3, "1g.5gb", 1))),
                        ""));
        configs.put(
                "half",
                new Config(
                        List.of(
                                new Entry(List.of(), null, false, Map.of()),
                                new Entry(List.of(), List.of(1), true, Map.of("1g.5gb", 7))),
                        ""));
        configs.put(
                "first",
                new Config(
                        List.of(new Entry(List.of(), List.of(0), true, Map.of("1g.5gb", 7))), ""));
        configs.put("broken", new Config(List.of(), "is no list"));
        return new PartedRow("gpu-operator", "parted", configs, "");
    }

    private static NodeRow worker(String config, String state, Map<String, String> amounts) {
        return TestingRows.node(
                "gpu1",
                Map.of(
                        "nvidia.com/gpu.count",
                        "2",
                        "nvidia.com/gpu.product",
                        "NVIDIA-A100-PCIE-40GB",
                        "nvidia.com/mig.strategy",
                        "mixed",
                        CONFIG,
                        config,
                        CONFIG + ".state",
                        state),
                amounts);
    }

    private Reading<List<Node.Card>> cards(NodeRow node, PodRow... pods) {
        rows.list(Sources.NODES, node);
        rows.list(Sources.PODS, pods);
        Node first = rows.snapshot().nodes().known().orElseThrow().getFirst();
        return Objects.requireNonNull(first.gpu()).cards();
    }

    private Reading<List<Node.Card>> configured(NodeRow node, PodRow... pods) {
        rows.lacking(Sources.DEVICES, Reason.NOT_INSTALLED);
        rows.list(Sources.PARTED, configs());
        return cards(node, pods);
    }

    private static String text(Node.Card card) {
        Map<String, Long> counts =
                card.slots().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Node.Slot::profile, TreeMap::new, Collectors.counting()));
        return (card.mig() ? "mig " : "") + counts;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    all-disabled | nvidia.com/gpu=2 | {whole=1} | {whole=1}
                    all-enabled | nvidia.com/gpu=0 | mig {} | mig {}
                    all-1g.5gb | nvidia.com/mig-1g.5gb=14 | mig {1g.5gb=7} | mig {1g.5gb=7}
                    filtered | nvidia.com/mig-1g.10gb=8 | mig {1g.10gb=4} | mig {1g.10gb=4}
                    own | nvidia.com/mig-1g.5gb=8 nvidia.com/mig-2g.10gb=3 | mig {1g.5gb=7} \
                    | mig {1g.5gb=1, 2g.10gb=3}
                    half | nvidia.com/mig-1g.5gb=7 nvidia.com/gpu=1 | {whole=1} | mig {1g.5gb=7}
                    """)
    void theConfigThatTheLabelNamesCutsTheCards(
            String config, String amounts, String first, String second) {
        Map<String, String> capacity = new HashMap<>();
        for (String each : amounts.split(" ", -1)) {
            capacity.put(each.split("=", -1)[0], each.split("=", -1)[1]);
        }
        Reading<List<Node.Card>> cards = configured(worker(config, "success", capacity));

        assertThat(cards)
                .isInstanceOfSatisfying(
                        Reading.Live.class,
                        live -> assertThat(live.source()).isEqualTo("mig-parted"));
        assertThat(cards.known().orElseThrow())
                .extracting(PartedTest::text)
                .containsExactly(first, second);
        assertThat(cards.known().orElseThrow())
                .allMatch(card -> card.layoutSource().equals("mig-parted"))
                .allMatch(card -> card.uuid().isEmpty() && card.otherwise() == null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    all-1g.5gb | pending | 14 | nvidia.com/mig.config.state of gpu1 is pending
                    all-1g.5gb | rebooting | 14 | nvidia.com/mig.config.state of gpu1 is rebooting
                    all-1g.5gb | failed | 14 | nvidia.com/mig.config.state of gpu1 is failed
                    all-1g.5gb | '' | 14 | nvidia.com/mig.config.state of gpu1 is not told
                    all-1g.5gb | success | 13 | nvidia.com/mig-1g.5gb: by its config 14, its \
                    capacity is 13
                    all-disabled | success | 14 | nvidia.com/gpu: by its config 2, its capacity is 0
                    another | success | 14 | gpu-operator/parted has no config another
                    broken | success | 14 | gpu-operator/parted, broken: is no list
                    first | success | 7 | first says nothing of card 1
                    """)
    void whereItMayNotBeBelievedTheLayoutIsNotKnownAndWhy(
            String config, String state, String capacity, String fact) {
        Reading<List<Node.Card>> cards = configured(worker(config, state, Map.of(ONE, capacity)));

        assertThat(cards)
                .isInstanceOfSatisfying(
                        Reading.Absent.class,
                        absent -> {
                            assertThat(absent.why().reason()).isEqualTo(Reason.NOT_INSTALLED);
                            assertThat(absent.why().detail()).isEqualTo("no · mig-parted: " + fact);
                        });
    }

    @Test
    void whoHoldsASlotIsNotInvented() {
        PodRow pod = TestingRows.pod("jupyter-anna", "gpu1", "Running", Map.of(TWO, "1"), Map.of());
        Reading<List<Node.Card>> cards =
                configured(worker("own", "success", Map.of(ONE, "8", TWO, "3")), pod);
        List<Node.Slot> slots =
                cards.known().orElseThrow().stream().flatMap(c -> c.slots().stream()).toList();

        assertThat(slots).allMatch(slot -> slot.holder() == null);
        assertThat(slots)
                .extracting(slot -> slot.profile() + " " + slot.state())
                .containsOnly("1g.5gb FREE", "2g.10gb UNKNOWN");
    }

    @Test
    void theExporterGoesBeforeAndADisagreementIsSaid() {
        rows.list(Sources.PARTED, configs());
        rows.list(
                Sources.DEVICES,
                TestingRows.device("gpu1", 0, "2g.10gb", "3", null),
                TestingRows.device("gpu1", 1, null, null, null));
        NodeRow node = worker("half", "success", Map.of(TWO, "1", GPU, "1"));
        List<Node.Card> cards = cards(node).known().orElseThrow();

        assertThat(cards).extracting(Node.Card::layoutSource).containsOnly("dcgm");
        assertThat(cards)
                .extracting(Node.Card::otherwise)
                .containsExactly(
                        new TreeMap<>(Map.of("whole", 1)), new TreeMap<>(Map.of("1g.5gb", 7)));

        List<Node.Card> changing =
                cards(worker("half", "pending", Map.of(TWO, "1", GPU, "1"))).known().orElseThrow();
        assertThat(changing).allMatch(card -> card.otherwise() == null);
    }

    @Test
    void aConfigThatIsForbiddenOrUnreadableIsAReason() {
        rows.lacking(Sources.DEVICES, Reason.NOT_INSTALLED);
        rows.lacking(Sources.PARTED, Reason.FORBIDDEN);
        NodeRow node = worker("all-1g.5gb", "success", Map.of(ONE, "14"));
        assertThat(cards(node))
                .isEqualTo(Reading.absent(Reason.NOT_INSTALLED, "dcgm", "no · mig-parted: no"));

        rows.list(Sources.PARTED, new PartedRow("ns", "map", Map.of(), "config.yaml, line 3: ?"));
        assertThat(cards(node))
                .isEqualTo(
                        Reading.absent(
                                Reason.NOT_INSTALLED,
                                "dcgm",
                                "no · mig-parted: ns/map: config.yaml, line 3: ?"));
        rows.list(Sources.PARTED, configs());
        assertThat(cards(node)).isInstanceOf(Reading.Live.class);
    }

    @ParameterizedTest
    @CsvSource({
        "NVIDIA-A100-PCIE-40GB, 0x20F110DE, YES",
        "NVIDIA-A100-PCIE-40GB-SHARED, 0x20f110de, YES",
        "NVIDIA-A100-SXM4-40GB-MIG-1g.5gb, 0x20B010DE, YES",
        "NVIDIA-A100-SXM4-40GB, 0x20F110DE, NO",
        "NVIDIA-H100-80GB-HBM3, 0x233010DE, YES",
        "NVIDIA-L40S, 0x233010DE, UNKNOWN",
        "NVIDIA-A30, absurd, NO"
    })
    void aDeviceFilterIsForTheProductOfItsPciIds(String product, String id, PciIds.Match match) {
        assertThat(PciIds.match(product, List.of(id))).isEqualTo(match);
        assertThat(PciIds.match(product, List.of())).isEqualTo(PciIds.Match.YES);
    }
}
