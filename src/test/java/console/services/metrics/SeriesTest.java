package console.services.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.row.DeviceRow;
import console.services.row.HourRow;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// What is made of the exporter's series: present values, and the hour of a card.
class SeriesTest {
    private static final long END = 36_000;
    private static final String CARD = "'Hostname': 'a', 'gpu': '0'";
    private static final String ONE = CARD + ", 'GPU_I_ID': '7', 'GPU_I_PROFILE': '1g.5gb'";
    private static final String THREE = CARD + ", 'GPU_I_ID': '1', 'GPU_I_PROFILE': '3g.20gb'";
    private static final String EDER = ", 'exported_namespace': 'hub', 'exported_pod': 'eder'";

    private static JsonNode answer(String... series) {
        String text = "{'data': {'result': [" + String.join(",", series) + "]}}";
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private static String now(String name, String labels, String value) {
        return "{'metric': {'__name__': '%s', %s}, 'value': [0, '%s']}"
                .formatted(name, labels, value);
    }

    /// @param from how many steps before the end it begins
    private static String hour(String labels, int from, int to, String value) {
        String values =
                LongStream.rangeClosed(-from, -to)
                        .mapToObj(step -> "[%d, '%s']".formatted(END + 120 * step, value))
                        .collect(Collectors.joining(","));
        return "{'metric': {%s}, 'values': [%s]}".formatted(labels, values);
    }

    private static HourRow row(String... series) {
        return (HourRow) new Hours(END).rows(answer(series)).getFirst();
    }

    @Test
    void utilizationStandsInForAWholeCardAndNeverForAnInstance() {
        JsonNode devices =
                answer(
                        now("DCGM_FI_DEV_GPU_UTIL", CARD, "40"),
                        now("DCGM_FI_DEV_GPU_UTIL", ONE, "0"),
                        now("DCGM_FI_DEV_GPU_UTIL", "'Hostname': 'b', 'gpu': '0'", "9"),
                        now("DCGM_FI_PROF_GR_ENGINE_ACTIVE", "'Hostname': 'b', 'gpu': '0'", "0.5"));

        assertThat(DeviceRows.of(devices, answer()))
                .extracting(DeviceRow::load)
                .containsExactly(0.4, null, 0.5);
    }

    @Test
    void whatIsOfTheCardStandsAtItsInstancesAndWhatIsNotExportedIsNothing() {
        JsonNode devices = answer(now("DCGM_FI_DEV_FB_USED", ONE, "4"));
        JsonNode cards =
                answer(
                        now("DCGM_FI_DEV_SM_CLOCK", CARD, "1410"),
                        now("DCGM_FI_DEV_XID_ERRORS", CARD, "48"),
                        now("DCGM_FI_DEV_GPU_TEMP", CARD, "NaN"));

        assertThat(DeviceRows.of(devices, cards).getFirst().gauges())
                .isEqualTo(new DeviceRow.Gauges(null, null, 1410.0, null, 48.0, null, null));
    }

    @Test
    void anHourIsWeighedByComputeSlicesAndTheCutCardItselfDoesNotCount() {
        HourRow row =
                row(hour(ONE, 29, 0, "0.8"), hour(THREE, 29, 0, "0.4"), hour(CARD, 29, 0, "0"));

        assertThat(row.load()).hasSize(HourRow.POINTS).containsOnly((0.8 + 3 * 0.4) / 4);
    }

    @Test
    void whereNothingWasMeasuredThereIsNothing() {
        HourRow row = row(hour(CARD, 40, 20, "0.3"), hour(CARD, 5, 0, "NaN"));

        assertThat(row.load().subList(0, 10)).containsOnly(0.3);
        assertThat(row.load().subList(10, 30)).isEqualTo(Collections.nCopies(20, Double.NaN));
    }

    @Test
    void unusedIsWhoHeldItForTheWholeHourBelowFivePercent() {
        HourRow.Unused eder = new HourRow.Unused(null, "hub", "eder");

        assertThat(row(hour(CARD + EDER, 29, 0, "0.049")).unused()).containsExactly(eder);
        assertThat(row(hour(CARD + EDER, 29, 0, "0.05")).unused()).isEmpty();
        assertThat(row(hour(CARD + EDER, 28, 0, "0")).unused()).as("not so long").isEmpty();
        assertThat(row(hour(CARD, 29, 0, "0")).unused()).as("nobody holds it").isEmpty();
        assertThat(List.of(row(hour(CARD, 29, 10, "0"), hour(CARD + EDER, 9, 0, "0.6"))))
                .allSatisfy(row -> assertThat(row.load()).doesNotContain(Double.NaN));
    }
}
