package console.services.lab;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.lab.api.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Speaks to a lab with what its kubeconfig holds, TLS verified.
final class LabClient implements AutoCloseable {
    private final HttpClient http;
    private final String url;
    private final String token;

    LabClient(String kubeconfig) throws GeneralSecurityException, IOException {
        JsonNode config = YAMLMapper.builder().build().readTree(kubeconfig);
        JsonNode cluster = config.path("clusters").path(0).path("cluster");
        JsonNode user = config.path("users").path(0).path("user");
        url = Json.text(cluster, "server");
        token = Json.text(user, "token");
        KeyStore trust = store();
        trust.setCertificateEntry(
                "ca", certificate(decoded(cluster, "certificate-authority-data")));
        TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
        trusted.init(trust);
        KeyStore own = store();
        if (user.has("client-key-data")) {
            String pem = new String(decoded(user, "client-key-data"), StandardCharsets.UTF_8);
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", ""));
            own.setKeyEntry(
                    "me",
                    KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der)),
                    new char[0],
                    new Certificate[] {certificate(decoded(user, "client-certificate-data"))});
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
        http = HttpClient.newBuilder().sslContext(context).build();
    }

    private static KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static byte[] decoded(JsonNode object, String field) {
        return Base64.getDecoder().decode(Json.text(object, field));
    }

    private static Certificate certificate(byte[] pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(20));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Json.parse(answer.body());
    }

    /// Waits no longer than this.
    HttpResponse<String> get(String path, Duration limit) throws IOException, InterruptedException {
        return http.send(request(path).timeout(limit).build(), BodyHandlers.ofString());
    }

    /// With one more header of the request.
    HttpResponse<byte[]> get(String path, String header, String value)
            throws IOException, InterruptedException {
        return http.send(request(path).header(header, value).build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<InputStream> stream(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofInputStream());
    }

    HttpResponse<String> send(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Content-Type", type);
        return http.send(
                request.method(method, BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
