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
import console.services.row.PartedRow;
import console.services.row.Sources;
import console.services.session.LabControl.Fault;
import console.support.Heard;
import console.support.NoPulse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// mig-parted's configuration, read from the lab over TLS: the one ConfigMap that the ClusterPolicy
/// names, and no other.
final class PartedWatchTest {
    private final SystemTimer timer = new SystemTimer();
    private final Lab lab = Lab.start(new LabOptions("healthy", 1, 0), Clock.system(), timer);
    private final Heard heard = new Heard();
    private final KubeReader reader = reader();

    private KubeReader reader() {
        try {
            Access access = Kubeconfig.text("lab", lab.kubeconfig()).access(null);
            KubeHttp http = new KubeHttp(access, new WriteGate(), timer);
            return new KubeReader(http, Clock.system(), timer, heard, new NoPulse());
        } catch (KubeconfigException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() {
        reader.close();
        lab.close();
        timer.close();
    }

    @Test
    void theConfigMapThatThePolicyNamesIsRead() {
        reader.start();

        Fact.Listed listed = heard.next(Fact.Listed.class, Sources.PARTED);

        PartedRow row = (PartedRow) listed.rows().getFirst();
        assertThat(listed.rows()).hasSize(1);
        assertThat(row.key()).isEqualTo("gpu-operator/cps-mig-parted-config");
        assertThat(row.bad()).isEmpty();
        assertThat(row.configs()).containsKeys("all-disabled", "all-balanced", "cps-mixed");
    }

    @Test
    void onlyTheOneIsAskedFor() {
        Kind<PartedRow> kind =
                Kind.configMap(Sources.PARTED, "gpu operator", "own&limit=1", PartedRows::of);

        assertThat(kind.path()).isEqualTo("/api/v1/namespaces/gpu+operator/configmaps");
        assertThat(kind.query()).isEqualTo("&fieldSelector=metadata.name%3Down%26limit%3D1");
    }

    @Test
    void whoMayNotReadItHasAReasonAndAllElse() {
        lab.inject(Fault.FORBIDDEN, "configmaps");
        reader.start();

        Why why = heard.next(Fact.Lacking.class, Sources.PARTED).why();

        assertThat(why.reason()).isEqualTo(Reason.FORBIDDEN);
        assertThat(why.item()).isEqualTo("ConfigMap gpu-operator/cps-mig-parted-config");
        assertThat(heard.next(Fact.Listed.class, Sources.NODES).rows())
                .hasSize(7)
                .allMatch(NodeRow.class::isInstance);
    }

    @Test
    void withoutTheOperatorThereIsNone() {
        lab.inject(Fault.NOT_INSTALLED, "nvidia.com");
        reader.start();

        Why why = heard.next(Fact.Lacking.class, Sources.PARTED).why();

        assertThat(why.reason()).isEqualTo(Reason.NOT_INSTALLED);
        lab.clear(Fault.NOT_INSTALLED, "nvidia.com");
        heard.next(Fact.Listed.class, Sources.PARTED);
    }
}
