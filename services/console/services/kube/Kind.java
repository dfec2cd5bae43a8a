package console.services.kube;

import console.services.fact.Row;
import console.services.fact.Source;
import console.services.row.Sources;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.function.Function;

/// A kind of object that is listed and watched: its source, its path, and how a row is made of it.
record Kind<R extends Row>(Source<R> source, String path, Function<JsonNode, R> row) {
    private static final String CORE = "/api/v1/";

    static final List<Kind<?>> ALL =
            List.of(
                    new Kind<>(Sources.NAMESPACES, CORE + "namespaces", CoreRows::namespace),
                    new Kind<>(Sources.NODES, CORE + "nodes", CoreRows::node),
                    new Kind<>(Sources.PODS, CORE + "pods", CoreRows::pod),
                    new Kind<>(Sources.SERVICES, CORE + "services", NetworkRows::service),
                    new Kind<>(
                            Sources.ENDPOINTS,
                            "/apis/discovery.k8s.io/v1/endpointslices",
                            NetworkRows::endpoints),
                    new Kind<>(
                            Sources.INGRESSES,
                            "/apis/networking.k8s.io/v1/ingresses",
                            NetworkRows::ingress),
                    new Kind<>(
                            Sources.POOLS,
                            "/apis/metallb.io/v1beta1/ipaddresspools",
                            NetworkRows::pool),
                    new Kind<>(
                            Sources.ANNOUNCEMENTS,
                            "/apis/metallb.io/v1beta1/servicel2statuses",
                            NetworkRows::announcement),
                    new Kind<>(Sources.CLAIMS, CORE + "persistentvolumeclaims", OtherRows::claim),
                    new Kind<>(Sources.VOLUMES, CORE + "persistentvolumes", OtherRows::volume),
                    new Kind<>(
                            Sources.BUNDLES,
                            "/apis/fleet.cattle.io/v1alpha1/bundles",
                            OtherRows::bundle),
                    new Kind<>(
                            Sources.SNAPSHOTS,
                            "/apis/k3s.cattle.io/v1/etcdsnapshotfiles",
                            OtherRows::snapshot),
                    new Kind<>(
                            Sources.CERTIFICATES,
                            "/apis/cert-manager.io/v1/certificates",
                            OtherRows::certificate));
}
