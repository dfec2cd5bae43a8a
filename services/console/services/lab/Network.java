package console.services.lab;

import console.services.lab.api.Json;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/// The way in: MetalLB's pool and announcer, ingress class and the three hosts.
final class Network {
    static final String VIRTUAL_ADDRESS = "10.21.0.50";

    private final World world;

    Network(World world) {
        this.world = world;
    }

    void build() {
        ObjectNode pool = world.object("metallb-system", "vlan633", Map.of());
        ObjectNode spec = pool.putObject("spec").put("autoAssign", true);
        spec.putArray("addresses").add("10.21.0.50-10.21.0.60");
        pool.putObject("status").put("assignedIPv4", 1).put("availableIPv4", 10);
        world.put("ipaddresspools.metallb.io", pool);
        ObjectNode advertisement = world.object("metallb-system", "vlan633", Map.of());
        advertisement.putObject("spec").putArray("ipAddressPools").add("vlan633");
        world.put("l2advertisements.metallb.io", advertisement);
        announce(world.workers.get(world.workers.size() > 1 ? 1 : 0));
        ObjectNode ingressClass = world.object("", "nginx", Map.of());
        ingressClass.putObject("spec").put("controller", "k8s.io/ingress-nginx");
        world.put("ingressclasses.networking.k8s.io", ingressClass);
        ingress("cattle-system", "rancher", "rancher");
        ingress("jupyterhub", "proxy-public", "jupyterhub");
        ingress("jupyterhub-test", "proxy-public", "jupyterhub-test");
    }

    /// From now on this node answers for the virtual address.
    void announce(String node) {
        world.store.list("servicel2statuses.metallb.io", "metallb-system").stream()
                .toList()
                .forEach(world.store::remove);
        Map<String, String> labels =
                Map.of(
                        "metallb.io/node", node,
                        "metallb.io/service-name", "ingress-nginx-controller",
                        "metallb.io/service-namespace", "ingress-nginx");
        ObjectNode status = world.object("metallb-system", "l2-" + world.ids.suffix(5), labels);
        ObjectNode fields = status.putObject("status").put("node", node);
        fields.put("serviceName", "ingress-nginx-controller");
        fields.put("serviceNamespace", "ingress-nginx");
        fields.putArray("interfaces").addObject().put("name", "ens18");
        world.put("servicel2statuses.metallb.io", status);
        world.event(
                "Normal",
                "nodeAssigned",
                "Service",
                "ingress-nginx",
                "ingress-nginx-controller",
                "announcing from node \"%s\" with protocol \"layer2\"".formatted(node));
    }

    /// The node that answers now.
    String announcer() {
        return world.store.list("servicel2statuses.metallb.io", "metallb-system").stream()
                .map(status -> Json.text(status.tree(), "status", "node"))
                .findFirst()
                .orElse("");
    }

    private void ingress(String namespace, String service, String host) {
        String name = host + ".cps.unileoben.ac.at";
        ObjectNode ingress = world.object(namespace, host, Map.of());
        ObjectNode spec = ingress.putObject("spec").put("ingressClassName", "nginx");
        ObjectNode rule = spec.putArray("rules").addObject().put("host", name);
        ObjectNode path = rule.putObject("http").putArray("paths").addObject();
        path.put("path", "/").put("pathType", "Prefix");
        ObjectNode backend = path.putObject("backend").putObject("service");
        backend.put("name", service).putObject("port").put("number", 80);
        ObjectNode tls = spec.putArray("tls").addObject().put("secretName", "wildcard-cps-cert");
        tls.set("hosts", Json.strings(List.of(name)));
        ingress.putObject("status")
                .putObject("loadBalancer")
                .putArray("ingress")
                .addObject()
                .put("ip", VIRTUAL_ADDRESS);
        world.put("ingresses.networking.k8s.io", ingress);
    }
}
