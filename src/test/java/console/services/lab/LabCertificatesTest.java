package console.services.lab;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.lab.api.Json;
import console.services.lab.api.StoredObject;
import console.services.pem.Pem;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The TLS Secrets hold what real ones hold, with the plan's own traps.
class LabCertificatesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    private final LabCluster cluster = new LabCluster(new LabOptions("healthy", 1, 0), () -> NOW);

    private Optional<StoredObject> wildcard(String namespace) {
        return cluster.store().get("secrets", namespace, "wildcard-cps-cert");
    }

    private static String data(StoredObject secret, String key) {
        JsonNode value = secret.tree().path("data").path(key);
        byte[] text = Base64.getDecoder().decode(value.asString());
        return new String(text, StandardCharsets.US_ASCII);
    }

    private static X509Certificate leaf(StoredObject secret) throws Exception {
        return (X509Certificate) Pem.certificates(data(secret, "tls.crt")).iterator().next();
    }

    @Test
    void everyTlsSecretHasACertificateAndTheKeyOfIt() throws Exception {
        List<StoredObject> secrets =
                cluster.store().list("secrets", "").stream()
                        .filter(each -> Json.is(each.tree(), "type", "kubernetes.io/tls"))
                        .toList();
        assertThat(secrets).hasSize(5);
        for (StoredObject secret : secrets) {
            // Fails where the two do not go together.
            assertThat(Pem.identity(data(secret, "tls.crt"), data(secret, "tls.key")))
                    .as(secret.key())
                    .isNotEmpty();
            assertThat(Pem.certificates(data(secret, "tls.crt"))).hasSize(2);
        }
    }

    @Test
    void theWildcardNamesTheHostsOfTheIngresses() throws Exception {
        String names = leaf(wildcard("jupyterhub").orElseThrow()).getSubjectAlternativeNames() + "";
        assertThat(names).contains("*.cps.unileoben.ac.at");
        for (StoredObject ingress : cluster.store().list("ingresses.networking.k8s.io", "")) {
            JsonNode rule = ingress.tree().path("spec").path("rules").path(0);
            assertThat(names).contains(Json.text(rule, "host"));
        }
    }

    @Test
    void oneCopyIsNearItsEndAndOneNamespaceHasNone() throws Exception {
        assertThat(left("cert-manager")).isEqualTo(Duration.ofDays(270));
        assertThat(left("jupyterhub")).isEqualTo(Duration.ofDays(270));
        assertThat(left("cattle-system")).isEqualTo(Duration.ofDays(9));
        assertThat(wildcard("jupyterhub-test")).isEmpty();
    }

    private Duration left(String namespace) throws Exception {
        X509Certificate leaf = leaf(wildcard(namespace).orElseThrow());
        return Duration.between(NOW, leaf.getNotAfter().toInstant());
    }

    @Test
    void certificatesSayWhatTheirSecretsHold() throws Exception {
        for (StoredObject certificate : cluster.store().list("certificates.cert-manager.io", "")) {
            JsonNode tree = certificate.tree();
            StoredObject secret =
                    cluster.store()
                            .get(
                                    "secrets",
                                    certificate.namespace(),
                                    Json.text(tree, "spec", "secretName"))
                            .orElseThrow();
            assertThat(Instant.parse(Json.text(tree, "status", "notAfter")))
                    .isEqualTo(leaf(secret).getNotAfter().toInstant());
        }
    }
}
