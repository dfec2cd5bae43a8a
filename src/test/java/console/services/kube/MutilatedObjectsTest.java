package console.services.kube;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Clock;
import console.services.fact.ClusterStore;
import console.services.fact.Fact;
import console.services.fact.InlineStore;
import console.services.fact.Row;
import console.services.fact.Subscription;
import console.services.fact.SystemTimer;
import console.services.lab.Lab;
import console.services.lab.LabOptions;
import console.services.row.FactLines;
import console.services.topology.TopologyProjection;
import console.support.TestingClock;
import console.support.TestingTimer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ContainerNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Real objects of the lab with fields dropped, types swapped and absurd values: each costs its own
/// row at most, whatever is in it, and nothing that reads rows fails over what is left.
final class MutilatedObjectsTest {
    private static final int TRIES = 150;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<JsonNode> ABSURD =
            List.of(
                    JSON.readTree("null"),
                    JSON.readTree("true"),
                    JSON.readTree("-1"),
                    JSON.readTree("1e300"),
                    JSON.readTree("92233720368547758079223372036854775807"),
                    JSON.readTree("[]"),
                    JSON.readTree("{}"),
                    JSON.readTree("[[{\"a\": [1, null]}]]"),
                    JSON.readTree("{\"name\": {\"name\": []}}"),
                    JSON.readTree("\"\""),
                    JSON.readTree("\"1e999999999\""),
                    JSON.readTree("\"-5Gi\""),
                    JSON.readTree("\"SomethingNew\""),
                    JSON.readTree("\"99999-99-99T99:99:99Z\""),
                    JSON.readTree("\"" + "x".repeat(100_000) + "\""));

    private static final SystemTimer TIMER = new SystemTimer();
    private static final Lab LAB =
            Lab.start(new LabOptions("healthy", 1, 0), Clock.system(), TIMER);

    private final TestingClock clock = new TestingClock();
    private final TestingTimer timer = new TestingTimer(clock);

    @AfterAll
    static void close() {
        LAB.close();
        TIMER.close();
    }

    static List<Kind<?>> kinds() {
        return Kind.ALL;
    }

    private static List<JsonNode> objects(Kind<?> kind) throws KubeconfigException, KubeException {
        Access access = Kubeconfig.text("lab", LAB.kubeconfig()).access(null);
        try (KubeHttp http = new KubeHttp(access, new WriteGate(), TIMER)) {
            List<JsonNode> all = new ArrayList<>();
            http.json("objects", kind.path(), Duration.ofSeconds(20))
                    .path("items")
                    .forEach(all::add);
            return all;
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsWrongWithOneObjectCostsItsOwnRowOnly(Kind<?> kind) throws Exception {
        List<JsonNode> objects = objects(kind);
        assertThat(objects).isNotEmpty();
        TopologyProjection projection = new TopologyProjection();
        ClusterStore store = InlineStore.of(clock, timer, List.of(projection));
        try (Subscription _ = store.feed(projection).subscribe(() -> {})) {
            for (int seed = 0; seed < TRIES; seed++) {
                Random random = new Random(seed);
                ObjectNode good = (ObjectNode) objects.getFirst().deepCopy();
                ObjectNode bad =
                        (ObjectNode) objects.get(random.nextInt(objects.size())).deepCopy();
                ((ObjectNode) good.path("metadata")).put("name", "good");
                for (int i = random.nextInt(4); i >= 0; i--) {
                    mutilate(bad, random);
                }

                Fact.Listed listed = (Fact.Listed) listed(kind, List.of(bad, good));

                assertThat(listed.rows())
                        .as("seed %d: %s", seed, shortened(bad))
                        .extracting(Row::key)
                        .anyMatch(key -> key.equals("good") || key.endsWith("/good"));
                assertThat(listed.rows().size() + listed.skipped()).isEqualTo(2);
                assertThat(FactLines.read(FactLines.write(listed))).isEqualTo(listed);
                store.accept(listed);
                timer.advance(Duration.ofMillis(60));
            }
        }
    }

    private static String shortened(JsonNode object) {
        String text = object.toString();
        return text.length() > 2000 ? text.substring(0, 2000) : text;
    }

    /// As a list is read from the wire.
    private <R extends Row> Fact listed(Kind<R> kind, List<JsonNode> items) {
        ObjectNode list = JSON.createObjectNode();
        list.putObject("metadata").put("resourceVersion", "7");
        ArrayNode array = list.putArray("items");
        items.forEach(array::add);
        Changes<R> changes = new Changes<>(kind, clock);
        changes.begin();
        try (JsonParser parser = JSON.createParser(list.toString())) {
            assertThat(Page.read(parser, changes::item).revision()).isEqualTo("7");
        }
        return changes.listed();
    }

    /// Drops or replaces one value somewhere in the tree.
    private static void mutilate(ObjectNode root, Random random) {
        List<ContainerNode<?>> places = new ArrayList<>();
        collect(root, places);
        ContainerNode<?> place = places.get(random.nextInt(places.size()));
        JsonNode absurd = ABSURD.get(random.nextInt(ABSURD.size()));
        if (place instanceof ObjectNode object && !object.isEmpty()) {
            List<Map.Entry<String, JsonNode>> fields = List.copyOf(object.properties());
            String field = fields.get(random.nextInt(fields.size())).getKey();
            if (random.nextInt(3) == 0) {
                object.remove(field);
            } else {
                object.set(field, absurd.deepCopy());
            }
        } else if (place instanceof ArrayNode array && !array.isEmpty()) {
            array.set(random.nextInt(array.size()), absurd.deepCopy());
        }
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> places) {
        if (node instanceof ContainerNode<?> container) {
            places.add(container);
            container.forEach(child -> collect(child, places));
        }
    }
}
