package console.services.row;

import console.services.fact.Row;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A service.
///
/// @param addresses those of its load balancer; empty while it has none
/// @param loadBalancer whether its type is LoadBalancer
/// @param clusterAddress within the cluster; empty for a headless service
/// @param sharingKey MetalLB's key for a shared address, null without
/// @param ingressController whether its labels say that it fronts ingress-nginx
public record ServiceRow(
        String namespace,
        String name,
        boolean loadBalancer,
        List<String> addresses,
        String clusterAddress,
        String trafficPolicy,
        boolean ingressController,
        @Nullable String sharingKey)
        implements Row {

    public ServiceRow {
        addresses = List.copyOf(addresses);
    }

    @Override
    public String key() {
        return namespace + "/" + name;
    }
}
