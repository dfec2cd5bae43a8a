package console.services.session;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Clock;
import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Why;
import console.services.kube.KubeconfigException;
import console.services.session.LabControl.Fault;
import console.services.session.LinkState.Phase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What a session notices by itself – sleep, another network, refused credentials, a dead link –
/// and that it ends in time.
final class SupervisionTest {
    private static final Duration TICK = Duration.ofSeconds(2);

    private TestingSession testing;
    private ClusterSession session;

    @BeforeEach
    void open() throws KubeconfigException {
        testing = new TestingSession();
        session = testing.open();
        testing.phase(Phase.LIVE);
    }

    @AfterEach
    void close() {
        testing.close();
    }

    private void reconnectedBecause(String fact) {
        testing.until(
                session.link(),
                link ->
                        link.phase() == Phase.LIVE
                                && link.transitions().stream()
                                        .anyMatch(step -> step.detail().contains(fact)));
        testing.topology(now -> Parts.of(now).allLive());
    }

    @Test
    void afterSleepTheTransportIsDroppedAtOnce() {
        testing.clock.advance(Duration.ofHours(8));
        testing.skip(TICK);

        reconnectedBecause("this computer slept");
    }

    @Test
    void anAddressThatWentAwayDropsTheTransport() {
        testing.network("192.168.7.3");
        testing.skip(TICK);

        reconnectedBecause("the network changed");
    }

    @Test
    void anAddressThatOnlyCameLeavesAGoodLinkAlone() {
        testing.network("10.0.0.1", "172.17.0.1");
        testing.skip(TICK);
        testing.skip(TICK);
        testing.topology(now -> Parts.of(now).allLive());

        assertThat(session.link().latest().transitions())
                .extracting(LinkState.Transition::phase)
                .doesNotContain(Phase.RECONNECTING);
    }

    @Test
    void refusedCredentialsAreNotTriedByAnythingButSomebody() {
        testing.lab.inject(Fault.UNAUTHORIZED, "");
        LinkState refused = testing.phase(Phase.REFUSED);
        testing.lab.clear(Fault.UNAUTHORIZED, "");
        testing.network("192.168.7.3");
        testing.skip(Duration.ofMinutes(30));

        assertThat(session.link().latest().phase()).isEqualTo(Phase.REFUSED);
        assertThat(refused.next()).isNull();
        assertThat(refused.why()).extracting(Why::reason).isEqualTo(Reason.UNAUTHORIZED);
        assertThat(testing.topology(now -> now.nodes() instanceof Reading.Stale).nodes())
                .isInstanceOf(Reading.Stale.class);
        session.refresh();
        testing.phase(Phase.LIVE);
    }

    @Test
    void aCutLinkMakesAllStaleAndComesBackByItself() {
        testing.lab.inject(Fault.DROP, "");
        testing.phase(Phase.RECONNECTING);
        testing.topology(now -> Parts.of(now).live().equals(Set.of("declared", "machines")));
        testing.lab.clear(Fault.DROP, "");

        testing.phase(Phase.LIVE);
        testing.topology(now -> Parts.of(now).allLive());
    }

    @Test
    void closingTakesNoTimeEvenWhereNothingAnswers() {
        testing.lab.inject(Fault.HALF_OPEN, "");
        Thread.ofVirtual().start(() -> session.objects().yaml("nodes", "", "k3s-cp1"));
        Instant begun = Clock.system().instant();

        session.close();
        session.close();

        assertThat(Duration.between(begun, Clock.system().instant()))
                .isLessThan(Duration.ofSeconds(2));
        assertThat(session.link().latest().phase()).isEqualTo(Phase.CLOSED);
        assertThat(session.objects().podsOf("k3s-cp1")).isInstanceOf(Reading.Absent.class);
        assertThat(session.objects().yaml("nodes", "", "k3s-cp1"))
                .isInstanceOf(Reading.Absent.class);
        assertThat(List.copyOf(session.sources().latest())).isNotEmpty();
    }
}
