package console.services.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import console.services.lab.api.Json;
import console.services.session.LabControl.ActiveFault;
import console.services.session.LabControl.Fault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPInputStream;

/// Every switch of the lab's panel, as a client sees it: it holds, and it heals.
class LabFaultsTest {
    private static final String NODES = "/api/v1/nodes";
    private static final String INGRESSES = "/apis/networking.k8s.io/v1/ingresses";
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";

    private TestingLab testing;
    private Lab lab;
    private LabClient client;

    @BeforeEach
    void start() throws Exception {
        testing = new TestingLab("healthy");
        lab = testing.lab();
        client = testing.client();
    }

    @AfterEach
    void stop() {
        testing.close();
    }

    private int code(String path) throws Exception {
        return client.get(path).statusCode();
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, '', /api/v1/pods, 401",
        "FORBIDDEN, pods, /api/v1/pods, 403",
        "FORBIDDEN, ingresses, /apis/networking.k8s.io/v1/ingresses, 403",
        "FORBIDDEN, ingresses.networking.k8s.io, /apis/networking.k8s.io/v1/ingresses, 403",
        "NOT_INSTALLED, metallb.io, /apis/metallb.io/v1beta1/ipaddresspools, 404",
        "NOT_INSTALLED, bundles, /apis/fleet.cattle.io/v1alpha1/bundles, 404",
        "NOT_INSTALLED, bundles.fleet.cattle.io, /apis/fleet.cattle.io/v1alpha1/gitrepos, 404",
        "TOO_MANY_REQUESTS, '', /api/v1/pods, 429",
        "UNAVAILABLE, '', /api/v1/pods, 503"
    })
    void holdsUntilItIsCleared(Fault fault, String target, String path, int code) throws Exception {
        lab.inject(fault, target);
        assertThat(code(path)).isEqualTo(code);
        assertThat(lab.state().latest().faults()).containsExactly(new ActiveFault(fault, target));
        lab.clear(fault, target);
        assertThat(code(path)).isEqualTo(200);
        assertThat(lab.state().latest().faults()).isEmpty();
    }

    @Test
    void aForbiddenKindCostsNoOther() throws Exception {
        lab.inject(Fault.FORBIDDEN, "ingresses");
        assertThat(code(NODES)).isEqualTo(200);
        lab.inject(Fault.FORBIDDEN, "");
        lab.clear(Fault.FORBIDDEN, "ingresses");
        assertThat(code(INGRESSES)).as("the other fault forbids it, too").isEqualTo(403);
        lab.clear(Fault.FORBIDDEN, "");
        assertThat(code(INGRESSES)).isEqualTo(200);
    }

    @Test
    void everyKindCanBeForbiddenAtOnce() throws Exception {
        lab.inject(Fault.FORBIDDEN, "");
        for (JsonNode group : client.json("/apis").path("groups")) {
            String version = Json.text(group, "preferredVersion", "groupVersion");
            for (JsonNode kind : client.json("/apis/" + version).path("resources")) {
                if (kind.path("verbs").toString().contains("list")) {
                    String path = "/apis/" + version + "/" + Json.text(kind, "name");
                    assertThat(code(path)).as(path).isEqualTo(403);
                }
            }
        }
        assertThat(code(NODES)).isEqualTo(403);
        assertThat(code("/version")).as("it answers, it only shows nothing").isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "FORBIDDEN, unicorns, the lab has no kind 'unicorns'",
        "SLOW, pod, the lab has no kind 'pod'",
        "NOT_INSTALLED, nodes, the lab has no API group that can be missing 'nodes'",
        "POWER_CUT, k3s-wk-gpu9, the lab has no machine 'k3s-wk-gpu9'",
        "POWER_CUT, '', the lab has no machine ''",
        "DROP, pods, 'DROP is about everything, not about ''pods'''"
    })
    void anUnknownTargetIsRefusedWithWords(Fault fault, String target, String words) {
        assertThatThrownBy(() -> lab.inject(fault, target))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(words);
        assertThat(lab.state().latest().faults()).isEmpty();
    }

    @Test
    void everyOfferedTargetIsAccepted() {
        for (Fault fault : Fault.values()) {
            lab.targets(fault).forEach(target -> lab.inject(fault, target));
        }
        assertThat(lab.targets(Fault.FORBIDDEN)).contains("ingresses.networking.k8s.io", "pods");
        assertThat(lab.targets(Fault.POWER_CUT)).hasSize(7).contains("k3s-cp1");
        assertThat(lab.targets(Fault.DROP)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DROP", "RESET"})
    void aBrokenLinkFailsAndHeals(Fault fault) throws Exception {
        lab.inject(fault, "");
        assertThatThrownBy(() -> client.get(NODES)).isInstanceOf(IOException.class);
        lab.clear(fault, "");
        assertThat(code(NODES)).isEqualTo(200);
    }

    @Test
    void aHalfOpenLinkTakesConnectionsAndIsSilent() throws Exception {
        lab.inject(Fault.HALF_OPEN, "");
        assertThatThrownBy(() -> client.get(NODES, Duration.ofMillis(700)))
                .isInstanceOf(HttpTimeoutException.class);
        lab.clear(Fault.HALF_OPEN, "");
        assertThat(code(NODES)).isEqualTo(200);
    }

    @Test
    void aSlowKindLeavesTheOthersAlone() throws Exception {
        lab.inject(Fault.SLOW, "pods");
        assertThatThrownBy(() -> client.get("/api/v1/pods", Duration.ofMillis(700)))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(code(NODES)).isEqualTo(200);
    }

    @Test
    void latencyMakesAnswersLateAndBytesTrickle() throws Exception {
        assertThat(code("/version")).isEqualTo(200);
        lab.inject(Fault.LATENCY, "");
        long begun = System.nanoTime();
        assertThat(code("/version")).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(400), Duration.ofMillis(1500));
        lab.clear(Fault.LATENCY, "");
        lab.inject(Fault.TRICKLE, "");
        long trickled = System.nanoTime();
        assertThat(code("/api/v1/namespaces")).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - trickled))
                .isGreaterThan(Duration.ofMillis(90));
        lab.clear(Fault.TRICKLE, "");
    }

    @Test
    void aBusyServerSaysWhenToTryAgain() throws Exception {
        for (Fault fault : new Fault[] {Fault.TOO_MANY_REQUESTS, Fault.UNAVAILABLE}) {
            lab.inject(fault, "");
            HttpResponse<String> answer = client.get(NODES);
            assertThat(answer.headers().firstValue("Retry-After")).as(fault.name()).contains("1");
            lab.clear(fault, "");
        }
    }

    @Test
    void aBrokenBodyEndsInTheMiddle() throws Exception {
        lab.inject(Fault.BROKEN, "");
        HttpResponse<String> answer = client.get(NODES);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> Json.parse(answer.body())).isInstanceOf(JacksonException.class);
        lab.clear(Fault.BROKEN, "");
        assertThat(client.json(NODES).path("items").size()).isEqualTo(7);
    }

    @Test
    void aWatchThatIsTooOldEndsWithOneErrorEventInHttp200() throws Exception {
        String from = Json.text(client.json(MAPS), "metadata", "resourceVersion");
        String watch = MAPS + "?watch=true&timeoutSeconds=20&resourceVersion=" + from;
        try (BufferedReader open = lines(watch)) {
            lab.inject(Fault.GONE, "");
            assertThat(open.readLine()).as("the open watch just ends").isNull();
        }
        try (BufferedReader again = lines(watch)) {
            JsonNode event = Json.parse(again.readLine());
            assertThat(Json.text(event, "type")).isEqualTo("ERROR");
            assertThat(event.path("object").path("code").asInt()).isEqualTo(410);
            assertThat(again.readLine()).isNull();
        }
    }

    private BufferedReader lines(String path) throws Exception {
        return new BufferedReader(
                new InputStreamReader(client.stream(path).body(), StandardCharsets.UTF_8));
    }

    @Test
    void aStormChangesPodsUntilItIsCleared() throws Exception {
        long before = revision();
        lab.inject(Fault.STORM, "");
        testing.advance(Duration.ofSeconds(1));
        long stormy = revision();
        assertThat(stormy - before).as("changes in a second").isBetween(400L, 600L);
        JsonNode pod = Json.parse(client.get("/api/v1/pods?limit=1").body()).path("items").path(0);
        assertThat(
                        pod.path("status")
                                .path("containerStatuses")
                                .path(0)
                                .path("restartCount")
                                .asInt())
                .isPositive();

        lab.clear(Fault.STORM, "");
        testing.advance(Duration.ofSeconds(1));
        assertThat(revision() - stormy).isLessThan(100);
    }

    private long revision() throws Exception {
        JsonNode list = Json.parse(client.get("/api/v1/pods?limit=1").body());
        return Long.parseLong(Json.text(list, "metadata", "resourceVersion"));
    }

    @Test
    void theClockJumpsForWhateverHappensLater() throws Exception {
        Instant before = created("early");
        lab.inject(Fault.CLOCK_JUMP, "");
        assertThat(Duration.between(before, created("late"))).isEqualTo(Duration.ofHours(1));
    }

    private Instant created(String name) throws Exception {
        String body = "{\"metadata\":{\"name\":\"" + name + "\"}}";
        String answer = client.send("POST", MAPS, "application/json", body).body();
        return Instant.parse(Json.text(Json.parse(answer), "metadata", "creationTimestamp"));
    }

    @Test
    void listsArePackedOnlyForWhoAsks() throws Exception {
        HttpResponse<byte[]> packed = client.get(NODES, "Accept-Encoding", "gzip");
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            JsonNode list = Json.parse(in.readAllBytes());
            assertThat(Json.text(list, "kind")).isEqualTo("NodeList");
        }
        assertThat(client.get(NODES).headers().firstValue("Content-Encoding")).isEmpty();
    }
}
