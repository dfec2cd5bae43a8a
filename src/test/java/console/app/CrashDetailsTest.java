package console.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Details for a report hold the stack and no secret.
final class CrashDetailsTest {
    private static final String SECRET = "hunter2hunter2hunter2";

    @Test
    void theyHoldVersionThreadAndStack() {
        String details = CrashDetails.of("store", new IllegalStateException("no row k3s-cp1"));

        assertThat(details)
                .startsWith("cps-console ")
                .contains("thread store", "IllegalStateException: no row k3s-cp1")
                .contains("at console.app.CrashDetailsTest.theyHoldVersionThreadAndStack");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer " + SECRET,
                "token: " + SECRET + ", next",
                "{\"password\": \"" + SECRET + "\"}",
                "https://ops:" + SECRET + "@10.21.0.35:6443/api",
                "client-key-data: " + SECRET,
                "K10" + SECRET + SECRET + "::server:" + SECRET + SECRET,
                "-----BEGIN EC PRIVATE KEY-----\n" + SECRET + "\n-----END EC PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n" + SECRET
            })
    void secretsAreLeftOut(String text) {
        String details = CrashDetails.of("main", new IllegalStateException("cannot use " + text));

        assertThat(details).contains("cannot use ", "[left out]").doesNotContain(SECRET);
    }
}
