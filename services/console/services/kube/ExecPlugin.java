package console.services.kube;

import console.services.fact.Clock;
import console.services.kube.Access.Proof;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs a credential plugin: its argv as it stands, never through a shell, its standard error
/// apart, and not longer than its time. The only class that starts a local process.
final class ExecPlugin {
    static final Duration LIMIT = Duration.ofSeconds(30);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String GROUP = "client.authentication.k8s.io/";
    private static final Set<String> VERSIONS = Set.of(GROUP + "v1", GROUP + "v1beta1");
    private static final int LONGEST = 300;

    /// @param until when it expires, null where the plugin does not say
    record Answer(Proof proof, @Nullable Instant until) {
        boolean expired() {
            return until != null && until.isBefore(Clock.system().instant());
        }
    }

    private final String origin;
    private final String user;
    private final JsonNode exec;
    private final @Nullable Path folder;
    private final @Nullable ObjectNode cluster;
    private final Duration limit;

    /// @param folder of the kubeconfig: a command with a separator in it is relative to it
    /// @param cluster what is told to a plugin that asks for it (`provideClusterInfo`), else null
    ExecPlugin(
            String origin,
            String user,
            JsonNode exec,
            @Nullable Path folder,
            @Nullable ObjectNode cluster,
            Duration limit) {
        this.origin = origin;
        this.user = user;
        this.exec = exec;
        this.folder = folder;
        this.cluster = cluster;
        this.limit = limit;
    }

    Answer run() throws KubeconfigException {
        check();
        try {
            Process process = builder().start();
            FutureTask<String> out = reader(process.getInputStream());
            FutureTask<String> err = reader(process.getErrorStream());
            if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                kill(process);
                throw failure("did not answer within " + limit.toSeconds() + " s", null);
            }
            if (process.exitValue() != 0) {
                throw failure("ended with %d: %s".formatted(process.exitValue(), said(err)), null);
            }
            return answer(out.get(1, TimeUnit.SECONDS));
        } catch (IOException e) {
            String hint = exec.path("installHint").asString("").strip();
            String advice = hint.isEmpty() ? "" : "; " + hint;
            throw failure("cannot be run (" + reason(e) + ")" + advice, e);
        } catch (ExecutionException | TimeoutException e) {
            throw failure("ended, but its output did not", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("was interrupted", e);
        }
    }

    private void check() throws KubeconfigException {
        String version = exec.path("apiVersion").asString("");
        if (!VERSIONS.contains(version)) {
            throw failure("has apiVersion '" + version + "'; v1 and v1beta1 are supported", null);
        }
        if (exec.path("interactiveMode").asString("").equals("Always")) {
            throw failure(
                    "needs a terminal (interactiveMode: Always); sign in with it first", null);
        }
    }

    private ProcessBuilder builder() {
        List<String> command = new ArrayList<>();
        command.add(command());
        exec.path("args").forEach(argument -> command.add(argument.asString("")));
        ProcessBuilder builder = new ProcessBuilder(command);
        boolean windows = File.separatorChar == '\\';
        builder.redirectInput(
                ProcessBuilder.Redirect.from(new File(windows ? "NUL" : "/dev/null")));
        for (JsonNode variable : exec.path("env")) {
            builder.environment()
                    .put(variable.path("name").asString(""), variable.path("value").asString(""));
        }
        builder.environment().put("KUBERNETES_EXEC_INFO", info());
        return builder;
    }

    private String command() {
        String command = exec.path("command").asString("");
        boolean path = command.indexOf('/') >= 0 || command.indexOf(File.separatorChar) >= 0;
        return folder != null && path ? folder.resolve(command).toString() : command;
    }

    private String info() {
        ObjectNode info = JsonNodeFactory.instance.objectNode();
        info.put("kind", "ExecCredential");
        info.put("apiVersion", exec.path("apiVersion").asString(""));
        ObjectNode spec = info.putObject("spec").put("interactive", false);
        if (cluster != null) {
            spec.set("cluster", cluster);
        }
        return info.toString();
    }

    private static FutureTask<String> reader(InputStream in) {
        FutureTask<String> task =
                new FutureTask<>(() -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
        Thread.ofVirtual().name("exec-plugin").start(task);
        return task;
    }

    /// With what it started itself: a child would hold its output open.
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String said(FutureTask<String> err)
            throws InterruptedException, ExecutionException {
        try {
            String first = err.get(1, TimeUnit.SECONDS).lines().findFirst().orElse("nothing said");
            return first.length() > LONGEST ? first.substring(0, LONGEST) + "…" : first;
        } catch (TimeoutException _) {
            return "nothing said";
        }
    }

    private Answer answer(String out) throws KubeconfigException {
        try {
            JsonNode tree = JSON.readTree(out);
            String version = tree.path("apiVersion").asString("");
            if (!version.isEmpty() && !version.equals(exec.path("apiVersion").asString(""))) {
                throw failure("answered in " + version + ", not as asked", null);
            }
            JsonNode status = tree.path("status");
            String token = status.path("token").asString("");
            String certificate = status.path("clientCertificateData").asString("");
            String key = status.path("clientKeyData").asString("");
            if (token.isEmpty() && certificate.isEmpty()) {
                throw failure("gave neither a token nor a certificate", null);
            }
            if (certificate.isEmpty() != key.isEmpty()) {
                throw failure("gave only one of certificate and key", null);
            }
            String until = status.path("expirationTimestamp").asString("");
            return new Answer(
                    new Proof(
                            token.isEmpty() ? null : "Bearer " + token,
                            certificate.isEmpty() ? null : certificate,
                            key.isEmpty() ? null : key),
                    until.isEmpty() ? null : Instant.parse(until));
        } catch (JacksonException | DateTimeParseException _) {
            // Their messages may quote what was read, and that may be a secret.
            throw failure("gave no ExecCredential on standard output", null);
        }
    }

    private static String reason(IOException e) {
        String text = String.valueOf(e.getMessage());
        return text.matches("(?s).*error[=:] ?2\\b.*") ? "no such program" : text;
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
