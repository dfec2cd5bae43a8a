package console.services.resource;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.resource.PodRequests.Container;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The vectors of kubectl's own arithmetic.
class PodRequestsTest {
    private static final String GPU = "nvidia.com/gpu";

    @Test
    void oneContainer() {
        assertThat(total(List.of(amounts(GPU, "1", "cpu", "16")), List.of()))
                .isEqualTo(amounts(GPU, "1", "cpu", "16"));
    }

    @Test
    void containersAddUp() {
        assertThat(total(List.of(gpu("1"), gpu("1")), List.of())).isEqualTo(gpu("2"));
    }

    @Test
    void initContainerCountsByTheMaximum() {
        assertThat(total(List.of(gpu("1")), List.of(init(gpu("1"))))).isEqualTo(gpu("1"));
        assertThat(total(List.of(gpu("1")), List.of(init(gpu("2"))))).isEqualTo(gpu("2"));
    }

    @Test
    void sidecarAddsUp() {
        assertThat(total(List.of(gpu("1")), List.of(sidecar(gpu("1"))))).isEqualTo(gpu("2"));
    }

    @Test
    void initContainerRunsBesideTheSidecarsBeforeIt() {
        assertThat(total(List.of(cpu("2")), List.of(sidecar(cpu("1")), init(cpu("4")))))
                .isEqualTo(cpu("5"));
    }

    @Test
    void initContainerRunsWithoutTheSidecarsAfterIt() {
        assertThat(total(List.of(cpu("2")), List.of(init(cpu("4")), sidecar(cpu("1")))))
                .isEqualTo(cpu("4"));
    }

    @Test
    void overheadIsAdded() {
        assertThat(
                        PodRequests.of(
                                List.of(init(cpu("2"))), List.of(), Map.of(), cpu("0.25").byName()))
                .isEqualTo(cpu("2.25"));
    }

    @Test
    void podLevelReplacesProcessorAndMemoryOnly() {
        Amounts pod =
                PodRequests.of(
                        List.of(init(amounts("cpu", "1", GPU, "1")), init(cpu("1"))),
                        List.of(),
                        amounts("cpu", "3", GPU, "7").byName(),
                        Map.of());

        assertThat(pod).isEqualTo(amounts("cpu", "3", GPU, "1"));
    }

    private static Amounts total(List<Amounts> containers, List<Container> inits) {
        return PodRequests.of(
                containers.stream().map(PodRequestsTest::init).toList(), inits, Map.of(), Map.of());
    }

    private static Container init(Amounts requests) {
        return new Container(requests.byName(), false);
    }

    private static Container sidecar(Amounts requests) {
        return new Container(requests.byName(), true);
    }

    private static Amounts gpu(String amount) {
        return amounts(GPU, amount);
    }

    private static Amounts cpu(String amount) {
        return amounts("cpu", amount);
    }

    private static Amounts amounts(String... namesAndAmounts) {
        TreeMap<String, BigDecimal> amounts = new TreeMap<>();
        for (int i = 0; i < namesAndAmounts.length; i += 2) {
            amounts.put(namesAndAmounts[i], new BigDecimal(namesAndAmounts[i + 1]));
        }
        return Amounts.of(amounts);
    }
}
