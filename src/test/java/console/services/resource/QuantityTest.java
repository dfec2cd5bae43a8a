package console.services.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;

/// Quantities, with the reference's vectors.
class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "+1, 1",
        "1., 1",
        ".5, 0.5",
        "100m, 0.1",
        "1500m, 1.5",
        "250u, 0.00025",
        "3n, 0.000000003",
        "0.1n, 0.000000001",
        "1k, 1000",
        "1Ki, 1024",
        "0.5Gi, 536870912",
        "64Gi, 68719476736",
        "131919872Ki, 135085948928",
        "2M, 2000000",
        "3G, 3000000000",
        "4T, 4000000000000",
        "5P, 5000000000000000",
        "1E, 1000000000000000000",
        "7Ei, 8070450532247928832",
        "1Ti, 1099511627776",
        "1Pi, 1125899906842624",
        "12e3, 12000",
        "12E3, 12000",
        "1.5e-1, 0.15",
        "-0, 0",
        "1e-400, 0.000000001"
    })
    void readsWhatKubernetesReads(String text, BigDecimal amount) {
        assertThat(Quantity.read(text)).isEqualTo(new Quantity.Exact(amount));
    }

    @Test
    void equalAmountsAreEqual() {
        assertThat(Quantity.read("1000m")).isEqualTo(Quantity.read("1"));
        assertThat(Quantity.read("0.5Gi")).isEqualTo(Quantity.read("512Mi"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "1 Gi", "Gi", "1gi", "1K", "0x10", "1e", "1e1.5", "--1", "1.2.3", "٣",
                "NaN", "0zz"
            })
    void refusesWhatIsNone(String text) {
        assertThat(Quantity.read(text))
                .isEqualTo(new Quantity.Refused(text, "'" + text + "' is not a quantity"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "1e999999999", "1e99999999999999999999", "9999999Ei", "1e19"})
    void refusesWhatNoClusterHas(String text) {
        assertThat(Quantity.read(text))
                .isEqualTo(new Quantity.Refused(text, text + " is larger than any cluster"));
    }

    @Test
    void refusesLessThanNothing() {
        assertThat(Quantity.read("-1Gi"))
                .isEqualTo(new Quantity.Refused("-1Gi", "-1Gi is less than nothing"));
    }

    @Test
    void refusesAMegabyteOfDigitsAtOnce() {
        assertThat(Quantity.read("9".repeat(1_000_000)))
                .isInstanceOfSatisfying(
                        Quantity.Refused.class,
                        refused -> assertThat(refused.why()).hasSizeLessThan(120));
    }
}
