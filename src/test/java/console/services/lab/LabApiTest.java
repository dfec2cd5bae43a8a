package console.services.lab;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.lab.api.Json;
import console.services.session.LabControl.Fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/// The lab's API over TLS, as strict as the real server where clients depend on it.
class LabApiTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String JSON = "application/json";

    private static void inLab(TestingLab.Work work) throws Exception {
        try (TestingLab lab = new TestingLab("healthy")) {
            work.with(lab.lab(), lab.client());
        }
    }

    private static JsonNode json(LabClient client, String path) throws Exception {
        return client.json(path);
    }

    private static int create(LabClient client, String name) throws Exception {
        String body = "{\"metadata\":{\"name\":\"" + name + "\"},\"data\":{\"colour\":\"red\"}}";
        return client.send("POST", MAPS, JSON, body).statusCode();
    }

    private static BufferedReader lines(LabClient client, String path) throws Exception {
        return new BufferedReader(
                new InputStreamReader(client.stream(path).body(), StandardCharsets.UTF_8));
    }

    @Test
    void pagesTogetherAreTheWholeListOfOneRevision() throws Exception {
        inLab(
                (_, client) -> {
                    Set<String> names = new HashSet<>();
                    Set<String> revisions = new HashSet<>();
                    String next = "";
                    do {
                        JsonNode page = json(client, "/api/v1/pods?limit=9&continue=" + next);
                        page.path("items")
                                .forEach(pod -> names.add(Json.text(pod, "metadata", "uid")));
                        revisions.add(Json.text(page, "metadata", "resourceVersion"));
                        next = Json.text(page, "metadata", "continue");
                    } while (!next.isEmpty());
                    assertThat(names).hasSize(json(client, "/api/v1/pods").path("items").size());
                    assertThat(revisions).hasSize(1);
                });
    }

    @Test
    void aWatchGoesOnWhereTheListEnded() throws Exception {
        inLab(
                (_, client) -> {
                    String from = Json.text(json(client, MAPS), "metadata", "resourceVersion");
                    create(client, "seen");
                    String watch = MAPS + "?watch=true&timeoutSeconds=20&resourceVersion=" + from;
                    try (BufferedReader events = lines(client, watch)) {
                        JsonNode event = Json.parse(events.readLine());
                        assertThat(Json.text(event, "type")).isEqualTo("ADDED");
                        assertThat(Json.text(event, "object", "metadata", "name"))
                                .isEqualTo("seen");
                    }
                });
    }

    @ParameterizedTest
    @CsvSource({"1", "999999999"})
    void aWatchFromAnUnknownRevisionIsGone(String revision) throws Exception {
        inLab(
                (lab, client) -> {
                    lab.inject(Fault.GONE, "");
                    String watch = MAPS + "?watch=true&timeoutSeconds=20&resourceVersion=";
                    try (BufferedReader events = lines(client, watch + revision)) {
                        JsonNode event = Json.parse(events.readLine());
                        assertThat(Json.text(event, "type")).isEqualTo("ERROR");
                        assertThat(event.path("object").path("code").asInt()).isEqualTo(410);
                    }
                });
    }

    @Test
    void aStreamedListEndsWithABookmarkThatSaysSo() throws Exception {
        inLab(
                (_, client) -> {
                    String watch =
                            "/api/v1/namespaces?watch=true&sendInitialEvents=true&timeoutSeconds=20"
                                    + "&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan";
                    int size = json(client, "/api/v1/namespaces").path("items").size();
                    try (BufferedReader events = lines(client, watch)) {
                        for (int i = 0; i < size; i++) {
                            String type = Json.text(Json.parse(events.readLine()), "type");
                            assertThat(type).isEqualTo("ADDED");
                        }
                        JsonNode end = Json.parse(events.readLine());
                        assertThat(Json.text(end, "type")).isEqualTo("BOOKMARK");
                        assertThat(end.toString())
                                .contains("\"k8s.io/initial-events-end\":\"true\"");
                    }
                });
    }

    @Test
    void everyPatchKindChangesTheObject() throws Exception {
        inLab(
                (_, client) -> {
                    create(client, "one");
                    String path = MAPS + "/one";
                    String merge = "{\"data\":{\"colour\":\"blue\"}}";
                    String list =
                            "[{\"op\":\"replace\",\"path\":\"/data/colour\",\"value\":\"green\"}]";
                    String apply =
                            "{apiVersion: v1, kind: ConfigMap, metadata: {name: one},"
                                    + " data: {colour: white}}";
                    patched(client, path, "application/merge-patch+json", merge, "blue");
                    patched(client, path, "application/json-patch+json", list, "green");
                    patched(client, path, "application/strategic-merge-patch+json", merge, "blue");
                    String query = path + "?fieldManager=test&force=true";
                    patched(client, query, "application/apply-patch+yaml", apply, "white");
                });
    }

    private static void patched(
            LabClient client, String path, String type, String body, String colour)
            throws Exception {
        HttpResponse<String> answer = client.send("PATCH", path, type, body);
        assertThat(answer.statusCode()).as(type).isEqualTo(200);
        assertThat(Json.text(Json.parse(answer.body()), "data", "colour"))
                .as(type)
                .isEqualTo(colour);
    }

    @Test
    void refusesAsTheRealServerDoes() throws Exception {
        inLab(
                (_, client) -> {
                    String bundle =
                            "/apis/fleet.cattle.io/v1alpha1/namespaces/fleet-local/bundles/"
                                    + "cluster-maintenance-metallb";
                    String strategic = "application/strategic-merge-patch+json";
                    String stale = "{\"metadata\":{\"name\":\"one\",\"resourceVersion\":\"1\"}}";
                    assertThat(create(client, "one")).isEqualTo(201);
                    assertThat(create(client, "one")).isEqualTo(409);
                    assertThat(client.send("PUT", MAPS + "/one", JSON, stale).statusCode())
                            .isEqualTo(409);
                    assertThat(client.send("PATCH", bundle, strategic, "{}").statusCode())
                            .isEqualTo(415);
                    assertThat(client.get("/apis/no.such/v1/things").statusCode()).isEqualTo(404);
                    assertThat(client.get(MAPS + "/nobody").statusCode()).isEqualTo(404);
                });
    }

    @Test
    void theViewerReadsButChangesNothingAndSeesNoSecret() throws Exception {
        inLab(
                (lab, _) -> {
                    try (LabClient viewer = new LabClient(lab.viewerKubeconfig())) {
                        assertThat(viewer.get("/api/v1/nodes").statusCode()).isEqualTo(200);
                        assertThat(viewer.get("/api/v1/secrets").statusCode()).isEqualTo(403);
                        assertThat(create(viewer, "mine")).isEqualTo(403);
                    }
                });
    }
}
