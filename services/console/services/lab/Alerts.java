package console.services.lab;

import console.services.lab.api.Json;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// What Alertmanager's API answers: the alerts of kube-prometheus-stack that such a cluster has on
/// an ordinary day, and those of machines without power.
final class Alerts {
    private final World world;
    private final Kubelets kubelets;

    Alerts(World world, Kubelets kubelets) {
        this.world = world;
        this.kubelets = kubelets;
    }

    String all() {
        ArrayNode alerts = Json.array();
        alert(
                alerts,
                "Watchdog",
                "none",
                "An alert that should always be firing to certify that Alertmanager is working"
                        + " properly.",
                Duration.ofDays(9),
                Map.of());
        alert(
                alerts,
                "KubeMemoryOvercommit",
                "warning",
                "Cluster has overcommitted memory resource requests.",
                Duration.ofHours(7),
                Map.of("namespace", "kube-system"));
        alert(
                alerts,
                "IngressCertificateExpiry",
                "warning",
                "The certificate for rancher.cps.unileoben.ac.at expires in 9 days.",
                Duration.ofDays(5),
                Map.of("host", "rancher.cps.unileoben.ac.at", "namespace", "cattle-system"));
        for (String node : world.machines()) {
            if (!kubelets.runs(node)) {
                alert(
                        alerts,
                        "KubeNodeUnreachable",
                        "warning",
                        node + " is unreachable and some workloads may be rescheduled.",
                        Duration.ofMinutes(1),
                        Map.of("node", node));
            }
        }
        return alerts.toString();
    }

    private void alert(
            ArrayNode alerts,
            String name,
            String severity,
            String summary,
            Duration since,
            Map<String, String> more) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("alertname", name);
        labels.put("prometheus", "monitoring/monitoring");
        labels.put("severity", severity);
        labels.putAll(new java.util.TreeMap<>(more));
        ObjectNode alert = alerts.addObject();
        alert.putObject("annotations").put("summary", summary);
        alert.put("endsAt", world.ago(Duration.ofMinutes(-4)));
        alert.put("fingerprint", "%016x".formatted(labels.hashCode() * 0x9E3779B97F4A7C15L));
        alert.putArray("receivers").addObject().put("name", "null");
        alert.put("startsAt", world.ago(since));
        ObjectNode status = alert.putObject("status").put("state", "active");
        status.putArray("inhibitedBy");
        status.putArray("mutedBy");
        status.putArray("silencedBy");
        alert.put("updatedAt", world.now().toString());
        alert.put("generatorURL", "http://monitoring-prometheus.monitoring:9090/graph");
        labels.forEach(alert.putObject("labels")::put);
    }
}
