package console.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The names of `status --format json` are an interface: this fails when one changes.
class StatusNamesTest {
    private static final String NAMES =
            """
            cluster.name
            cluster.uid
            mode
            taken
            topics.topology.state
            topics.topology.sources[].name
            topics.topology.sources[].required
            topics.topology.sources[].state
            topics.topology.sources[].at
            topics.topology.sources[].why
            topics.topology.sources[].why.message
            topics.topology.sources[].why.reason
            topics.topology.sources[].message
            topics.topology.value.nodes[].name
            topics.topology.value.nodes[].role
            topics.topology.value.nodes[].state
            topics.topology.value.nodes[].badges[]
            topics.topology.value.nodes[].address
            topics.topology.value.nodes[].schedulable
            topics.topology.value.nodes[].allocatable.cpuMilli
            topics.topology.value.nodes[].allocatable.memoryBytes
            topics.topology.value.nodes[].allocatable.ephemeralBytes
            topics.topology.value.nodes[].allocatable.pods
            topics.topology.value.nodes[].allocatable.nvidia.com/gpu
            topics.topology.value.nodes[].allocatable.nvidia.com/mig-1g.5gb
            topics.topology.value.nodes[].allocatable.nvidia.com/mig-2g.10gb
            topics.topology.value.nodes[].allocatable.nvidia.com/mig-3g.20gb
            topics.topology.value.nodes[].requested.cpuMilli
            topics.topology.value.nodes[].requested.memoryBytes
            topics.topology.value.nodes[].requested.ephemeralBytes
            topics.topology.value.nodes[].requested.pods
            topics.topology.value.nodes[].requested.nvidia.com/gpu
            topics.topology.value.nodes[].requested.nvidia.com/mig-1g.5gb
            topics.topology.value.nodes[].requested.nvidia.com/mig-2g.10gb
            topics.topology.value.nodes[].requested.nvidia.com/mig-3g.20gb
            topics.topology.value.machines[].name
            topics.topology.value.machines[].kind
            topics.topology.value.machines[].address
            topics.topology.value.machines[].state
            topics.topology.value.vip.address
            topics.topology.value.vip.namespace
            topics.topology.value.vip.service
            topics.topology.value.vip.announcer
            topics.topology.value.ingress.controllers[].node
            topics.topology.value.ingress.controllers[].ready
            topics.topology.value.ingress.hosts[].host
            topics.topology.value.ingress.hosts[].namespace
            topics.topology.value.ingress.hosts[].service
            topics.topology.value.ingress.hosts[].readyEndpoints
            topics.topology.value.ingress.hosts[].tlsSecret
            topics.gpus.state
            topics.gpus.sources[].name
            topics.gpus.sources[].required
            topics.gpus.sources[].state
            topics.gpus.sources[].at
            topics.gpus.sources[].why
            topics.addresses.state
            topics.addresses.sources[].name
            topics.addresses.sources[].required
            topics.addresses.sources[].state
            topics.addresses.sources[].at
            topics.addresses.sources[].why
            topics.fleet.state
            topics.fleet.sources[].name
            topics.fleet.sources[].required
            topics.fleet.sources[].state
            topics.fleet.sources[].at
            topics.fleet.sources[].why
            topics.gpus.sources[].message
            topics.addresses.sources[].message
            topics.addresses.sources[].why.reason
            topics.addresses.sources[].why.message
            topics.gpus.value.headroom.model
            topics.gpus.value.headroom.rows[].fits
            topics.gpus.value.headroom.rows[].limitedBy[]
            topics.gpus.value.headroom.rows[].node
            topics.gpus.value.headroom.rows[].profile
            topics.gpus.value.nodes[].name
            topics.gpus.value.nodes[].expected
            topics.gpus.value.nodes[].strategy
            topics.gpus.value.nodes[].migConfig
            topics.gpus.value.nodes[].migState
            topics.gpus.value.nodes[].sharing
            topics.gpus.value.nodes[].resources[].name
            topics.gpus.value.nodes[].resources[].capacity
            topics.gpus.value.nodes[].resources[].allocatable
            topics.gpus.value.nodes[].resources[].requested
            topics.gpus.value.nodes[].resources[].unhealthy
            topics.gpus.value.nodes[].holders[].resource
            topics.gpus.value.nodes[].holders[].quantity
            topics.gpus.value.nodes[].holders[].namespace
            topics.gpus.value.nodes[].holders[].pod
            topics.gpus.value.nodes[].holders[].user
            topics.gpus.value.nodes[].cards[].index
            topics.gpus.value.nodes[].cards[].product
            topics.gpus.value.nodes[].cards[].mig
            topics.gpus.value.nodes[].cards[].uuid
            topics.gpus.value.nodes[].cards[].layoutSource
            topics.gpus.value.nodes[].cards[].layoutDisagreement
            topics.gpus.value.nodes[].cards[].load
            topics.gpus.value.nodes[].cards[].memoryUsedMib
            topics.gpus.value.nodes[].cards[].memoryTotalMib
            topics.gpus.value.nodes[].cards[].celsius
            topics.gpus.value.nodes[].cards[].watts
            topics.gpus.value.nodes[].cards[].smClockMhz
            topics.gpus.value.nodes[].cards[].eccDoubleBit
            topics.gpus.value.nodes[].cards[].xid
            topics.gpus.value.nodes[].cards[].pcieSentBytesPerSecond
            topics.gpus.value.nodes[].cards[].pcieReceivedBytesPerSecond
            topics.gpus.value.nodes[].cards[].loadHour[]
            topics.gpus.value.nodes[].cards[].slots[].load
            topics.gpus.value.unused[].node
            topics.gpus.value.unused[].card
            topics.gpus.value.unused[].resource
            topics.gpus.value.unused[].quantity
            topics.gpus.value.unused[].namespace
            topics.gpus.value.unused[].pod
            topics.gpus.value.unused[].user
            topics.gpus.value.nodes[].cards[].slots[].profile
            topics.gpus.value.nodes[].cards[].slots[].start
            topics.gpus.value.nodes[].cards[].slots[].resource
            topics.gpus.value.nodes[].cards[].slots[].state
            topics.gpus.value.nodes[].cards[].slots[].holder
            topics.gpus.value.nodes[].cards[].slots[].holder.namespace
            topics.gpus.value.nodes[].cards[].slots[].holder.pod
            topics.gpus.value.nodes[].cards[].slots[].holder.user
            topics.gpus.value.nodes[].cards[].slots[].holderSource
            topics.addresses.value.rows[].name
            topics.addresses.value.rows[].declared.ip
            topics.addresses.value.rows[].declared.mac
            topics.addresses.value.rows[].kubernetes
            topics.addresses.value.rows[].kubernetes.ip
            topics.addresses.value.rows[].seen
            topics.addresses.value.rows[].probe
            topics.addresses.value.rows[].verdict
            topics.addresses.value.rows[].facts[]
            topics.addresses.value.pool[].address
            topics.addresses.value.pool[].pool
            topics.addresses.value.pool[].services[]
            topics.addresses.value.pool[].announcers[]
            topics.fleet.value.bundles[].namespace
            topics.fleet.value.bundles[].name
            topics.fleet.value.bundles[].state
            topics.fleet.value.bundles[].ready
            topics.fleet.value.bundles[].desired
            topics.fleet.value.bundles[].commit
            topics.fleet.value.bundles[].message
            topics.fleet.value.bundles[].dependsOn[]
            topics.fleet.value.bundles[].paused
            topics.fleet.value.bundles[].changed
            topics.fleet.value.bundles[].formerVersionRuns
            topics.fleet.value.gitRepos[].namespace
            topics.fleet.value.gitRepos[].name
            topics.fleet.value.gitRepos[].repo
            topics.fleet.value.gitRepos[].branch
            topics.fleet.value.gitRepos[].commit
            topics.fleet.value.gitRepos[].pollingCommit
            topics.fleet.value.gitRepos[].state
            topics.fleet.value.gitRepos[].message
            topics.fleet.value.gitRepos[].paused
            topics.fleet.value.gitRepos[].paths[]
            topics.fleet.value.gitRepos[].polled
            """;

