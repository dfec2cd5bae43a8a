package console.services.lab.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Quantities are stored as the real server writes them.
class CanonicalTest {
    @ParameterizedTest
    @CsvSource({
        "0.5Gi, 512Mi",
        "512Mi, 512Mi",
        "1024Ki, 1Mi",
        "1000Mi, 1000Mi",
        "1.5Gi, 1536Mi",
        "0.5Ki, 512",
        "131919868Ki, 131919868Ki",
        "1000m, 1",
        "1500m, 1500m",
        "0.1, 100m",
        "2, 2",
        "1000, 1k",
        "1024, 1024",
        "1e3, 1e3",
        "0, 0",
        "0Gi, 0"
    })
    void isTheLargestUnitWithoutAFraction(String given, String stored) {
        assertThat(Canonical.quantity(given)).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "1Gib", "1 Gi", "Gi"})
    void whatIsNoQuantityIsRefused(String given) {
        assertThatThrownBy(() -> Canonical.quantity(given))
                .isInstanceOf(ApiFailure.class)
                .hasMessageContaining("quantities must match");
    }
}
