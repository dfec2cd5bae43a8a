package console.services.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import console.services.lab.api.LabPki;
import console.support.TestingClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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

    private Path script(String text) throws IOException {
        Path script = folder.resolve("plugin");
        Files.writeString(script, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(
                script, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
        return script;
    }

    private Access plugin(Path command, String rest) throws IOException, KubeconfigException {
        return access(
                "",
                "exec: {apiVersion: client.authentication.k8s.io/v1, command: \"%s\"%s}"
                        .formatted(command, rest));
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
    void pluginIsRunAsItsArgumentsStand() throws IOException, KubeconfigException {
        Path evidence = folder.resolve("evidence");
        Path script =
                script(
                        """
                        echo 'a warning' >&2
                        printf '{"status": {"token": "%s"}}' "$1-$WHO"
                        """);
        String arguments =
                ", args: [\"a;touch${IFS}" + evidence + "\"], env: [{name: WHO, value: me}]";

        String header = plugin(script, arguments).credentials().proof().header();

        assertThat(header).isEqualTo("Bearer a;touch${IFS}" + evidence + "-me");
        assertThat(evidence).doesNotExist();
    }

    @Test
    void pluginIsAskedAgainOnlyWhenItsTokenHasExpired() throws IOException, KubeconfigException {
        String count = "echo x >> '" + folder.resolve("runs") + "'\n";
        Path script =
                script(
                        count
                                + """
                                printf '{"status": {"token": "t", "expirationTimestamp": \
                                "2999-01-01T00:00:00Z"}}'
                                """);
        Access.Credentials credentials = plugin(script, "").credentials();

        credentials.proof();
        credentials.proof();
        assertThat(Files.readAllLines(folder.resolve("runs"))).hasSize(1);
        assertThat(credentials.renew()).isTrue();
        credentials.proof();
        assertThat(Files.readAllLines(folder.resolve("runs"))).hasSize(2);
    }

    @Test
    void pluginThatFailsIsNamedWithItsOwnWords() throws IOException, KubeconfigException {
        Access access = plugin(script("echo 'sign in first' >&2; exit 3"), "");

        assertThatThrownBy(() -> access.credentials().proof().header())
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining("ended with 3: sign in first");
    }

    @Test
    void pluginThatIsMissingIsNamed() throws IOException, KubeconfigException {
        Access access = plugin(folder.resolve("nowhere"), "");

        assertThatThrownBy(() -> access.credentials().proof().header())
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("cannot be run");
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
