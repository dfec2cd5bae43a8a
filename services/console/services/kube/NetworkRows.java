package console.services.kube;

import static console.services.kube.Fields.at;
import static console.services.kube.Fields.flag;
import static console.services.kube.Fields.text;
import static console.services.kube.Fields.textOrNull;
import static console.services.kube.Fields.texts;

import console.services.row.AnnouncementRow;
import console.services.row.EndpointsRow;
import console.services.row.IngressRow;
import console.services.row.PoolRow;
import console.services.row.ServiceRow;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// Rows of services, endpoint slices, ingresses and MetalLB's kinds.
final class NetworkRows {
    private NetworkRows() {}

    static ServiceRow service(JsonNode service) {
        JsonNode metadata = service.path("metadata");
        JsonNode labels = metadata.path("labels");
        List<String> addresses = new ArrayList<>();
        for (JsonNode ingress : at(service, "status", "loadBalancer", "ingress")) {
            String address = text(ingress, "ip");
            addresses.add(address.isEmpty() ? text(ingress, "hostname") : address);
        }
        JsonNode annotations = metadata.path("annotations");
        String clusterAddress = text(service, "spec", "clusterIP");
        String sharing = text(annotations, "metallb.io/allow-shared-ip");
        return new ServiceRow(
                text(metadata, "namespace"),
                text(metadata, "name"),
                text(service, "spec", "type").equals("LoadBalancer"),
                addresses,
                clusterAddress.equals("None") ? "" : clusterAddress,
                text(service, "spec", "externalTrafficPolicy"),
                text(labels, "app.kubernetes.io/name").equals("ingress-nginx")
                        && text(labels, "app.kubernetes.io/component").equals("controller"),
                sharing.isEmpty()
                        ? textOrNull(annotations, "metallb.universe.tf/allow-shared-ip")
                        : sharing);
    }

    static EndpointsRow endpoints(JsonNode slice) {
        JsonNode metadata = slice.path("metadata");
        int ready = 0;
        int total = 0;
        for (JsonNode endpoint : slice.path("endpoints")) {
            JsonNode condition = at(endpoint, "conditions", "ready");
            total++;
            ready += !condition.isBoolean() || condition.booleanValue() ? 1 : 0;
        }
        return new EndpointsRow(
                text(metadata, "namespace"),
                text(metadata, "name"),
                text(metadata, "labels", "kubernetes.io/service-name"),
                ready,
                total);
    }

    static IngressRow ingress(JsonNode ingress) {
        JsonNode metadata = ingress.path("metadata");
        List<IngressRow.Rule> rules = new ArrayList<>();
        for (JsonNode rule : at(ingress, "spec", "rules")) {
            String host = text(rule, "host");
            for (JsonNode path : at(rule, "http", "paths")) {
                String service = text(path, "backend", "service", "name");
                rules.add(
                        new IngressRow.Rule(host, text(path, "path"), service, tls(ingress, host)));
            }
        }
        String ingressClass = text(ingress, "spec", "ingressClassName");
        return new IngressRow(
                text(metadata, "namespace"), text(metadata, "name"), ingressClass, rules);
    }

    private static @Nullable String tls(JsonNode ingress, String host) {
        for (JsonNode tls : at(ingress, "spec", "tls")) {
            if (texts(tls.path("hosts")).contains(host)) {
                return textOrNull(tls, "secretName");
            }
        }
        return null;
    }

    static PoolRow pool(JsonNode pool) {
        JsonNode metadata = pool.path("metadata");
        JsonNode automatic = at(pool, "spec", "autoAssign");
        return new PoolRow(
                text(metadata, "namespace"),
                text(metadata, "name"),
                texts(at(pool, "spec", "addresses")),
                automatic.isMissingNode() || flag(pool, "spec", "autoAssign"));
    }

    static AnnouncementRow announcement(JsonNode status) {
        JsonNode metadata = status.path("metadata");
        JsonNode labels = metadata.path("labels");
        return new AnnouncementRow(
                text(metadata, "namespace"),
                text(metadata, "name"),
                either(text(status, "status", "node"), text(labels, "metallb.io/node")),
                either(
                        text(status, "status", "serviceNamespace"),
                        text(labels, "metallb.io/service-namespace")),
                either(
                        text(status, "status", "serviceName"),
                        text(labels, "metallb.io/service-name")));
    }

    private static String either(String first, String second) {
        return first.isEmpty() ? second : first;
    }
}
