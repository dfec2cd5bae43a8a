package console.services.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import console.services.fact.Reading;
import console.services.kube.KubeconfigException;
import console.services.lab.TestingDoor;
import console.services.resource.NodeState;
import console.services.session.LabControl.Fault;
import console.services.session.LinkState.Phase;
import console.services.topology.Node;
import console.services.topology.TopologySnapshot;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/// A cluster with two API servers: two doors of one lab, each of which can be shut.
final class FailOverTest {
    private TestingSession testing;
    private TestingDoor first;
    private TestingDoor second;

    @BeforeEach
    void doors() throws KubeconfigException {
        testing = new TestingSession();
        first = new TestingDoor(testing.port());
        second = new TestingDoor(testing.port());
    }

    @AfterEach
    void close() {
        testing.close();
        first.close();
        second.close();
    }

    private void open() throws KubeconfigException {
        testing.open(first.port(), second.port());
    }

    private LinkState liveOver(TestingDoor door) {
        return testing.until(
                testing.session().link(),
                link -> link.phase() == Phase.LIVE && link.server().equals(door.address()));
    }

    private static NodeState state(TopologySnapshot snapshot, String name) {
        return snapshot.nodes().known().orElse(List.of()).stream()
                .filter(node -> node.name().equals(name))
                .map(Node::state)
                .findFirst()
                .orElse(NodeState.READY);
    }

    @Test
    void theNextServerTakesOverAndEveryRowIsListedAnew() throws KubeconfigException {
        open();
        liveOver(first);
        first.cut();
        testing.lab.inject(Fault.POWER_CUT, "k3s-wk-gpu2");
        testing.lab.speed(100); // the lab's own grace for a silent kubelet passes meanwhile

        LinkState stale = testing.phase(Phase.RECONNECTING);
        testing.topology(now -> now.nodes() instanceof Reading.Stale);
        liveOver(second);
        TopologySnapshot snapshot =
                testing.topology(
                        now ->
                                Parts.of(now).allLive()
                                        && state(now, "k3s-wk-gpu2") == NodeState.NO_CONTACT);

        assertThat(stale.why()).isNotNull();
        assertThat(snapshot.nodes()).isInstanceOf(Reading.Live.class);
    }

    @Test
    void aServerThatIsDownFromTheStartIsPassedOver() throws KubeconfigException {
        first.cut();
        open();

        LinkState link = liveOver(second);

        assertThat(link.transitions())
                .extracting(LinkState.Transition::phase)
                .contains(Phase.CONNECTING, Phase.RECONNECTING);
    }

    @Test
    void whereBothAreDownTheFirstToComeBackIsUsed() throws KubeconfigException {
        open();
        liveOver(first);
        first.cut();
        second.cut();
        testing.until(testing.session().link(), link -> link.attempt() > 5);

        first.mend();

        liveOver(first);
    }

    @Test
    void aServerThatIsBeingWorkedOnLeavesTheListUntilItIsTakenBack() throws KubeconfigException {
        open();
        liveOver(first);

        testing.session().leaveOut(first.address());
        liveOver(second);
        assertThatThrownBy(() -> testing.session().leaveOut(second.address()))
                .hasMessageContaining("the only server that is left");
        assertThatThrownBy(() -> testing.session().leaveOut("elsewhere:6443"))
                .hasMessageContaining("no server elsewhere:6443");
        testing.session().takeBack(first.address());
        testing.session().leaveOut(second.address());

        liveOver(first);
    }

    @Test
    void aClusterThatBeganAnewIsListedAnew() throws KubeconfigException {
        open();
        liveOver(first);
        testing.topology(now -> Parts.of(now).allLive());

        // Its revisions begin anew, too, below those that were seen.
        testing.lab.scenario("node-lost");

        testing.topology(
                now ->
                        now.nodes().known().orElse(List.of()).stream()
                                .anyMatch(node -> node.state() == NodeState.NO_CONTACT));
        testing.topology(now -> Parts.of(now).allLive());
    }
}
