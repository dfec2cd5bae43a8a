package console.app;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.session.LabControl.Fault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Without the DCGM exporter `status` has the cards as mig-parted was told to cut them, with that
/// source; without a right to read its ConfigMap it has none, and all else as before.
final class ExporterAwayTest {
    @TempDir Path folder;
    private StatusLab lab;

    @BeforeEach
    void startLab() throws IOException {
        lab = new StatusLab("exporter-away", folder);
    }

    @AfterEach
    void stopLab() {
        lab.close();
    }

    private JsonNode gpus() {
        JsonNode status = lab.status("--topic", "gpus", "--format", "json").json();
        return status.path("topics").path("gpus");
    }

    private static JsonNode node(JsonNode gpus, String name) {
        return gpus.path("value")
                .path("nodes")
                .valueStream()
                .filter(node -> node.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Long> slots(JsonNode card) {
        return card.path("slots")
                .valueStream()
                .collect(
                        Collectors.groupingBy(
                                slot -> slot.path("profile").asString(),
                                TreeMap::new,
                                Collectors.counting()));
    }

    @Test
    void cardsAreAsMigPartedWasToldToCutThem() {
        JsonNode cut = node(gpus(), "k3s-wk-gpu1").path("cards");
        assertThat(cut.valueStream().map(ExporterAwayTest::slots))
                .containsExactly(
                        Map.of("1g.5gb", 7L), Map.of("1g.5gb", 2L, "2g.10gb", 1L, "3g.20gb", 1L));
        JsonNode whole = node(gpus(), "k3s-wk-gpu2").path("cards");
        assertThat(whole.valueStream().map(ExporterAwayTest::slots))
                .containsExactly(Map.of("whole", 1L), Map.of("whole", 1L));
        assertThat(cut.valueStream().map(card -> card.path("layoutSource").asString()))
                .containsOnly("mig-parted");
        assertThat(cut.valueStream())
                .allMatch(card -> card.path("uuid").isNull() && card.path("load").isNull())
                .allMatch(
                        card ->
                                card.path("slots")
                                        .valueStream()
                                        .allMatch(slot -> slot.path("holder").isNull()));
    }

    @Test
    void whoMayNotReadTheConfigMapHasNoCardsAndAllElse() {
        lab.lab().inject(Fault.FORBIDDEN, "configmaps");
        JsonNode gpus = gpus();
        JsonNode node = node(gpus, "k3s-wk-gpu1");
        assertThat(gpus.path("state").asString()).isEqualTo("live");
        assertThat(node.path("cards").isNull()).isTrue();
        assertThat(node.path("holders").isArray()).isTrue();
        assertThat(
                        gpus.path("sources")
                                .valueStream()
                                .filter(each -> each.path("name").asString().equals("mig-parted"))
                                .map(each -> each.path("why").path("reason").asString()))
                .containsExactly("forbidden");
    }
}
