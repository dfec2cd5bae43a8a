package console.app;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.lab.api.LabPki;
import console.services.session.LabControl.Fault;
import console.support.TestingClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.UnaryOperator;

/// What `status` says of a cluster that cannot be looked at: the item, the fact and the reason,
/// with exit code 2, and within its time-out.
class StatusFaultsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(8);

    @TempDir Path folder;

    @Test
    void deadAddress() throws IOException {
        try (StatusLab lab = new StatusLab("healthy", folder)) {
            Path file = edited(lab, text -> text.replaceAll("127.0.0.1:\\d+", "127.0.0.1:1"));

            assertThat(why(file)).isEqualTo("unreachable 127.0.0.1:1: connection refused");
        }
    }

    @Test
    void unknownName() throws IOException {
        try (StatusLab lab = new StatusLab("healthy", folder)) {
            Path file = edited(lab, text -> text.replaceAll("127.0.0.1:\\d+", "nowhere.invalid"));

            assertThat(why(file)).isEqualTo("unreachable nowhere.invalid: the name is not known");
        }
    }

    @Test
    void refusedCredential() throws IOException {
        try (StatusLab lab = new StatusLab("healthy", folder)) {
            Path file =
                    edited(
                            lab,
                            text ->
                                    text.substring(0, text.indexOf("users:"))
                                            + "users: [{name: admin, user: {token: wrong}}]\n");

            assertThat(why(file)).startsWith("unauthorized ").contains("Unauthorized");
        }
    }

    @Test
    void anotherAuthority() throws IOException {
        try (StatusLab lab = new StatusLab("healthy", folder)) {
            String other = LabPki.fresh(Instant.now()).authorityPem();
            String data =
                    Base64.getEncoder().encodeToString(other.getBytes(StandardCharsets.US_ASCII));
            Path file =
                    edited(
                            lab,
                            text ->
                                    text.replaceAll(
                                            "(certificate-authority-data: )[^}]+", "$1" + data));

            assertThat(why(file))
                    .startsWith("unreachable TLS to 127.0.0.1:")
                    .contains("signed by an unknown authority; check certificate-authority");
        }
    }

    @Test
    void anotherServerName() throws IOException {
        try (StatusLab lab = new StatusLab("healthy", folder)) {
            Path file =
                    edited(
                            lab,
                            text ->
                                    text.replace(
                                            "cluster: {server",
                                            "cluster: {tls-server-name: other.example, server"));

            assertThat(why(file))
                    .startsWith("unreachable TLS to 127.0.0.1:")
                    .contains("is for another name; check server and tls-server-name");
        }
    }

    @Test
    void expiredCertificate() throws IOException {
        TestingClock past = new TestingClock();
        past.advance(Duration.ofDays(-800));
        try (StatusLab lab = new StatusLab("healthy", folder, past)) {
            assertThat(why(lab.kubeconfig()))
                    .startsWith("unreachable TLS to 127.0.0.1:")
                    .contains("its certificate has expired; renew it on the server");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HALF_OPEN, timed-out",
        "DROP, unreachable",
        "RESET, unreachable",
        "TOO_MANY_REQUESTS, unavailable",
        "UNAVAILABLE, unavailable",
        "UNAUTHORIZED, unauthorized",
        "FORBIDDEN, forbidden"
    })
    void everyFaultHasItsReason(Fault fault, String reason) throws IOException {
        try (StatusLab lab = new StatusLab("healthy", folder)) {
            lab.lab().inject(fault, "");

            assertThat(why(lab.kubeconfig())).startsWith(reason + " ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FORBIDDEN, services, services, forbidden, /vip",
        "SLOW, services, services, timed-out, /vip",
        "NOT_INSTALLED, networking.k8s.io, ingresses, not-installed, /ingress/hosts",
        "FORBIDDEN, endpointslices.discovery.k8s.io, endpointslices, forbidden,"
                + " /ingress/hosts/0/readyEndpoints",
        "NOT_INSTALLED, metallb.io, servicel2statuses, not-installed, /vip/announcer"
    })
    void oneKindCostsItsOwnPartOnly(
            Fault fault, String target, String source, String reason, String part)
            throws IOException {
        try (StatusLab lab = new StatusLab("healthy", folder)) {
            lab.lab().inject(fault, target);
            StatusLab.Run run = lab.status("--format", "json", "--timeout", "15s");

            assertThat(run.exit()).isZero();
            assertThat(run.source(source).path("why").path("reason").asString()).isEqualTo(reason);
            JsonNode value = run.topology().path("value");
            assertThat(value.at(part).isNull()).as(value.toString()).isTrue();
            assertThat(value.path("nodes").size()).isEqualTo(7);
            assertThat(value.path("ingress").path("controllers").size()).isEqualTo(4);
        }
    }

    private Path edited(StatusLab lab, UnaryOperator<String> edit) throws IOException {
        String before = lab.lab().kubeconfig();
        String after = edit.apply(before);
        assertThat(after).isNotEqualTo(before);
        return Files.writeString(folder.resolve("edited"), after);
    }

    /// Why nodes are absent, when all is as promised: one object, exit 2, in time.
    private static String why(Path kubeconfig) {
        long start = System.nanoTime();
        StatusLab.Run run =
                StatusLab.run(
                        "status",
                        "--kubeconfig",
                        kubeconfig.toString(),
                        "--format",
                        "json",
                        "--timeout",
                        TIMEOUT.toSeconds() + "s");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isEmpty();
        assertThat(run.topology().path("value").isNull()).isTrue();
        assertThat(run.topology().path("state").asString()).isEqualTo("absent");
        JsonNode why = run.source("nodes").path("why");
        return why.path("reason").asString() + " " + why.path("message").asString();
    }
}
