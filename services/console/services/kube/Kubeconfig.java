package console.services.kube;

import console.services.file.FileException;
import console.services.file.YamlFile;
import console.services.pem.Pem;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/// Reads a kubeconfig as `kubectl` does. Written anew because common readers run exec plugins
/// through a shell, ignore `tokenFile`, `as` and `tls-server-name`, and cannot read every kind of
/// key.
public final class Kubeconfig {
    private final String origin;
    private final @Nullable Path folder;
    private final JsonNode tree;

    private Kubeconfig(String origin, @Nullable Path folder, JsonNode tree) {
        this.origin = origin;
        this.folder = folder;
        this.tree = tree;
    }

    public static Kubeconfig file(Path file) throws KubeconfigException {
        try {
            Path folder = file.toAbsolutePath().getParent();
            return new Kubeconfig(file.toString(), folder, YamlFile.read(file).tree());
        } catch (FileException e) {
            throw new KubeconfigException(String.valueOf(e.getMessage()), e);
        }
    }

    /// From memory; files that it names are relative to nothing and refused.
    public static Kubeconfig text(String origin, String text) throws KubeconfigException {
        try {
            return new Kubeconfig(origin, null, YamlFile.parse(origin, text).tree());
        } catch (FileException e) {
            throw new KubeconfigException(String.valueOf(e.getMessage()), e);
        }
    }

    /// The names of its contexts.
    public List<String> contexts() {
        List<String> names = new ArrayList<>();
        tree.path("contexts").forEach(entry -> names.add(entry.path("name").asString("?")));
        return names;
    }

    /// @param context its name; null takes `current-context`
    public Access access(@Nullable String context) throws KubeconfigException {
        String name = context == null ? tree.path("current-context").asString("") : context;
        if (name.isEmpty()) {
            throw new KubeconfigException(
                    origin
                            + ": no current-context; choose one with --context: "
                            + names("contexts"));
        }
        JsonNode chosen = entry("contexts", name, "context");
        String clusterName = chosen.path("cluster").asString("");
        JsonNode cluster = entry("clusters", clusterName, "cluster");
        String userName = chosen.path("user").asString("");
        JsonNode user = userName.isEmpty() ? tree.path("none") : entry("users", userName, "user");
        String serverName = cluster.path("tls-server-name").asString("");
        return new Access(
                clusterName,
                server(clusterName, cluster),
                certificates(cluster, "certificate-authority"),
                cluster.path("insecure-skip-tls-verify").asBoolean(false),
                serverName.isEmpty() ? null : serverName,
                proxy(cluster),
                certificates(user, "client-certificate"),
                data(user, "client-key"),
                new UserCredentials(
                        origin, userName, user, this::resolve, plugin(userName, user, cluster)),
                impersonate(user));
    }

    private @Nullable ExecPlugin plugin(String userName, JsonNode user, JsonNode cluster)
            throws KubeconfigException {
        if (user.has("auth-provider")) {
            throw new KubeconfigException(
                    "%s: user '%s' has an auth-provider; use an exec plugin instead"
                            .formatted(origin, userName));
        }
        JsonNode exec = user.path("exec");
        if (!exec.isObject()) {
            return null;
        }
        boolean told = exec.path("provideClusterInfo").asBoolean(false);
        return new ExecPlugin(
                origin, userName, exec, folder, told ? info(cluster) : null, ExecPlugin.LIMIT);
    }

    /// The cluster as `KUBERNETES_EXEC_INFO` describes it.
    private ObjectNode info(JsonNode cluster) throws KubeconfigException {
        ObjectNode info = JsonNodeFactory.instance.objectNode();
        for (String name : List.of("server", "tls-server-name", "proxy-url")) {
            String value = cluster.path(name).asString("");
            if (!value.isEmpty()) {
                info.put(name, value);
            }
        }
        if (cluster.path("insecure-skip-tls-verify").asBoolean(false)) {
            info.put("insecure-skip-tls-verify", true);
        }
        String authorities = data(cluster, "certificate-authority");
        if (authorities != null) {
            byte[] pem = authorities.getBytes(StandardCharsets.US_ASCII);
            info.put("certificate-authority-data", Base64.getEncoder().encodeToString(pem));
        }
        for (JsonNode extension : cluster.path("extensions")) {
            if (extension.path("name").asString("").equals("client.authentication.k8s.io/exec")) {
                info.set("config", extension.path("extension"));
            }
        }
        return info;
    }

