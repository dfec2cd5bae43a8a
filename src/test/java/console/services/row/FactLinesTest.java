package console.services.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import console.services.fact.Fact;
import console.services.fact.Reason;
import console.services.fact.Row;
import console.services.fact.Source;
import console.services.fact.Why;
import console.services.inventory.Inventory;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A fact survives its line, whatever it holds.
class FactLinesTest {
    private static final Instant AT = Instant.parse("2026-11-24T05:40:00.123456789Z");

    @Test
    void everyRowComesBackAsItWas() {
        Set<Source<?>> tried = new HashSet<>();
        for (long seed = 0; seed < 200; seed++) {
            List<Row> rows = new ArrayList<>(new RandomRows(seed).all());
            rows.add(Inventory.shipped());
            for (Row row : rows) {
                Source<?> source =
                        Sources.ALL.stream()
                                .filter(each -> each.type().isInstance(row))
                                .findFirst()
                                .orElseThrow();
                tried.add(source);
                comesBack(new Fact.Saw(source, AT, row));
                comesBack(new Fact.Listed(source, AT, List.of(row), 3, "note"));
            }
        }
        assertThat(tried).containsExactlyInAnyOrderElementsOf(Sources.ALL);
    }

    @Test
    void everyKindOfFactComesBack() {
        for (Reason reason : Reason.values()) {
            comesBack(new Fact.Silent(Sources.PODS, AT, new Why(reason, "pods", "a\nb")));
            comesBack(new Fact.Lacking(Sources.PODS, AT, new Why(reason, "pods", "")));
        }
        comesBack(new Fact.Alive(Sources.NODES, AT));
        comesBack(new Fact.Ended(Sources.NODES, AT, "k3s-cp1"));
    }

    @Test
    void foreignLinesAreRefusedInWords() {
        for (String line : List.of("", "{", "[]", "{\"v\":2}", "{\"v\":1,\"source\":\"moons\"}")) {
            assertThatIllegalArgumentException().isThrownBy(() -> FactLines.read(line));
        }
    }

    private static void comesBack(Fact fact) {
        String line = FactLines.write(fact);
        assertThat(line).doesNotContain("\n");
        assertThat(FactLines.read(line)).isEqualTo(fact);
    }
}
