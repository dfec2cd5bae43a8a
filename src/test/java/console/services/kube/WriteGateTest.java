package console.services.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;

import console.services.fact.SystemTimer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// What a locked cluster refuses, and what it lets through.
final class WriteGateTest {
    private final WriteGate gate = new WriteGate();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/v1/namespaces/a/pods",
                "PUT /api/v1/nodes/n",
                "PATCH /api/v1/nodes/n",
                "DELETE /api/v1/namespaces/a/pods/p",
                "POST /api/v1/namespaces/a/pods/p/eviction",
                "POST /apis/authorization.k8s.io/v1/subjectaccessreviews",
                "CONNECT /api/v1/nodes",
                "get /api/v1/nodes",
                "GET /api/v1/namespaces/a/pods/p/exec",
                "GET /api/v1/namespaces/a/pods/p/attach",
                "GET /api/v1/namespaces/a/pods/p/portforward",
                "GET /api/v1/nodes/n/proxy",
                "GET /api/v1/nodes/n/proxy/metrics",
                "GET /api/v1/namespaces/a/services/s:80/proxy/",
                "GET /api/v1/namespaces/a/services/s:80/proxy/delete",
                "GET /api/v1/namespaces/a/services/prometheus-operated:9090/proxy/-/quit",
                "GET /api/v1/namespaces/a/services/p:9090/proxy/api/v1/../admin/api/v1/query",
                "GET /api/v1/namespaces/a/services/p:9090/proxy/%2e%2e/api/v1/query",
                "GET /api/v1/namespaces/a/pods/p/%65xec",
                "HEAD /api/v1/namespaces/a/pods/p/exec",
                "OPTIONS /api/v1/namespaces/a/pods/p/exec"
            })
    void refusesWhatCouldChangeOrEnterSomething(String call) {
        String[] parts = call.split(" ", 2);

        assertThat(gate.refusal(parts[0], parts[1])).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/nodes",
                "GET /version",
                "HEAD /readyz",
                "GET /api/v1/namespaces/a/pods/p/log",
                "POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                "GET /api/v1/namespaces/m/services/prometheus-operated:9090/proxy/api/v1/query",
                "GET /api/v1/namespaces/m/services/alertmanager-operated:9093/proxy/api/v2/alerts",
                "GET /api/v1/namespaces/g/pods/nvidia-dcgm-exporter-1:9400/proxy/metrics"
            })
    void letsReadsPass(String call) {
        String[] parts = call.split(" ", 2);

        assertThat(gate.refusal(parts[0], parts[1])).isEmpty();
    }

    @Test
    void everyVerbThatChangesIsRefusedOnEveryKindAndWhatBelongsToIt() {
        List<String> verbs =
                List.of("POST", "PUT", "PATCH", "DELETE", "CONNECT", "TRACE", "LINK", "patch", "");
        List<String> below =
                List.of(
                        "",
                        "/status",
                        "/scale",
                        "/eviction",
                        "/binding",
                        "/token",
                        "/finalize",
                        "/approval",
                        "/ephemeralcontainers",
                        "/exec",
                        "/proxy",
                        "/proxy/api/v1/query");
        for (Kind<?> kind : Kind.ALL) {
            for (String verb : verbs) {
                assertThat(gate.refusal(verb, kind.path())).isNotEmpty();
                for (String part : below) {
                    assertThat(gate.refusal(verb, kind.path("", "x") + part)).isNotEmpty();
                    assertThat(gate.refusal(verb, kind.path("ns", "x") + part)).isNotEmpty();
                }
            }
        }
    }

    @Test
    void anOpenGateStillLetsNobodyInside() {
        WriteGate open = new WriteGate();
        open.open();

        assertThat(open.refusal("PATCH", "/api/v1/nodes/n")).isEmpty();
        assertThat(open.refusal("POST", "/api/v1/namespaces/a/pods/p/exec")).isNotEmpty();
        assertThat(open.refusal("POST", "/api/v1/nodes/n/proxy/run")).isNotEmpty();
        assertThat(open.refusal("POST", "/api/v1/namespaces/a/services/s/proxy/x")).isNotEmpty();
    }

    @Test
    void whatIsRefusedNeverLeaves() throws IOException, KubeconfigException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", _ -> requests.incrementAndGet());
        server.start();
        String config =
                """
                current-context: c
                contexts: [{name: c, context: {cluster: k}}]
                clusters: [{name: k, cluster: {server: "http://127.0.0.1:%d"}}]
                """
                        .formatted(server.getAddress().getPort());
        try (SystemTimer timer = new SystemTimer();
                KubeHttp http =
                        new KubeHttp(Kubeconfig.text("t", config).access(null), gate, timer)) {
            for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
                assertThatThrownBy(
                                () -> http.send("n", method, "/api/v1/nodes/n", Duration.ofDays(1)))
                        .isInstanceOf(KubeException.class)
                        .hasMessageContaining("read-only");
            }
        } finally {
            server.stop(0);
        }
        assertThat(requests).hasValue(0);
    }
}
