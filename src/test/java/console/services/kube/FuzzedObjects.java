package console.services.kube;

import console.services.fact.Clock;
import console.services.fact.Fact;
import console.services.fact.Row;
import console.services.fact.SystemTimer;
import console.services.lab.Lab;
import console.services.lab.LabOptions;
import console.services.row.PartedRow;
import console.services.row.Sources;
import console.support.TestingClock;
import console.support.TestingTimer;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ContainerNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Objects of the lab, of every kind that is read, some of them with absurd values; and the facts
/// that the console makes of them.
public final class FuzzedObjects {
    private static final int MANY = 10_000;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final List<JsonNode> ABSURD =
            List.of(
                    JSON.readTree("null"),
                    JSON.readTree("true"),
                    JSON.readTree("-1"),
                    JSON.readTree("1e400"),
                    JSON.readTree("-1e400"),
                    JSON.readTree("0.000000000000000000001"),
                    JSON.readTree("92233720368547758079223372036854775807"),
                    JSON.readTree("[]"),
                    JSON.readTree("{}"),
                    JSON.readTree("[[{\"a\": [1, null]}]]"),
                    text(""),
                    text("1e400"),
                    text("-5Gi"),
                    text("9999999999999Ei"),
                    text("NaN"),
                    text("SomethingNew"),
                    text("+292278994-08-17T07:12:55Z"),
                    text("-999999999-01-01T00:00:00Z"),
                    text("\u202egnp.exe\u202d \u2066x\u2069 \u200f\u200b"),
                    text("\u0000\u0007\u001b[31mred\u001b[0m\r\n\t\u0085\u2028"),
                    text("\ud800 lone \udfff"),
                    text("999.999.999.999"),
                    text("::ffff:10.21.0.1/129"),
                    text("x".repeat(1 << 20)));

    private static final Kind<PartedRow> PARTED =
            Kind.configMap(Sources.PARTED, "gpu-operator", "cps-mig-parted-config", PartedRows::of);

    private final Map<Kind<?>, List<ObjectNode>> objects = new LinkedHashMap<>();

    /// Asks a lab that then ends.
    public static FuzzedObjects of(String scenario) throws KubeconfigException, KubeException {
        FuzzedObjects all = new FuzzedObjects();
        TestingTimer still = new TestingTimer(new TestingClock());
        try (SystemTimer timer = new SystemTimer();
                Lab lab = Lab.start(new LabOptions(scenario, 1, 0), Clock.system(), still);
                KubeHttp http =
                        new KubeHttp(
                                Kubeconfig.text("lab", lab.kubeconfig()).access(null),
                                new WriteGate(),
                                timer)) {
            List<Kind<?>> kinds = new ArrayList<>(Kind.ALL);
            kinds.add(PARTED);
            for (Kind<?> kind : kinds) {
                List<ObjectNode> items = new ArrayList<>();
                String path = kind.path() + "?" + kind.query();
                http.json(kind.name(), path, Duration.ofSeconds(20))
                        .path("items")
                        .forEach(item -> items.add((ObjectNode) item));
                all.objects.put(kind, items);
            }
        }
        return all;
    }

    private static JsonNode text(String text) {
        return JSON.valueToTree(text);
    }

    /// Names of the kinds, as `kubectl` spells them.
    public List<String> kinds() {
        return objects.keySet().stream().map(Kind::name).toList();
    }

    public int count(String kind) {
        return all(named(kind)).size();
    }

    public JsonNode object(String kind, int index) {
        return all(named(kind)).get(index);
    }

    private Kind<?> named(String name) {
        return objects.keySet().stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<ObjectNode> all(Kind<?> kind) {
        return objects.getOrDefault(kind, List.of());
    }

    /// Everything as it is.
    public List<Fact> facts() {
        return objects.keySet().stream().<Fact>map(kind -> listed(kind, all(kind))).toList();
    }

    /// One kind with one object put in the place of its `index`th.
    public Fact.Listed with(String kind, int index, ObjectNode object) {
        Kind<?> of = named(kind);
        List<ObjectNode> items = new ArrayList<>(all(of));
        items.set(index, object);
        return listed(of, items);
    }

    /// Several values of the object dropped or replaced.
    public ObjectNode mutated(String kind, int index, Random random) {
        ObjectNode bad = (ObjectNode) object(kind, index).deepCopy();
        for (int i = random.nextInt(8); i >= 0; i--) {
            mutate(bad, random);
        }
        if (random.nextInt(20) == 0 && bad.path("metadata") instanceof ObjectNode metadata) {
            ObjectNode labels = metadata.putObject("labels");
            for (int i = 0; i < MANY; i++) {
                labels.put("label-" + i, "value");
            }
        }
        return bad;
    }

    /// Every kind with a third of its objects mutated.
    public List<Fact> mutated(Random random) {
        List<Fact> facts = new ArrayList<>();
        objects.forEach(
                (kind, all) -> {
                    List<ObjectNode> items = new ArrayList<>();
                    for (int i = 0; i < all.size(); i++) {
                        boolean bad = random.nextInt(3) == 0;
                        items.add(bad ? mutated(kind.name(), i, random) : all.get(i));
                    }
                    facts.add(listed(kind, items));
                });
        return facts;
    }

    /// As a list is read from the wire.
    private static <R extends Row> Fact.Listed listed(Kind<R> kind, List<ObjectNode> items) {
        ObjectNode list = JSON.createObjectNode();
        list.putObject("metadata").put("resourceVersion", "7");
        ArrayNode array = list.putArray("items");
        items.forEach(array::add);
        Changes<R> changes = new Changes<>(kind, new TestingClock());
        changes.begin();
        try (JsonParser parser = JSON.createParser(list.toString())) {
            Page.read(parser, changes::item);
        }
        return (Fact.Listed) changes.listed();
    }

    private static void mutate(ObjectNode root, Random random) {
        List<ContainerNode<?>> places = new ArrayList<>();
        collect(root, places);
        ContainerNode<?> place = places.get(random.nextInt(places.size()));
        JsonNode absurd = ABSURD.get(random.nextInt(ABSURD.size())).deepCopy();
        if (place instanceof ObjectNode object && !object.isEmpty()) {
            List<Map.Entry<String, JsonNode>> fields = List.copyOf(object.properties());
            String field = fields.get(random.nextInt(fields.size())).getKey();
            if (random.nextInt(4) == 0) {
                object.remove(field);
            } else {
                object.set(field, absurd);
            }
        } else if (place instanceof ArrayNode array && !array.isEmpty()) {
            array.set(random.nextInt(array.size()), absurd);
        }
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> places) {
        if (node instanceof ContainerNode<?> container) {
            places.add(container);
            container.forEach(child -> collect(child, places));
        }
    }
}
