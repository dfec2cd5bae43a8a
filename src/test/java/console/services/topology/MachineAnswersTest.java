package console.services.topology;

import static console.services.topology.TestingRows.inventory;
import static console.services.topology.TestingRows.machine;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.row.NeighbourRow;
import console.services.row.Sources;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/// Whether a declared machine that is no node answers, and why that is not known.
class MachineAnswersTest {
    private static final String MAC = "00:16:3e:63:79:2f";
    private final TestingRows rows = new TestingRows();

    @BeforeEach
    void declare() {
        rows.list(Sources.INVENTORY, inventory(machine("k3s-maint", "vm", 0)));
        rows.list(Sources.NODES);
    }

    @AfterEach
    void close() {
        rows.close();
    }

    @Test
    void whatCannotBeLookedAtSaysItsOwnReason() {
        assertThat(reason()).isEqualTo(Reason.NOT_LOADED);
        rows.lacking(Sources.NEIGHBOURS, Reason.UNREACHABLE);
        assertThat(reason()).isEqualTo(Reason.UNREACHABLE);
        rows.list(Sources.NEIGHBOURS);
        assertThat(reason()).isEqualTo(Reason.NOT_CONFIGURED);
    }

    @Test
    void anAddressThatAnotherMachineTookIsNoAnswerOfItsOwn() {
        rows.list(Sources.NEIGHBOURS, row("REACHABLE", MAC));
        assertThat(answers().known()).contains(true);
        rows.list(Sources.NEIGHBOURS, row("REACHABLE", "bc:24:11:0a:4e:91", MAC));
        assertThat(answers().known()).contains(true);
        rows.list(Sources.NEIGHBOURS, row("REACHABLE", "bc:24:11:0a:4e:91"));
        assertThat(answers().known()).contains(false);
        rows.list(Sources.NEIGHBOURS, row("FAILED"));
        assertThat(answers().known()).contains(false);
        rows.list(Sources.NEIGHBOURS, row("STALE", MAC));
        assertThat(reason()).isEqualTo(Reason.NOT_CONFIGURED);
    }

    private static NeighbourRow row(String state, String... macs) {
        return new NeighbourRow("10.21.0.42", List.of(macs), "looker", state, null);
    }

    private Reading<Boolean> answers() {
        return rows.snapshot().machines().known().orElseThrow().stream()
                .filter(machine -> machine.name().equals("k3s-maint"))
                .map(TopologySnapshot.Machine::answers)
                .findFirst()
                .orElseThrow();
    }

    private Reason reason() {
        Reading<Boolean> answers = answers();
        assertThat(answers).isInstanceOf(Reading.Absent.class);
        return ((Reading.Absent<Boolean>) answers).why().reason();
    }
}
