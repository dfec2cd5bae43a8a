package console.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

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
            topics.topology.value.nodes[].requested.cpuMilli
            topics.topology.value.nodes[].requested.memoryBytes
            topics.topology.value.nodes[].requested.ephemeralBytes
            topics.topology.value.nodes[].requested.pods
            topics.topology.value.nodes[].requested.nvidia.com/gpu
            topics.topology.value.nodes[].requested.nvidia.com/mig-1g.5gb
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
    void tableAndCsvShowTheSameValues() {
        String table = lab.status("--timeout", "60s").out();
        String csv = lab.status("--format", "csv", "--timeout", "60s").out();

        assertThat(table).contains("k3s-wk-gpu1", "10.21.0.50", "the shipped inventory is used");
        assertThat(csv).contains("block,name,role,state", "nodes,k3s-wk-gpu1,worker,ready,mig");
    }

    @Test
    void wrongUseIsOneLineAndEnds64() {
        for (String[] arguments :
                new String[][] {
                    {"--bogus"},
                    {"status", "--bogus"},
                    {"status", "--topic", "gpus"},
                    {"status", "--format", "xml"},
                    {"status", "--timeout", "soon"},
                    {"status", "--scenario", "none"},
                    {"status", "--seed", "x"},
                    {"status", "--context", "c"},
                    {"status", "--kubeconfig", "f", "--lab"},
                    {"lab", "--port", "70000"}
                }) {
            StatusLab.Run run = StatusLab.run(arguments);

            assertThat(run.exit()).as(String.join(" ", arguments)).isEqualTo(64);
            assertThat(run.err().lines()).as(String.join(" ", arguments)).hasSize(1);
            assertThat(run.out()).isEmpty();
        }
    }

    @Test
    void kubeconfigThatCannotBeReadIsNamed() {
        StatusLab.Run run = StatusLab.run("status", "--kubeconfig", "/no/such/file");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isEqualToIgnoringNewLines("/no/such/file: no such file");
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
