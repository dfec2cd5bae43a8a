package console.services.session;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Clock;
import console.services.fact.Feed;
import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Subscription;
import console.services.fact.SystemTimer;
import console.services.fact.Why;
import console.services.kube.Access;
import console.services.kube.Kubeconfig;
import console.services.kube.KubeconfigException;
import console.services.lab.Lab;
import console.services.lab.LabOptions;
import console.services.row.EventRow;
import console.services.row.PodRow;
import console.services.session.LabControl.Fault;
import console.services.session.LinkState.Phase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A session over TLS against the lab, with its fault switches.
final class ClusterSessionTest {
    private static final int SECONDS = 20;

    private final SystemTimer timer = new SystemTimer();
    private final Lab lab = Lab.start(new LabOptions("healthy", 1, 0), Clock.system(), timer);
    private ClusterSession session;

    @BeforeEach
    void open() {
        try {
            session = opened();
        } catch (KubeconfigException e) {
            throw new AssertionError(e);
        }
    }

    private ClusterSession opened() throws KubeconfigException {
        Access access = Kubeconfig.text("lab", lab.kubeconfig()).access(null);
        Profile profile =
                new Profile("cit-cps-gpu", ClusterView.Mode.LAB, access, Optional.empty());
        return ClusterSession.open(profile, Clock.system(), timer);
    }

    @AfterEach
    void close() {
        session.close();
        lab.close();
        timer.close();
    }

    private static <T> T when(Feed<T> feed, Predicate<T> wanted) throws InterruptedException {
        CountDownLatch seen = new CountDownLatch(1);
        Runnable look =
                () -> {
                    if (wanted.test(feed.latest())) {
                        seen.countDown();
                    }
                };
        try (Subscription _ = feed.subscribe(look)) {
            assertThat(seen.await(SECONDS, TimeUnit.SECONDS))
                    .as(() -> "last seen: " + feed.latest())
                    .isTrue();
        }
        return feed.latest();
    }

    private LinkState phase(Phase phase) throws InterruptedException {
        return when(session.link(), link -> link.phase() == phase);
    }

    @Test
    void becomesLiveAndKnowsWhoItIs() throws InterruptedException {
        phase(Phase.LIVE);

        String uid = when(session.identity(), known -> !known.uid().isEmpty()).uid();

        assertThat(uid).hasSize(36);
        assertThat(session.identity().latest().name()).isEqualTo("cit-cps-gpu");
    }

    @Test
    void aDroppedLinkComesBackByItself() throws InterruptedException {
        phase(Phase.LIVE);
        lab.inject(Fault.DROP, "");
        Why why = phase(Phase.RECONNECTING).why();
        lab.clear(Fault.DROP, "");

        LinkState link = phase(Phase.LIVE);

        assertThat(why).isNotNull();
        assertThat(link.transitions())
                .extracting(LinkState.Transition::phase)
                .contains(Phase.RECONNECTING, Phase.LIVE)
                .hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void aSlowLinkIsSlowAndNotLost() throws InterruptedException {
        phase(Phase.LIVE);
        lab.inject(Fault.LATENCY, "");

        LinkState slow =
                when(session.link(), link -> link.roundTrip() != null && link.roundTrip() >= 400);

        assertThat(slow.phase()).isEqualTo(Phase.LIVE);
        assertThat(slow.roundTrip()).isLessThan(2000);
        assertThat(slow.transitions())
                .extracting(LinkState.Transition::phase)
                .doesNotContain(Phase.RECONNECTING);
        lab.clear(Fault.LATENCY, "");
        when(session.link(), link -> link.roundTrip() != null && link.roundTrip() < 300);
    }

    @Test
    void refusedCredentialsWaitForSomebodyToAsk() throws InterruptedException {
        phase(Phase.LIVE);
        lab.inject(Fault.UNAUTHORIZED, "");
        Why why = phase(Phase.REFUSED).why();
        lab.clear(Fault.UNAUTHORIZED, "");
        session.refresh();

        phase(Phase.LIVE);

        assertThat(why).extracting(Why::reason).isEqualTo(Reason.UNAUTHORIZED);
    }

    @Test
    void givesObjectsOnDemand() throws InterruptedException {
        phase(Phase.LIVE);
        Objects objects = session.objects();

        Reading<String> node = objects.yaml("nodes", "", "k3s-cp1");
        Reading<List<PodRow>> pods = objects.podsOf("k3s-wk-gpu1");
        Reading<List<EventRow>> events = objects.events("Node", "", "k3s-cp1");

        assertThat(node.known().orElse(""))
                .contains("name: k3s-cp1")
                .doesNotContain("managedFields");
        assertThat(pods.known().orElse(List.of()))
                .isNotEmpty()
                .allMatch(pod -> "k3s-wk-gpu1".equals(pod.node()));
        assertThat(events).isInstanceOf(Reading.Live.class);
        assertThat(objects.yaml("nodes", "", "none")).isInstanceOf(Reading.Absent.class);
    }
}
