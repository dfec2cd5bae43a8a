package console.services.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import console.services.fact.Fact;
import console.services.file.FileException;
import console.services.row.InventoryRow;
import console.support.BrokenFile;
import console.support.TestingClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The declared cluster as a file: what cannot be is refused with its line, what the plan says
/// twice is kept and told.
@Timeout(20)
class InventoryTest {
    private static final String GOOD =
            """
            name: small
            host: {name: host, platform: any, summary: one}
            network:
              vlan: VLAN 1
              cidr: 10.0.0.0/24
              gateway: 10.0.0.1
              dns: [10.0.0.2]
              pool: 10.0.0.50-10.0.0.60
              podCidr: 10.42.0.0/16
              serviceCidr: 10.43.0.0/16
            machines:
            - {name: a, kind: server, address: 10.0.0.3, mac: "00:16:3e:00:00:01", cpus: 4, \
            memoryGb: 8, gpus: 0}
            - {name: b, kind: worker, address: 10.0.0.4, mac: "00:16:3e:00:00:02", cpus: 4, \
            memoryGb: 8, gpus: 2}
            routes: [{host: a.example, title: A}]
            storage: {nfs: x, nfsClass: y, scratchClass: z, scratchGb: 10}
            """;

    /// What is replaced in the good file, by what, and what is said: line, item and fact.
    private static final String CHANGES =
            """
            name: small | nam: small | : name: is missing
            name: small | name: [a] | , line 1: name: a text is wanted
            host: {name: host, platform: any, summary: one} | host: x | , line 2: host: “key: \
            value” is wanted
            summary: one | summary: | , line 2: host/summary: is missing
            summary: one | summary: one, owner: me | , line 2: unknown key “host/owner”
            cidr: 10.0.0.0/24 | cidr: 10.0.0.0 | , line 5: network/cidr: is no network
            cidr: 10.0.0.0/24 | cidr: 10.0.0.0/33 | , line 5: network/cidr: is no network
            gateway: 10.0.0.1 | gateway: 10.0.0.256 | , line 6: network/gateway: is no address
            dns: [10.0.0.2] | dns: 10.0.0.2 | , line 7: network/dns: a list is wanted
            dns: [10.0.0.2] | dns: [10.0.0.2, x] | , line 7: network/dns/1: is no address
            pool: 10.0.0.50-10.0.0.60 | pool: 10.0.0.60-10.0.0.50 | , line 8: network/pool: is \
            no range
            podCidr: 10.42.0.0/16 | podCidr: ten | , line 9: network/podCidr: is no network
            serviceCidr: 10.43.0.0/16 | other: 1 | , line 3: network/serviceCidr: is missing
            kind: server | kind: master | , line 12: machines/0/kind: is none of server, worker, vm
            address: 10.0.0.4 | address: b.example | , line 13: machines/1/address: is no address
            address: 10.0.0.4, | | , line 13: machines/1/address: is missing
            00:16:3e:00:00:01 | 00:16:3e:00:00 | , line 12: machines/0/mac: is no MAC
            cpus: 4, memoryGb: 8, gpus: 2 | cpus: four, memoryGb: 8, gpus: 2 | , line 13: \
            machines/1/cpus: a whole number
            cpus: 4, memoryGb: 8, gpus: 2 | cpus: 4.5, memoryGb: 8, gpus: 2 | , line 13: \
            machines/1/cpus: a whole number
            gpus: 2 | gpus: -1 | , line 13: machines/1/gpus: is less than 0
            gpus: 2 | gpus: 99999999999 | , line 13: machines/1/gpus: is too large
            routes: [{host: a.example, title: A}] | routes: {} | , line 14: routes: a list is wanted
            title: A | titel: A | , line 14: routes/0/title: is missing
            scratchGb: 10 | scratchGb: -10 | , line 15: storage/scratchGb: is less than 0
            - {name: a, | - {name: "", | , line 12: machines/0/name: is empty
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @FieldSource("console.support.BrokenFile#ALL")
    void brokenFileIsNamedAndKept(BrokenFile broken) throws IOException {
        Path file = broken.writeTo(folder);

        assertThatThrownBy(() -> Inventory.file(file))
                .isInstanceOf(FileException.class)
                .message()
                .startsWith(broken.begin(file))
                .contains(broken.fact());
        assertThat(Files.readAllBytes(file)).isEqualTo(broken.content());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = CHANGES)
    void whatCannotBeIsNamedWithItsLine(String before, String after, String said)
            throws IOException {
        assertThat(GOOD).contains(before);
        Path file = folder.resolve("inventory.yaml");
        Files.writeString(file, GOOD.replace(before, after == null ? "" : after));

        assertThatThrownBy(() -> Inventory.file(file))
                .isInstanceOf(FileException.class)
                .message()
                .startsWith(file + said)
                .endsWith("; correct it, or name another file");
    }

    @Test
    void whatIsDeclaredTwiceIsKeptAndTold() throws IOException, FileException {
        Path file = folder.resolve("inventory.yaml");
        Files.writeString(file, GOOD.replace("10.0.0.4", "10.0.0.3").replace("00:02", "00:01"));

        InventoryRow row = Inventory.file(file);

        assertThat(row.machines()).hasSize(2);
        assertThat(Inventory.remarks(row))
                .containsExactly(
                        "address 10.0.0.3 is declared 2 times: a, b",
                        "mac 00:16:3e:00:00:01 is declared 2 times: a, b");
    }

    @Test
    void aConnectionsOwnInventoryHoldsFromTheStartWithItsRemarks()
            throws IOException, FileException {
        Path file = folder.resolve("inventory.yaml");
        InventoryRow row =
                Inventory.file(Files.writeString(file, GOOD.replace("10.0.0.4", "10.0.0.3")));
        List<Fact> facts = new ArrayList<>();
        InventoryFeed feed = new InventoryFeed(Optional.of(row), new TestingClock(), facts::addAll);

        feed.start();
        feed.nodes(Set.of("k3s-cp1"));

        assertThat(facts).hasSize(1);
        assertThat(facts.getFirst()).isInstanceOf(Fact.Listed.class);
        assertThat(((Fact.Listed) facts.getFirst()).note())
                .isEqualTo("address 10.0.0.3 is declared 2 times: a, b");
    }

    @Test
    void theShippedOneIsUsedOnlyWhereHalfOfItsNodesExist() {
        assertThat(decided(Set.of("k3s-cp1", "k3s-cp2", "k3s-cp3", "k3s-wk-gpu1")))
                .isInstanceOf(Fact.Listed.class);
        assertThat(decided(Set.of("k3s-cp1", "k3s-cp2", "k3s-cp3", "other")))
                .isInstanceOf(Fact.Lacking.class);
    }

    private static Fact decided(Set<String> names) {
        List<Fact> facts = new ArrayList<>();
        InventoryFeed feed = new InventoryFeed(Optional.empty(), new TestingClock(), facts::addAll);
        feed.start();
        feed.nodes(names);
        return facts.getFirst();
    }
}
