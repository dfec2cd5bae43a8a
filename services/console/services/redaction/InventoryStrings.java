package console.services.redaction;

import static console.services.redaction.TopologyStrings.each;

import console.services.row.InventoryRow;
import console.services.row.NodeRow;

/// The strings of the declared cluster.
record InventoryStrings(TopologyStrings strings) {
    InventoryRow of(InventoryRow row) {
        return new InventoryRow(
                strings.text(row.name()),
                strings.orNull(row.origin()),
                new InventoryRow.Host(
                        strings.text(row.host().name()),
                        strings.text(row.host().platform()),
                        strings.text(row.host().summary())),
                network(row.network()),
                each(row.machines(), this::machine),
                each(
                        row.routes(),
                        route ->
                                new InventoryRow.Route(
                                        strings.text(route.host()), strings.text(route.title()))),
                storage(row.storage()),
                each(row.profiles(), this::profile));
    }

    private InventoryRow.Network network(InventoryRow.Network network) {
        return new InventoryRow.Network(
                strings.text(network.vlan()),
                strings.text(network.cidr()),
                strings.text(network.gateway()),
                strings.texts(network.dns()),
                strings.text(network.pool()),
                strings.text(network.podCidr()),
                strings.text(network.serviceCidr()));
    }

    private InventoryRow.Machine machine(InventoryRow.Machine machine) {
        return new InventoryRow.Machine(
                strings.text(machine.name()),
                strings.text(machine.kind()),
                strings.text(machine.address()),
                strings.text(machine.mac()),
                machine.cpus(),
                machine.memoryGb(),
                machine.gpus(),
                strings.orNull(machine.gpuProduct()));
    }

    private InventoryRow.Storage storage(InventoryRow.Storage storage) {
        return new InventoryRow.Storage(
                strings.text(storage.nfs()),
                strings.text(storage.nfsClass()),
                strings.text(storage.scratchClass()),
                storage.scratchGb());
    }

    private InventoryRow.Profile profile(InventoryRow.Profile profile) {
        return new InventoryRow.Profile(
                strings.text(profile.name()),
                strings.orNull(profile.title()),
                profile.cpus(),
                profile.memoryGib(),
                strings.orNull(profile.resource()),
                profile.count(),
                each(
                        profile.tolerates(),
                        taint ->
                                new NodeRow.Taint(
                                        strings.text(taint.key()),
                                        strings.text(taint.value()),
                                        strings.text(taint.effect()))));
    }
}
