package console.services.row;

import console.services.fact.Row;
import console.services.resource.Amounts;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Rows of every type with random contents, quotes and umlauts among them.
final class RandomRows {
    private static final String LETTERS = "ab-/.\"\\üß\n 0 ";

    private final Random random;

    RandomRows(long seed) {
        random = new Random(seed);
    }

    /// One of every type, in the order of `Sources.ALL` or not: the caller looks at the type.
    List<Row> all() {
        return List.of(
                node(),
                pod(),
                new ServiceRow(text(), text(), flag(), texts(), text(), text(), flag(), maybe()),
                new EndpointsRow(text(), text(), text(), number(), number()),
                new IngressRow(
                        text(),
                        text(),
                        text(),
                        List.of(new IngressRow.Rule(text(), text(), text(), maybe()))),
                new PoolRow(text(), text(), texts(), flag()),
                new AnnouncementRow(text(), text(), text(), text(), text()),
                new ClaimRow(text(), text(), text(), text(), text(), amount()),
                new VolumeRow(text(), text(), text(), text(), maybe(), maybe()),
                bundle(),
                deployment(),
                new GitRepoRow(
                        text(), text(), text(), text(), text(), text(), text(), text(), maybe(),
                        maybe(), text(), text(), number(), flag(), texts(), time()),
                new SnapshotFileRow(
                        text(), text(), text(), time(), flag() ? null : Boolean.TRUE, text()),
                new CertificateRow(text(), text(), text(), time(), flag()),
                new NamespaceRow(text(), text()),
                new EventRow(
                        text(), text(), text(), text(), text(), text(), text(), text(), number(),
                        time()),
                new NeighbourRow(text(), texts(), text(), maybe(), probe()),
                device(),
                hour(),
                parted());
    }

    private NeighbourRow.Probe probe() {
        return new NeighbourRow.Probe(text(), number(), number(), flag() ? null : 0.25);
    }

    private BundleRow bundle() {
        return new BundleRow(
                text(),
                text(),
                text(),
                text(),
                List.of(
                        new BundleRow.Dependency(
                                maybe(),
                                labels(),
                                List.of(new BundleRow.Requirement(text(), text(), texts())),
                                Set.of(text()))),
                flag(),
                flag(),
                maybe(),
                text(),
                Map.of(text(), number()),
                flag(),
                flag(),
                time());
    }

    private BundleDeploymentRow deployment() {
        BundleDeploymentRow.Item item =
                new BundleDeploymentRow.Item(text(), text(), text(), flag(), text());
        return new BundleDeploymentRow(
                text(),
                text(),
                text(),
                labels(),
                text(),
                text(),
                text(),
                flag(),
                flag(),
                Map.of(text(), new BundleDeploymentRow.Condition(text(), text())),
                List.of(item),
                List.of(),
                flag());
    }

    private Map<String, String> labels() {
        return Map.of(text(), text());
    }

    private DeviceRow device() {
        return new DeviceRow(
                text(),
                number(),
                text(),
                text(),
                maybe(),
                maybe(),
                maybe(),
                maybe(),
                random.nextDouble(),
                null,
                40960.0,
                new DeviceRow.Gauges(61.5, null, 1410.0, null, 0.0, null, 2e9));
    }

    private HourRow hour() {
        List<Double> load = List.of(0.5, Double.NaN, random.nextDouble());
        HourRow.Unused unused = new HourRow.Unused(maybe(), text(), text());
        return new HourRow(text(), number(), load, List.of(unused));
    }

    private PartedRow parted() {
        PartedRow.Entry entry =
                new PartedRow.Entry(
                        texts(),
                        flag() ? null : List.of(number()),
                        flag(),
                        Map.of(text(), number()));
        PartedRow.Config config = new PartedRow.Config(List.of(entry), text());
        return new PartedRow(text(), text(), Map.of(text(), config), text());
    }

    private NodeRow node() {
        return new NodeRow(
                text(),
                text(),
                Map.of(text(), text()),
                Map.of(),
                flag(),
                List.of(new NodeRow.Taint(text(), text(), text())),
                maybe(),
                amounts(),
                amounts(),
                List.of(new NodeRow.Condition(text(), text(), text(), text(), time(), time())),
                text(),
                time(),
                text(),
                texts());
    }

    private PodRow pod() {
        return new PodRow(
                text(),
                text(),
                text(),
                maybe(),
                text(),
                flag(),
                flag(),
                amounts(),
                maybe(),
                Map.of(text(), text()),
                text(),
                text(),
                text(),
                number(),
                texts(),
                time(),
                List.of(new PodRow.Device(text(), text(), text())),
                texts());
    }

    private Amounts amounts() {
        return Amounts.of(Map.of("cpu", amount(), text(), amount()));
    }

    private BigDecimal amount() {
        return new BigDecimal(random.nextInt(1_000_000)).movePointLeft(random.nextInt(10));
    }

    private int number() {
        return random.nextInt(1000);
    }

    private boolean flag() {
        return random.nextBoolean();
    }

    private @Nullable Instant time() {
        return flag() ? null : Instant.ofEpochMilli(random.nextLong(2_000_000_000_000L));
    }

    private @Nullable String maybe() {
        return flag() ? null : text();
    }

    private List<String> texts() {
        return flag() ? List.of() : List.of(text(), text());
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
