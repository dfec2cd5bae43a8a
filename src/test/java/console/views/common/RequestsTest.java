package console.views.common;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.resource.Amounts;
import console.services.topology.Node;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A sum that lacks something says so.
final class RequestsTest {
    private static final Texts TEXTS = new Texts("overview", Locale.ENGLISH, ZoneOffset.UTC);

    @Test
    void whatCannotBeReadMakesItAtLeastSoMuch() {
        assertThat(text(List.of())).isEqualTo("1.5");
        assertThat(text(List.of("ns/pod: request cpu: “x” is no quantity"))).isEqualTo("≥ 1.5");
    }

    private static String text(List<String> unreadable) {
        Amounts requested = Amounts.of(Map.of("cpu", new BigDecimal("1.5")));
        return Requests.text(new Node.Use(requested, 2, unreadable), "cpu", 1, TEXTS);
    }
}
