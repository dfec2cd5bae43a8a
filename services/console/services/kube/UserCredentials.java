package console.services.kube;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.locks.ReentrantLock;

/// The user part of a kubeconfig: token, token file (read again for every request, because it is
/// renewed), user and password, or an exec plugin whose token is kept until it expires.
final class UserCredentials implements Access.Credentials {
    /// Finds a file that the kubeconfig names.
    @FunctionalInterface
    interface Resolver {
        Path resolve(String file) throws KubeconfigException;
    }

    private final String origin;
    private final String name;
    private final JsonNode user;
    private final Resolver files;
    private final ReentrantLock lock = new ReentrantLock();
    private ExecPlugin.@Nullable Token token;

    UserCredentials(String origin, String name, JsonNode user, Resolver files) {
        this.origin = origin;
        this.name = name;
        this.user = user;
        this.files = files;
    }

    @Override
    public @Nullable String header() throws KubeconfigException {
        String fixed = user.path("token").asString("");
        String file = user.path("tokenFile").asString("");
        if (!file.isEmpty()) {
            fixed = read(files.resolve(file));
        }
        if (!fixed.isEmpty()) {
            return "Bearer " + fixed;
        }
        String password = user.path("password").asString("");
        if (!password.isEmpty()) {
            String pair = user.path("username").asString("") + ":" + password;
            return "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        }
        JsonNode exec = user.path("exec");
        return exec.isObject() ? "Bearer " + plugin(exec) : null;
    }

    @Override
    public boolean renew() {
        lock.lock();
        try {
            boolean kept = token != null;
            token = null;
            return kept;
        } finally {
            lock.unlock();
        }
    }

    private String read(Path file) throws KubeconfigException {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new KubeconfigException(
                    "%s: tokenFile %s of user '%s' cannot be read".formatted(origin, file, name),
                    e);
        }
    }

    private String plugin(JsonNode exec) throws KubeconfigException {
        lock.lock();
        try {
            ExecPlugin.Token known = token;
            if (known == null || known.expired()) {
                known = new ExecPlugin(origin, name, exec).run();
                token = known;
            }
            return known.value();
        } finally {
            lock.unlock();
        }
    }
}
