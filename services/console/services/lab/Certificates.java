package console.services.lab;

import console.services.lab.api.Json;
import console.services.lab.api.LabPki;

import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Certificates and the Secrets that hold them, with real keys that the seed decides. As in the
/// plan the wildcard is copied by hand: one namespace has last year's, and one has none.
final class Certificates {
    private static final String DOMAIN = ".cps.unileoben.ac.at";
    private static final List<String> NAMES =
            List.of(
                    "*" + DOMAIN,
                    "rancher" + DOMAIN,
                    "jupyterhub" + DOMAIN,
                    "jupyterhub-test" + DOMAIN);
    private static final String WILDCARD = "wildcard-cps-cert";
    private static final int YEAR = 365;
    private static final int QUARTER = 90;

    private final World world;
    private final LabPki pki;

    Certificates(World world) {
        this.world = world;
        Instant longAgo = world.now().minus(Duration.ofDays(40));
        pki = new LabPki("University TLS CA", longAgo, random(world.seed));
    }

    /// Keys of the lab protect nothing: they may be the same again.
    private static SecureRandom random(long seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA1PRNG", e);
        }
    }

    void build() {
        LabPki.Identity current = site(NAMES, 270, YEAR);
        secret("cert-manager", WILDCARD, current);
        secret("jupyterhub", WILDCARD, current);
        secret("cattle-system", WILDCARD, site(NAMES, 9, YEAR));
        certificate("cert-manager", "rancher-serving", 60);
        certificate("jupyterhub", "hub-internal", 41);
        ObjectNode hub = world.object("jupyterhub", "hub", Map.of("component", "hub"));
        hub.put("type", "Opaque").putObject("data").put("hub.config.CryptKeeper.keys", "bGFi");
        world.put("secrets", hub);
        ObjectNode issuer = world.object("", "wildcard-cert", Map.of());
        issuer.putObject("spec").putObject("ca").put("secretName", WILDCARD);
        world.condition(
                        issuer.putObject("status").putArray("conditions"),
                        "Ready",
                        "False",
                        "ErrInvalidKeyPair")
                .put("message", "Error getting keypair for CA issuer: certificate is not a CA");
        world.put("clusterissuers.cert-manager.io", issuer);
    }

    private LabPki.Identity site(List<String> names, int daysLeft, int life) {
        Instant until = world.now().plus(Duration.ofDays(daysLeft));
        return pki.site(names, new LabPki.Validity(until.minus(Duration.ofDays(life)), until));
    }

    private void certificate(String namespace, String name, int daysLeft) {
        LabPki.Identity identity = site(List.of(name + DOMAIN), daysLeft, QUARTER);
        secret(namespace, name + "-tls", identity);
        ObjectNode tree = world.object(namespace, name, Map.of());
        ObjectNode spec = tree.putObject("spec").put("secretName", name + "-tls");
        spec.set("dnsNames", Json.strings(List.of(name + DOMAIN)));
        ObjectNode issuer = spec.putObject("issuerRef").put("name", "wildcard-cert");
        issuer.put("kind", "ClusterIssuer");
        ObjectNode status = tree.putObject("status");
        Instant until = identity.certificate().getNotAfter().toInstant();
        status.put("notBefore", identity.certificate().getNotBefore().toInstant().toString());
        status.put("notAfter", until.toString());
        status.put("renewalTime", until.minus(Duration.ofDays(QUARTER / 3)).toString());
        world.condition(status.putArray("conditions"), "Ready", "True", "Ready")
                .put("message", "Certificate is up to date and has not expired");
        world.put("certificates.cert-manager.io", tree);
    }

    private void secret(String namespace, String name, LabPki.Identity identity) {
        ObjectNode secret = world.object(namespace, name, Map.of());
        ObjectNode data = secret.put("type", "kubernetes.io/tls").putObject("data");
        data.put("tls.crt", base64(identity.certificatePem() + pki.authorityPem()));
        data.put("tls.key", base64(identity.keyPem()));
        world.put("secrets", secret);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
