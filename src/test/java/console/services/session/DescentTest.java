package console.services.session;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.ClusterStore;
import console.services.fact.Fact;
import console.services.fact.InlineStore;
import console.services.fact.Reading;
import console.services.fact.Reason;
import console.services.fact.Row;
import console.services.fact.SystemTimer;
import console.services.fact.Why;
import console.services.fleet.WhyChain.Link;
import console.services.kube.KubeHttp;
import console.services.kube.KubeObjects;
import console.services.kube.WriteGate;
import console.services.row.Container;
import console.services.row.EventRow;
import console.services.row.PodRow;
import console.services.row.Sources;
import console.services.session.LabControl.Fault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// From what Fleet names down to the words of a container, on a roll-out that is stuck.
final class DescentTest {
    private static final String CONTROLLER = "ingress-nginx-controller";

    private final TestingSession testing = session();
    private final Objects objects = opened().objects();

    private static TestingSession session() {
        try {
            return new TestingSession("fleet-stuck");
        } catch (console.services.kube.KubeconfigException e) {
            throw new AssertionError(e);
        }
    }

    private ClusterSession opened() {
        try {
            ClusterSession opened = testing.open();
            testing.topology(
                    snapshot -> snapshot.waiting() instanceof Reading.Live<?> && opened.settled());
            return opened;
        } catch (console.services.kube.KubeconfigException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() {
        testing.close();
    }

    @Test
    void theWorstPodOfADaemonSetSaysWhatItsContainerWaitsFor() {
        List<Link> links = objects.below("DaemonSet", "ingress-nginx", CONTROLLER);
        assertThat(links).hasSize(3);
        assertThat(links.get(0))
                .isInstanceOfSatisfying(
                        Link.OfPod.class,
                        pod -> {
                            assertThat(pod.name()).startsWith(CONTROLLER + "-");
                            assertThat(pod.node()).isEqualTo("k3s-wk-gpu3");
                            assertThat(pod.ready()).isFalse();
                        });
        assertThat(links.get(1))
                .isInstanceOfSatisfying(
                        Link.OfContainer.class,
                        link ->
                                assertThat(link.container().state())
                                        .isInstanceOfSatisfying(
                                                Container.Waiting.class,
                                                waiting -> {
                                                    assertThat(waiting.reason())
                                                            .isEqualTo("ImagePullBackOff");
                                                    assertThat(waiting.message())
                                                            .contains("v1.12.9", "not found");
                                                }));
        assertThat(links.get(2))
                .isInstanceOfSatisfying(
                        Link.OfEvents.class,
                        events ->
                                assertThat(events.newest())
                                        .extracting(event -> event.reason())
                                        .contains("Pulling", "Failed", "BackOff"));
    }

    @Test
    void aDeploymentsPodIsFoundThroughItsReplicaSet() {
        assertThat(objects.below("Deployment", "jupyterhub", "hub").getFirst())
                .isInstanceOfSatisfying(
                        Link.OfPod.class,
                        pod -> {
                            assertThat(pod.name()).startsWith("hub-");
                            assertThat(pod.ready()).isTrue();
                        });
    }

    @Test
    void anObjectWithoutPodsSaysSo() {
        assertThat(objects.below("Deployment", "jupyterhub", "nothing"))
                .containsExactly(
                        new Link.NoPod("Deployment", "jupyterhub", "nothing"),
                        new Link.OfEvents("Deployment", "nothing", List.of()));
        assertThat(objects.below("Service", "jupyterhub", "hub"))
                .containsExactly(new Link.OfEvents("Service", "hub", List.of()));
    }

    @Test
    void whatIsNamedAfterANameThatGoesOnIsAnothers() throws Exception {
        PodRow own =
                objects.pods("hub-", false, 50).known().orElseThrow().first().stream()
                        .filter(pod -> pod.key().startsWith("jupyterhub/hub-"))
                        .findFirst()
                        .orElseThrow();
        List<Row> pods = new ArrayList<>(List.of(own));
        IntStream.range(0, 5).forEach(i -> pods.add(failing(own, "hub-webhook-6d8f9-abcd" + i)));
        ClusterStore store = InlineStore.of(testing.clock, testing.timer, List.of());
        store.accept(new Fact.Listed(Sources.PODS, testing.clock.instant(), pods, 0, ""));
        List<Row> events = List.of(event("nothing-else-6d8f9"));
        store.accept(new Fact.Listed(Sources.EVENTS, testing.clock.instant(), events, 0, ""));
        try (SystemTimer timer = new SystemTimer();
                KubeHttp http =
                        new KubeHttp(testing.access(testing.port()), new WriteGate(), timer)) {
            Objects alone =
                    new SessionObjects(() -> new KubeObjects(http, timer), store, testing.clock);
            assertThat(alone.below("Deployment", "jupyterhub", "hub").getFirst())
                    .isInstanceOfSatisfying(
                            Link.OfPod.class, pod -> assertThat(pod.name()).isEqualTo(own.name()));
            assertThat(alone.below("Deployment", "jupyterhub", "nothing"))
                    .containsExactly(
                            new Link.NoPod("Deployment", "jupyterhub", "nothing"),
                            new Link.OfEvents("Deployment", "nothing", List.of()));
        } finally {
            store.close();
        }
    }

    @Test
    void aNameThatKubernetesCutIsFoundNevertheless() {
        String fits = "d".repeat(57);
        assertThat(Descent.isNamedAsOwn("DaemonSet", fits, fits + "-x7k2p")).isTrue();
        String cut = "d".repeat(58);
        assertThat(Descent.isNamedAsOwn("DaemonSet", cut + "aemon", cut + "x7k2p")).isTrue();
        assertThat(Descent.isNamedAsOwn("Deployment", cut + "ment", cut + "x7k2p")).isTrue();
        assertThat(Descent.isNamedAsOwn("StatefulSet", cut + "x", cut + "x-0")).isTrue();
        assertThat(Descent.isNamedAsOwn("Deployment", "hub", "hub-webhook-6d8f9-abcde")).isFalse();
    }

    private static PodRow failing(PodRow like, String name) {
        return new PodRow(
                like.namespace(),
                name,
                name,
                like.node(),
                "Running",
                false,
                false,
                like.requests(),
                like.user(),
                like.labels(),
                like.owner(),
                "",
                "CrashLoopBackOff",
                9,
                like.claims(),
                like.created(),
                List.of(),
                List.of());
    }

    private static EventRow event(String replicaSet) {
        return new EventRow(
                "jupyterhub",
                "e",
                "Warning",
                "FailedCreate",
                "exceeded quota",
                "ReplicaSet",
                "jupyterhub",
                replicaSet,
                1,
                null);
    }

    @Test
    void whereNobodyMayLookTheChainEndsWithTheReason() {
        testing.lab.inject(Fault.FORBIDDEN, "pods");
        List<Link> links = objects.below("DaemonSet", "ingress-nginx", CONTROLLER);
        assertThat(links.getFirst())
                .isInstanceOfSatisfying(
                        Link.Unseen.class,
                        unseen -> {
                            Why why = unseen.why();
                            assertThat(why.reason()).isEqualTo(Reason.FORBIDDEN);
                        });
    }
}
