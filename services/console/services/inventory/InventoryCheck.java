package console.services.inventory;

import console.services.file.FileException;
import console.services.file.YamlFile;
import console.services.resource.AddressRange;
import console.services.row.InventoryRow;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether an inventory says all that it must, and nothing that cannot be.
final class InventoryCheck {
    private static final Pattern MAC = Pattern.compile("([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}");
    private static final Set<String> KINDS = Set.of("server", "worker", "vm");

    private static final List<String> TOP =
            List.of("name", "host", "network", "machines", "routes", "storage");
    private static final Map<String, List<String>> PARTS =
            Map.of(
                    "host", List.of("name", "platform", "summary"),
                    "network",
                            List.of(
                                    "vlan",
                                    "cidr",
                                    "gateway",
                                    "dns",
                                    "pool",
                                    "podCidr",
                                    "serviceCidr"),
                    "storage", List.of("nfs", "nfsClass", "scratchClass", "scratchGb"));
    private static final Map<String, List<String>> LISTS =
            Map.of(
                    "machines",
                            List.of("name", "kind", "address", "mac", "cpus", "memoryGb", "gpus"),
                    "routes", List.of("host", "title"),
                    "profiles", List.of("name", "cpus", "memoryGib"));

    private final YamlFile yaml;

    InventoryCheck(YamlFile yaml) {
        this.yaml = yaml;
    }

    /// Before it is made a record: nothing that is needed is missing.
    void complete() throws FileException {
        JsonNode tree = yaml.tree();
        needs("", tree, TOP);
        for (Map.Entry<String, List<String>> part : PARTS.entrySet()) {
            needs("/" + part.getKey(), tree.path(part.getKey()), part.getValue());
        }
        for (Map.Entry<String, List<String>> list : LISTS.entrySet()) {
            JsonNode elements = tree.path(list.getKey());
            for (int i = 0; elements.isArray() && i < elements.size(); i++) {
                needs("/" + list.getKey() + "/" + i, elements.get(i), list.getValue());
            }
        }
    }

    private void needs(String pointer, JsonNode node, List<String> keys) throws FileException {
        if (!node.isObject()) {
            throw yaml.wrong(pointer, "“key: value” is wanted");
        }
        for (String key : keys) {
            JsonNode value = node.path(key);
            if (value.isMissingNode() || value.isNull()) {
                throw yaml.wrong(pointer + "/" + key, "is missing");
            }
        }
    }

    /// Every address, network and number is one.
    void values(InventoryRow row) throws FileException {
        InventoryRow.Network network = row.network();
        network("/network/cidr", network.cidr());
        network("/network/podCidr", network.podCidr());
        network("/network/serviceCidr", network.serviceCidr());
        range("/network/pool", network.pool());
        address("/network/gateway", network.gateway());
        for (int i = 0; i < network.dns().size(); i++) {
            address("/network/dns/" + i, network.dns().get(i));
        }
        positive("/storage/scratchGb", row.storage().scratchGb());
        for (int i = 0; i < row.machines().size(); i++) {
            machine("/machines/" + i, row.machines().get(i));
        }
        for (int i = 0; i < row.profiles().size(); i++) {
            positive("/profiles/" + i + "/cpus", row.profiles().get(i).cpus());
            positive("/profiles/" + i + "/memoryGib", row.profiles().get(i).memoryGib());
            positive("/profiles/" + i + "/count", row.profiles().get(i).count());
        }
    }

    private void machine(String pointer, InventoryRow.Machine machine) throws FileException {
        if (machine.name().isBlank()) {
            throw yaml.wrong(pointer + "/name", "is empty");
        }
        if (!KINDS.contains(machine.kind())) {
            throw yaml.wrong(pointer + "/kind", "is none of server, worker, vm");
        }
        address(pointer + "/address", machine.address());
        if (!MAC.matcher(machine.mac()).matches()) {
            throw yaml.wrong(pointer + "/mac", "is no MAC such as 00:16:3e:63:79:26");
        }
        positive(pointer + "/cpus", machine.cpus());
        positive(pointer + "/memoryGb", machine.memoryGb());
        positive(pointer + "/gpus", machine.gpus());
    }

    private void network(String pointer, String text) throws FileException {
        if (!text.contains("/") || AddressRange.parse(text).isEmpty()) {
            throw yaml.wrong(pointer, "is no network such as 10.21.0.0/16");
        }
    }

    private void range(String pointer, String text) throws FileException {
        if (AddressRange.parse(text).isEmpty()) {
            throw yaml.wrong(pointer, "is no range such as 10.21.0.50-10.21.0.60");
        }
    }

    private void address(String pointer, String text) throws FileException {
        if (!AddressRange.isAddress(text)) {
            throw yaml.wrong(pointer, "is no address such as 10.21.0.35");
        }
    }

    private void positive(String pointer, int number) throws FileException {
        if (number < 0) {
            throw yaml.wrong(pointer, "is less than 0");
        }
    }
}