    @TempDir static Path folder;
    private static StatusLab lab;

    @BeforeAll
    static void startLab() throws IOException {
        lab = new StatusLab("healthy", folder);
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @Test
    void namesStay() {
        StatusLab.Run run = lab.status("--format", "json", "--timeout", "60s");

        assertThat(run.exit()).isZero();
        assertThat(names("", run.json(), new TreeSet<>()))
                .containsExactlyInAnyOrder(NAMES.lines().toArray(String[]::new));
    }

    @Test
    void csvHasEveryValueOfTheJson() {
        JsonNode json = lab.status("--format", "json", "--timeout", "60s").json();
        List<List<String>> csv =
                lab.status("--format", "csv", "--timeout", "60s")
                        .out()
                        .lines()
                        .map(line -> List.of(line.split(",", -1)))
                        .toList();
        JsonNode value = json.path("topics").path("topology").path("value");

        assertThat(compared(csv, "topology.nodes", value.path("nodes"))).isEqualTo(7);
        assertThat(compared(csv, "topology.machines", value.path("machines"))).isEqualTo(2);
        JsonNode ingress = value.path("ingress");
        assertThat(compared(csv, "topology.ingress.controllers", ingress.path("controllers")))
                .isEqualTo(4);
        assertThat(compared(csv, "topology.ingress.hosts", ingress.path("hosts"))).isGreaterThan(2);
    }

    @Test
    void tableHasEveryValueOfTheCsv() {
        String table = lab.status("--timeout", "60s").out();
        List<String> nodes =
                lab.status("--format", "csv", "--timeout", "60s")
                        .out()
                        .lines()
                        .filter(line -> line.startsWith("topology.nodes,k3s"))
                        .toList();

        assertThat(nodes).hasSize(7);
        for (String line : nodes) {
            List<String> cells =
                    Stream.of(line.split(",", -1)).skip(1).filter(c -> !c.isEmpty()).toList();
            String row =
                    table.lines()
                            .filter(l -> l.startsWith("  " + cells.getFirst()))
                            .findFirst()
                            .orElseThrow();
            assertThat(List.of(row.strip().split(" +", -1))).containsSubsequence(cells);
        }
        assertThat(table).contains("10.21.0.50", "the shipped inventory is used");
    }

    /// How many rows of a block were compared, cell by cell, with the JSON.
    private static int compared(List<List<String>> csv, String block, JsonNode rows) {
        List<String> columns =
                csv.stream().takeWhile(line -> !line.getFirst().equals(block)).toList().getLast();
        List<List<String>> lines =
                csv.stream().filter(line -> line.getFirst().equals(block)).toList();
        assertThat(lines).hasSize(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            for (int column = 1; column < columns.size(); column++) {
                JsonNode cell = rows.get(i);
                for (String part : columns.get(column).split("\\.", 2)) {
                    cell = cell.path(part);
                }
                assertThat(lines.get(i).get(column))
                        .as(columns.get(column))
                        .isEqualTo(cell.isArray() ? joined(cell) : cell.asString(""));
            }
        }
        return lines.size();
    }

    private static String joined(JsonNode words) {
        return words.valueStream().map(JsonNode::asString).collect(Collectors.joining(" "));
    }

    private static SortedSet<String> names(String at, JsonNode node, SortedSet<String> into) {
        if (node.isArray()) {
            node.forEach(element -> names(at + "[]", element, into));
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                names(
                        at.isEmpty() ? entry.getKey() : at + "." + entry.getKey(),
                        entry.getValue(),
                        into);
            }
        } else {
            into.add(at);
        }
        return into;
    }
}
