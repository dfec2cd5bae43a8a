package console.services.session;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Clock;
import console.services.fact.Feed;
import console.services.fact.Subscription;
import console.services.fact.SystemTimer;
import console.services.kube.Access;
import console.services.kube.Kubeconfig;
import console.services.kube.KubeconfigException;
import console.services.lab.Lab;
import console.services.lab.LabOptions;
import console.services.topology.TopologySnapshot;
import console.support.TestingClock;
import console.support.TestingTimer;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A session over TLS against a lab of its own, whose time passes as the test says: a little while
/// it waits for something, more by `skip`.
final class TestingSession implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    final TestingClock clock = new TestingClock();
    final TestingTimer timer = new TestingTimer(clock);
    final Lab lab;
    private final SystemTimer labTimer = new SystemTimer();
    private volatile Set<String> network = Set.of("10.0.0.1");
    private final Access access;
    private @Nullable ClusterSession session;

    TestingSession() throws KubeconfigException {
        this("healthy");
    }

    TestingSession(String scenario) throws KubeconfigException {
        clock.set(Clock.system().instant());
        lab = Lab.start(new LabOptions(scenario, 1, 0), Clock.system(), labTimer);
        access = Kubeconfig.text("lab", lab.kubeconfig()).access(null);
    }

    /// Opens the session, over the lab's own door or over others in front of it.
    ClusterSession open(int... ports) throws KubeconfigException {
        List<Access> servers =
                ports.length == 0
                        ? List.of(access)
                        : Arrays.stream(ports).mapToObj(this::access).toList();
        return open(servers);
    }

    ClusterSession open(List<Access> servers) throws KubeconfigException {
        Profile profile =
                new Profile("cit-cps-gpu", ClusterView.Mode.LAB, servers, Optional.empty());
        ClusterSession opened = ClusterSession.open(profile, clock, timer, () -> network);
        session = opened;
        return opened;
    }

    ClusterSession session() {
        return Objects.requireNonNull(session, "not opened yet");
    }

    Access access(int port) {
        return access.at(URI.create("https://127.0.0.1:" + port));
    }

    int port() {
        return access.server().getPort();
    }

    void network(String... addresses) {
        network = Set.of(addresses);
    }

    void skip(Duration time) {
        timer.advance(time);
    }

    /// Waits, while time passes, until the feed shows what is wanted.
    <T> T until(Feed<T> feed, Predicate<T> wanted) {
        Semaphore changes = new Semaphore(0);
        long end = System.nanoTime() + PATIENCE;
        try (Subscription _ = feed.subscribe(changes::release)) {
            while (!wanted.test(feed.latest()) && System.nanoTime() < end) {
                timer.advance(Duration.ofMillis(100));
                changes.tryAcquire(25, TimeUnit.MILLISECONDS);
                changes.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        T latest = feed.latest();
        assertThat(wanted.test(latest)).as(() -> "last seen: " + shown(latest)).isTrue();
        return latest;
    }

    private static String shown(Object latest) {
        return latest instanceof TopologySnapshot snapshot
                ? Parts.of(snapshot).toString()
                : latest.toString();
    }

    LinkState phase(LinkState.Phase phase) {
        return until(session().link(), link -> link.phase() == phase);
    }

    TopologySnapshot topology(Predicate<TopologySnapshot> wanted) {
        return until(session().topology(), wanted);
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
        lab.close();
        labTimer.close();
        timer.close();
    }
}
