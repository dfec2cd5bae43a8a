package console.services.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import console.support.BrokenFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A kubeconfig that cannot be used is named with the reason, in one line, and stays as it is.
@Timeout(20)
class KubeconfigBadFilesTest {
    private static final String GOOD =
            """
            apiVersion: v1
            kind: Config
            current-context: one
            contexts: [{name: one, context: {cluster: k, user: u}}]
            clusters: [{name: k, cluster: {server: "https://10.21.0.35:6443"}}]
            users: [{name: u, user: {token: secret}}]
            """;

    /// What is replaced in the good file, by what, and what is said of it.
    private static final String CHANGES =
            """
            current-context: one | other: x | no current-context; choose one with --context: one
            current-context: one | current-context: [a] | no current-context
            current-context: one | current-context: two | no entry 'two' in contexts (there are: \
            one)
            contexts: [{name: one, context: {cluster: k, user: u}}] | contexts: 5 | no entry \
            'one' in contexts
            contexts: [{name: one, context: {cluster: k, user: u}}] | contexts: | no entry 'one' \
            in contexts
            cluster: k, user: u | cluster: z, user: u | no entry 'z' in clusters (there are: k)
            cluster: k, user: u | user: u | no entry '' in clusters
            cluster: k, user: u | cluster: k, user: z | no entry 'z' in users (there are: u)
            server: "https://10.21.0.35:6443" | | server of cluster 'k' is '', not an https:// \
            address
            https://10.21.0.35:6443 | 10.21.0.35 | server of cluster 'k' is '10.21.0.35', not an \
            https://
            https://10.21.0.35:6443 | ftp://10.21.0.35 | not an https:// address
            https://10.21.0.35:6443 | https://a b | server of cluster 'k' 'https://a b' is no URL
            server: | proxy-url: "socks5://x:1", server: | proxy-url 'socks5://x:1' is not supported
            server: | proxy-url: "http://a b", server: | proxy-url 'http://a b' is no URL
            server: | certificate-authority: none.pem, server: | none.pem cannot be read
            server: | certificate-authority-data: "@@", server: | certificate-authority-data is \
            not base64
            server: | certificate-authority-data: YWJj, server: | certificate-authority: not a \
            PEM certificate
            token: secret | client-certificate: none.pem | none.pem cannot be read
            token: secret | client-certificate-data: "@@" | client-certificate-data is not base64
            token: secret | client-key-data: "@@" | client-key-data is not base64
            token: secret | client-certificate-data: YWJj, client-key-data: YWJj | \
            client-certificate: not a PEM certificate
            token: secret | auth-provider: {name: gcp} | has an auth-provider; use an exec plugin
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @FieldSource("console.support.BrokenFile#ALL")
    void brokenFileIsNamedAndKept(BrokenFile broken) throws IOException {
        Path file = broken.writeTo(folder);

        assertThatThrownBy(() -> Kubeconfig.file(file))
                .isInstanceOf(KubeconfigException.class)
                .message()
                .startsWith(broken.begin(file))
                .contains(broken.fact())
                .hasLineCount(1);
        assertThat(Files.readAllBytes(file)).isEqualTo(broken.content());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = CHANGES)
    void whatCannotBeIsNamed(String before, String after, String said) throws IOException {
        assertThat(GOOD).contains(before);
        Path file = folder.resolve("config");
        Files.writeString(file, GOOD.replace(before, after == null ? "" : after));

        assertThatThrownBy(() -> Kubeconfig.file(file).access(null))
                .isInstanceOf(KubeconfigException.class)
                .message()
                .startsWith(file + ": ")
                .contains(said)
                .doesNotContain("secret")
                .hasLineCount(1);
    }

    @Test
    void unknownKeysAreNoHindranceAsInKubectl() throws IOException, KubeconfigException {
        Path file = Files.writeString(folder.resolve("config"), GOOD + "preferences: {x: 1}\n");

        assertThat(Kubeconfig.file(file).access(null).cluster()).isEqualTo("k");
    }
}
