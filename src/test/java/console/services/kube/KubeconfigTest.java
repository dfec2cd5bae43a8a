package console.services.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import console.services.fact.SystemTimer;
import console.services.lab.api.LabPki;
import console.support.TestingClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// What common readers get wrong (and kubectl does right), each as a test.
final class KubeconfigTest {
    @TempDir Path folder;

    private Access access(String cluster, String user) throws IOException, KubeconfigException {
        Path file = folder.resolve("config");
        Files.writeString(
                file,
                """
                apiVersion: v1
                kind: Config
                current-context: one
                contexts:
                - {name: one, context: {cluster: k, user: u}}
                - {name: two, context: {cluster: k}}
                clusters:
                - {name: k, cluster: {server: "https://10.21.0.35:6443"%s}}
                users:
                - name: u
                  user: {%s}
                """
                        .formatted(cluster, user));
        return Kubeconfig.file(file).access(null);
    }

    @Test
    void tokenFileIsReadAgainForEveryRequest() throws IOException, KubeconfigException {
        Files.writeString(folder.resolve("token"), "first\n");
        Access access = access("", "tokenFile: token");

        String first = access.credentials().proof().header();
        Files.writeString(folder.resolve("token"), "second");

        assertThat(first).isEqualTo("Bearer first");
        assertThat(access.credentials().proof().header()).isEqualTo("Bearer second");
    }

    @Test
    void passwordIsBasic() throws IOException, KubeconfigException {
        assertThat(access("", "username: a, password: b").credentials().proof().header())
                .isEqualTo("Basic YTpi");
    }

    @Test
    void impersonationIsKept() throws IOException, KubeconfigException {
        Access access =
                access("", "token: t, as: jane, as-groups: [a, b], as-user-extra: {scope: [x]}");

        assertThat(access.impersonate())
                .containsExactly(
                        "Impersonate-User", "jane",
                        "Impersonate-Group", "a",
                        "Impersonate-Group", "b",
                        "Impersonate-Extra-scope", "x");
    }

    @Test
    void serverNameAndHttpProxyAreKept() throws IOException, KubeconfigException {
        Access access =
                access(", tls-server-name: kubernetes, proxy-url: \"http://127.0.0.1:3128\"", "");

        assertThat(access.serverName()).isEqualTo("kubernetes");
        assertThat(access.proxy()).hasToString("http://127.0.0.1:3128");
    }

    @Test
    void socksProxyIsRefusedByName() {
        assertThatThrownBy(() -> access(", proxy-url: \"socks5://127.0.0.1:1080\"", ""))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining("socks5://127.0.0.1:1080")
                .hasMessageContaining("only http://");
    }

    @Test
    void filesAreRelativeToTheKubeconfig() throws IOException, KubeconfigException {
        String authority = LabPki.fresh(TestingClock.START).authorityPem();
        Files.writeString(folder.resolve("ca.pem"), authority);

        assertThat(access(", certificate-authority: ca.pem", "").authorities())
                .isEqualTo(authority);
    }

    @Test
    void aKeyFileAndACertificateFileAreRelativeToo() throws IOException, KubeconfigException {
        Files.createDirectory(folder.resolve("keys"));
        LabPki.Identity me = LabPki.fresh(TestingClock.START).client("me", "ops");
        Files.writeString(folder.resolve("keys/me.pem"), me.certificatePem());
        Files.writeString(folder.resolve("keys/me.key"), me.keyPem());

        Access access = access("", "client-certificate: keys/me.pem, client-key: keys/me.key");

        assertThat(access.certificate()).isEqualTo(me.certificatePem());
        assertThat(access.key()).isEqualTo(me.keyPem());
    }

    @Test
    void aTokenThatNoHeaderCarriesIsNotQuoted() throws IOException, KubeconfigException {
        Access access = access("", "token: \"very\\nsecret\"");
        try (SystemTimer timer = new SystemTimer();
                KubeHttp http = new KubeHttp(access, new WriteGate(), timer)) {
            assertThatThrownBy(() -> http.json("nodes", "/api/v1/nodes", Duration.ofSeconds(5)))
                    .isInstanceOf(KubeException.class)
                    .message()
                    .contains("no header can carry")
                    .doesNotContain("secret");
        }
    }

    @Test
    void anAuthProviderIsRefusedWithTheNextStep() {
        assertThatThrownBy(() -> access("", "auth-provider: {name: gcp}"))
                .hasMessageContaining("user 'u' has an auth-provider; use an exec plugin");
    }

    @Test
    void whatCannotBeParsedNamesFileAndLine() throws IOException {
        Path file = folder.resolve("broken");
        Files.writeString(file, "a: 1\nb: [1, 2\nc: 3\n");

        assertThatThrownBy(() -> Kubeconfig.file(file))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageStartingWith(file + ", line ");
    }

    @Test
    void whatIsMissingIsNamedWithWhatThereIs() {
        assertThatThrownBy(() -> Kubeconfig.file(folder.resolve("none")))
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> Kubeconfig.text("t", "- 1").access(null))
                .hasMessageContaining("not a list of");
        assertThatThrownBy(
                        () ->
                                Kubeconfig.text("t", "contexts: [{name: a}, {name: b}]")
                                        .access("missing"))
                .hasMessageContaining("no entry 'missing'")
                .hasMessageContaining("a, b");
        assertThatThrownBy(() -> Kubeconfig.text("t", "contexts: [{name: a}]").access(null))
                .hasMessageContaining("no current-context");
    }

    @Test
    void noSecretIsInAMessage() throws IOException {
        Path file = folder.resolve("broken");
        Files.writeString(file, "users:\n- user: {token: very-secret, x: [}\n");

        assertThatThrownBy(() -> Kubeconfig.file(file)).message().doesNotContain("very-secret");
    }
}
