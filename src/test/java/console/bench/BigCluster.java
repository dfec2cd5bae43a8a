package console.bench;

import console.services.fact.Row;
import console.services.resource.Amounts;
import console.services.row.DeviceRow;
import console.services.row.NodeRow;
import console.services.row.PodRow;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rows of 1,000 nodes with 8 cards of 7 slices and 50 pods each.
final class BigCluster {
    static final int NODES = 1000;
    static final int PODS = 50;
    private static final int CARDS = 8;
    private static final int SLICES = 7;
    private static final String SLICE = "nvidia.com/mig-1g.5gb";
    private static final Instant THEN = Instant.parse("2026-11-24T05:40:00Z");

    private BigCluster() {}

    static List<Row> nodes() {
        List<Row> rows = new ArrayList<>();
        Amounts amounts = amounts(Map.of("cpu", 128, "pods", 110, SLICE, CARDS * SLICES));
        for (int i = 0; i < NODES; i++) {
            NodeRow.Condition ready =
                    new NodeRow.Condition("Ready", "True", "KubeletReady", "", THEN, THEN);
            rows.add(
                    new NodeRow(
                            "node-" + i,
                            "uid-" + i,
                            Map.of("nvidia.com/gpu.count", "" + CARDS),
                            Map.of(),
                            false,
                            List.of(),
                            "10.22." + i / 250 + "." + i % 250,
                            amounts,
                            amounts,
                            List.of(ready),
                            "v1.35.1+k3s1",
                            THEN,
                            "",
                            List.of()));
        }
        return rows;
    }

    static List<Row> pods() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < NODES * PODS; i++) {
            rows.add(pod(i, 1, 0));
        }
        return rows;
    }

    /// @param cpu what it asks for, so that an event changes its node
    static PodRow pod(int number, int cpu, int restarts) {
        String node = "node-" + number % NODES;
        return pod("pod-" + number, node, amounts(Map.of("cpu", cpu, SLICE, 1)), "", restarts);
    }

    /// A pod that waits, with a text that comes back in the snapshot.
    static PodRow waiting(String text) {
        return pod("marker", null, amounts(Map.of(SLICE, 1)), text, 0);
    }

    private static PodRow pod(
            String name, @Nullable String node, Amounts requests, String waiting, int restarts) {
        return new PodRow(
                "jupyterhub",
                name,
                "uid-" + name,
                node,
                node == null ? "Pending" : "Running",
                false,
                node != null,
                requests,
                null,
                Map.of(),
                "",
                waiting,
                "",
                restarts,
                List.of(),
                THEN,
                List.of(),
                List.of());
    }

    static List<Row> devices() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < NODES * CARDS * SLICES; i++) {
            int node = i / (CARDS * SLICES);
            int card = i / SLICES % CARDS;
            String uuid = "GPU-" + node + "-" + card;
            String instance = "" + i % SLICES;
            int pod = node + NODES * (i % (CARDS * SLICES));
            rows.add(
                    new DeviceRow(
                            "node-" + node,
                            card,
                            uuid,
                            "NVIDIA A100-SXM4-40GB",
                            "1g.5gb",
                            instance,
                            pod < NODES * PODS ? "jupyterhub" : null,
                            pod < NODES * PODS ? "pod-" + pod : null,
                            0.5,
                            null,
                            4864.0,
                            DeviceRow.Gauges.NONE));
        }
        return rows;
    }

    private static Amounts amounts(Map<String, Integer> amounts) {
        Map<String, BigDecimal> exact = new HashMap<>();
        amounts.forEach((name, amount) -> exact.put(name, BigDecimal.valueOf(amount)));
        return Amounts.of(exact);
    }
}
