package console.services.kube;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// Runs a credential plugin: its argv as it stands, never through a shell, its standard error
/// apart, and not longer than half a minute. The only class that starts a local process.
final class ExecPlugin {
    private static final int SECONDS = 30;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// @param until when it expires, null where the plugin does not say
    record Token(String value, @Nullable Instant until) {
        boolean expired() {
            return until != null && until.isBefore(console.services.fact.Clock.system().instant());
        }
    }

    private final String origin;
    private final String user;
    private final JsonNode exec;

    ExecPlugin(String origin, String user, JsonNode exec) {
        this.origin = origin;
        this.user = user;
        this.exec = exec;
    }

    Token run() throws KubeconfigException {
        if (exec.path("interactiveMode").asString("").equals("Always")) {
            throw failure(
                    "needs a terminal (interactiveMode: Always); sign in with it first", null);
        }
        List<String> command = new ArrayList<>();
        command.add(exec.path("command").asString(""));
        exec.path("args").forEach(argument -> command.add(argument.asString("")));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File(nowhere())));
        exec.path("env")
                .forEach(
                        each ->
                                builder.environment()
                                        .put(
                                                each.path("name").asString(""),
                                                each.path("value").asString("")));
        builder.environment().put("KUBERNETES_EXEC_INFO", info());
        try {
            Process process = builder.start();
            FutureTask<String> out = reader(process.getInputStream());
            FutureTask<String> err = reader(process.getErrorStream());
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw failure("did not answer within " + SECONDS + " s", null);
            }
            if (process.exitValue() != 0) {
                String said = err.get().lines().findFirst().orElse("nothing said");
                throw failure("ended with %d: %s".formatted(process.exitValue(), said), null);
            }
            return token(out.get());
        } catch (IOException | ExecutionException e) {
            throw failure("cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("was interrupted", e);
        }
    }

    private static String nowhere() {
        return System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null";
    }

    private String info() {
        return """
        {"kind":"ExecCredential","apiVersion":"%s","spec":{"interactive":false}}\
        """
                .formatted(exec.path("apiVersion").asString("client.authentication.k8s.io/v1"));
    }

    private static FutureTask<String> reader(InputStream in) {
        FutureTask<String> task =
                new FutureTask<>(() -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
        Thread.ofVirtual().name("exec-plugin").start(task);
        return task;
    }

    private Token token(String out) throws KubeconfigException {
        try {
            JsonNode status = JSON.readTree(out).path("status");
            String value = status.path("token").asString("");
            if (value.isEmpty()) {
                throw failure("gave no token", null);
            }
            String until = status.path("expirationTimestamp").asString("");
            return new Token(value, until.isEmpty() ? null : Instant.parse(until));
        } catch (JacksonException | DateTimeParseException e) {
            throw failure("gave no ExecCredential on standard output", e);
        }
    }

    private KubeconfigException failure(String fact, @Nullable Exception cause) {
        String command = exec.path("command").asString("");
        String message =
                "%s: exec plugin %s of user '%s' %s".formatted(origin, command, user, fact);
        return cause == null
                ? new KubeconfigException(message)
                : new KubeconfigException(message, cause);
    }
}
