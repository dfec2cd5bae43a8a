package console.services.kube;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Clock;
import console.services.fact.Fact;
import console.services.fact.Reason;
import console.services.fact.SystemTimer;
import console.services.fact.Why;
import console.services.lab.Lab;
import console.services.lab.LabOptions;
import console.services.row.NodeRow;
import console.services.row.Sources;
import console.services.session.LabControl.Fault;
import console.support.Heard;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Against the lab over TLS, with its fault switches.
final class KubeReaderTest {
    private final SystemTimer timer = new SystemTimer();
    private final Lab lab = Lab.start(new LabOptions("healthy", 1, 0), Clock.system(), timer);
    private final Heard heard = new Heard();
    private final BlockingQueue<Why> missed = new LinkedBlockingQueue<>();
    private KubeReader reader;

    @BeforeEach
    void read() throws KubeconfigException {
        Access access = Kubeconfig.text("lab", lab.kubeconfig()).access(null);
        KubeHttp http = new KubeHttp(access, new WriteGate(), timer);
        reader = new KubeReader(http, Clock.system(), timer, heard, new Missed());
    }

    @AfterEach
    void close() {
        reader.close();
        lab.close();
        timer.close();
    }

    @Test
    void everyKindOfTheLabIsListed() {
        reader.start();

        Fact.Listed nodes = heard.next(Fact.Listed.class, Sources.NODES);

        assertThat(nodes.rows()).extracting(row -> ((NodeRow) row).name()).contains("k3s-cp1");
        assertThat(nodes.rows()).hasSize(7);
        assertThat(nodes.skipped()).isZero();
    }

    @Test
    void aWatchGoesOnAfterTheList() {
        reader.start();
        heard.next(Fact.Listed.class, Sources.NODES);

        lab.speed(100);
        lab.inject(Fault.POWER_CUT, "k3s-wk-gpu2");

        heard.next(
                Fact.Saw.class,
                Sources.NODES,
                fact ->
                        fact.row() instanceof NodeRow node
                                && node.name().equals("k3s-wk-gpu2")
                                && !"True".equals(node.condition("Ready")));
    }

    @Test
    void watchesThatAreTooOldAreListedAnew() {
        reader.start();
        heard.next(Fact.Listed.class, Sources.NODES);

        lab.inject(Fault.GONE, "");

        assertThat(heard.next(Fact.Listed.class, Sources.NODES).rows()).hasSize(7);
    }

    @Test
    void aServerThatIsBusyIsUnavailableUntilItIsNot() {
        reader.start();
        heard.next(Fact.Listed.class, Sources.NODES);
        lab.inject(Fault.UNAVAILABLE, "");

        Why why = heard.next(Fact.Silent.class, Sources.NODES).why();
        lab.clear(Fault.UNAVAILABLE, "");

        assertThat(why.reason()).isEqualTo(Reason.UNAVAILABLE);
        heard.next(Fact.Alive.class, Sources.NODES);
    }

    @Test
    void aHalfOpenLinkIsNoticedByTheHeartbeat() throws InterruptedException {
        reader.start();
        heard.next(Fact.Alive.class, Sources.NODES);

        lab.inject(Fault.HALF_OPEN, "");

        assertThat(missed.poll(20, TimeUnit.SECONDS))
                .isNotNull()
                .extracting(Why::reason)
                .isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void refusedCredentialsAreAskedForOnce() throws InterruptedException {
        lab.inject(Fault.UNAUTHORIZED, "");
        reader.start();

        assertThat(missed.poll(20, TimeUnit.SECONDS))
                .isNotNull()
                .extracting(Why::reason)
                .isEqualTo(Reason.UNAUTHORIZED);
        assertThat(missed.poll(3, TimeUnit.SECONDS)).isNull();
    }

    private final class Missed implements KubeReader.Pulse {
        @Override
        public void beat(Duration roundTrip) {}

        @Override
        public void missed(Why why, int count) {
            missed.add(why);
        }

        @Override
        public void deaf() {}
    }
}
