package console.services.kube;

import static console.services.kube.Fields.at;
import static console.services.kube.Fields.flag;
import static console.services.kube.Fields.text;
import static console.services.kube.Fields.texts;
import static console.services.kube.Fields.time;

import console.services.resource.Quantity;
import console.services.row.BundleRow;
import console.services.row.CertificateRow;
import console.services.row.ClaimRow;
import console.services.row.SnapshotFileRow;
import console.services.row.VolumeRow;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rows of volumes, bundles, snapshots and certificates.
final class OtherRows {
    private OtherRows() {}

    static ClaimRow claim(JsonNode claim) {
        JsonNode metadata = claim.path("metadata");
        return new ClaimRow(
                text(metadata, "namespace"),
                text(metadata, "name"),
                text(claim, "spec", "storageClassName"),
                text(claim, "status", "phase"),
                text(claim, "spec", "volumeName"),
                Quantity.parse(text(claim, "spec", "resources", "requests", "storage"))
                        .orElse(null));
    }

    static VolumeRow volume(JsonNode volume) {
        JsonNode nfs = at(volume, "spec", "nfs");
        JsonNode claim = at(volume, "spec", "claimRef");
        return new VolumeRow(
                text(volume, "metadata", "name"),
                text(volume, "spec", "storageClassName"),
                text(volume, "status", "phase"),
                claim.isObject() ? text(claim, "namespace") + "/" + text(claim, "name") : "",
                nfs.isObject() ? text(nfs, "server") + ":" + text(nfs, "path") : null,
                pinned(volume));
    }

    private static @Nullable String pinned(JsonNode volume) {
        for (JsonNode term : at(volume, "spec", "nodeAffinity", "required", "nodeSelectorTerms")) {
            for (JsonNode expression : term.path("matchExpressions")) {
                List<String> values = texts(expression.path("values"));
                if (text(expression, "key").equals("kubernetes.io/hostname")
                        && values.size() == 1) {
                    return values.getFirst();
                }
            }
        }
        return null;
    }

    static BundleRow bundle(JsonNode bundle) {
        JsonNode metadata = bundle.path("metadata");
        List<String> dependsOn = new ArrayList<>();
        for (JsonNode dependency : at(bundle, "spec", "dependsOn")) {
            String name = text(dependency, "name");
            if (!name.isEmpty()) {
                dependsOn.add(name);
            }
        }
        Map<String, Integer> counters = new HashMap<>();
        JsonNode summary = at(bundle, "status", "summary");
        summary.properties()
                .forEach(
                        counter -> {
                            if (counter.getValue().isInt()) {
                                counters.put(counter.getKey(), counter.getValue().intValue());
                            }
                        });
        JsonNode ready = ready(bundle);
        return new BundleRow(
                text(metadata, "namespace"),
                text(metadata, "name"),
                text(metadata, "labels", "fleet.cattle.io/repo-name"),
                text(metadata, "labels", "fleet.cattle.io/commit"),
                dependsOn,
                flag(bundle, "spec", "paused"),
                !text(metadata, "deletionTimestamp").isEmpty(),
                Fields.textOrNull(ready, "status"),
                message(ready, summary),
                counters,
                summary.isObject(),
                transitioning(summary));
    }

    private static boolean transitioning(JsonNode summary) {
        int waiting = 0;
        for (JsonNode resource : summary.path("nonReadyResources")) {
            for (JsonNode object : resource.path("nonReadyStatus")) {
                waiting++;
                if (!flag(object, "summary", "transitioning") || flag(object, "summary", "error")) {
                    return false;
                }
            }
        }
        return waiting > 0;
    }

    /// The words of the resource that is not ready come first: the condition only joins them.
    private static String message(JsonNode ready, JsonNode summary) {
        String said = text(summary.path("nonReadyResources").path(0), "message");
        return said.isEmpty() ? text(ready, "message") : said;
    }

    private static JsonNode ready(JsonNode object) {
        for (JsonNode condition : at(object, "status", "conditions")) {
            if (text(condition, "type").equals("Ready")) {
                return condition;
            }
        }
        return object.path("none");
    }

    static SnapshotFileRow snapshot(JsonNode file) {
        JsonNode usable = at(file, "status", "readyToUse");
        return new SnapshotFileRow(
                text(file, "metadata", "name"),
                text(file, "spec", "nodeName"),
                text(file, "spec", "location"),
                time(file, "status", "creationTime"),
                usable.isBoolean() ? usable.booleanValue() : null,
                text(file, "status", "error", "message"));
    }

    static CertificateRow certificate(JsonNode certificate) {
        return new CertificateRow(
                text(certificate, "metadata", "namespace"),
                text(certificate, "metadata", "name"),
                text(certificate, "spec", "secretName"),
                time(certificate, "status", "notAfter"),
                text(ready(certificate), "status").equals("True"));
    }
}