    private JsonNode entry(String list, String name, String part) throws KubeconfigException {
        for (JsonNode entry : tree.path(list)) {
            if (entry.path("name").asString("").equals(name)) {
                return entry.path(part);
            }
        }
        throw new KubeconfigException(
                "%s: no entry '%s' in %s (there are: %s)"
                        .formatted(origin, name, list, names(list)));
    }

    private String names(String list) {
        List<String> names = new ArrayList<>();
        tree.path(list).forEach(entry -> names.add(entry.path("name").asString("?")));
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private URI server(String clusterName, JsonNode cluster) throws KubeconfigException {
        String text = cluster.path("server").asString("");
        URI server = uri(text, "server of cluster '" + clusterName + "'");
        if (server.getHost() == null
                || !(text.startsWith("https://") || text.startsWith("http://"))) {
            throw new KubeconfigException(
                    "%s: server of cluster '%s' is '%s', not an https:// address"
                            .formatted(origin, clusterName, text));
        }
        return server;
    }

    private @Nullable URI proxy(JsonNode cluster) throws KubeconfigException {
        String text = cluster.path("proxy-url").asString("");
        if (text.isEmpty()) {
            return null;
        }
        if (!text.startsWith("http://")) {
            throw new KubeconfigException(
                    "%s: proxy-url '%s' is not supported, only http:// proxies are"
                            .formatted(origin, text));
        }
        return uri(text, "proxy-url");
    }

    private URI uri(String text, String item) throws KubeconfigException {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new KubeconfigException(origin + ": " + item + " '" + text + "' is no URL", e);
        }
    }

    /// `NAME-data` in the file itself, or the file that `NAME` names.
    private @Nullable String data(JsonNode part, String name) throws KubeconfigException {
        String data = part.path(name + "-data").asString("");
        if (!data.isEmpty()) {
            try {
                return new String(
                        Base64.getDecoder().decode(data.replaceAll("\\s", "")),
                        StandardCharsets.US_ASCII);
            } catch (IllegalArgumentException e) {
                throw new KubeconfigException(origin + ": " + name + "-data is not base64", e);
            }
        }
        String file = part.path(name).asString("");
        if (file.isEmpty()) {
            return null;
        }
        try {
            return Files.readString(resolve(file), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new KubeconfigException(
                    "%s: %s %s cannot be read".formatted(origin, name, resolve(file)), e);
        }
    }

    /// Read once here, so that what is wrong with them is said of this file.
    private @Nullable String certificates(JsonNode part, String name) throws KubeconfigException {
        String pem = data(part, name);
        try {
            if (pem != null) {
                Collection<? extends Certificate> _ = Pem.certificates(pem);
            }
            return pem;
        } catch (Pem.PemException e) {
            throw new KubeconfigException(origin + ": " + name + ": " + e.getMessage(), e);
        }
    }

    private Path resolve(String file) throws KubeconfigException {
        Path path = Path.of(file);
        if (path.isAbsolute()) {
            return path;
        }
        if (folder == null) {
            throw new KubeconfigException(origin + ": relative file " + file + " has no folder");
        }
        return folder.resolve(path);
    }

    private static List<String> impersonate(JsonNode user) {
        List<String> headers = new ArrayList<>();
        String as = user.path("as").asString("");
        if (!as.isEmpty()) {
            headers.addAll(List.of("Impersonate-User", as));
        }
        String uid = user.path("as-uid").asString("");
        if (!uid.isEmpty()) {
            headers.addAll(List.of("Impersonate-Uid", uid));
        }
        for (JsonNode group : user.path("as-groups")) {
            headers.addAll(List.of("Impersonate-Group", group.asString("")));
        }
        user.path("as-user-extra")
                .properties()
                .forEach(
                        extra ->
                                extra.getValue()
                                        .forEach(
                                                value ->
                                                        headers.addAll(
                                                                List.of(
                                                                        "Impersonate-Extra-"
                                                                                + extra.getKey(),
                                                                        value.asString("")))));
        return headers;
    }
}
