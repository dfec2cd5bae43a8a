package console.services.kube;

import static console.services.kube.Fields.at;
import static console.services.kube.Fields.text;
import static console.services.kube.Fields.texts;
import static console.services.kube.Fields.time;

import console.services.resource.Quantity;
import console.services.row.CertificateRow;
import console.services.row.ClaimRow;
import console.services.row.SnapshotFileRow;
import console.services.row.VolumeRow;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;

/// Rows of volumes, snapshots and certificates.
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
                text(Fields.condition(certificate, "Ready"), "status").equals("True"));
    }
}
