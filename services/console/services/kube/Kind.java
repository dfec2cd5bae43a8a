package console.services.kube;

import console.services.fact.Row;
import console.services.fact.Source;
import console.services.row.EventRow;
import console.services.row.Sources;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A kind of object that is listed and watched: its source, its path, and how a row is made of it.
///
/// @param query what narrows a list or a watch of it, each term with `&` before it; may be empty
/// @param time by which the newest are kept where there may be any number; null keeps all
record Kind<R extends Row>(
        Source<R> source,
        String path,
        String query,
        Function<JsonNode, R> row,
        @Nullable Function<R, @Nullable Instant> time) {
    private static final String CORE = "/api/v1/";

    static final List<Kind<?>> ALL =
            List.of(
                    of(Sources.NAMESPACES, CORE + "namespaces", CoreRows::namespace),
                    of(Sources.NODES, CORE + "nodes", CoreRows::node),
                    of(Sources.PODS, CORE + "pods", CoreRows::pod),
                    of(Sources.SERVICES, CORE + "services", NetworkRows::service),
                    of(
                            Sources.ENDPOINTS,
                            "/apis/discovery.k8s.io/v1/endpointslices",
                            NetworkRows::endpoints),
                    of(
                            Sources.INGRESSES,
                            "/apis/networking.k8s.io/v1/ingresses",
                            NetworkRows::ingress),
                    of(Sources.POOLS, "/apis/metallb.io/v1beta1/ipaddresspools", NetworkRows::pool),
                    of(
                            Sources.ANNOUNCEMENTS,
                            "/apis/metallb.io/v1beta1/servicel2statuses",
                            NetworkRows::announcement),
                    of(Sources.CLAIMS, CORE + "persistentvolumeclaims", OtherRows::claim),
                    of(Sources.VOLUMES, CORE + "persistentvolumes", OtherRows::volume),
                    of(
                            Sources.BUNDLES,
                            "/apis/fleet.cattle.io/v1alpha1/bundles",
                            FleetRows::bundle),
                    of(
                            Sources.BUNDLE_DEPLOYMENTS,
                            "/apis/fleet.cattle.io/v1alpha1/bundledeployments",
                            FleetRows::deployment),
                    of(
                            Sources.GIT_REPOS,
                            "/apis/fleet.cattle.io/v1alpha1/gitrepos",
                            FleetRows::repo),
                    of(
                            Sources.SNAPSHOTS,
                            "/apis/k3s.cattle.io/v1/etcdsnapshotfiles",
                            OtherRows::snapshot),
                    of(
                            Sources.CERTIFICATES,
                            "/apis/cert-manager.io/v1/certificates",
                            OtherRows::certificate),
                    new Kind<>(
                            Sources.EVENTS, CORE + "events", "", CoreRows::event, EventRow::last));

    static <R extends Row> Kind<R> of(Source<R> source, String path, Function<JsonNode, R> row) {
        return new Kind<>(source, path, "", row, null);
    }

    /// One ConfigMap by its name: a right to read this one is enough, and no other is ever sent.
    static <R extends Row> Kind<R> configMap(
            Source<R> source, String namespace, String name, Function<JsonNode, R> row) {
        String path = CORE + "namespaces/" + encoded(namespace) + "/configmaps";
        String only = "&fieldSelector=" + encoded("metadata.name=" + name);
        return new Kind<>(source, path, only, row, null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// The kind by its name: `nodes`, `bundles.fleet.cattle.io`.
    static Optional<Kind<?>> named(String resource) {
        return ALL.stream().filter(kind -> kind.name().equals(resource)).findFirst();
    }

    /// Plural and group, as `kubectl` spells it.
    String name() {
        String[] parts = path.split("/", -1);
        String plural = parts[parts.length - 1];
        return parts[1].equals("apis") ? plural + "." + parts[2] : plural;
    }

    /// The path of one object.
    ///
    /// @param namespace empty for a cluster-scoped kind; both already fit for a URL
    String path(String namespace, String name) {
        int end = path.lastIndexOf('/');
        String space = namespace.isEmpty() ? "" : "/namespaces/" + namespace;
        return path.substring(0, end) + space + path.substring(end) + "/" + name;
    }
}
