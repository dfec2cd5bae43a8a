package console.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import console.views.common.Texts;
import console.views.overview.TestingClusterView;
import console.views.overview.picture.TestingTopology;
import console.views.shell.PaletteSearch.Entry;
import console.views.shell.PaletteSearch.Found;
import console.views.shell.PaletteSearch.Kind;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/// What the palette finds, and that it stays bounded in a large cluster.
final class PaletteSearchTest {
    private final PaletteSearch search = search(7);

    private static PaletteSearch search(int nodes) {
        return new PaletteSearch(
                new TestingClusterView(TestingTopology.of(3, nodes - 3)),
                List.of(Command.values()),
                new Texts("shell", Locale.ENGLISH, ZoneOffset.UTC));
    }

    @Test
    void anEmptyFieldOffersNodesScreensAndCommands() {
        Found found = search.find("");

        assertThat(found.entries()).extracting(Entry::kind).contains(Kind.NODE, Kind.SCREEN);
        assertThat(found.matching()).isEqualTo(found.all());
    }

    @Test
    void aNameAnAddressOrAHostLeadsThere() {
        assertThat(search.find("GPU3").entries())
                .extracting(Entry::id)
                .contains("node/k3s-wk-gpu3");
        assertThat(search.find(":10.21.0.50").entries())
                .extracting(Entry::id)
                .containsExactly("vip/10.21.0.50");
        assertThat(search.find("rancher").entries())
                .extracting(Entry::id)
                .anyMatch(id -> id.startsWith("route/rancher"));
    }

    @Test
    void aPrefixNarrowsToCommands() {
        assertThat(search.find("> light").entries())
                .extracting(Entry::id)
                .containsExactly(Command.LIGHT.id());
        assertThat(search.find(">").entries()).hasSize(Command.values().length);
    }

    @Test
    void whatIsNotShownIsCounted() {
        Found found = search(1000).find("k3s");

        assertThat(found.entries()).hasSizeLessThan(40);
        assertThat(found.matching()).isGreaterThanOrEqualTo(1000);
        assertThat(found.all()).isGreaterThanOrEqualTo(found.matching());
    }

    @Test
    void aLetterCostsLittleWithAThousandNodes() {
        PaletteSearch large = search(1000);
        Duration best = Duration.ofHours(1);
        for (int i = 0; i < 20; i++) {
            long begin = System.nanoTime();
            assertThat(large.find("gpu9").entries()).isNotEmpty();
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            best = took.compareTo(best) < 0 ? took : best;
        }
        assertThat(best).isLessThan(Duration.ofMillis(50));
    }
}
