package console.views.overview.picture;

import console.services.fact.Reading;
import console.services.row.InventoryRow;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot;
import console.services.topology.TopologySnapshot.Controller;
import console.services.topology.TopologySnapshot.LastSnapshot;
import console.services.topology.TopologySnapshot.Machine;
import console.services.topology.TopologySnapshot.NextExpiry;
import console.services.topology.TopologySnapshot.Route;
import console.services.topology.TopologySnapshot.Storage;
import console.services.topology.TopologySnapshot.VirtualAddress;
import console.services.topology.TopologySnapshot.WaitingPod;

import java.util.List;

/// A snapshot with some of its parts exchanged.
final class TestingParts {
    private final TopologySnapshot from;
    private Reading<InventoryRow> declared;
    private Reading<List<Node>> nodes;
    private Reading<List<Machine>> machines;
    private Reading<List<VirtualAddress>> addresses;
    private Reading<List<Controller>> controllers;
    private Reading<List<Route>> routes;
    private Reading<Storage> storage;
    private Reading<List<WaitingPod>> waiting;
    private Reading<LastSnapshot> last;
    private Reading<NextExpiry> next;

    TestingParts(TopologySnapshot from) {
        this.from = from;
        declared = from.declared();
        nodes = from.nodes();
        machines = from.machines();
        addresses = from.addresses();
        controllers = from.controllers();
        routes = from.routes();
        storage = from.storage();
        waiting = from.waiting();
        last = from.lastSnapshot();
        next = from.nextExpiry();
    }

    TestingParts declared(Reading<InventoryRow> part) {
        declared = part;
        return this;
    }

    TestingParts nodes(Reading<List<Node>> part) {
        nodes = part;
        return this;
    }

    TestingParts machines(Reading<List<Machine>> part) {
        machines = part;
        return this;
    }

    TestingParts addresses(Reading<List<VirtualAddress>> part) {
        addresses = part;
        return this;
    }

    TestingParts controllers(Reading<List<Controller>> part) {
        controllers = part;
        return this;
    }

    TestingParts routes(Reading<List<Route>> part) {
        routes = part;
        return this;
    }

    TestingParts storage(Reading<Storage> part) {
        storage = part;
        return this;
    }

    TestingParts rest(
            Reading<List<WaitingPod>> pods,
            Reading<LastSnapshot> snapshot,
            Reading<NextExpiry> expiry) {
        waiting = pods;
        last = snapshot;
        next = expiry;
        return this;
    }

    TopologySnapshot snapshot() {
        return new TopologySnapshot(
                from.taken(),
                declared,
                nodes,
                machines,
                addresses,
                controllers,
                routes,
                storage,
                waiting,
                last,
                next);
    }
}
