package console.services.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// Ranges of addresses, as MetalLB and the plan write them.
class AddressRangeTest {
    @ParameterizedTest
    @CsvSource({
        "10.21.0.50-10.21.0.60, 11",
        "10.21.0.50 - 10.21.0.60, 11",
        "10.21.0.50, 1",
        "10.21.0.50/32, 1",
        "10.21.0.0/16, 65536",
        "0.0.0.0/0, 4294967296",
        "fd00::/64, 18446744073709551616",
        "fd00::1-fd00::ff, 255"
    })
    void countsBothEnds(String text, String size) {
        assertThat(AddressRange.parse(text).orElseThrow().size()).hasToString(size);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "10.21.0.60-10.21.0.50",
                "10.21.0.0/33",
                "10.21.0",
                "1",
                "a.b",
                "10.21.0.1-fd00::1",
                "10.21.0.300",
                "10.21.0.0/"
            })
    void refusesWhatIsNone(String text) {
        assertThat(AddressRange.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.21.0.50, 10.21.0.50",
        "FD00:0:0:0:0:0:0:1, fd00::1",
        "0:0:0:0:0:0:0:0, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "fd00:0:0:0:0:0:0:0, fd00::",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "1:0:0:2:3:0:0:4, 1::2:3:0:0:4",
        "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
        "2001:db8:0::1, 2001:db8::1",
        "::ffff:10.21.0.38, 10.21.0.38",
        "host, host"
    })
    void oneAddressHasOneSpelling(String text, String canonical) {
        assertThat(AddressRange.canonical(text)).isEqualTo(canonical);
    }

    @Test
    void containsItsEndsOnly() {
        AddressRange pool = AddressRange.parse("10.21.0.50-10.21.0.60").orElseThrow();
        assertThat(pool.contains("10.21.0.50")).isTrue();
        assertThat(pool.contains("10.21.0.60")).isTrue();
        assertThat(pool.contains("10.21.0.61")).isFalse();
        assertThat(pool.contains("host")).isFalse();
    }

    @Test
    void namesSortAsPeopleSortThem() {
        List<String> names = List.of("gpu10", "gpu2", "gpu02", "cp1", "gpu", "gpu2a");
        assertThat(names.stream().sorted(NaturalOrder.NAMES))
                .containsExactly("cp1", "gpu", "gpu02", "gpu2", "gpu2a", "gpu10");
    }
}
