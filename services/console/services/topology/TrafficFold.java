package console.services.topology;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Rows;
import console.services.resource.AddressRange;
import console.services.resource.NaturalOrder;
import console.services.row.AnnouncementRow;
import console.services.row.EndpointsRow;
import console.services.row.IngressRow;
import console.services.row.InventoryRow;
import console.services.row.PodRow;
import console.services.row.PoolRow;
import console.services.row.ServiceRow;
import console.services.row.Sources;
import console.services.topology.TopologySnapshot.Announcer;
import console.services.topology.TopologySnapshot.Controller;
import console.services.topology.TopologySnapshot.Endpoints;
import console.services.topology.TopologySnapshot.PoolUse;
import console.services.topology.TopologySnapshot.Route;
import console.services.topology.TopologySnapshot.VirtualAddress;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The way in from outside: virtual addresses, ingress controllers, routes by host name.
record TrafficFold(Rows rows, @Nullable InventoryRow declared) {
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    static boolean isController(PodRow pod) {
        return "ingress-nginx".equals(pod.labels().get("app.kubernetes.io/name"))
                && "controller".equals(pod.labels().get("app.kubernetes.io/component"));
    }

    /// One per node; where an old and a new one meet, the one that is ready.
    static List<Controller> controllers(Map<String, PodRow> pods) {
        Map<String, Controller> byNode = new TreeMap<>(NaturalOrder.NAMES);
        for (PodRow pod : pods.values()) {
            String node = pod.node();
            if (node != null) {
                byNode.merge(
                        node,
                        new Controller(node, pod.namespace(), pod.name(), pod.ready()),
                        (first, second) -> first.ready() ? first : second);
            }
        }
        return List.copyOf(byNode.values());
    }

    Set<String> announcersOfIngress() {
        return rows.all(Sources.SERVICES).stream()
                .filter(service -> service.loadBalancer() && service.ingressController())
                .flatMap(service -> announcers(service).stream())
                .collect(Collectors.toSet());
    }

    Reading<List<VirtualAddress>> addresses() {
        return rows.read(Sources.SERVICES, this::addresses);
    }

    private List<VirtualAddress> addresses(Collection<ServiceRow> services) {
        Set<String> taken = new LinkedHashSet<>();
        services.stream()
                .filter(ServiceRow::loadBalancer)
                .forEach(service -> taken.addAll(service.addresses()));
        List<VirtualAddress> found = new ArrayList<>();
        for (ServiceRow service : services) {
            if (service.loadBalancer()) {
                for (String address : service.addresses()) {
                    found.add(address(service, address, taken));
                }
            }
        }
        found.sort(
                Comparator.comparing((VirtualAddress each) -> !each.ingress())
                        .thenComparing(VirtualAddress::address, NaturalOrder.NAMES)
                        .thenComparing(VirtualAddress::namespace)
                        .thenComparing(VirtualAddress::service));
        return List.copyOf(found);
    }

    private VirtualAddress address(ServiceRow service, String address, Set<String> taken) {
        return new VirtualAddress(
                address,
                service.namespace(),
                service.name(),
                service.ingressController(),
                rows.status(Sources.ANNOUNCEMENTS)
                        .reading(() -> new Announcer(announcers(service))),
                pool(address, taken));
    }

    private List<String> announcers(ServiceRow service) {
        return rows.all(Sources.ANNOUNCEMENTS).stream()
                .filter(row -> row.serviceNamespace().equals(service.namespace()))
                .filter(row -> row.service().equals(service.name()))
                .map(AnnouncementRow::node)
                .distinct()
                .sorted(NaturalOrder.NAMES)
                .toList();
    }

    private Reading<PoolUse> pool(String address, Set<String> taken) {
        return rows.<PoolRow, Optional<PoolUse>>read(
                        Sources.POOLS,
                        pools ->
                                pools.stream()
                                        .filter(pool -> contains(ranges(pool), address))
                                        .min(Comparator.comparing(PoolRow::key))
                                        .map(pool -> use(pool, taken)))
                .then(
                        found ->
                                found.isEmpty()
                                        ? Reading.absent(
                                                Reason.NOT_CONFIGURED,
                                                address,
                                                "outside every address pool")
                                        : rows.status(Sources.POOLS).reading(found::get));
    }

    private static PoolUse use(PoolRow pool, Set<String> taken) {
        List<AddressRange> ranges = ranges(pool);
        BigInteger size =
                ranges.stream().map(AddressRange::size).reduce(BigInteger.ZERO, BigInteger::add);
        long used = taken.stream().filter(address -> contains(ranges, address)).count();
        return new PoolUse(pool.name(), used, size.min(MOST).longValue());
    }

    private static List<AddressRange> ranges(PoolRow pool) {
        return pool.ranges().stream().flatMap(text -> AddressRange.parse(text).stream()).toList();
    }

    private static boolean contains(List<AddressRange> ranges, String address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    Reading<List<Route>> routes() {
        return rows.read(Sources.INGRESSES, this::routes);
    }

    private List<Route> routes(Collection<IngressRow> ingresses) {
        Map<String, Map<String, Route>> found = new TreeMap<>(NaturalOrder.NAMES);
        List<String> hosts =
                declared == null
                        ? List.of()
                        : declared.routes().stream().map(InventoryRow.Route::host).toList();
        Map<String, Endpoints> endpoints = endpoints();
        ingresses.stream()
                .sorted(Comparator.comparing(IngressRow::key))
                .forEach(
                        ingress ->
                                ingress.rules()
                                        .forEach(
                                                rule -> {
                                                    Route route =
                                                            route(ingress, rule, hosts, endpoints);
                                                    found.computeIfAbsent(
                                                                    route.host(),
                                                                    _ -> new LinkedHashMap<>())
                                                            .putIfAbsent(
                                                                    route.namespace()
                                                                            + "/"
                                                                            + route.service(),
                                                                    route);
                                                }));
        List<Route> routes = new ArrayList<>();
        for (String host : hosts) {
            Map<String, Route> served = found.remove(host);
            routes.addAll(served == null ? List.of(unserved(host)) : served.values());
        }
        found.values().forEach(rest -> routes.addAll(rest.values()));
        return List.copyOf(routes);
    }

    private Route route(
            IngressRow ingress,
            IngressRow.Rule rule,
            List<String> declaredHosts,
            Map<String, Endpoints> endpoints) {
        String host = rule.host().isEmpty() ? "*" : rule.host();
        String service = ingress.namespace() + "/" + rule.service();
        return new Route(
                host,
                declaredHosts.contains(host),
                ingress.namespace(),
                rule.service(),
                rule.tlsSecret(),
                rows.status(Sources.ENDPOINTS)
                        .reading(() -> endpoints.getOrDefault(service, new Endpoints(0, 0))));
    }

    private static Route unserved(String host) {
        return new Route(
                host,
                true,
                null,
                null,
                null,
                Reading.absent(Reason.NOT_CONFIGURED, host, "no ingress serves it"));
    }

    /// Summed over the slices of each service.
    private Map<String, Endpoints> endpoints() {
        return rows.all(Sources.ENDPOINTS).stream()
                .collect(
                        Collectors.toMap(
                                slice -> slice.namespace() + "/" + slice.service(),
                                TrafficFold::endpoints,
                                (a, b) ->
                                        new Endpoints(
                                                a.ready() + b.ready(), a.total() + b.total())));
    }

    private static Endpoints endpoints(EndpointsRow slice) {
        return new Endpoints(slice.ready(), slice.total());
    }
}
