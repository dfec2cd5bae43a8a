package console.services.lab;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.lab.api.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.time.Duration;

/// Changes: what is refused and why, who owns which field, how pods end and budgets hold them up.
class LabWritesTest {
    private static final String DEFAULT = "/api/v1/namespaces/default/";
    private static final String MAP = DEFAULT + "configmaps/applied";
    private static final String HUB = "/api/v1/namespaces/jupyterhub/pods";
    private static final String BUDGETS =
            "/apis/policy/v1/namespaces/jupyterhub/poddisruptionbudgets";
    private static final String JSON = "application/json";
    private static final String MERGE = "application/merge-patch+json";

    private TestingLab lab;
    private LabClient client;

    @BeforeEach
    void start() throws Exception {
        lab = new TestingLab("healthy");
        client = lab.client();
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    configmaps | {"metadata":{"name":"Bad_Name"}} | metadata.name
                    configmaps | {"metadata":{"name":"a","labels":{"x":"no no"}}} | metadata.labels
                    pods | {"metadata":{"name":"a"},"spec":{}} | spec.containers
                    pods | {"metadata":{"name":"a"},"spec":{"containers":[{"name":"a"}]}} \
                    | spec.containers[0].image
                    pods | {"metadata":{"name":"a"},"spec":{"containers":[{"name":"a","image":"i",\
                    "resources":{"requests":{"cpu":"2"},"limits":{"cpu":"1"}}}]}} \
                    | spec.containers[0].resources.requests
                    """)
    void anInvalidObjectIsRefusedWithItsField(String plural, String body, String field)
            throws Exception {
        HttpResponse<String> answer = client.send("POST", DEFAULT + plural, JSON, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        JsonNode status = Json.parse(answer.body());
        assertThat(Json.text(status, "reason")).isEqualTo("Invalid");
        JsonNode cause = status.path("details").path("causes").path(0);
        assertThat(Json.text(cause, "field")).isEqualTo(field);
        assertThat(Json.text(status, "message")).contains(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    configmaps | {"metadata": | 400
                    configmaps | [] | 400
                    pods | {"metadata":{"name":"a"},"spec":{"containers":[{"name":"a","image":"i",\
                    "resources":{"requests":{"cpu":"many"}}}]}} | 400
                    pods | {"kind":"Node","metadata":{"name":"a"}} | 400
                    """)
    void whatCannotBeReadIsABadRequest(String plural, String body, int code) throws Exception {
        HttpResponse<String> answer = client.send("POST", DEFAULT + plural, JSON, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(code);
    }

    @Test
    void aNamespaceThatIsNotThereTakesNothing() throws Exception {
        String path = "/api/v1/namespaces/nowhere/configmaps";
        String body = "{\"metadata\":{\"name\":\"a\"}}";
        assertThat(client.send("POST", path, JSON, body).statusCode()).isEqualTo(404);
    }

    @Test
    void aRunningPodKeepsItsNodeAndItsRequests() throws Exception {
        String hub = path("hub-");
        String moved = "{\"spec\":{\"nodeName\":\"k3s-wk-gpu1\",\"hostNetwork\":true}}";
        assertThat(client.send("PATCH", hub, MERGE, moved).statusCode()).isEqualTo(422);
        String labelled = "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}";
        assertThat(client.send("PATCH", hub, MERGE, labelled).statusCode()).isEqualTo(200);
    }

    private String path(String start) throws Exception {
        for (JsonNode pod : client.json(HUB).path("items")) {
            if (Json.text(pod, "metadata", "name").startsWith(start)) {
                return HUB + "/" + Json.text(pod, "metadata", "name");
            }
        }
        throw new AssertionError("no pod " + start);
    }

    private HttpResponse<String> apply(String manager, String data, boolean force)
            throws Exception {
        String path = MAP + "?fieldManager=" + manager + "&force=" + force;
        String body =
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: applied}, data: " + data + "}";
        return client.send("PATCH", path, "application/apply-patch+yaml", body);
    }

    private String value(String key) throws Exception {
        return Json.text(client.json(MAP), "data", key);
    }

    @Test
    void anotherManagersFieldIsAConflictUntilItIsForced() throws Exception {
        assertThat(apply("one", "{colour: red, size: big}", false).statusCode()).isEqualTo(201);
        assertThat(apply("two", "{colour: red}", false).statusCode()).as("same").isEqualTo(200);
        HttpResponse<String> refused = apply("two", "{colour: blue}", false);
        assertThat(refused.statusCode()).isEqualTo(409);
        JsonNode status = Json.parse(refused.body());
        assertThat(Json.text(status, "reason")).isEqualTo("Conflict");
        assertThat(Json.text(status, "message"))
                .isEqualTo("Apply failed with 1 conflict: conflict with \"one\": .data.colour");
        JsonNode cause = status.path("details").path("causes").path(0);
        assertThat(Json.text(cause, "reason")).isEqualTo("FieldManagerConflict");
        assertThat(value("colour")).isEqualTo("red");

        assertThat(apply("two", "{colour: blue}", true).statusCode()).isEqualTo(200);
        assertThat(value("colour")).isEqualTo("blue");
        assertThat(value("size")).isEqualTo("big");
        assertThat(apply("one", "{colour: red, size: big}", false).statusCode()).isEqualTo(409);
    }

    @Test
    void whatAManagerNoLongerAppliesGoesUnlessAnotherOwnsIt() throws Exception {
        apply("one", "{colour: red, size: big, shape: round}", false);
        apply("two", "{shape: round}", false);
        apply("one", "{colour: red}", false);
        assertThat(client.json(MAP).path("data").toString())
                .isEqualTo("{\"colour\":\"red\",\"shape\":\"round\"}");
    }

    @Test
    void anOrdinaryChangeTakesTheFieldOver() throws Exception {
        apply("one", "{colour: red}", false);
        String patch = "{\"data\":{\"colour\":\"green\"}}";
        client.send("PATCH", MAP + "?fieldManager=hand", MERGE, patch);
        HttpResponse<String> refused = apply("one", "{colour: red}", false);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("conflict with \\\"hand\\\" using v1");
    }

    @Test
    void applyNeedsAManager() throws Exception {
        String body = "{apiVersion: v1, kind: ConfigMap, metadata: {name: applied}}";
        assertThat(client.send("PATCH", MAP, "application/apply-patch+yaml", body).statusCode())
                .isEqualTo(422);
    }

    @Test
    void aChangeThatChangesNothingIsNoNewVersion() throws Exception {
        apply("one", "{colour: red}", false);
        String before = Json.text(client.json(MAP), "metadata", "resourceVersion");
        apply("one", "{colour: red}", false);
        client.send("PATCH", MAP, MERGE, "{\"data\":{\"colour\":\"red\"}}");
        assertThat(Json.text(client.json(MAP), "metadata", "resourceVersion")).isEqualTo(before);
    }

    @Test
    void aDeletedPodIsShownAsTerminatingAndGoesWhenTimePasses() throws Exception {
        String proxy = path("proxy-");
        assertThat(client.send("DELETE", proxy, JSON, "").statusCode()).isEqualTo(200);
        assertThat(Json.text(client.json(proxy), "metadata", "deletionTimestamp")).isNotEmpty();
        lab.advance(Duration.ofSeconds(10));
        assertThat(client.get(proxy).statusCode()).isEqualTo(404);
        assertThat(path("proxy-")).isNotEqualTo(proxy);
    }

    @Test
    void withoutGraceAPodIsGoneAtOnce() throws Exception {
        String proxy = path("proxy-");
        client.send("DELETE", proxy + "?gracePeriodSeconds=0", JSON, "");
        assertThat(client.get(proxy).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> evict(String pod) throws Exception {
        String name = pod.substring(HUB.length() + 1);
        String body = "{\"kind\":\"Eviction\",\"metadata\":{\"name\":\"" + name + "\"}}";
        return client.send("POST", pod + "/eviction", JSON, body);
    }

    @Test
    void aBudgetHoldsAnEvictionUpUntilItAllowsIt() throws Exception {
        String hub = path("hub-");
        HttpResponse<String> refused = evict(hub);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("disruption budget hub needs 1 healthy pods");
        assertThat(refused.headers().firstValue("Retry-After")).isEmpty();

        String loose = "{\"spec\":{\"minAvailable\":0}}";
        client.send("PATCH", BUDGETS + "/hub", MERGE, loose);
        assertThat(evict(hub).statusCode()).isEqualTo(201);
        lab.advance(Duration.ofSeconds(10));
        assertThat(client.get(hub).statusCode()).isEqualTo(404);
    }
}
