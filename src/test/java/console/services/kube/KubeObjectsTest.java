package console.services.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import console.services.fact.Clock;
import console.services.fact.Reason;
import console.services.fact.SystemTimer;
import console.services.fact.Why;
import console.services.lab.Lab;
import console.services.lab.LabOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Duration;

/// Whole objects on demand: every kind that a screen can show.
final class KubeObjectsTest {
    private final SystemTimer timer = new SystemTimer();
    private final Lab lab = Lab.start(new LabOptions("healthy", 1, 0), Clock.system(), timer);
    private final KubeHttp http = http(lab, timer);
    private final KubeObjects objects = new KubeObjects(http, timer);

    private static KubeHttp http(Lab lab, SystemTimer timer) {
        try {
            Access access = Kubeconfig.text("lab", lab.kubeconfig()).access(null);
            return new KubeHttp(access, new WriteGate(), timer);
        } catch (KubeconfigException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() {
        http.close();
        lab.close();
        timer.close();
    }

    @Test
    void anObjectOfEveryKindCanBeRead() throws KubeException {
        for (Kind<?> kind : Kind.ALL) {
            JsonNode first =
                    http.json("list", kind.path() + "?limit=1", Duration.ofSeconds(10))
                            .path("items")
                            .path(0)
                            .path("metadata");
            String name = first.path("name").asString();

            String yaml = objects.yaml(kind.name(), first.path("namespace").asString(""), name);

            assertThat(yaml).contains("kind: ", name).doesNotContain("managedFields");
        }
    }

    @Test
    void anObjectThatIsGoneIsNoSuchObject() {
        for (Kind<?> kind : Kind.ALL) {
            boolean namespaced = !kind.source().name().matches("nodes|namespaces|.*volumes|etcd.*");
            assertThatThrownBy(() -> objects.yaml(kind.name(), namespaced ? "default" : "", "gone"))
                    .isInstanceOfSatisfying(
                            KubeException.class,
                            e ->
                                    assertThat(e.why().reason())
                                            .as(kind.name())
                                            .isEqualTo(Reason.GONE));
        }
    }

    @Test
    void secretsAndWhatNoScreenShowsAreNeverRead() {
        for (String kind : new String[] {"secrets", "configmaps", "widgets.example.com", ""}) {
            assertThatThrownBy(() -> objects.yaml(kind, "jupyterhub", "hub"))
                    .isInstanceOfSatisfying(
                            KubeException.class,
                            e ->
                                    assertThat(e.why())
                                            .isEqualTo(
                                                    new Why(
                                                            Reason.FORBIDDEN,
                                                            kind,
                                                            "never read by this console")));
        }
    }

    @Test
    void aNameCannotLeadElsewhere() {
        assertThatThrownBy(() -> objects.yaml("nodes", "", "../namespaces/a/secrets/b"))
                .isInstanceOf(KubeException.class)
                .hasMessageContaining("nodes");
    }
}
