package console.services.kube;

import console.services.kube.Access.Proof;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.locks.ReentrantLock;

/// The user part of a kubeconfig: token, token file (read again for every request, because it is
/// renewed), user and password, or an exec plugin. What a plugin gave is kept until it expires, and
/// so is its failure until somebody asks again: no credential is tried twice by itself.
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
    private final @Nullable ExecPlugin plugin;
    private final ReentrantLock lock = new ReentrantLock();
    private ExecPlugin.@Nullable Answer answer;
    private @Nullable KubeconfigException failure;

    UserCredentials(
            String origin,
            String name,
            JsonNode user,
            Resolver files,
            @Nullable ExecPlugin plugin) {
        this.origin = origin;
        this.name = name;
        this.user = user;
        this.files = files;
        this.plugin = plugin;
    }

    @Override
    public Proof proof() throws KubeconfigException {
        String token = user.path("token").asString("");
        String file = user.path("tokenFile").asString("");
        if (!file.isEmpty()) {
            token = read(files.resolve(file));
        }
        if (!token.isEmpty()) {
            return new Proof("Bearer " + token, null, null);
        }
        String password = user.path("password").asString("");
        if (!password.isEmpty()) {
            String pair = user.path("username").asString("") + ":" + password;
            byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
            return new Proof("Basic " + Base64.getEncoder().encodeToString(bytes), null, null);
        }
        return plugin == null ? new Proof(null, null, null) : asked(plugin);
    }

    @Override
    public boolean renew() {
        lock.lock();
        try {
            boolean kept = answer != null || failure != null;
            answer = null;
            failure = null;
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

    private Proof asked(ExecPlugin plugin) throws KubeconfigException {
        lock.lock();
        try {
            if (failure != null) {
                throw failure;
            }
            ExecPlugin.Answer known = answer;
            if (known == null || known.expired()) {
                known = plugin.run();
                answer = known;
            }
            return known.proof();
        } catch (KubeconfigException e) {
            failure = e;
            throw e;
        } finally {
            lock.unlock();
        }
    }
}
