package console.services.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import console.services.lab.api.LabPki;
import console.support.TestingClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;

/// Credential plugins: what they are given, what they may answer, and what is said when they fail.
final class ExecPluginTest {
    private static final String TOKEN = "printf '{\"status\": {\"token\": \"t\"}}'\n";

    private static final String AUTHORITY =
            Base64.getEncoder()
                    .encodeToString(
                            LabPki.fresh(TestingClock.START)
                                    .authorityPem()
                                    .getBytes(StandardCharsets.US_ASCII));

    @TempDir Path folder;

    private Path script(String text) throws IOException {
        Path script = folder.resolve("plugin");
        Files.writeString(script, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }

    private String config(String command, String rest) {
        return """
        current-context: one
        contexts: [{name: one, context: {cluster: k, user: u}}]
        clusters:
        - name: k
          cluster:
            server: "https://10.21.0.35:6443"
            tls-server-name: kubernetes
            certificate-authority-data: %s
            extensions: [{name: client.authentication.k8s.io/exec, extension: {tenant: cps}}]
        users:
        - name: u
          user:
            exec: {apiVersion: client.authentication.k8s.io/v1, command: "%s"%s}
        """
                .formatted(AUTHORITY, command, rest);
    }

    private Access.Credentials plugin(Object command, String rest)
            throws IOException, KubeconfigException {
        Path file = folder.resolve("config");
        Files.writeString(file, config(command.toString(), rest));
        return Kubeconfig.file(file).access(null).credentials();
    }

    private static void failsWith(Access.Credentials credentials, String... facts) {
        assertThatThrownBy(credentials::proof)
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining("of user 'u'")
                .hasMessageContainingAll(facts);
    }

    @Test
    void isRunAsItsArgumentsStandWithItsStandardErrorApart()
            throws IOException, KubeconfigException {
        Path evidence = folder.resolve("evidence");
        Path script =
                script(
                        """
                        echo 'a warning' >&2
                        printf '{"status": {"token": "%s"}}' "$1-$WHO"
                        """);
        String arguments =
                ", args: [\"a;touch${IFS}" + evidence + "\"], env: [{name: WHO, value: me}]";

        String header = plugin(script, arguments).proof().header();

        assertThat(header).isEqualTo("Bearer a;touch${IFS}" + evidence + "-me");
        assertThat(evidence).doesNotExist();
    }

    @Test
    void isAskedAgainOnlyWhenItsTokenHasExpired() throws IOException, KubeconfigException {
        Path runs = folder.resolve("runs");
        String count = "echo x >> '" + runs + "'\n";
        String until =
                "printf '{\"status\": {\"token\": \"t\", \"expirationTimestamp\": \"%s\"}}'\n";
        Access.Credentials lasting =
                plugin(script(count + until.formatted("2999-01-01T00:00:00Z")), "");
        lasting.proof();
        lasting.proof();
        assertThat(Files.readAllLines(runs)).hasSize(1);
        assertThat(lasting.renew()).isTrue();
        lasting.proof();
        assertThat(Files.readAllLines(runs)).hasSize(2);

        Access.Credentials expired =
                plugin(script(count + until.formatted("2020-01-01T00:00:00Z")), "");
        expired.proof();
        expired.proof();

        assertThat(Files.readAllLines(runs)).hasSize(4);
    }

    @Test
    void aCommandWithAPathIsRelativeToTheKubeconfig() throws IOException, KubeconfigException {
        script(TOKEN);

        assertThat(plugin("./plugin", "").proof().header()).isEqualTo("Bearer t");
    }

    @Test
    void isToldTheClusterWhenItAsksForIt() throws IOException, KubeconfigException {
        Path told = folder.resolve("told");
        Path script = script("printf '%s' \"$KUBERNETES_EXEC_INFO\" > '" + told + "'\n" + TOKEN);

        plugin(script, "").proof();
        JsonNode without = JsonMapper.shared().readTree(Files.readString(told));
        plugin(script, ", provideClusterInfo: true").proof();
        JsonNode with = JsonMapper.shared().readTree(Files.readString(told));

        assertThat(without.path("kind").asString()).isEqualTo("ExecCredential");
        assertThat(without.path("spec").path("interactive").asBoolean(true)).isFalse();
        assertThat(without.path("spec").has("cluster")).isFalse();
        JsonNode cluster = with.path("spec").path("cluster");
        assertThat(cluster.path("server").asString()).isEqualTo("https://10.21.0.35:6443");
        assertThat(cluster.path("tls-server-name").asString()).isEqualTo("kubernetes");
        assertThat(cluster.path("certificate-authority-data").asString()).isEqualTo(AUTHORITY);
        assertThat(cluster.path("config").path("tenant").asString()).isEqualTo("cps");
    }

    @Test
    void mayGiveACertificateInPlaceOfAToken() throws IOException, KubeconfigException {
        Path script =
                script(
                        "printf '{\"status\": {\"clientCertificateData\": \"c\","
                                + " \"clientKeyData\": \"k\"}}'");

        assertThat(plugin(script, "").proof()).isEqualTo(new Access.Proof(null, "c", "k"));
    }

    @Test
    void thatIsMissingIsNamedWithItsHint() throws IOException, KubeconfigException {
        failsWith(
                plugin("no-such-plugin", ", installHint: 'install it with apt'"),
                "no-such-plugin",
                "cannot be run (no such program); install it with apt");
    }

    @Test
    void itsFailureIsKeptUntilSomebodyAsksAgain() throws IOException, KubeconfigException {
        Path runs = folder.resolve("runs");
        Access.Credentials credentials =
                plugin(script("echo x >> '" + runs + "'; echo 'sign in first' >&2; exit 3"), "");

        failsWith(credentials, "ended with 3: sign in first");
        failsWith(credentials, "ended with 3: sign in first");
        assertThat(Files.readAllLines(runs)).hasSize(1);
        credentials.renew();
        failsWith(credentials, "ended with 3");

        assertThat(Files.readAllLines(runs)).hasSize(2);
    }

    @Test
    void thatNeedsATerminalIsNotStarted() throws IOException, KubeconfigException {
        Path runs = folder.resolve("runs");
        Path script = script("touch '" + runs + "'\n" + TOKEN);

        failsWith(plugin(script, ", interactiveMode: Always"), "needs a terminal");

        assertThat(runs).doesNotExist();
        assertThat(plugin(script, ", interactiveMode: IfAvailable").proof().header()).isNotNull();
    }

    @Test
    void thatHangsIsEndedWithItsChildren() throws IOException {
        Path script = script("sleep 600 & sleep 600");
        JsonNode exec =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("apiVersion", "client.authentication.k8s.io/v1")
                        .put("command", script.toString());
        ExecPlugin plugin = new ExecPlugin("file", "u", exec, null, null, Duration.ofMillis(500));

        assertThatThrownBy(plugin::run).hasMessageContaining("did not answer within");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo very-secret, no JSON",
                "printf '{\"status\": {}}'",
                "printf '{\"status\": {\"token\": \"very-secret\", \"expirationTimestamp\":"
                        + " \"x\"}}'",
                "printf '{\"status\": {\"clientCertificateData\": \"very-secret\"}}'",
                "printf '{\"apiVersion\": \"v9\", \"status\": {\"token\": \"very-secret\"}}'"
            })
    void whatItAnswersWrongIsSaidWithoutSecrets(String text)
            throws IOException, KubeconfigException {
        Access.Credentials credentials = plugin(script(text), "");

        assertThatThrownBy(credentials::proof)
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining("exec plugin")
                .message()
                .doesNotContain("very-secret");
    }

    @Test
    void ofAnOldVersionIsRefused() throws IOException, KubeconfigException {
        Path file = folder.resolve("config");
        Files.writeString(file, config("x", "").replace("k8s.io/v1,", "k8s.io/v1alpha1,"));

        failsWith(Kubeconfig.file(file).access(null).credentials(), "v1alpha1");
    }
}
