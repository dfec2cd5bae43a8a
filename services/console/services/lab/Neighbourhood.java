package console.services.lab;

import console.services.inventory.Inventory;
import console.services.lab.api.Json;
import console.services.lab.api.StoredObject;
import console.services.row.InventoryRow;
import console.services.row.InventoryRow.Machine;
import console.services.row.NeighbourRow;
import console.services.row.NeighbourRow.Probe;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Who answers for which address in the lab's network, as its maintenance machine sees it with `ip
/// neigh` and `arping`: a machine with power answers where it really is, the announcer also for the
/// virtual address.
final class Neighbourhood {
    private static final String LOOKER = "k3s-maint";
    private static final String ROUTER_MAC = "00:00:5e:00:01:21";
    private static final int REQUESTS = 3;

    private final World world;
    private final Kubelets kubelets;
    private final Network network;
    private final List<Machine> machines;
    private final Map<String, String> macs = new HashMap<>();
    private final SequencedMap<String, String> strangers = new LinkedHashMap<>();

    Neighbourhood(World world, Kubelets kubelets, Network network) {
        this.world = world;
        this.kubelets = kubelets;
        this.network = network;
        InventoryRow plan = Inventory.shipped();
        machines = plan.machines();
        machines.forEach(machine -> macs.put(machine.name(), machine.mac()));
        strangers.put(plan.network().gateway(), ROUTER_MAC);
    }

    /// The collision of the plan's history: one machine takes the address of another, a third one
    /// has its MAC, and something answers where the plan left a gap.
    void collide() {
        String taken = world.workers.get(2);
        String address = world.addresses.getOrDefault(taken, "");
        world.store.update(
                "nodes",
                "",
                world.workers.get(3),
                tree ->
                        Json.element(Json.child(tree, "status"), "addresses", "type", "InternalIP")
                                .put("address", address));
        macs.put(world.workers.get(1), mac(taken));
        strangers.put("10.21.0.39", "bc:24:11:0a:4e:91");
    }

    /// One row for every address that is declared or taken; without a MAC where nobody answers.
    List<NeighbourRow> rows() {
        SequencedMap<String, List<String>> answers = new LinkedHashMap<>();
        for (Machine machine : machines) {
            List<String> here = answers.computeIfAbsent(machine.address(), _ -> new ArrayList<>());
            if (machine.kind().equals("vm")) {
                here.add(mac(machine.name()));
            }
        }
        for (StoredObject node : world.store.list("nodes", "")) {
            List<String> here =
                    answers.computeIfAbsent(address(node.tree()), _ -> new ArrayList<>());
            if (kubelets.runs(node.name())) {
                here.add(mac(node.name()));
            }
        }
        String announcer = network.announcer();
        if (!announcer.isEmpty() && kubelets.runs(announcer)) {
            answers.put(Network.VIRTUAL_ADDRESS, List.of(mac(announcer)));
        }
        strangers.forEach((address, mac) -> answers.put(address, List.of(mac)));
        answers.remove("");
        Map<String, Integer> places = new HashMap<>();
        answers.forEach(
                (address, here) -> {
                    if (!address.equals(Network.VIRTUAL_ADDRESS)) {
                        here.forEach(mac -> places.merge(mac, 1, Integer::sum));
                    }
                });
        return answers.entrySet().stream()
                .map(each -> row(each.getKey(), each.getValue(), places))
                .toList();
    }

    /// @param places at how many addresses each MAC is: frames go to the one that spoke last
    private NeighbourRow row(String address, List<String> here, Map<String, Integer> places) {
        if (here.equals(List.of(mac(LOOKER)))) {
            Probe own = new Probe(NeighbourRow.ARPING, REQUESTS, 0, null);
            return new NeighbourRow(address, here, LOOKER, NeighbourRow.ITSELF, own);
        }
        boolean silent = here.isEmpty();
        boolean shared = here.stream().anyMatch(mac -> places.getOrDefault(mac, 0) > 1);
        int lost = silent ? REQUESTS : shared ? 1 : 0;
        Double quickest = silent ? null : (2 + Math.floorMod(address.hashCode(), 4)) / 10.0;
        Probe probe = new Probe(NeighbourRow.ARPING, REQUESTS, REQUESTS - lost, quickest);
        return new NeighbourRow(address, here, LOOKER, silent ? "FAILED" : "REACHABLE", probe);
    }

    private String mac(String name) {
        return macs.computeIfAbsent(name, this::invented);
    }

    /// Of a machine that the plan does not have.
    private String invented(String name) {
        int number = world.machines().indexOf(name) + 1;
        return "00:16:3e:64:%02x:%02x".formatted(number >> 8 & 0xff, number & 0xff);
    }

    /// That the node really has; empty without one.
    private static String address(JsonNode node) {
        for (JsonNode each : node.path("status").path("addresses")) {
            if (Json.is(each, "type", "InternalIP")) {
                return Json.text(each, "address");
            }
        }
        return "";
    }
}
