package console.services.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import console.services.fact.Fact;
import console.services.lab.api.Resources;
import console.services.row.FactLines;
import console.services.row.PartedRow;
import console.services.row.PartedRow.Entry;
import console.services.row.Sources;
import console.support.TestingClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// mig-parted's configuration as the operator's ConfigMap holds it, good and bad.
class PartedRowsTest {
    private static final String SHIPPED = Resources.text("mig-parted.yaml");

    private static PartedRow row(String text) {
        ObjectNode map = JsonMapper.shared().createObjectNode();
        map.putObject("metadata").put("namespace", "gpu-operator").put("name", "own");
        map.putObject("data").put("config.yaml", text).put("other", "never read");
        return PartedRows.of(map);
    }

    private static List<Entry> entries(PartedRow row, String config) {
        return Objects.requireNonNull(row.configs().get(config)).entries();
    }

    @Test
    void theFormThatTheOperatorShipsIsReadAsAWhole() {
        PartedRow row = row(SHIPPED);

        assertThat(row.bad()).isEmpty();
        assertThat(row.key()).isEqualTo("gpu-operator/own");
        assertThat(row.configs().values()).allMatch(config -> config.bad().isEmpty());
        assertThat(entries(row, "all-disabled"))
                .containsExactly(new Entry(List.of(), null, false, Map.of()));
        assertThat(entries(row, "all-enabled"))
                .containsExactly(new Entry(List.of(), null, true, Map.of()));
        assertThat(entries(row, "all-1g.10gb"))
                .extracting(entry -> entry.filter().getFirst() + " " + entry.instances())
                .containsExactly("0x233010DE {1g.10gb=7}", "0x20B010DE {1g.10gb=4}");
        assertThat(entries(row, "cps-mixed"))
                .extracting(Entry::devices)
                .containsExactly(List.of(0), List.of(1));
    }

    @Test
    void textThatIsNoYamlSaysItsLineAndNothingOfItsContents() {
        PartedRow row = row("version: v1\nmig-configs:\n  a: [secret\n");

        assertThat(row.configs()).isEmpty();
        assertThat(row.bad()).startsWith("config.yaml, line 3: ").doesNotContain("secret");
        assertThat(row("").bad()).isEqualTo("it has no config.yaml");
        assertThat(row("version: v1").bad()).isEqualTo("config.yaml: no mig-configs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    7 | is no list
                    [{devices: all}] | mig-enabled is neither true nor false
                    [{devices: some, mig-enabled: true}] | devices is neither all nor a list
                    [{devices: [-1], mig-enabled: true}] | devices: a number from 0 to 64 is wanted
                    [{devices: all, mig-enabled: true, mig-devices: 7}] | mig-devices has no counts
                    [{devices: all, mig-enabled: true, mig-devices: {1g.5gb: 9999999}}] \
                    | mig-devices: a number from 0 to 64 is wanted
                    [{devices: all, device-filter: {}, mig-enabled: true}] \
                    | device-filter is no list of ids
                    """)
    void whatIsWrongWithOneConfigCostsThatOneOnly(String config, String fact) {
        PartedRow row = row("mig-configs:\n  bad: " + config + "\n  good: []\n");

        assertThat(row.bad()).isEmpty();
        assertThat(Objects.requireNonNull(row.configs().get("bad")).bad()).isEqualTo(fact);
        assertThat(Objects.requireNonNull(row.configs().get("good")).bad()).isEmpty();
    }

    @Test
    void mutilatedTextNeverThrows() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(SHIPPED);
            for (int i = random.nextInt(8); i >= 0; i--) {
                int at = random.nextInt(text.length());
                text.replace(at, at + 1, "{}[]:-\u0000\u202e\ud800x7\n\t&*".substring(i, i + 1));
            }
            assertThatCode(
                            () -> {
                                Fact.Saw saw =
                                        new Fact.Saw(
                                                Sources.PARTED,
                                                TestingClock.START,
                                                row(text.toString()));
                                assertThat(FactLines.read(FactLines.write(saw)).source())
                                        .isEqualTo(Sources.PARTED);
                            })
                    .as("seed %d", seed)
                    .doesNotThrowAnyException();
        }
    }
}
