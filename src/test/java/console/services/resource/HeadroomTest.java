package console.services.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// What more would fit, and what runs out first.
final class HeadroomTest {
    private static final Amounts SLICE = amounts(6, 24, 1);

    @Test
    void theScarcestResourceDecides() {
        assertThat(Headroom.of(amounts(30, 52, 11), SLICE))
                .isEqualTo(new Headroom(2, List.of("memory")));
        assertThat(Headroom.of(amounts(5, 52, 11), SLICE))
                .isEqualTo(new Headroom(0, List.of("cpu")));
        assertThat(Headroom.of(amounts(48, 999, 3), SLICE))
                .isEqualTo(new Headroom(3, List.of("gpu")));
    }

    @Test
    void nothingFitsWhereMoreIsTakenThanThereIs() {
        assertThat(Headroom.of(amounts(-3, 52, 11), SLICE))
                .isEqualTo(new Headroom(0, List.of("cpu")));
        assertThat(Headroom.of(Amounts.NONE, SLICE).times()).isZero();
        assertThat(Headroom.of(amounts(1, 1, 1), Amounts.NONE))
                .isEqualTo(new Headroom(0, List.of()));
    }

    private static Amounts amounts(int cpu, int memory, int gpu) {
        return Amounts.of(
                Map.of(
                        "cpu", BigDecimal.valueOf(cpu),
                        "memory", BigDecimal.valueOf(memory),
                        "gpu", BigDecimal.valueOf(gpu)));
    }
}
