package console.services.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import console.services.fact.Clock;
import console.services.fact.Reason;
import console.services.fact.SystemTimer;
import console.services.lab.Lab;
import console.services.lab.LabOptions;
import console.support.TestingApi;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What a kubeconfig says is what reaches the server: over TLS against the lab.
final class KubeAccessTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir Path folder;

    private final SystemTimer timer = new SystemTimer();
    private final Lab lab = Lab.start(new LabOptions("healthy", 1, 0), Clock.system(), timer);
    private final JsonNode config = YAMLMapper.builder().build().readTree(lab.kubeconfig());

    @AfterEach
    void close() {
        lab.close();
        timer.close();
    }

    private ObjectNode cluster() {
        return (ObjectNode) config.path("clusters").path(0).path("cluster");
    }

    private ObjectNode user() {
        return (ObjectNode) config.path("users").path(0).path("user");
    }

    private JsonNode asked(String path) throws IOException, KubeconfigException, KubeException {
        Path file = folder.resolve("config");
        Files.writeString(file, JsonMapper.shared().writeValueAsString(config));
        Access access = Kubeconfig.file(file).access(null);
        try (KubeHttp http = new KubeHttp(access, new WriteGate(), timer)) {
            return http.json(access.address(), path, LIMIT);
        }
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.US_ASCII);
    }

    @Test
    void aPluginsClientCertificateIsShown() throws Exception {
        ObjectNode credential = JsonMapper.shared().createObjectNode();
        credential
                .putObject("status")
                .put(
                        "clientCertificateData",
                        decoded(user().path("client-certificate-data").asString()))
                .put("clientKeyData", decoded(user().path("client-key-data").asString()));
        Path answer = folder.resolve("answer");
        Files.writeString(answer, credential.toString());
        Path script = folder.resolve("plugin");
        Files.writeString(script, "#!/bin/sh\ncat answer-file".replace("answer-file", answer + ""));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        user().removeAll()
                .putObject("exec")
                .put("apiVersion", "client.authentication.k8s.io/v1")
                .put("command", "./plugin");

        assertThat(asked("/api/v1/nodes").path("items").size()).isEqualTo(7);
    }

    @Test
    void withoutCredentialsItIsRefused() {
        user().removeAll();

        assertThatThrownBy(() -> asked("/api/v1/nodes"))
                .isInstanceOfSatisfying(
                        KubeException.class,
                        e -> assertThat(e.why().reason()).isEqualTo(Reason.UNAUTHORIZED));
    }

    @Test
    void theServerIsVerifiedUnderTheNameThatIsAskedFor() throws Exception {
        cluster().put("tls-server-name", "kubernetes");
        assertThat(asked("/version").path("major").asString()).isNotEmpty();

        cluster().put("tls-server-name", "elsewhere.example");
        assertThatThrownBy(() -> asked("/version"))
                .hasMessageContaining("its certificate is for another name")
                .hasMessageContaining("tls-server-name");
    }

    @Test
    void anUnknownAuthorityIsNamed() {
        cluster().remove("certificate-authority-data");

        assertThatThrownBy(() -> asked("/version"))
                .hasMessageContaining("signed by an unknown authority")
                .hasMessageContaining("certificate-authority");
    }

    @Test
    void theAuthorityMayBeAFileBesideTheKubeconfig() throws Exception {
        Files.writeString(
                folder.resolve("ca.crt"),
                decoded(cluster().path("certificate-authority-data").asString()));
        cluster().remove("certificate-authority-data");
        cluster().put("certificate-authority", "ca.crt");

        assertThat(asked("/version").path("major").asString()).isNotEmpty();
    }

    @Test
    void theProxyIsUsed() throws Exception {
        try (TestingProxy proxy = new TestingProxy()) {
            cluster().put("proxy-url", "http://127.0.0.1:" + proxy.port());

            assertThat(asked("/version").path("major").asString()).isNotEmpty();

            assertThat(proxy.tunnels()).containsExactly(lab.apiUrl().replace("https://", ""));
        }
    }

    @Test
    void impersonationReachesTheServer() throws Exception {
        List<String> headers = new CopyOnWriteArrayList<>();
        TestingApi.Answer answer =
                exchange -> {
                    for (String name : List.of("Impersonate-User", "Impersonate-Group")) {
                        headers.addAll(exchange.getRequestHeaders().get(name));
                    }
                    headers.add(exchange.getRequestHeaders().getFirst("Impersonate-Extra-scope"));
                    headers.add(exchange.getRequestHeaders().getFirst("Authorization"));
                    TestingApi.reply(exchange, 200, "{}");
                };
        String as = "{token: t, as: jane, as-groups: [a, b], as-user-extra: {scope: [x]}}";
        try (TestingApi api = new TestingApi(answer);
                KubeHttp http =
                        new KubeHttp(
                                Kubeconfig.text("t", api.config(as)).access(null),
                                new WriteGate(),
                                timer)) {
            http.json("nodes", "/api/v1/nodes", LIMIT);
        }

        assertThat(headers).containsExactly("jane", "a", "b", "x", "Bearer t");
    }
}
