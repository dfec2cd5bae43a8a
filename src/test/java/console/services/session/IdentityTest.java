package console.services.session;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Clock;
import console.services.fact.SystemTimer;
import console.services.kube.Kubeconfig;
import console.services.kube.KubeconfigException;
import console.services.lab.Lab;
import console.services.lab.LabOptions;
import console.services.lab.TestingDoor;
import console.services.session.ClusterView.Identity;
import console.services.session.LinkState.Phase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/// Who a cluster is: the first that answers; another one behind the same connection is shown beside
/// it.
final class IdentityTest {
    private final SystemTimer timer = new SystemTimer();
    private TestingSession testing;
    private TestingDoor door;
    private Lab stranger;

    @BeforeEach
    void start() throws KubeconfigException {
        testing = new TestingSession();
        door = new TestingDoor(testing.port());
        stranger = Lab.start(new LabOptions("healthy", 2, 0), Clock.system(), timer);
    }

    @AfterEach
    void close() {
        testing.close();
        door.close();
        stranger.close();
        timer.close();
    }

    @Test
    void anotherClusterBehindTheSameConnectionIsShownBesideTheFirstFromThenOn()
            throws KubeconfigException {
        ClusterSession session =
                testing.open(
                        List.of(
                                testing.access(door.port()),
                                Kubeconfig.text("lab", stranger.kubeconfig()).access(null)));
        Identity first = testing.until(session.identity(), who -> !who.uid().isEmpty());
        door.cut();

        Identity both = testing.until(session.identity(), who -> !who.other().isEmpty());

        assertThat(first.other()).isEmpty();
        assertThat(both.uid()).isEqualTo(first.uid()).isNotEqualTo(both.other());
        door.mend();
        session.leaveOut(session.link().latest().server());
        testing.phase(Phase.LIVE);
        testing.topology(now -> Parts.of(now).allLive());
        assertThat(session.identity().latest()).isEqualTo(both);
    }

    @Test
    void anotherScenarioOfTheLabIsTheSameCluster() throws KubeconfigException {
        ClusterSession session = testing.open();
        Identity first = testing.until(session.identity(), who -> !who.uid().isEmpty());
        testing.lab.scenario("scale-12");

        testing.topology(now -> now.nodes().known().map(List::size).orElse(0) == 12);
        testing.topology(now -> session.settled() && Parts.of(now).allLive());

        assertThat(session.identity().latest()).isEqualTo(first);
    }
}
